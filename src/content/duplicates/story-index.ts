import { duplicateLimits } from './limits.ts';
import { type Match, PostingLists, Scores } from './postings.ts';
import { cosines, type Terms, termsOf, type Vector } from './terms.ts';
import type { Words } from './tokens.ts';

/** Articles of which the terms are kept: most are compared with their neighbours in time. */
const recent = 4096;

/** Finds articles of the same days that speak of the same things among the articles that were added. */
export class StoryIndex {
  /** Words to articles, by day. */
  readonly #days = new Map<number, PostingLists>();
  readonly #articles: { readonly words: Words; readonly length: number }[] = [];
  readonly #terms = new Map<number, Terms>();

  /** Adds an article of a day (a whole number) by its words and its vector. */
  add(words: Words, { terms, keys, length }: Vector, day: number): void {
    const index = this.#articles.push({ words, length }) - 1;
    const postings = this.#days.get(day) ?? new PostingLists();
    this.#days.set(day, postings);
    for (const key of keys) postings.add(key, index);
    this.#keep(index, terms);
  }

  /**
   * The articles at most `duplicateLimits.days` from a day that share words with this one, except some, by the cosine
   * of their vectors.
   */
  search(vector: Vector, day: number, except: ReadonlySet<number>): Match[] {
    const { keys, keyWeights } = vector;
    const scores = new Scores();
    for (let near = day - duplicateLimits.days; near <= day + duplicateLimits.days; near++) {
      const postings = this.#days.get(near);
      if (!postings) continue;
      for (let i = 0; i < keys.length; i++)
        postings.visit(keys[i] as number, (index) => scores.add(index, keyWeights[i] as number));
    }
    const candidates = scores.best((index) => !except.has(index));
    const others = candidates.map((index) => ({
      terms: this.#termsOf(index),
      length: this.#lengthOf(index),
    }));
    return cosines(vector, others).map((near, i) => ({ index: candidates[i] as number, near }));
  }

  #lengthOf(index: number): number {
    return (this.#articles[index] as { length: number }).length;
  }

  #termsOf(index: number): Terms {
    const { words } = this.#articles[index] as { words: Words };
    return this.#terms.get(index) ?? this.#keep(index, termsOf(words));
  }

  #keep(index: number, terms: Terms): Terms {
    this.#terms.set(index, terms);
    const [oldest] = this.#terms.keys();
    if (this.#terms.size > recent) this.#terms.delete(oldest as number);
    return terms;
  }
}
