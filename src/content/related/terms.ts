import { limits } from './limits.ts';
import { join } from './tokens.ts';

/**
 * What an article speaks of: hashes of its words (even) and of its pairs of neighbouring words (odd), ascending, with how
 * often each stands.
 */
export interface Terms {
  readonly hashes: Uint32Array;
  readonly counts: Uint16Array;
}

export function termsOf(tokens: readonly number[]): Terms {
  const all = new Uint32Array(Math.max(0, tokens.length * 2 - 1));
  for (let i = 0; i < tokens.length; i++) {
    all[2 * i] = (tokens[i] as number) & ~1;
    if (i > 0) all[2 * i - 1] = join(tokens[i - 1] as number, tokens[i] as number) | 1;
  }
  all.sort();
  const counts = new Uint16Array(all.length);
  let n = 0;
  for (let i = 0; i < all.length; i++) {
    if (i > 0 && all[i] === all[n - 1]) counts[n - 1] = (counts[n - 1] as number) + 1;
    else {
      all[n] = all[i] as number;
      counts[n++] = 1;
    }
  }
  return { hashes: all.slice(0, n), counts: counts.slice(0, n) };
}

const buckets = 1 << 22;

/** Natural logarithms of the counts that are met most; of 0 as of 1. */
const logs = Float64Array.from({ length: 1 << 12 }, (_, count) => Math.log(Math.max(1, count)));
const mostTelling = Math.log(limits.rarest);
const log = (count: number): number => logs[count] ?? Math.log(count);

/** In how many articles each term stands, counted by bucket: two terms in one bucket are taken for more common than they are. */
export class Frequencies {
  readonly #counts = new Uint16Array(buckets);
  #articles = 0;
  #logOfAll = 0;

  add(terms: Terms): void {
    this.#logOfAll = Math.log(++this.#articles + limits.prior + 1);
    for (const hash of terms.hashes) {
      const bucket = hash & (buckets - 1);
      this.#counts[bucket] = Math.min(0xffff, (this.#counts[bucket] as number) + 1);
    }
  }

  /** In how many articles a term stands. */
  count(hash: number): number {
    return this.#counts[hash & (buckets - 1)] as number;
  }

  /** How much a term tells, by its rarity: ln of articles per article that has it, from 0 to ln `limits.rarest`. */
  weight(hash: number): number {
    return Math.min(mostTelling, this.#logOfAll - log(this.count(hash)));
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

export function weigh(terms: Terms, frequencies: Frequencies): Weighed {
  const weights = new Float64Array(terms.hashes.length);
  const words = new Float64Array(weights.length);
  let [sum, count] = [0, 0];
  for (let i = 0; i < weights.length; i++) {
    const hash = terms.hashes[i] as number;
    const weight = frequencies.weight(hash);
    const here = emphasis(terms.counts[i] as number) * weight;
    weights[i] = weight;
    sum += here * here;
    if (hash % 2 === 0) words[count++] = here;
  }
  const least = words.subarray(0, count).sort().at(-limits.keys) ?? 0;
  const keys = new Map<number, number>();
  for (let i = 0; i < weights.length && keys.size < limits.keys; i++) {
    const hash = terms.hashes[i] as number;
    if (hash % 2 === 1) continue;
    const here = emphasis(terms.counts[i] as number) * (weights[i] as number);
    if (here >= least) keys.set(hash, here);
  }
  return { terms, weights, keys, length: Math.sqrt(sum) };
}

/** How alike two articles are in what they speak of: the cosine of their weighed terms, 0 to 1. */
export function likeness({ terms, weights, length }: Weighed, other: Terms, otherLength: number): number {
  let [i, j, sum] = [0, 0, 0];
  while (i < terms.hashes.length && j < other.hashes.length) {
    const [x, y] = [terms.hashes[i] as number, other.hashes[j] as number];
    if (x === y)
      sum +=
        emphasis(terms.counts[i] as number) *
        emphasis(other.counts[j] as number) *
        (weights[i] as number) ** 2;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return length === 0 || otherLength === 0 ? 0 : sum / (length * otherLength);
}
