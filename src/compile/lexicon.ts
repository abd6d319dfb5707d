/** Words by number, each once, in the order in which they came. */
export class Lexicon {
  readonly words: string[];
  readonly #numbers: Map<string, number>;

  constructor(words: Iterable<string> = []) {
    this.words = [...words];
    this.#numbers = new Map(this.words.map((word, number) => [word, number]));
  }

  /** The number of a word, which is its own from now on. */
  number(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.words.length);
    return this.words.push(word) - 1;
  }
}
