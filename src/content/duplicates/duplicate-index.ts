import { duplicateLimits } from './limits.ts';
import { type Match, PostingLists, Scores } from './postings.ts';
import { type Words, join } from './tokens.ts';

/** A text as it is looked up and compared. */
export interface Shingled {
  readonly words: Words;
  /** Number of its shingles. */
  readonly size: number;
  readonly fingerprints: Hashes;
}

/** A text as shingles; its title does not count. */
export function shingled(words: Words): Shingled {
  const shingles = shinglesOf(words.text);
  return { words, size: shingles.length, fingerprints: fingerprintsOf(shingles) };
}

function areDuplicates(common: number, size: number, otherSize: number): boolean {
  const shorter = Math.min(size, otherSize);
  return (
    common >= duplicateLimits.resemblance * (size + otherSize - common) ||
    (shorter >= duplicateLimits.contained && common >= duplicateLimits.containment * shorter)
  );
}

/** The number of fingerprints that winnowing chooses, or is expected to choose, of a text. */
const sampleOf = ({ size, fingerprints }: Shingled): number =>
  size > duplicateLimits.whole ? fingerprints.length : (2 * fingerprints.length) / (duplicateLimits.window + 1);

/** Finds near-duplicates among the texts that were added. */
export class DuplicateIndex {
  readonly #postings = new PostingLists();
  readonly #texts: { readonly words: Words; readonly sample: number }[] = [];

  add(text: Shingled): void {
    const index = this.#texts.push({ words: text.words, sample: sampleOf(text) }) - 1;
    if (text.size < duplicateLimits.shortest) return;
    for (const hash of text.fingerprints) this.#postings.add(hash, index);
  }

  /** The texts that this one repeats, or that repeat it, by their Jaccard index. */
  search(text: Shingled): Match[] {
    if (text.size < duplicateLimits.shortest) return [];
    const sample = sampleOf(text);
    const scores = new Scores();
    const count = (index: number): void => scores.add(index, 1);
    for (const hash of text.fingerprints) this.#postings.visit(hash, count);
    const at = (index: number) => this.#texts[index] as { readonly words: Words; readonly sample: number };
    const candidates = scores.best(
      (index, common) => common >= duplicateLimits.promising * Math.min(sample, at(index).sample),
    );
    if (candidates.length === 0) return [];
    const shingles = setOf(shinglesOf(text.words.text));
    return candidates.flatMap((index) => {
      const others = setOf(shinglesOf(at(index).words.text));
      const common = shared(shingles, others);
      return areDuplicates(common, shingles.length, others.length)
        ? { index, near: common / (shingles.length + others.length - common) }
        : [];
    });
  }
}

/** A set of 32-bit hashes: ascending, each once. */
type Hashes = Uint32Array;

/** The hashes of all runs of `duplicateLimits.shingle` words, in order. */
export function shinglesOf(tokens: ArrayLike<number>): Uint32Array {
  const shingles = new Uint32Array(Math.max(0, tokens.length - duplicateLimits.shingle + 1));
  for (let i = 0; i < shingles.length; i++) {
    let h = tokens[i] as number;
    for (let k = 1; k < duplicateLimits.shingle; k++) h = join(h, tokens[i + k] as number);
    shingles[i] = h;
  }
  return shingles;
}

/** Hashes as a set. */
function setOf(hashes: ArrayLike<number>): Hashes {
  const sorted = Uint32Array.from(hashes).sort();
  let size = 0;
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[size++] = sorted[i] as number;
  return sorted.slice(0, size);
}

/** The size of the intersection of two sets. */
function shared(a: Hashes, b: Hashes): number {
  let [i, j, size] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as number, b[j] as number];
    if (x === y) size++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return size;
}

/**
 * The least of every `duplicateLimits.window` neighbouring shingles, a sample that two texts choose alike wherever they
 * agree (winnowing: Schleimer, Wilkerson, Aiken, SIGMOD 2003). Unlike a MinHash of the whole text it also finds a short
 * text inside a long one.
 */
export function winnow(shingles: ArrayLike<number>): Hashes {
  const chosen: number[] = [];
  let [least, last] = [-1, -1];
  for (let end = Math.min(duplicateLimits.window, shingles.length); end <= shingles.length && end > 0; end++) {
    const start = Math.max(0, end - duplicateLimits.window);
    if (least < start) {
      least = start;
      for (let i = start + 1; i < end; i++) if ((shingles[i] as number) <= (shingles[least] as number)) least = i;
    } else if ((shingles[end - 1] as number) <= (shingles[least] as number)) least = end - 1;
    if (least !== last) chosen.push(shingles[(last = least)] as number);
  }
  return setOf(chosen);
}

/** The shingles by which a text is found; all shingles of a short text. */
export function fingerprintsOf(shingles: ArrayLike<number>): Hashes {
  return shingles.length <= duplicateLimits.whole ? setOf(shingles) : winnow(shingles);
}
