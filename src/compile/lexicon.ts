import { plainUnit, visitWords } from '../text/words.ts';

/** The hash of a word is FNV-1a over its units, computed while the end of the word is searched for. */
const basis = 0x811c9dc5 | 0;
const step = (h: number, unit: number): number => Math.imul(h ^ unit, 0x01000193);

function hash(text: string, start: number, end: number): number {
  let h = basis;
  for (let i = start; i < end; i++) h = step(h, text.charCodeAt(i));
  return h;
}

/** Whether a word is the part of a text from `start` to `end`, in which ASCII letters may have either case. */
function isWordAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) {
    const unit = text.charCodeAt(start + i);
    if (word.charCodeAt(i) !== unit && word.charCodeAt(i) !== plainUnit(unit)) return false;
  }
  return true;
}

/** The most pieces beyond ASCII that are cached with their words, and their greatest length: longer pieces rarely recur. */
const mostKept = 1 << 16;
const longest = 32;

/** The words of texts, numbered in order of their first occurrence. Words are looked up in place, without copying them from the text. */
export class Lexicon {
  readonly words: string[] = [];
  /** Hash table with open addressing: word number + 1, or 0 in a free slot. At least half of the slots are free. */
  #slots = new Uint32Array(1 << 12);
  /** By word number: the last text with the word. */
  readonly #last: number[] = [];
  #text = 0;
  /** The words of pieces with letters beyond ASCII, which take long to normalise. */
  readonly #kept = new Map<string, readonly number[]>();

  constructor(words: Iterable<string> = []) {
    for (const word of words) this.#number(word, 0, word.length);
  }

  /** The numbers of a text's words (`visitWords`), each once. New words are added. */
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
    for (let slot = this.#slotOf(h); ; slot = this.#next(slot)) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0) return this.#add(text.slice(start, end).toLowerCase(), slot);
      if (isWordAt(this.words[number] as string, text, start, end)) return number;
    }
  }

  #slotOf(h: number): number {
    return (Math.imul(h ^ (h >>> 15), 0x85ebca6b) >>> 8) & (this.#slots.length - 1);
  }

  #next(slot: number): number {
    return (slot + 1) & (this.#slots.length - 1);
  }

  #add(word: string, slot: number): number {
    const count = this.words.push(word);
    this.#last.push(0);
    this.#slots[slot] = count;
    if (2 * count > this.#slots.length) this.#grow();
    return count - 1;
  }

  #grow(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length);
    this.words.forEach((word, number) => {
      let slot = this.#slotOf(hash(word, 0, word.length));
      while (this.#slots[slot] !== 0) slot = this.#next(slot);
      this.#slots[slot] = number + 1;
    });
  }
}
