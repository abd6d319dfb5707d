import { duplicateLimits } from './limits.ts';
import { type Match, PostingLists, Scores } from './postings.ts';
import { cosine, type DocumentFrequencies, type KeyWords, vectorOf } from './terms.ts';
import { type TitledText, wordsOf } from './tokens.ts';

/** Finds articles of the same days that speak of the same things among the articles that were added. */
export class StoryIndex {
  readonly #documents: DocumentFrequencies;
  readonly #articles: { readonly article: TitledText; readonly keys: number }[] = [];
  readonly #days = new Map<number, PostingLists>();

  /** `documents` says how rare a word is. */
  constructor(documents: DocumentFrequencies) {
    this.#documents = documents;
  }

  /** Adds an article of a day (a whole number) by its keys. */
  add(article: TitledText, keys: KeyWords, day: number): void {
    const index = this.#articles.push({ article, keys: keys.length }) - 1;
    const postings = this.#days.get(day) ?? new PostingLists();
    this.#days.set(day, postings);
    for (const word of keys.words) postings.add(word, index);
  }

  /**
   * The articles at most `duplicateLimits.days` from a day that share keys with this one, except some, by the cosine of
   * their vectors.
   */
  search(article: TitledText, keys: KeyWords, day: number, except: ReadonlySet<number>): Match[] {
    const scores = new Scores();
    for (let near = day - duplicateLimits.days; near <= day + duplicateLimits.days; near++) {
      const postings = this.#days.get(near);
      keys.words.forEach((word, i) => {
        const weight = keys.weights[i] as number;
        postings?.visit(word, (index) => scores.add(index, weight * weight));
      });
    }
    const at = (index: number) =>
      this.#articles[index] as { readonly article: TitledText; readonly keys: number };
    const candidates = scores.best(
      (index, score) =>
        !except.has(index) && score >= duplicateLimits.promising * keys.length * at(index).keys,
    );
    if (candidates.length === 0) return [];
    const vectorFor = (one: TitledText) => vectorOf(wordsOf(one), this.#documents);
    const vector = vectorFor(article);
    return candidates.map((index) => ({
      index,
      near: cosine(vector, vectorFor(at(index).article)),
    }));
  }
}
