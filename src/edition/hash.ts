/** A 64-bit hash as two unsigned 32-bit halves: JavaScript has no cheap 64-bit integers. */
export interface Hash {
  readonly high: number;
  readonly low: number;
}

/**
 * Hashes a sequence of strings and numbers: two multiplicative lanes over UTF-16 units and a final avalanche
 * with the constants of MurmurHash3. Fast and evenly distributed, but not cryptographic: collisions can be
 * made on purpose.
 */
export class Hasher {
  #a = 0xdeadbeef | 0;
  #b = 0x41c6ce57 | 0;

  number(value: number): this {
    this.#a = Math.imul(this.#a ^ value, 0x9e3779b1);
    this.#b = Math.imul(this.#b ^ value, 0x5f356495);
    this.#a ^= this.#b >>> 15;
    return this;
  }

  string(text: string): this {
    let a = this.#a;
    let b = this.#b;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      a = Math.imul(a ^ unit, 0x9e3779b1);
      b = Math.imul(b ^ unit, 0x5f356495);
    }
    this.#a = a;
    this.#b = b;
    return this.number(text.length);
  }

  digest(): Hash {
    let a = this.#a;
    let b = this.#b;
    a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
    b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
    return { high: b >>> 0, low: a >>> 0 };
  }
}

/** The hash of one string. */
export function hash(text: string): Hash {
  return new Hasher().string(text).digest();
}

/** A hash as sixteen hexadecimal digits. */
export function formatHash({ high, low }: Hash): string {
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
