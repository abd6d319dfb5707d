import type { Trace } from './archive.ts';
import { type Lists, listAt, moveColumn, moveLists } from './lists.ts';
import { limits } from './limits.ts';
import type { Sequence } from './sequence.ts';

/** A link of an article to an older one, both by their place in the order of age. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly repeats: boolean;
  readonly near: number;
}

/** What linking articles came to, in columns, a row for each, by age. */
export interface Columns {
  readonly ids: readonly string[];
  /** '' where an article had none. */
  readonly digests: readonly string[];
  readonly published: Float64Array;
  readonly added: Float64Array;
  /** Whether it teaches what is rare; the terms of those that do. */
  readonly teaches: Uint8Array;
  readonly lessons: Lists<Uint32Array>;
  /** Traces (archive.ts). */
  readonly sizes: Uint32Array;
  readonly lengths: Float64Array;
  readonly passages: Lists<Uint32Array>;
  readonly names: Lists<Uint32Array>;
  /** Of the terms of each the lower half; absent where they would be more than `limits.sketched` in all. */
  readonly sketches?: Lists<Uint16Array>;
  /** Three numbers a link: the row of the other, 1 where one repeats the other, how near. */
  readonly links: Lists<Float64Array>;
}

/** What was found of an article that is not known, or is to be known otherwise. */
export interface Found {
  readonly trace: Trace;
  readonly terms: Uint32Array;
}

/** What linking came to the last time. */
export class Linked {
  #columns: Columns | undefined;

  constructor(stored?: Columns) {
    this.#columns = stored;
  }

  stored(): Columns | undefined {
    return this.#columns;
  }

  /**
   * Keeps what linking came to now: `found` of articles that were read, the rest as it was; `lessons` are the terms of
   * those that teach and did not before.
   */
  keep(
    { ones, rows }: Sequence,
    found: ReadonlyMap<number, Found>,
    teaches: Uint8Array,
    lessons: ReadonlyMap<number, Uint32Array>,
    edges: readonly Edge[],
  ): void {
    const known = rows.some((row) => row >= 0) ? this.#columns : undefined;
    const at = (i: number): Found => found.get(i) as Found;
    const read = rows.map((row, i) => (found.has(i) ? -1 : row));
    const taught = rows.map((row, i) =>
      row >= 0 && (known?.teaches[row] === 1) === (teaches[i] === 1) ? row : -1,
    );
    const none = new Uint32Array(0);
    const sketches = sketchesOf(read, known, at);
    this.#columns = {
      ids: ones.map(({ id }) => id),
      digests: ones.map(({ digest = '' }) => digest),
      published: Float64Array.from(ones, ({ published }) => published),
      added: Float64Array.from(ones, ({ added }) => added),
      teaches,
      lessons: moveLists(Uint32Array, taught, known?.lessons, (i) => lessons.get(i) ?? none),
      sizes: moveColumn(Uint32Array, read, known?.sizes, (i) => at(i).trace.size),
      lengths: moveColumn(Float64Array, read, known?.lengths, (i) => at(i).trace.length),
      passages: moveLists(Uint32Array, read, known?.passages, (i) => at(i).trace.fingerprints),
      names: moveLists(Uint32Array, read, known?.names, (i) => at(i).trace.keys),
      ...(sketches && { sketches }),
      links: linksIn(edges, ones.length),
    };
  }
}

function sketchesOf(
  rows: Int32Array,
  known: Columns | undefined,
  at: (i: number) => Found,
): Lists<Uint16Array> | undefined {
  const before = known?.sketches;
  if (known && !before) return undefined;
  let size = before?.all.length ?? 0;
  for (let i = 0; i < rows.length; i++) if ((rows[i] as number) < 0) size += at(i).terms.length;
  if (size > limits.sketched) return undefined;
  return moveLists(Uint16Array, rows, before, (i) => new Uint16Array(at(i).terms));
}

/** Edges stand by `from`. */
function linksIn(edges: readonly Edge[], count: number): Lists<Float64Array> {
  const ends = new Uint32Array(count);
  const all = new Float64Array(3 * edges.length);
  let next = 0;
  for (let i = 0; i < count; i++) {
    for (let edge = edges[next]; edge?.from === i; edge = edges[++next])
      all.set([edge.to, Number(edge.repeats), edge.near], 3 * next);
    ends[i] = 3 * next;
  }
  return { ends, all };
}

/** The trace of a row. */
export function traceIn({ sizes, lengths, passages, names }: Columns, row: number): Trace {
  return {
    size: sizes[row] as number,
    fingerprints: listAt(passages, row),
    keys: listAt(names, row),
    length: lengths[row] as number,
  };
}
