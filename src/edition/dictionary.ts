const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Strings by number.
 *
 *     0   u32              count
 *     4   u32 × (count+1)  where each string's bytes begin, from the first string; the last is where all end
 *     …   the strings, UTF-8, one after another
 */
export function writeDictionary(strings: readonly string[]): Uint8Array {
  const encoded = strings.map((s) => encoder.encode(s));
  const head = new Uint32Array(strings.length + 2);
  head[0] = strings.length;
  let end = 0;
  encoded.forEach((bytes, i) => {
    end += bytes.length;
    head[i + 2] = end;
  });
  const out = new Uint8Array(head.byteLength + end);
  out.set(new Uint8Array(head.buffer));
  encoded.forEach((bytes, i) => out.set(bytes, head.byteLength + (head[i + 1] as number)));
  return out;
}

/** A dictionary, read in place. */
export class Dictionary {
  readonly count: number;
  readonly #starts: Uint32Array;
  readonly #bytes: Uint8Array;

  constructor(section: Uint8Array) {
    this.count = new Uint32Array(section.buffer, section.byteOffset, 1)[0] as number;
    this.#starts = new Uint32Array(section.buffer, section.byteOffset + 4, this.count + 1);
    this.#bytes = section.subarray(4 * (this.count + 2));
  }

  at(i: number): string {
    return decoder.decode(this.#slice(i));
  }

  *[Symbol.iterator](): Generator<string> {
    for (let i = 0; i < this.count; i++) yield this.at(i);
  }

  /** The number of a string, or -1; only where the strings were written in order of code points. */
  find(text: string): number {
    const wanted = encoder.encode(text);
    const at = this.#position(wanted);
    return at < this.count && compare(this.#slice(at), wanted) === 0 ? at : -1;
  }

  /** At most `limit` strings, those whose order puts them next to a text; likewise only where they are in order. */
  *around(text: string, limit: number): Generator<string> {
    const first = Math.max(0, this.countBefore(text) - (limit >> 1));
    for (let i = first; i < Math.min(this.count, first + limit); i++) yield this.at(i);
  }

  /** How many strings stand before a text; likewise. */
  countBefore(text: string): number {
    return this.#position(encoder.encode(text));
  }

  #position(wanted: Uint8Array): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.#slice(middle), wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
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
