import { limits } from './limits.ts';
import type { Lists } from './lists.ts';

const buckets = 1 << 22;

/** Entries of a bucket that are looked at for one hash, at most. */
const reach: number = 8 * limits.walk;

/** Numbers of an entry. */
const width = 3;

/** A choice of buckets. */
export class Choice {
  readonly #bits = new Uint32Array(buckets >>> 5);

  add(hashes: Uint32Array): void {
    const bits = this.#bits;
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i] as number;
      const at = (hash & (buckets - 1)) >>> 5;
      bits[at] = (bits[at] as number) | (1 << (hash & 31));
    }
  }

  /** Whether it holds the bucket of a hash. */
  has(hash: number): boolean {
    return (((this.#bits[(hash & (buckets - 1)) >>> 5] as number) >>> (hash & 31)) & 1) === 1;
  }

  /** The rows, ascending, whose lists have a hash of a bucket that it holds. */
  rowsOf({ ends, all }: Lists<Uint32Array>): readonly number[] {
    const bits = this.#bits;
    const rows: number[] = [];
    for (let i = 0, row = 0; i < all.length; i++) {
      const hash = all[i] as number;
      if ((((bits[(hash & (buckets - 1)) >>> 5] as number) >>> (hash & 31)) & 1) === 0) continue;
      while ((ends[row] as number) <= i) row++;
      if (rows.at(-1) !== row) rows.push(row);
    }
    return rows;
  }
}

/** What a walk found, to be read before the next one. */
export const walked = new Uint32Array(limits.walk);

/**
 * For each hash the articles that have it, newest last, as chains that are walked from the newest:
 *
 *     heads     bucket of a hash -> its newest entry + 1, 0 where there is none
 *     entries   three numbers each: the entry before it in the same bucket + 1, its hash, the ordinal of the article
 */
export class Chains {
  readonly #heads = new Uint32Array(buckets);
  readonly #choice: Choice | undefined;
  #entries = new Uint32Array(width << 12);
  #size = 0;

  /** With a choice, what is of another bucket is not added. */
  constructor(choice?: Choice) {
    this.#choice = choice;
  }

  add(hashes: Uint32Array, owner: number): void {
    const choice = this.#choice;
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i] as number;
      if (choice && !choice.has(hash)) continue;
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

  /**
   * Walks to the at most `limits.walk` newest articles that have the hash, as far back as `least`: their ordinals stand in
   * `walked` then, newest first, and how many is returned.
   */
  walk(hash: number, least = 0): number {
    const entries = this.#entries;
    let entry = this.#heads[hash & (buckets - 1)] as number;
    let found = 0;
    for (let steps = reach; entry > 0 && found < limits.walk && steps > 0; steps--) {
      const at = width * (entry - 1);
      const owner = entries[at + 2] as number;
      if (owner < least) break;
      if (entries[at + 1] === hash) walked[found++] = owner;
      entry = entries[at] as number;
    }
    return found;
  }
}
