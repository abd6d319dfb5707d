import { Chains, type Choice, walked } from './chains.ts';
import { Days } from './days.ts';
import { Sets } from './kin.ts';
import { limits } from './limits.ts';
import { type Reading, Readings, termsAlone, type Text } from './reading.ts';
import type { Hashes } from './shingles.ts';
import { Frequencies, likenessTo, weigh, type Weighed } from './terms.ts';

/** How two texts agree. */
export interface Agreement<T> {
  readonly other: T;
  /** The how-manieth text that was added it is. */
  readonly ordinal: number;
  /** Shingles in common as a part of those of either, 0 to 1 (Jaccard). */
  readonly resemblance: number;
  /** Shingles in common as a part of the shorter text's, 0 to 1. */
  readonly containment: number;
}

/** How alike two texts are in what they speak of. */
export interface Likeness<T> {
  readonly other: T;
  readonly ordinal: number;
  readonly likeness: number;
}

/** What a text leaves in an archive, by which others find it. */
export interface Trace {
  /** How many shingles it has. */
  readonly size: number;
  readonly fingerprints: Hashes;
  /** The words that tell most. */
  readonly keys: Uint32Array;
  /** The length of the vector of its weighed terms. */
  readonly length: number;
}

/** What archives may share: readings, what was learned, and which buckets are ever walked. */
export interface Ground {
  readonly readings?: Readings;
  readonly frequencies?: Frequencies;
  readonly passages?: Choice;
  readonly names?: Choice;
}

/** Whether so much of a text is repeated that the two are one article. Sizes in shingles. */
export function repeats(common: number, size: number, otherSize: number): boolean {
  const shorter = Math.min(size, otherSize);
  if (shorter < limits.shortest) return false;
  return (
    common >= limits.resemblance * (size + otherSize - common) ||
    (shorter >= limits.contained && common >= limits.containment * shorter)
  );
}

/** How many fingerprints a text would leave if it were sampled. */
function sampleOf({ size, fingerprints }: Pick<Reading, 'size' | 'fingerprints'>): number {
  return size > limits.whole ? fingerprints.length : (2 * fingerprints.length) / (limits.window + 1);
}

/** What a text leaves, its terms weighed. */
export function traceOf({ size, fingerprints }: Reading, { keys, length }: Weighed): Trace {
  return { size, fingerprints, keys, length };
}

interface Entry<T> {
  readonly text: T;
  /** As in its trace. */
  readonly length: number;
  /** How many fingerprints it would leave if it were sampled. */
  readonly sample: number;
}

/** Sums by ordinal, of few among many. */
class Sums {
  readonly ordinals: number[] = [];
  #sums = new Float64Array(1 << 10);

  get(ordinal: number): number {
    return this.#sums[ordinal] as number;
  }

  /** Adds an amount above 0 to so many that a walk found. */
  addAll(count: number, amount: number): void {
    const sums = this.#sums;
    for (let k = 0; k < count; k++) {
      const ordinal = walked[k] as number;
      const sum = sums[ordinal] as number;
      if (sum === 0) this.ordinals.push(ordinal);
      sums[ordinal] = sum + amount;
    }
  }

  /** Those with the greatest sums, of equal ones the newest, at most `limits.compare`. */
  heaviest(ordinals: readonly number[] = this.ordinals): readonly number[] {
    const sums = this.#sums;
    return [...ordinals]
      .sort((a, b) => (sums[b] as number) - (sums[a] as number) || b - a)
      .slice(0, limits.compare);
  }

  /** Begins anew, with room for so many ordinals. */
  clear(room: number): void {
    for (const ordinal of this.ordinals) this.#sums[ordinal] = 0;
    this.ordinals.length = 0;
    if (room > this.#sums.length) this.#sums = new Float64Array(2 * room);
  }
}

/**
 * Texts to find others among. A text is first `learn`ed (what is rare is judged by all that were learned), then `add`ed;
 * `repeated` and `retold` look among those added so far.
 */
export class Archive<T extends Text> {
  readonly #readings: Readings;
  readonly #sets: Sets<T>;
  readonly #frequencies: Frequencies;
  readonly #passages: Chains;
  readonly #names: Chains;
  readonly #entries = new Map<number, Entry<T>>();
  readonly #days = new Days();
  #next = 0;
  readonly #sums = new Sums();
  #last: { text: T; weighed: Weighed } | undefined;

