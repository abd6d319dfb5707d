import { duplicateLimits } from './limits.ts';
import { type Match, PostingLists, Scores } from './postings.ts';
import { fingerprintsOf, type Hashes, setOf, shared, shinglesOf } from './shingles.ts';
import type { Words } from './tokens.ts';

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
