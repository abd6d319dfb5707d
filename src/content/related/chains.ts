import { limits } from './limits.ts';

export const buckets = 1 << 22;

/** Entries of a bucket that are looked at for one hash, at most. */
export const reach: number = 8 * limits.walk;

/** Numbers of an entry. */
const width = 3;

/**
 * For each hash the articles that have it, newest last, as chains that are walked from the newest:
 *
 *     heads     bucket of a hash -> its newest entry + 1, 0 where there is none
 *     entries   three numbers each: the entry before it in the same bucket + 1, its hash, the ordinal of the article
 */
export class Chains {
  readonly #heads = new Uint32Array(buckets);
  #entries = new Uint32Array(width << 16);
  #size = 0;

  add(hashes: Iterable<number>, owner: number): void {
    for (const hash of hashes) {
      if (width * this.#size === this.#entries.length) {
        const bigger = new Uint32Array(this.#entries.length * 2);
        bigger.set(this.#entries);
        this.#entries = bigger;
      }
      const bucket = hash & (buckets - 1);
      const at = width * this.#size;
      this.#entries[at] = this.#heads[bucket] as number;
      this.#entries[at + 1] = hash;
      this.#entries[at + 2] = owner;
      this.#heads[bucket] = ++this.#size;
    }
  }

  /** Visits the at most `limits.walk` newest articles that have the hash. */
  visit(hash: number, visitor: (owner: number) => void): void {
    const entries = this.#entries;
    let entry = this.#heads[hash & (buckets - 1)] as number;
    let left: number = limits.walk;
    for (let steps = reach; entry > 0 && left > 0 && steps > 0; steps--) {
      const at = width * (entry - 1);
      if (entries[at + 1] === hash) {
        visitor(entries[at + 2] as number);
        left--;
      }
      entry = entries[at] as number;
    }
  }
}
