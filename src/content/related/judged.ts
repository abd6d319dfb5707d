import { traceOf } from './archive.ts';
import type { Lessons } from './lessons.ts';
import type { Columns, Found } from './linked.ts';
import { listAt } from './lists.ts';
import type { Readings } from './reading.ts';
import type { Sequence } from './sequence.ts';
import type { Sketches } from './sketches.ts';
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
  { ones, rows, gone }: Sequence,
  known: Columns,
  lessons: Lessons,
  readings: Readings,
): Judged | undefined {
  const found = new Map<number, Found>();
  const reweighed = new Set<number>();
  const difference = new Difference();
  const most = ones.length / 4;
  let [next, stale] = [0, 0];
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
    const isMoved = sieve(moved);
    for (let i = start; i < end; i++) {
      const row = rows[i] as number;
      if (row >= 0) {
        if (difference.lessons === 0) {
          if (moved.size === 0) continue;
          if (!known.sketches) return undefined;
          if (!isMoved(known.sketches, row)) continue;
        }
        if (++stale > most) return undefined;
      }
      const reading = readings.of(ones[i] as (typeof ones)[number]);
      const { hashes } = reading.terms;
      if (row >= 0 && difference.lessons === 0 && !hashes.some((hash) => moved.has(bucketOf(hash)))) continue;
      const trace = traceOf(reading, weigh(reading.terms, frequencies));
      found.set(i, { trace, terms: hashes });
      if (row >= 0 && isSame(trace.keys, listAt(known.names, row))) reweighed.add(i);
    }
  }
  return { found, reweighed };
}

/** Tells whether a row may have a term of one of these buckets. */
function sieve(buckets: ReadonlySet<number>): (sketches: Sketches, row: number) => boolean {
  const holds = new Uint8Array(1 << 16);
  for (const bucket of buckets) holds[bucket & 0xffff] = 1;
  return ({ starts, ends, all }, row) => {
    const end = ends[row] as number;
    for (let i = starts[row] as number; i < end; i++) if (holds[all[i] as number] === 1) return true;
    return false;
  };
}
