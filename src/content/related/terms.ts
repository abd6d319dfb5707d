import { limits } from './limits.ts';
import { join } from './tokens.ts';

/**
 * What an article speaks of: hashes of its words (even) and of its pairs of neighbouring words (odd), as they first come, with
 * how often each stands.
 */
export interface Terms {
  readonly hashes: Uint32Array;
  readonly counts: Uint16Array;
}

/** Places of hashes in a list, by open addressing: for one article at a time, since all share the memory. */
class Places {
  #table = new Int32Array(1 << 12);
  #mask = 0;

  /** Forgets all places, and makes room for so many. */
  clear(most: number): void {
    let size = 1 << 6;
    while (size < 2 * most) size *= 2;
    if (size > this.#table.length) this.#table = new Int32Array(size);
    this.#table.fill(0, 0, size);
    this.#mask = size - 1;
  }

  /** The place of a hash in a list; -1 where it has none, unless `next` is given, which then is its place. */
  find(hash: number, list: Uint32Array, next = -1): number {
    for (let at = (hash >>> 1) & this.#mask; ; at = (at + 1) & this.#mask) {
      const place = (this.#table[at] as number) - 1;
      if (place < 0) {
        if (next >= 0) this.#table[at] = next + 1;
        return next;
      }
      if (list[place] === hash) return place;
    }
  }
}

const places = new Places();

export function termsOf(tokens: Uint32Array): Terms {
  const most = Math.max(0, tokens.length * 2 - 1);
  const hashes = new Uint32Array(most);
  const counts = new Uint16Array(most);
  places.clear(most);
  let n = 0;
  const count = (hash: number): void => {
    const place = places.find(hash, hashes, n);
    if (place === n) hashes[n++] = hash;
    counts[place] = (counts[place] as number) + 1;
  };
  for (let i = 0; i < tokens.length; i++) {
    if (i > 0) count((join(tokens[i - 1] as number, tokens[i] as number) | 1) >>> 0);
    count(((tokens[i] as number) & ~1) >>> 0);
  }
  return { hashes: hashes.slice(0, n), counts: counts.slice(0, n) };
}

const buckets = 1 << 22;

/** Where a term is counted. */
export const bucketOf = (hash: number): number => hash & (buckets - 1);

/** Natural logarithms of the counts that are met most; of 0 as of 1. */
const logs = Float64Array.from({ length: 1 << 12 }, (_, count) => Math.log(Math.max(1, count)));
const mostTelling = Math.log(limits.rarest);
const log = (count: number): number => logs[count] ?? Math.log(count);

/** In how many articles each term stands, counted by bucket: two terms in one bucket are taken for more common than they are. */
export class Frequencies {
  readonly #counts = new Uint16Array(buckets);
  #articles = 0;
  #logOfAll = 0;

  /** Counts the terms of an article. */
  add(hashes: Uint32Array): void {
    this.#logOfAll = Math.log(++this.#articles + limits.prior + 1);
    const counts = this.#counts;
    for (let i = 0; i < hashes.length; i++) {
      const bucket = bucketOf(hashes[i] as number);
      counts[bucket] = Math.min(0xffff, (counts[bucket] as number) + 1);
    }
  }

  /** Forgets the terms of an article that were counted. */
  remove(hashes: Uint32Array): void {
    this.#logOfAll = Math.log(--this.#articles + limits.prior + 1);
    const counts = this.#counts;
    for (let i = 0; i < hashes.length; i++) {
      const bucket = bucketOf(hashes[i] as number);
      counts[bucket] = (counts[bucket] as number) - 1;
    }
  }

  /** How much a term tells, by its rarity: ln of articles per article that has it, from 0 to ln `limits.rarest`. */
  weight(hash: number): number {
    return Math.min(mostTelling, this.#logOfAll - log(this.#counts[bucketOf(hash)] as number));
  }

  /** Whether it would tell another amount if it stood in so many articles more. */
  wouldDiffer(hash: number, more: number): boolean {
    const count = (this.#counts[bucketOf(hash)] as number) + more;
    return Math.min(mostTelling, this.#logOfAll - log(count)) !== this.weight(hash);
  }
}

/** Terms with what each tells in this article, by how rare it is and how often it stands. */
export interface Weighed {
  readonly terms: Terms;
  /** For each of the terms, the weight by which it counts wherever it stands. */
  readonly weights: Float64Array;
  /** The words that tell most, at most `limits.keys`, with their weights here. */
  readonly keys: ReadonlyMap<number, number>;
  /** The length of the vector of its terms. */
  readonly length: number;
}

const emphasis = (count: number): number => 1 + log(count);

/** The least of the greatest `limits.keys` numbers that were added; 0 while they are fewer. */
class Threshold {
  readonly #greatest = new Float64Array(limits.keys);
  #size = 0;

  add(value: number): void {
    const greatest = this.#greatest;
    if (this.#size === greatest.length && value <= (greatest[this.#size - 1] as number)) return;
    let at = Math.min(this.#size, greatest.length - 1);
    for (; at > 0 && (greatest[at - 1] as number) < value; at--) greatest[at] = greatest[at - 1] as number;
    greatest[at] = value;
    this.#size = Math.min(this.#size + 1, greatest.length);
  }

  get value(): number {
    return this.#size < this.#greatest.length ? 0 : (this.#greatest[this.#size - 1] as number);
  }
}

export function weigh(terms: Terms, frequencies: Frequencies): Weighed {
  const { hashes, counts } = terms;
  const weights = new Float64Array(hashes.length);
  const threshold = new Threshold();
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const hash = hashes[i] as number;
    const weight = frequencies.weight(hash);
    const here = emphasis(counts[i] as number) * weight;
    weights[i] = weight;
    sum += here * here;
    if (hash % 2 === 0) threshold.add(here);
  }
  const least = threshold.value;
  const keys = new Map<number, number>();
  for (let i = 0; i < weights.length && keys.size < limits.keys; i++) {
    const hash = hashes[i] as number;
    if (hash % 2 === 1) continue;
    const here = emphasis(counts[i] as number) * (weights[i] as number);
    if (here >= least) keys.set(hash, here);
  }
  return { terms, weights, keys, length: Math.sqrt(sum) };
}

/**
 * How alike one article and others are in what they speak of: the cosine of their weighed terms, 0 to 1. What is returned
 * holds until it is made for another.
 */
export function likenessTo({
  terms,
  weights,
  length,
}: Weighed): (other: Terms, otherLength: number) => number {
  const { hashes, counts } = terms;
  places.clear(hashes.length);
  const own = new Float64Array(hashes.length);
  for (let i = 0; i < hashes.length; i++) {
    places.find(hashes[i] as number, hashes, i);
    own[i] = emphasis(counts[i] as number) * (weights[i] as number) ** 2;
  }
  return (other, otherLength) => {
    let sum = 0;
    for (let i = 0; i < other.hashes.length; i++) {
      const place = places.find(other.hashes[i] as number, hashes);
      if (place >= 0) sum += (own[place] as number) * emphasis(other.counts[i] as number);
    }
    return length === 0 || otherLength === 0 ? 0 : sum / (length * otherLength);
  };
}
