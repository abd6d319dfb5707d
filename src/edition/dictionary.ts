import { concatenate, partitionPoint, uint32 } from './sections.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Strings by index.
 *
 *     0   u32              count
 *     4   u32 × (count+1)  where each string's bytes begin, from the first string; the last is where all end
 *     …   the strings, UTF-8, one after another
 */
export function writeDictionary(strings: readonly string[]): Uint8Array {
  const { bytes, starts } = concatenate(strings.map((text) => encoder.encode(text)));
  const head = new Uint8Array(Uint32Array.from([strings.length, ...starts]).buffer);
  return concatenate([head, bytes]).bytes;
}

/** A dictionary, read in place. `find`, `around` and `countBefore` need strings in code point order. */
export class Dictionary {
  readonly count: number;
  readonly #starts: Uint32Array;
  readonly #bytes: Uint8Array;

  constructor(section: Uint8Array) {
    this.count = uint32(section)[0] as number;
    this.#starts = uint32(section).subarray(1, this.count + 2);
    this.#bytes = section.subarray(4 * (this.count + 2));
  }

  at(i: number): string {
    return decoder.decode(this.#slice(i));
  }

  *[Symbol.iterator](): Generator<string> {
    for (let i = 0; i < this.count; i++) yield this.at(i);
  }

  /** The index of a string, or -1. */
  find(text: string): number {
    const wanted = encoder.encode(text);
    const at = this.#position(wanted);
    return at < this.count && compare(this.#slice(at), wanted) === 0 ? at : -1;
  }

  /** At most `limit` strings: those around the position that a text has, or would have. */
  *around(text: string, limit: number): Generator<string> {
    const first = Math.max(0, this.countBefore(text) - (limit >> 1));
    for (let i = first; i < Math.min(this.count, first + limit); i++) yield this.at(i);
  }

  /** The number of strings that sort before a text. */
  countBefore(text: string): number {
    return this.#position(encoder.encode(text));
  }

  #position(wanted: Uint8Array): number {
    return partitionPoint(this.count, (i) => compare(this.#slice(i), wanted) < 0);
  }

  #slice(i: number): Uint8Array {
    return this.#bytes.subarray(this.#starts[i], this.#starts[i + 1]);
  }
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
