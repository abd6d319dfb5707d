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

/** Counts below this are met so often that what follows from them stands in tables. */
const few = 1 << 12;
const tableOf = (value: (count: number) => number): Float64Array =>
  Float64Array.from({ length: few }, (_, count) => value(count));

/** Natural logarithms of counts; of 0 as of 1. */
const logs = tableOf((count) => Math.log(Math.max(1, count)));
const mostTelling = Math.log(limits.rarest);

/** In how many articles each term stands, counted by bucket: two terms in one bucket are taken for more common than they are. */
export class Frequencies {
  readonly #counts = new Uint16Array(buckets);
  #articles = 0;
  /** How much a term tells, by how many articles have it, for few of them. */
  #weights: Float64Array | undefined;

  /** Counts the terms of an article. */
  add(hashes: Uint32Array): void {
    this.#articles++;
    this.#weights = undefined;
    const counts = this.#counts;
    for (let i = 0; i < hashes.length; i++) {
      const bucket = bucketOf(hashes[i] as number);
      counts[bucket] = Math.min(0xffff, (counts[bucket] as number) + 1);
    }
  }

  /** Forgets the terms of an article that were counted. */
  remove(hashes: Uint32Array): void {
    this.#articles--;
    this.#weights = undefined;
    const counts = this.#counts;
    for (let i = 0; i < hashes.length; i++) {
      const bucket = bucketOf(hashes[i] as number);
      counts[bucket] = (counts[bucket] as number) - 1;
    }
  }

  /** How much each of some terms tells, by its rarity: ln of articles per article that has it, from 0 to ln `limits.rarest`. */
  weigh(hashes: Uint32Array): Float64Array {
    const counts = this.#counts;
    this.#weights ??= tableOf((count) => this.#weight(count));
    const known = this.#weights;
    const weights = new Float64Array(hashes.length);
    for (let i = 0; i < hashes.length; i++) {
      const count = counts[(hashes[i] as number) & (buckets - 1)] as number;
      weights[i] = count < few ? (known[count] as number) : this.#weight(count);
    }
    return weights;
  }

  /** Whether a term would tell another amount if it stood in so many articles more. */
  wouldDiffer(hash: number, more: number): boolean {
    const count = this.#counts[bucketOf(hash)] as number;
    return this.#weight(count + more) !== this.#weight(count);
  }

  #weight(count: number): number {
    const log = count < few ? (logs[count] as number) : Math.log(count);
    return Math.min(mostTelling, Math.log(this.#articles + limits.prior + 1) - log);
  }
}

/** Terms with what each tells in this article, by how rare it is and how often it stands. */
export interface Weighed {
  readonly terms: Terms;
  /** For each of the terms, the weight by which it counts wherever it stands. */
  readonly weights: Float64Array;
  /** The words that tell most, at most `limits.keys`, as they first come; of those that tell alike the first; */
  readonly keys: Uint32Array;
  /** with their weights here. */
  readonly keyWeights: Float64Array;
  /** The length of the vector of its terms. */
  readonly length: number;
}

const emphases = tableOf((count) => 1 + Math.log(Math.max(1, count)));
const emphasis = (count: number): number => (count < few ? (emphases[count] as number) : 1 + Math.log(count));

/** Whether a term is a word and no pair. */
const isWord = (hash: number): boolean => (hash & 1) === 0;

const greatest = new Float64Array(limits.keys);

/** The least of the greatest `limits.keys` numbers that were added; 0 while they are fewer. One at a time. */
class Threshold {
  #size = 0;

  add(value: number): void {
    if (this.#size === limits.keys && value <= (greatest[this.#size - 1] as number)) return;
    let at = Math.min(this.#size, limits.keys - 1);
    for (; at > 0 && (greatest[at - 1] as number) < value; at--) greatest[at] = greatest[at - 1] as number;
    greatest[at] = value;
    this.#size = Math.min(this.#size + 1, limits.keys);
  }

  get value(): number {
    return this.#size < limits.keys ? 0 : (greatest[this.#size - 1] as number);
  }

  /** How many of the greatest are no greater than the least of them. */
  get equal(): number {
    const { value } = this;
    let above = 0;
    while (above < this.#size && (greatest[above] as number) > value) above++;
    return limits.keys - above;
  }
}

export function weigh(terms: Terms, frequencies: Frequencies): Weighed {
  const { hashes, counts } = terms;
  const weights = frequencies.weigh(hashes);
  const threshold = new Threshold();
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const here = emphasis(counts[i] as number) * (weights[i] as number);
    sum += here * here;
    if (isWord(hashes[i] as number)) threshold.add(here);
  }
  const least = threshold.value;
  let ties = threshold.equal;
  const [keys, keyWeights] = [new Uint32Array(limits.keys), new Float64Array(limits.keys)];
  let size = 0;
  for (let i = 0; i < weights.length && size < limits.keys; i++) {
    const hash = hashes[i] as number;
    if (!isWord(hash)) continue;
    const here = emphasis(counts[i] as number) * (weights[i] as number);
    if (here < least || (here === least && --ties < 0)) continue;
    keys[size] = hash;
    keyWeights[size++] = here;
  }
  return {
    terms,
    weights,
    keys: keys.slice(0, size),
    keyWeights: keyWeights.subarray(0, size),
    length: Math.sqrt(sum),
  };
}

/** By the last 16 bits of hashes, whether one of them may be there: most are not, and looking here is quick. */
const present = new Uint32Array(1 << 11);

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
  present.fill(0);
  const own = new Float64Array(hashes.length);
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] as number;
    places.find(hash, hashes, i);
    const at = (hash & 0xffff) >>> 5;
    present[at] = (present[at] as number) | (1 << (hash & 31));
    const weight = weights[i] as number;
    own[i] = emphasis(counts[i] as number) * (weight * weight);
  }
  return (other, otherLength) => {
    let sum = 0;
    const theirs = other.hashes;
    for (let i = 0; i < theirs.length; i++) {
      const hash = theirs[i] as number;
      if ((((present[(hash & 0xffff) >>> 5] as number) >>> (hash & 31)) & 1) === 0) continue;
      const place = places.find(hash, hashes);
      if (place >= 0) sum += (own[place] as number) * emphasis(other.counts[i] as number);
    }
    return length === 0 || otherLength === 0 ? 0 : sum / (length * otherLength);
  };
}
