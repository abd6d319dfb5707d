import { limits } from './limits.ts';

/** Of each article's terms the lower half, to see quickly which articles may have a term. */
export interface Sketches {
  /** By row, where its terms begin in `all`, and end. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** With room behind what is used. */
  readonly all: Uint16Array;
  readonly used: number;
}

/**
 * Sketches after a change: of place `i` what was in row `rows[i]`, unless `rows[i]` is -1; then `fresh(i)`. New
 * ones are written behind the others, since to move all would take longer than all else. Undefined where they are too many.
 */
export function moveSketches(
  rows: Int32Array,
  before: Sketches | undefined,
  fresh: (i: number) => Uint16Array | undefined,
): Sketches | undefined {
  const [starts, ends] = [new Uint32Array(rows.length), new Uint32Array(rows.length)];
  const added: { readonly at: number; readonly sketch: Uint16Array }[] = [];
  let [kept, more] = [0, 0];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (row >= 0 && before) {
      starts[i] = before.starts[row] as number;
      ends[i] = before.ends[row] as number;
      kept += (ends[i] as number) - (starts[i] as number);
    } else {
      const sketch = fresh(i);
      if (!sketch) return undefined;
      added.push({ at: i, sketch });
      more += sketch.length;
    }
  }
  if (kept + more > limits.sketched) return undefined;
  let [all, used] = [before?.all, before?.used ?? 0];
  if (!all || used + more > all.length) {
    const roomy = new Uint16Array(Math.ceil((kept + more) * 1.02) + (1 << 12));
    used = 0;
    for (let i = 0; i < rows.length; i++) {
      if ((rows[i] as number) < 0 || !before) continue;
      const list = before.all.subarray(starts[i], ends[i]);
      roomy.set(list, used);
      [starts[i], ends[i]] = [used, used + list.length];
      used += list.length;
    }
    all = roomy;
  }
  for (const { at, sketch } of added) {
    all.set(sketch, used);
    [starts[at], ends[at]] = [used, used + sketch.length];
    used += sketch.length;
  }
  return { starts, ends, all, used };
}
