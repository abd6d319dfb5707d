import type { Walk } from './walk.ts';

/** Ordinals in a block, the unit of decoding. */
const blockLength = 128;

/**
 * The ordinals of a facet value, ascending, at least one.
 *
 *     varint                    count
 *     (u32 × 2) × (blocks − 1)  of every block but the first: first ordinal, offset from the first block
 *     …                         the blocks: a varint of the first ordinal, then varints of the differences
 */
export function writePostings(ordinals: readonly number[] | Uint32Array): Uint8Array {
  const count = ordinals.length;
  const skips = 8 * (Math.ceil(count / blockLength) - 1);
  const most = mostVarint * (count + 1) + skips;
  if (most > scratch.length) scratch = new Uint8Array(2 * most);
  const view = new DataView(scratch.buffer);
  const head = writeVarint(count, 0);
  const blocks = head + skips;
  let end = blocks;
  let previous = 0;
  for (let i = 0; i < count; i++) {
    const ordinal = ordinals[i] as number;
    const first = i % blockLength === 0;
    if (first && i > 0) {
      const skip = head + 8 * (i / blockLength - 1);
      view.setUint32(skip, ordinal, true);
      view.setUint32(skip + 4, end - blocks, true);
    }
    end = writeVarint(first ? ordinal : ordinal - previous, end);
    previous = ordinal;
  }
  return scratch.slice(0, end);
}

/** The most bytes of a varint of 32 bits. */
const mostVarint = 5;

/** The buffer in which postings are written; it grows with the longest. */
let scratch = new Uint8Array(1 << 12);

/** Writes a varint into the buffer and returns the offset of its end. */
function writeVarint(value: number, start: number): number {
  let at = start;
  let rest = value;
  while (rest >= 0x80) {
    scratch[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  scratch[at++] = rest;
  return at;
}

const none = new Uint32Array();

/** A facet value's ordinals, decoded in place, one block at a time. */
export class Postings implements Walk {
  readonly count: number;
  readonly #view: DataView;
  readonly #skips: number;
  readonly #blocks: number;
  // Allocated on first use: often only the count is read.
  #block = none;
  #loaded = -1;
  #length = 0;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.count = this.#varint();
    this.#skips = this.#position;
    this.#blocks = this.#skips + 8 * (Math.ceil(this.count / blockLength) - 1);
  }

  floor(limit: number): number {
    const rank = this.rank(limit);
    return rank === 0 ? -1 : (this.#block[(rank - 1) % blockLength] as number);
  }

  /** The number of members up to and including `limit`. */
  rank(limit: number): number {
    const block = this.#blockOf(limit);
    if (block !== this.#loaded) this.#load(block);
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#block[middle] as number) <= limit) low = middle + 1;
      else high = middle;
    }
    return block * blockLength + low;
  }

  /** Visits all members, ascending: much cheaper than `floor` if most members are needed. */
  each(visit: (ordinal: number) => void): void {
    const blocks = Math.ceil(this.count / blockLength);
    for (let block = 0; block < blocks; block++) {
      this.#load(block);
      for (let i = 0; i < this.#length; i++) visit(this.#block[i] as number);
    }
  }

  /** The last block whose first ordinal is not above `limit`, or the first block. */
  #blockOf(limit: number): number {
    let low = 0;
    let high = Math.ceil(this.count / blockLength) - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#view.getUint32(this.#skips + 8 * (middle - 1), true) <= limit) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Decodes a block, without a call for each number: of long postings, most of the time is spent here. */
  #load(block: number): void {
    const view = this.#view;
    if (this.#block === none) this.#block = new Uint32Array(blockLength);
    const into = this.#block;
    const skip = block === 0 ? 0 : view.getUint32(this.#skips + 8 * (block - 1) + 4, true);
    const length = Math.min(blockLength, this.count - block * blockLength);
    let position = this.#blocks + skip;
    let ordinal = 0;
    for (let i = 0; i < length; i++) {
      let byte = view.getUint8(position++);
      let step = byte & 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = view.getUint8(position++);
        step |= (byte & 0x7f) << shift;
      }
      ordinal += step >>> 0;
      into[i] = ordinal;
    }
    this.#length = length;
    this.#loaded = block;
  }

  #varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#view.getUint8(this.#position++);
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }
}
