import { type Format, type PartName, partNames, type Parts, partsOf, recipes } from './fragment.ts';
import type { Hash } from './hash.ts';
import { concatenate } from './sections.ts';

const magic = 0x3153_4c44; // "DLS1"
const encoder = new TextEncoder();

/** Bytes of an article's row in the head of a shard: key, version, and the end of each part. */
const rowBytes = 16 + 4 * partNames.length;

/** An article's parts as bytes. */
export interface PackedParts {
  /** The parts end to end, in the order of `partNames`. */
  readonly bytes: Uint8Array;
  /** Where each ends. */
  readonly ends: readonly number[];
  /** `ends` as u32 followed by `bytes`, for a digest. */
  readonly whole: Uint8Array;
}

const endsBytes = 4 * partNames.length;

/** The buffer in which parts are encoded; it grows with the longest article. */
let scratch = new Uint8Array(1 << 16);

/** Encodes an article's parts as UTF-8. */
export function packParts(parts: Parts): PackedParts {
  // A UTF-16 unit is at most three bytes of UTF-8.
  const most = endsBytes + 3 * partNames.reduce((sum, name) => sum + parts[name].length, 0);
  if (most > scratch.length) scratch = new Uint8Array(2 * most);
  let end = endsBytes;
  const ends = partNames.map((name) => {
    end += encoder.encodeInto(parts[name], scratch.subarray(end)).written;
    return end - endsBytes;
  });
  new Uint32Array(scratch.buffer, 0, ends.length).set(ends);
  const whole = scratch.slice(0, end);
  return { bytes: whole.subarray(endsBytes), ends, whole };
}

/** One rendered article to write into a shard. */
export interface ShardArticle {
  readonly key: Hash;
  readonly version: Hash;
  readonly packed: Pick<PackedParts, 'bytes' | 'ends'>;
}

/**
 * Writes a shard: the parts of articles, of consecutive ones mostly. A shard of summaries has empty parts in place of
 * those that only whole articles need.
 *
 *     0    u32  magic
 *     4    u32  count
 *     8    per article: key (u32 low, u32 high), version (u32 low, u32 high),
 *          u32 × 9: the end of each part in the file; a part begins where the previous one ends
 *     …    the parts, article by article, in the order of `partNames`
 *
 * By key and version a reader checks that a row is the article that the index refers to.
 */
export function writeShard(articles: readonly ShardArticle[]): Uint8Array<ArrayBuffer> {
  const headBytes = 8 + rowBytes * articles.length;
  const file = new Uint8Array(articles.reduce((sum, { packed }) => sum + packed.bytes.length, headBytes));
  const view = new DataView(file.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, articles.length, true);
  let start = headBytes;
  articles.forEach(({ key, version, packed }, i) => {
    const row = 8 + rowBytes * i;
    [key.low, key.high, version.low, version.high].forEach((word, j) => view.setUint32(row + 4 * j, word, true));
    packed.ends.forEach((end, j) => view.setUint32(row + 16 + 4 * j, start + end, true));
    file.set(packed.bytes, start);
    start += packed.bytes.length;
  });
  return file;
}

const noBytes = new Uint8Array();
const summaryParts = new Set((Object.keys(recipes) as Format[]).flatMap((format) => partsOf(format, 'summary')));

/** The shard of summaries of the articles of some shards, in their order. */
export function writeSummaries(shards: readonly Shard[]): Uint8Array<ArrayBuffer> {
  return writeShard(shards.flatMap((shard) => Array.from({ length: shard.count }, (_, i) => shard.summary(i))));
}

const partIndex = Object.fromEntries(partNames.map((name, i) => [name, i])) as Record<PartName, number>;

/** A shard, read in place. */
export class Shard {
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly #view: DataView;

  /** Throws if the bytes are anything else or cut short. */
  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const count = bytes.length >= 8 && view.getUint32(0, true) === magic ? view.getUint32(4, true) : 0;
    const headBytes = 8 + rowBytes * count;
    const whole = count > 0 && bytes.length >= headBytes && view.getUint32(headBytes - 4, true) === bytes.length;
    if (!whole) throw new Error('Not a whole shard.');
    this.bytes = bytes;
    this.count = count;
    this.#view = view;
  }

  /** Whether the i-th article has this key and version. */
  holds(i: number, key: Hash, version: Hash): boolean {
    const row = 8 + rowBytes * i;
    return (
      i < this.count &&
      this.#view.getUint32(row, true) === key.low &&
      this.#view.getUint32(row + 4, true) === key.high &&
      this.#view.getUint32(row + 8, true) === version.low &&
      this.#view.getUint32(row + 12, true) === version.high
    );
  }

  /** The row of the article with this key and version, or -1. */
  find(key: Hash, version: Hash): number {
    for (let i = 0; i < this.count; i++) if (this.holds(i, key, version)) return i;
    return -1;
  }

  /** The i-th article for a shard of summaries. */
  summary(i: number): ShardArticle {
    const word = (at: number): number => this.#view.getUint32(8 + rowBytes * i + 4 * at, true);
    const parts = partNames.map((name) => (summaryParts.has(name) ? this.part(i, name) : noBytes));
    const { bytes, starts } = concatenate(parts);
    const packed = { bytes, ends: Array.from(starts.subarray(1)) };
    return { key: { low: word(0), high: word(1) }, version: { low: word(2), high: word(3) }, packed };
  }

  /** The bytes of one part of the i-th article. */
  part(i: number, name: PartName): Uint8Array {
    const at = 8 + rowBytes * i + 16 + 4 * partIndex[name];
    const first = i === 0 && partIndex[name] === 0;
    const start = first
      ? 8 + rowBytes * this.count
      : this.#view.getUint32(partIndex[name] === 0 ? at - 4 - 16 : at - 4, true);
    return this.bytes.subarray(start, this.#view.getUint32(at, true));
  }
}
