/**
 * Numbers words in order of their first occurrence. Words come with their hashes, which an earlier build may have
 * computed: this takes half the time of a `Map`.
 *
 *     table   a hash table with open addressing; two numbers a slot: hash, the word's number + 1 or 0 in a free slot
 */
export class Lexicon {
  readonly words: string[] = [];
  #table = new Uint32Array(2 << 12);

  /** The numbers of words, given with their hashes (32 bits). New words are added. */
  numbersOf(words: readonly string[], hashes: Uint32Array): Uint32Array {
    const numbers = new Uint32Array(words.length);
    for (let i = 0; i < numbers.length; i++) {
      if (8 * this.words.length > this.#table.length) this.#grow();
      numbers[i] = this.#numberOf(words[i] as string, hashes[i] as number);
    }
    return numbers;
  }

  #numberOf(word: string, hash: number): number {
    const table = this.#table;
    let at = 2 * hash;
    for (; ; at += 2) {
      at &= table.length - 1;
      const number = (table[at + 1] as number) - 1;
      if (number < 0) break;
      if (table[at] === hash && this.words[number] === word) return number;
    }
    table[at] = hash;
    table[at + 1] = this.words.push(word);
    return this.words.length - 1;
  }

  #grow(): void {
    const before = this.#table;
    const table = new Uint32Array(2 * before.length);
    for (let from = 0; from < before.length; from += 2) {
      if (before[from + 1] === 0) continue;
      let at = (2 * (before[from] as number)) & (table.length - 1);
      while (table[at + 1] !== 0) at = (at + 2) & (table.length - 1);
      table.set(before.subarray(from, from + 2), at);
    }
    this.#table = table;
  }
}
