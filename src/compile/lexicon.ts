import { plainUnit, visitWords } from '../text/words.ts';

/** The hash of a word is made in one step for each unit (FNV-1a), so that it can be made while the word's end is looked for. */
const basis = 0x811c9dc5 | 0;
const step = (h: number, unit: number): number => Math.imul(h ^ unit, 0x01000193);

function hash(text: string, start: number, end: number): number {
  let h = basis;
  for (let i = start; i < end; i++) h = step(h, text.charCodeAt(i));
  return h;
}

/** Whether a word is what stands from `start` to `end` in a text, the case of ASCII letters aside. */
function stands(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) {
    const unit = text.charCodeAt(start + i);
    if (word.charCodeAt(i) !== unit && word.charCodeAt(i) !== plainUnit(unit)) return false;
  }
  return true;
}

/** Pieces beyond ASCII that are kept with their words, at most; longer ones hardly come again. */
const mostKept = 1 << 16;
const longest = 32;

/** Words by number, each once, in the order in which they came. They are found where they stand in a text, without being cut out. */
export class Lexicon {
  readonly words: string[] = [];
  /** Numbers from 1 on, each where its word's hash says or at the next free place; at least half of the places are free. */
  #places = new Uint32Array(1 << 12);
  /** By number: the last text that has the word. */
  readonly #last: number[] = [];
  #text = 0;
  /** The words of pieces with letters beyond ASCII: to even these out takes long. */
  readonly #kept = new Map<string, readonly number[]>();

  constructor(words: Iterable<string> = []) {
    for (const word of words) this.#number(word, 0, word.length);
  }

  /** The numbers of a text's words (`visitWords`), each once. A word that is new has its number from now on. */
  numbersOf(text: string): Uint32Array {
    const numbers: number[] = [];
    const note = (number: number): void => {
      if (this.#last[number] !== this.#text) numbers.push(number);
      this.#last[number] = this.#text;
    };
    this.#text++;
    for (let at = 0; at < text.length; at++) {
      const start = at;
      let plain = true;
      let h = basis;
      for (let unit; at < text.length && (unit = plainUnit(text.charCodeAt(at))) !== 0; at++) {
        if (unit < 0) plain = false;
        h = step(h, unit);
      }
      if (!plain) this.#numbersIn(text.slice(start, at)).forEach(note);
      else if (at > start) note(this.#number(text, start, at, h));
    }
    return new Uint32Array(numbers);
  }

  #numbersIn(piece: string): readonly number[] {
    const known = this.#kept.get(piece);
    if (known) return known;
    const numbers: number[] = [];
    visitWords(piece, (text, start, end) => numbers.push(this.#number(text, start, end)));
    if (this.#kept.size === mostKept) this.#kept.clear();
    if (piece.length <= longest) this.#kept.set(piece, numbers);
    return numbers;
  }

  #number(text: string, start: number, end: number, h = hash(text, start, end)): number {
    for (let place = this.#place(h); ; place = this.#next(place)) {
      const number = (this.#places[place] as number) - 1;
      if (number < 0) return this.#add(text.slice(start, end).toLowerCase(), place);
      if (stands(this.words[number] as string, text, start, end)) return number;
    }
  }

  #place(h: number): number {
    return (Math.imul(h ^ (h >>> 15), 0x85ebca6b) >>> 8) & (this.#places.length - 1);
  }

  #next(place: number): number {
    return (place + 1) & (this.#places.length - 1);
  }

  #add(word: string, place: number): number {
    const count = this.words.push(word);
    this.#last.push(0);
    this.#places[place] = count;
    if (2 * count > this.#places.length) this.#grow();
    return count - 1;
  }

  #grow(): void {
    this.#places = new Uint32Array(2 * this.#places.length);
    this.words.forEach((word, number) => {
      let place = this.#place(hash(word, 0, word.length));
      while (this.#places[place] !== 0) place = this.#next(place);
      this.#places[place] = number + 1;
    });
  }
}
