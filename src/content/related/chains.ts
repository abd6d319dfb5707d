import { limits } from './limits.ts';

const buckets = 1 << 22;

function double(old: Uint32Array): Uint32Array<ArrayBuffer> {
  const bigger = new Uint32Array(old.length * 2);
  bigger.set(old);
  return bigger;
}

/**
 * For each hash the articles that have it, newest last, as chains that are walked from the newest:
 *
 *     heads    bucket of a hash -> its newest entry + 1, 0 where there is none
 *     before   entry -> the entry before it in the same bucket + 1
 *     hashes, owners   entry -> its hash, and the ordinal of the article that has it
 */
export class Chains {
  readonly #heads = new Uint32Array(buckets);
  #before = new Uint32Array(1 << 16);
  #hashes = new Uint32Array(1 << 16);
  #owners = new Uint32Array(1 << 16);
  #size = 0;

  add(hashes: Iterable<number>, owner: number): void {
    for (const hash of hashes) {
      if (this.#size === this.#hashes.length) this.#grow();
      const bucket = hash & (buckets - 1);
      this.#before[this.#size] = this.#heads[bucket] as number;
      this.#hashes[this.#size] = hash;
      this.#owners[this.#size] = owner;
      this.#heads[bucket] = ++this.#size;
    }
  }

  /** Visits the at most `limits.walk` newest articles that have the hash. */
  visit(hash: number, visitor: (owner: number) => void): void {
    let entry = this.#heads[hash & (buckets - 1)] as number;
    let left: number = limits.walk;
    for (let steps = 8 * left; entry > 0 && left > 0 && steps > 0; steps--) {
      if (this.#hashes[entry - 1] === hash) {
        visitor(this.#owners[entry - 1] as number);
        left--;
      }
      entry = this.#before[entry - 1] as number;
    }
  }

  #grow(): void {
    this.#before = double(this.#before);
    this.#hashes = double(this.#hashes);
    this.#owners = double(this.#owners);
  }
}
