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

const buckets = 1 << 24;

/** In how many articles each term stands, counted by bucket: two terms in one bucket are taken for more common than they are. */
export class Frequencies {
  readonly #counts = new Uint32Array(buckets);
  #articles = 0;

  add(terms: Terms): void {
    this.#articles++;
    for (const hash of terms.hashes) {
      const bucket = hash & (buckets - 1);
      this.#counts[bucket] = (this.#counts[bucket] as number) + 1;
    }
  }

  /** In how many articles a term stands. */
  count(hash: number): number {
    return this.#counts[hash & (buckets - 1)] as number;
  }

  /** How much a term tells, by its rarity: ln of articles per article that has it, from 0 to ln `limits.rarest`. */
  weight(hash: number): number {
    const articles = this.#articles + limits.prior + 1;
    return Math.min(Math.log(limits.rarest), Math.log(articles / Math.max(1, this.count(hash))));
  }
}

const emphasis = (count: number, weight: number): number => (1 + Math.log(count)) * weight;

/** The words of an article that tell most about it, at most `limits.keys`, with their weights. */
export function keysOf(terms: Terms, frequencies: Frequencies): ReadonlyMap<number, number> {
  const words = new Map<number, number>();
  for (let i = 0; i < terms.hashes.length; i++) {
    const hash = terms.hashes[i] as number;
    if (hash % 2 === 0) words.set(hash, emphasis(terms.counts[i] as number, frequencies.weight(hash)));
  }
  const least = Float64Array.from(words.values()).sort().at(-limits.keys) ?? 0;
  const keys = new Map<number, number>();
  for (const [hash, weight] of words) if (weight >= least && keys.size < limits.keys) keys.set(hash, weight);
  return keys;
}

/** The length of an article's vector of weighted terms. */
export function lengthOf(terms: Terms, frequencies: Frequencies): number {
  let sum = 0;
  for (let i = 0; i < terms.hashes.length; i++)
    sum += emphasis(terms.counts[i] as number, frequencies.weight(terms.hashes[i] as number)) ** 2;
  return Math.sqrt(sum);
}

/** How alike two articles are in what they speak of: the cosine of their weighted terms, 0 to 1. */
export function likeness(a: Terms, b: Terms, frequencies: Frequencies): number {
  let [i, j, sum] = [0, 0, 0];
  while (i < a.hashes.length && j < b.hashes.length) {
    const [x, y] = [a.hashes[i] as number, b.hashes[j] as number];
    if (x === y) {
      const weight = frequencies.weight(x);
      sum += emphasis(a.counts[i] as number, weight) * emphasis(b.counts[j] as number, weight);
    }
    if (x <= y) i++;
    if (y <= x) j++;
  }
  const lengths = lengthOf(a, frequencies) * lengthOf(b, frequencies);
  return lengths === 0 ? 0 : sum / lengths;
}
