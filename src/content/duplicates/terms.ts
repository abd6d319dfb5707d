import { duplicateLimits } from './limits.ts';
import { join, type Words } from './tokens.ts';

/** The words that tell the story of an article, in order: its title and the beginning of its text. */
function tellingWords({ title, text }: Words): Uint32Array {
  const words = new Uint32Array(title.length + Math.min(text.length, duplicateLimits.telling));
  words.set(title);
  words.set(text.subarray(0, words.length - title.length), title.length);
  return words;
}

/** The words that tell the story of an article, each once, and how often each occurs. */
export interface WordCounts {
  readonly words: Uint32Array;
  readonly counts: Uint16Array;
}

/** Counts the words that tell the story of an article. */
export function wordCountsOf(article: Words): WordCounts {
  const words = tellingWords(article).sort();
  const counts = new Uint16Array(words.length);
  let size = 0;
  for (let i = 0, next = 1; i < words.length; i = next++) {
    while (next < words.length && words[next] === words[i]) next++;
    words[size] = words[i] as number;
    counts[size++] = next - i;
  }
  return { words: words.slice(0, size), counts: counts.slice(0, size) };
}

const bits = 18;

/** The bucket of a word. The words of one bucket count as more common than they are. */
const bucketOf = (word: number): number => word >>> (32 - bits);

/** The number of articles that contain each word. */
export class DocumentFrequencies {
  readonly #articles = new Uint32Array(1 << bits);
  #all = 0;

  add({ words }: WordCounts): void {
    const articles = this.#articles;
    this.#all++;
    for (const word of words) articles[bucketOf(word)] = (articles[bucketOf(word)] as number) + 1;
  }

  /**
   * The inverse document frequency of a word: ln(articles / articles that contain it), from 0 to ln
   * `duplicateLimits.rarest`.
   */
  inverse(word: number): number {
    const all = this.#all + duplicateLimits.prior + 1;
    return Math.log(Math.min(duplicateLimits.rarest, all / (this.#articles[bucketOf(word)] as number)));
  }
}

/** The words of an article with the greatest tf-idf weights, at most `duplicateLimits.keys`. */
export interface KeyWords {
  readonly words: Uint32Array;
  readonly weights: Float64Array;
  /** The Euclidean length of the weights. */
  readonly length: number;
}

/** The weight of a term by how often it occurs in an article and by how rare it is. */
const weigh = (count: number, inverse: number): number => (1 + Math.log(count)) * inverse;

/** Chooses the keys of an article. */
export function keyWordsOf({ words, counts }: WordCounts, documents: DocumentFrequencies): KeyWords {
  const weights = new Float64Array(words.length);
  // A rounded weight and an index in one number: sorting numbers then sorts by weight.
  const ranks = new Uint32Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const weight = weigh(counts[i] as number, documents.inverse(words[i] as number));
    weights[i] = weight;
    ranks[i] = ((weight * 2 ** 10) << 16) | i;
  }
  const chosen = ranks.sort().subarray(-duplicateLimits.keys);
  const keys = { words: new Uint32Array(chosen.length), weights: new Float64Array(chosen.length) };
  let squares = 0;
  for (let i = 0; i < chosen.length; i++) {
    const index = (chosen[i] as number) & 0xffff;
    const weight = weights[index] as number;
    keys.words[i] = words[index] as number;
    keys.weights[i] = weight;
    squares += weight * weight;
  }
  return { ...keys, length: Math.sqrt(squares) };
}

/** The tf-idf weights of an article's terms, which are its words and its pairs of neighbouring words. */
export interface Vector {
  readonly weights: ReadonlyMap<number, number>;
  /** Its Euclidean length. */
  readonly length: number;
}

/** Weighs the terms of an article. A pair counts as rare as if its words met by chance. */
export function vectorOf(article: Words, documents: DocumentFrequencies): Vector {
  const terms = new Map<number, { count: number; readonly inverse: number }>();
  const add = (term: number, inverse: number): void => {
    const known = terms.get(term);
    if (known) known.count++;
    else terms.set(term, { count: 1, inverse });
  };
  const most = Math.log(duplicateLimits.rarest);
  const words = tellingWords(article);
  const inverses = Array.from(words, (word) => documents.inverse(word));
  for (const [i, word] of words.entries()) {
    add(word, inverses[i] as number);
    if (i === 0) continue;
    add(
      join(words[i - 1] as number, word),
      Math.min(most, (inverses[i - 1] as number) + (inverses[i] as number)),
    );
  }
  const weights = new Map([...terms].map(([term, { count, inverse }]) => [term, weigh(count, inverse)]));
  return { weights, length: Math.hypot(...weights.values()) };
}

/** The cosine of two vectors: 0 to 1. */
export function cosine(one: Vector, other: Vector): number {
  let sum = 0;
  for (const [term, weight] of one.weights) sum += weight * (other.weights.get(term) ?? 0);
  return sum === 0 ? 0 : Math.min(1, sum / (one.length * other.length));
}
