import { Chains } from './chains.ts';
import { limits } from './limits.ts';
import { type Reading, Readings, termsAlone, type Text } from './reading.ts';
import { type Hashes, shared } from './shingles.ts';
import { Frequencies, likenessTo, weigh, type Weighed } from './terms.ts';

/** How two texts agree. */
export interface Agreement<T> {
  readonly other: T;
  /** Shingles in common as a part of those of either, 0 to 1 (Jaccard). */
  readonly resemblance: number;
  /** Shingles in common as a part of the shorter text's, 0 to 1. */
  readonly containment: number;
}

/** What a text leaves in an archive, by which others find it. */
export interface Trace {
  readonly fingerprints: Hashes;
  /** The words that tell most. */
  readonly keys: Uint32Array;
  /** The length of the vector of its weighed terms. */
  readonly length: number;
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
function sampleOf(reading: Reading): number {
  const { size, fingerprints } = reading;
  return size > limits.whole ? fingerprints.length : (2 * fingerprints.length) / (limits.window + 1);
}

const heaviest = (weights: ReadonlyMap<number, number>, count: number): number[] =>
  [...weights]
    .sort((a, b) => b[1] - a[1] || b[0] - a[0])
    .slice(0, count)
    .map(([key]) => key);

/**
 * Texts to find others among. A text is first `learn`ed (what is rare is judged by all that were learned), then `add`ed;
 * `repeated` and `retold` look among those added so far.
 */
export class Archive<T extends Text> {
  readonly #readings = new Readings();
  readonly #frequencies = new Frequencies();
  readonly #passages = new Chains();
  readonly #names = new Chains();
  readonly #texts: T[] = [];
  readonly #days: number[] = [];
  readonly #lengths: number[] = [];
  #last: { text: T; weighed: Weighed } | undefined;

  /** `soon` says that the text is added while its reading can still be at hand. */
  learn(text: T, soon = false): void {
    this.#frequencies.add(soon ? this.#readings.of(text).terms : termsAlone(text));
    this.#last = undefined;
  }

  /** Adds a text of a day, in days since the epoch; with its trace, where that is known, it is not read. */
  add(text: T, day: number, trace: Trace = this.traceOf(text)): void {
    this.#passages.add(trace.fingerprints, this.#texts.length);
    this.#names.add(trace.keys, this.#texts.length);
    this.#texts.push(text);
    this.#days.push(day);
    this.#lengths.push(trace.length);
  }

  /** What a text leaves, as rare as its terms are by what was learned so far. */
  traceOf(text: T): Trace {
    const { keys, length } = this.#weighed(text);
    return {
      fingerprints: this.#readings.of(text).fingerprints,
      keys: Uint32Array.from(keys.keys()),
      length,
    };
  }

  /** The texts that largely repeat this one, or it them. */
  repeated(text: T): Agreement<T>[] {
    const reading = this.#readings.of(text);
    if (reading.size < limits.shortest) return [];
    const counts = new Map<number, number>();
    for (const hash of reading.fingerprints)
      this.#passages.visit(hash, (ordinal) => counts.set(ordinal, (counts.get(ordinal) ?? 0) + 1));
    const found: Agreement<T>[] = [];
    for (const ordinal of heaviest(counts, limits.compare)) {
      const other = this.#texts[ordinal] as T;
      const theirs = this.#readings.of(other);
      const least = limits.promising * Math.min(sampleOf(reading), sampleOf(theirs));
      if ((counts.get(ordinal) as number) < least) continue;
      const [shingles, others] = [reading.shingles(), theirs.shingles()];
      const common = shared(shingles, others);
      const [size, otherSize] = [shingles.length, others.length];
      if (repeats(common, size, otherSize))
        found.push({
          other,
          resemblance: common / (size + otherSize - common),
          containment: common / Math.min(size, otherSize),
        });
    }
    return found;
  }

  /**
   * The texts that speak of the same things, with how alike they are; not those of `but`. With a day, only those that are
   * `limits.days` from it at most.
   */
  retold(text: T, but: ReadonlySet<T>, day?: number): { other: T; likeness: number }[] {
    const weighed = this.#weighed(text);
    const days = this.#days;
    const weights = new Map<number, number>();
    let all = 0;
    for (const [hash, weight] of weighed.keys) {
      all += weight;
      this.#names.visit(hash, (ordinal) => {
        if (day === undefined || Math.abs((days[ordinal] as number) - day) <= limits.days)
          weights.set(ordinal, (weights.get(ordinal) ?? 0) + weight);
      });
    }
    for (const [ordinal, weight] of weights)
      if (weight < limits.keyed * all || but.has(this.#texts[ordinal] as T)) weights.delete(ordinal);
    const candidates = heaviest(weights, limits.compare).map((ordinal) => {
      const other = this.#texts[ordinal] as T;
      return { other, terms: this.#readings.of(other).terms, length: this.#lengths[ordinal] as number };
    });
    if (candidates.length === 0) return [];
    // Only now, since reading a text and comparing share memory.
    const likeness = likenessTo(weighed);
    return candidates.map(({ other, terms, length }) => ({ other, likeness: likeness(terms, length) }));
  }

  /** A text's terms, weighed; mostly asked for twice in a row. */
  #weighed(text: T): Weighed {
    if (this.#last?.text !== text)
      this.#last = { text, weighed: weigh(this.#readings.of(text).terms, this.#frequencies) };
    return this.#last.weighed;
  }
}
