import { duplicateLimits } from './limits.ts';
import { join, type Words } from './tokens.ts';

/** The words (even hashes) and the pairs of neighbouring words (odd hashes) of an article. */
export interface Terms {
  /** Ascending, each once. */
  readonly hashes: Uint32Array;
  /** The weight of each by how often it occurs: 1 + ln(count). */
  readonly frequencies: Float32Array;
}

/**
 * The hashes of the terms of the title and the first `duplicateLimits.telling` words of the text, as often as they
 * occur.
 */
function occurrencesOf({ title, text }: Words): Uint32Array {
  const length = title.length + Math.min(text.length, duplicateLimits.telling);
  const all = new Uint32Array(Math.max(0, 2 * length - 1));
  for (let i = 0, before = 0; i < length; i++) {
    const word = (i < title.length ? title[i] : text[i - title.length]) as number;
    all[2 * i] = word & ~1;
    if (i > 0) all[2 * i - 1] = join(before, word) | 1;
    before = word;
  }
  return all;
}

/** Natural logarithms of small counts, which are looked up often. */
const logs = Float64Array.from({ length: 1 << 12 }, (_, count) => Math.log(count));
const logOf = (count: number): number => (count < logs.length ? (logs[count] as number) : Math.log(count));

/** Counts the terms of an article. */
export function termsOf(words: Words): Terms {
  const hashes = occurrencesOf(words).sort();
  const frequencies = new Float32Array(hashes.length);
  let size = 0;
  for (let i = 0, end = 0; i < hashes.length; i = end) {
    const hash = hashes[i] as number;
    while (hashes[end] === hash) end++;
    hashes[size] = hash;
    frequencies[size++] = 1 + logOf(end - i);
  }
  return { hashes: hashes.slice(0, size), frequencies: frequencies.slice(0, size) };
}

const isWord = (hash: number): boolean => (hash & 1) === 0;

const bits = 20;
const buckets = 1 << bits;

/** The bucket of a hash; ascending hashes have ascending buckets, which lie near each other in memory. */
const bucketOf = (hash: number): number => hash >>> (32 - bits);

/**
 * The number of articles that contain each term, by bucket: two terms of one bucket count as more common than they are.
 */
export class DocumentFrequencies {
  readonly #counts = new Uint16Array(buckets);
  /** The number of the last article in each bucket, which is not counted twice. */
  readonly #last = new Uint32Array(buckets);
  #documents = 0;

  add(words: Words): void {
    const article = ++this.#documents;
    const [counts, last] = [this.#counts, this.#last];
    const occurrences = occurrencesOf(words);
    for (let i = 0; i < occurrences.length; i++) {
      const at = bucketOf(occurrences[i] as number);
      if (last[at] === article) continue;
      last[at] = article;
      counts[at] = Math.min((counts[at] as number) + 1, 0xffff);
    }
  }

  /**
   * The inverse document frequency of each term: ln(articles / articles that contain it), from 0 to ln
   * `duplicateLimits.rarest`.
   */
  inverse({ hashes }: Terms): Float64Array {
    const all = Math.log(this.#documents + duplicateLimits.prior + 1);
    const most = Math.log(duplicateLimits.rarest);
    const counts = this.#counts;
    const inverse = new Float64Array(hashes.length);
    for (let i = 0; i < hashes.length; i++) {
      const count = counts[bucketOf(hashes[i] as number)] as number;
      inverse[i] = Math.min(most, all - logOf(count));
    }
    return inverse;
  }
}

/** An article as a vector of tf-idf weights, one a term. */
export interface Vector {
  readonly terms: Terms;
  readonly inverse: Float64Array;
  /** The words with the greatest weights, at most `duplicateLimits.keys`, */
  readonly keys: Uint32Array;
  /** and their weights. */
  readonly keyWeights: Float64Array;
  /** The Euclidean length of the vector. */
  readonly length: number;
}

/** A weight and a hash in one number, so that sorting numbers sorts by weight, then by hash. */
const pack = (weight: number, hash: number): number => Math.round(weight * 2 ** 14) * 2 ** 32 + hash;

/** Weighs the terms of an article by how rare they are among the articles that were counted. */
export function vectorOf(terms: Terms, documents: DocumentFrequencies): Vector {
  const { hashes, frequencies } = terms;
  const inverse = documents.inverse(terms);
  const words = new Float64Array(hashes.length);
  let [size, sum] = [0, 0];
  for (let i = 0; i < hashes.length; i++) {
    const weight = (frequencies[i] as number) * (inverse[i] as number);
    sum += weight * weight;
    if (isWord(hashes[i] as number)) words[size++] = pack(weight, hashes[i] as number);
  }
  const greatest = words.subarray(0, size).sort().subarray(-duplicateLimits.keys);
  const keys = new Uint32Array(greatest.length);
  const keyWeights = new Float64Array(greatest.length);
  for (let i = 0; i < keys.length; i++) {
    const weight = Math.floor((greatest[i] as number) / 2 ** 32);
    keys[i] = (greatest[i] as number) - weight * 2 ** 32;
    keyWeights[i] = weight / 2 ** 14;
  }
  return { terms, inverse, keys, keyWeights, length: Math.sqrt(sum) };
}

/** The weights of one article by bucket, zero before and after use. */
const dense = new Float32Array(buckets);

/** The cosines of a vector and of other articles, given by their terms and lengths: 0 to 1. */
export function cosines(
  { terms, inverse, length }: Vector,
  others: readonly { readonly terms: Terms; readonly length: number }[],
): readonly number[] {
  const { hashes, frequencies } = terms;
  for (let i = 0; i < hashes.length; i++)
    dense[bucketOf(hashes[i] as number)] = (frequencies[i] as number) * (inverse[i] as number) ** 2;
  const found = others.map((other) => {
    const [theirs, counts] = [other.terms.hashes, other.terms.frequencies];
    let sum = 0;
    for (let i = 0; i < theirs.length; i++)
      sum += (dense[bucketOf(theirs[i] as number)] as number) * (counts[i] as number);
    return sum === 0 ? 0 : Math.min(1, sum / (length * other.length));
  });
  for (let i = 0; i < hashes.length; i++) dense[bucketOf(hashes[i] as number)] = 0;
  return found;
}
