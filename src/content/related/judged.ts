import { traceOf } from './archive.ts';
import type { Lessons } from './lessons.ts';
import { limits } from './limits.ts';
import { type Columns, type Found, traceIn } from './linked.ts';
import type { Relatable } from './links.ts';
import { listAt } from './lists.ts';
import { type Readings, termsAlone } from './reading.ts';
import type { Sequence } from './sequence.ts';
import { bucketOf, type Frequencies, weigh } from './terms.ts';

/** Articles that are read, by place: new ones, and those of whose terms one tells more or less than it did. */
export interface Judged {
  readonly found: ReadonlyMap<number, Found>;
  /** Of the old ones among them those whose most telling words are the same. */
  readonly reweighed: ReadonlySet<number>;
}

/** What lessons differ from those that were, article by article. */
class Difference {
  /** By bucket, in how many lessons more terms stand than they did. */
  readonly #more = new Map<number, number>();
  /** How many lessons more there are. */
  lessons = 0;

  count(terms: Uint32Array, by: 1 | -1): void {
    this.lessons += by;
    for (const hash of terms) {
      const bucket = bucketOf(hash);
      const more = (this.#more.get(bucket) ?? 0) + by;
      if (more === 0) this.#more.delete(bucket);
      else this.#more.set(bucket, more);
    }
  }

  get isNone(): boolean {
    return this.lessons === 0 && this.#more.size === 0;
  }

  /** The buckets of terms that tell another amount for it. */
  moved(frequencies: Frequencies): ReadonlySet<number> {
    const moved = new Set<number>();
    for (const [bucket, more] of this.#more) if (frequencies.wouldDiffer(bucket, -more)) moved.add(bucket);
    return moved;
  }
}

const isSame = (a: Uint32Array, b: Uint32Array): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/**
 * Reads the new articles, and those that are judged otherwise since other articles teach what is rare, or these say something
 * else. Undefined where that is so many that all may as well be linked anew.
 */
export function judge(
  sequence: Sequence,
  known: Columns,
  lessons: Lessons,
  readings: Readings,
): Judged | undefined {
  const { ones, rows, gone } = sequence;
  const found = new Map<number, Found>();
  const reweighed = new Set<number>();
  const difference = new Difference();
  let [next, looked] = [0, 0];
  for (let start = 0, end = 0; start < ones.length; start = end) {
    end = lessons.ends[start] as number;
    const { added } = ones[start] as { added: number };
    for (; next < gone.length && (known.added[gone[next] as number] as number) <= added; next++)
      if (known.teaches[gone[next] as number])
        difference.count(listAt(known.lessons, gone[next] as number), -1);
    let isNew = false;
    for (let i = start; i < end; i++) {
      const row = rows[i] as number;
      if (row < 0) isNew = true;
      const taught = lessons.taught(i);
      if (taught !== (lessons.teaches[i] === 1)) difference.count(lessons.termsOf(i), taught ? -1 : 1);
    }
    if (!isNew && difference.isNone) continue;
    const frequencies = lessons.at(start);
    const moved = difference.moved(frequencies);
    const doubtful =
      difference.lessons === 0 ? doubtfulIn(sequence, known, start, end, moved) : others(rows, start, end);
    if (!doubtful || (looked += doubtful.length) > ones.length * limits.doubtful) return undefined;
    for (const i of doubtful) {
      const row = rows[i] as number;
      const terms = termsAlone(ones[i] as Relatable);
      if (difference.lessons === 0 && !terms.hashes.some((hash) => moved.has(bucketOf(hash)))) continue;
      const { keys, length } = weigh(terms, frequencies);
      found.set(i, {
        trace: { ...traceIn(known, row), keys, length },
        sketch: new Uint16Array(terms.hashes),
      });
      if (isSame(keys, listAt(known.names, row))) reweighed.add(i);
    }
    for (let i = start; i < end; i++) {
      if ((rows[i] as number) >= 0) continue;
      const reading = readings.of(ones[i] as Relatable);
      found.set(i, {
        trace: traceOf(reading, weigh(reading.terms, frequencies)),
        sketch: new Uint16Array(reading.terms.hashes),
      });
    }
  }
  return { found, reweighed };
}

/** Those of a group that are known. */
function others(rows: Int32Array, start: number, end: number): readonly number[] {
  const places: number[] = [];
  for (let i = start; i < end; i++) if ((rows[i] as number) >= 0) places.push(i);
  return places;
}

/** Those of a group that are known and may have a term of one of these buckets; undefined where nobody can tell. */
function doubtfulIn(
  { rows }: Sequence,
  { sketches }: Columns,
  start: number,
  end: number,
  buckets: ReadonlySet<number>,
): readonly number[] | undefined {
  if (buckets.size === 0) return [];
  if (!sketches) return undefined;
  const { starts, ends, all } = sketches;
  const holds = new Uint8Array(1 << 16);
  for (const bucket of buckets) holds[bucket & 0xffff] = 1;
  return others(rows, start, end).filter((i) => {
    const row = rows[i] as number;
    const last = ends[row] as number;
    for (let k = starts[row] as number; k < last; k++) if (holds[all[k] as number] === 1) return true;
    return false;
  });
}
