import { duplicateLimits } from './limits.ts';

/** Numbers in an entry. */
const width = 3;

/**
 * An inverted index from hashes to articles, as chains in two typed arrays that grow. Articles are numbered as they are
 * added.
 *
 *     newest    bucket of a hash -> its newest entry + 1, 0 where there is none
 *     entries   three numbers each: the entry before it in the same bucket + 1, its hash, its article
 */
export class PostingLists {
  #newest = new Uint32Array(1 << 6);
  #entries = new Uint32Array(width << 6);
  #size = 0;

  add(hash: number, article: number): void {
    if (this.#size === this.#newest.length) this.#grow();
    const at = width * this.#size;
    this.#entries[at + 1] = hash;
    this.#entries[at + 2] = article;
    this.#link(this.#size++);
  }

  /** Makes an entry the newest of its bucket. */
  #link(entry: number): void {
    const bucket = this.#bucketOf(this.#entries[width * entry + 1] as number);
    this.#entries[width * entry] = this.#newest[bucket] as number;
    this.#newest[bucket] = entry + 1;
  }

  #bucketOf(hash: number): number {
    return hash & (this.#newest.length - 1);
  }

  #grow(): void {
    const entries = new Uint32Array(2 * this.#entries.length);
    entries.set(this.#entries);
    this.#entries = entries;
    this.#newest = new Uint32Array(2 * this.#newest.length);
    for (let entry = 0; entry < this.#size; entry++) this.#link(entry);
  }

  /**
   * Calls `visit` with the articles that have a hash, newest first, among the newest `duplicateLimits.candidates`
   * entries of its bucket.
   */
  visit(hash: number, visit: (article: number) => void): void {
    const entries = this.#entries;
    let entry = this.#newest[this.#bucketOf(hash)] as number;
    for (let steps = duplicateLimits.candidates; entry > 0 && steps > 0; steps--) {
      const at = width * (entry - 1);
      if (entries[at + 1] === hash) visit(entries[at + 2] as number);
      entry = entries[at] as number;
    }
  }
}

/** A text that was found in an index. */
export interface Match {
  /** Its number: the first text that was added is 0. */
  readonly index: number;
  /** How near it is, 0 to 1. */
  readonly near: number;
}

/** Sums by article, to choose which ones to compare with in full. */
export class Scores {
  readonly #scores = new Map<number, number>();

  add(article: number, amount: number): void {
    this.#scores.set(article, (this.#scores.get(article) ?? 0) + amount);
  }

  /**
   * Those of the accepted articles with the greatest sums, of equal sums the newest; at most
   * `duplicateLimits.candidates`.
   */
  best(accept: (article: number, score: number) => boolean): readonly number[] {
    return [...this.#scores]
      .filter(([article, score]) => accept(article, score))
      .sort(([a, score], [b, otherScore]) => otherScore - score || b - a)
      .slice(0, duplicateLimits.candidates)
      .map(([article]) => article);
  }
}