  constructor({ readings = new Readings(), frequencies = new Frequencies(), passages, names }: Ground = {}) {
    this.#readings = readings;
    this.#sets = new Sets(readings);
    this.#frequencies = frequencies;
    this.#passages = new Chains(passages);
    this.#names = new Chains(names);
  }

  /** Learns what is rare. */
  learn(text: T): void {
    this.#frequencies.add(termsAlone(text).hashes);
    this.#last = undefined;
  }

  /**
   * Adds a text of a day, in days since the epoch; with its trace, where that is known, it is not read. Ordinals, where they are
   * given, ascend.
   */
  add(text: T, day: number, trace: Trace = this.traceOf(text), ordinal: number = this.#next): void {
    this.#passages.add(trace.fingerprints, ordinal);
    this.#names.add(trace.keys, ordinal);
    this.#entries.set(ordinal, { text, length: trace.length, sample: sampleOf(trace) });
    this.#days.add(day, ordinal);
    this.#next = ordinal + 1;
  }

  /** What a text leaves, as rare as its terms are by what was learned so far. */
  traceOf(text: T): Trace {
    return traceOf(this.#readings.of(text), this.#weighed(text));
  }

  /** The texts that largely repeat this one, or it them. */
  repeated(text: T): Agreement<T>[] {
    const reading = this.#readings.of(text);
    const { size, fingerprints } = reading;
    if (size < limits.shortest) return [];
    const sums = this.#sums;
    sums.clear(this.#next);
    for (let i = 0; i < fingerprints.length; i++)
      sums.addAll(this.#passages.walk(fingerprints[i] as number), 1);
    const sample = sampleOf(reading);
    const promising = sums.heaviest().filter((ordinal) => {
      const { sample: theirs } = this.#entries.get(ordinal) as Entry<T>;
      return sums.get(ordinal) >= limits.promising * Math.min(sample, theirs);
    });
    const others = promising.map((ordinal) => (this.#entries.get(ordinal) as Entry<T>).text);
    return this.#sets.compare(text, others).flatMap(({ common, size, otherSize }, i) =>
      repeats(common, size, otherSize)
        ? {
            other: others[i] as T,
            ordinal: promising[i] as number,
            resemblance: common / (size + otherSize - common),
            containment: common / Math.min(size, otherSize),
          }
        : [],
    );
  }

  /**
   * The texts that speak of the same things, with how alike they are; not those of `but`. With a day, only those that are
   * `limits.days` from it at most. Where `known` tells how alike one is it is not compared again.
   */
  retold(
    text: T,
    but: ReadonlySet<T>,
    day?: number,
    known?: (ordinal: number) => number | undefined,
  ): Likeness<T>[] {
    const weighed = this.#weighed(text);
    const { keys, keyWeights } = weighed;
    const sums = this.#sums;
    sums.clear(this.#next);
    const days = this.#days;
    const least = day === undefined ? 0 : days.least(day);
    let all = 0;
    for (let i = 0; i < keys.length; i++) {
      all += keyWeights[i] as number;
      sums.addAll(this.#names.walk(keys[i] as number, least), keyWeights[i] as number);
    }
    const promising = sums.ordinals.filter(
      (ordinal) =>
        sums.get(ordinal) >= limits.keyed * all &&
        (day === undefined || days.isNear(ordinal, day)) &&
        !but.has((this.#entries.get(ordinal) as Entry<T>).text),
    );
    const candidates = sums.heaviest(promising).map((ordinal) => {
      const { text: other, length } = this.#entries.get(ordinal) as Entry<T>;
      const likeness = known?.(ordinal);
      return likeness === undefined
        ? { ordinal, other, terms: this.#readings.of(other).terms, length }
        : { ordinal, other, likeness };
    });
    if (!candidates.some(({ terms }) => terms)) return candidates as Likeness<T>[];
    // Only when all are read, since reading a text and comparing share memory.
    const compare = likenessTo(weighed);
    return candidates.map(({ ordinal, other, terms, length, likeness }) => ({
      ordinal,
      other,
      likeness: terms ? compare(terms, length) : likeness,
    }));
  }

  /** A text's terms, weighed; mostly asked for twice in a row. */
  #weighed(text: T): Weighed {
    if (this.#last?.text !== text)
      this.#last = { text, weighed: weigh(this.#readings.of(text).terms, this.#frequencies) };
    return this.#last.weighed;
  }
}
