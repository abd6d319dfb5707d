import { limits } from './limits.ts';
import { type Match, Postings, Scores } from './postings.ts';
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
    common >= limits.resemblance * (size + otherSize - common) ||
    (shorter >= limits.contained && common >= limits.containment * shorter)
  );
}

/** The number of fingerprints that winnowing is expected to choose among so many shingles. */
const expectedSample = (size: number): number => (2 * size) / (limits.window + 1);

/** Finds near-duplicates among the texts that were added. */
export class DuplicateIndex {
  readonly #postings = new Postings();
  readonly #texts: { readonly words: Words; readonly size: number }[] = [];

  add({ words, size, fingerprints }: Shingled): void {
    const index = this.#texts.push({ words, size }) - 1;
    if (size >= limits.shortest) for (const hash of fingerprints) this.#postings.add(hash, index);
  }

  /** The texts that this one repeats, or that repeat it, by their Jaccard index. */
  search({ words, size, fingerprints }: Shingled): Match[] {
    if (size < limits.shortest) return [];
    const scores = new Scores();
    const count = (index: number): void => scores.add(index, 1);
    for (const hash of fingerprints) this.#postings.visit(hash, count);
    const at = (index: number) => this.#texts[index] as { readonly words: Words; readonly size: number };
    const candidates = scores.best(
      (index, count) => count >= limits.promising * expectedSample(Math.min(size, at(index).size)),
    );
    if (candidates.length === 0) return [];
    const shingles = setOf(shinglesOf(words.text));
    return candidates.flatMap((index) => {
      const others = setOf(shinglesOf(at(index).words.text));
      const common = shared(shingles, others);
      return areDuplicates(common, shingles.length, others.length)
        ? { index, near: common / (shingles.length + others.length - common) }
        : [];
    });
  }
}
