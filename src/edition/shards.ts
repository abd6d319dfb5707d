import { partitionPoint } from './sections.ts';

/** One row of the table of shards. */
export interface ShardEntry {
  /** Ordinal of its first article; it ends where the next shard begins. */
  readonly first: number;
  /** Bytes. */
  readonly length: number;
  /** Its offset in the bundled bytes; undefined if it is a static asset. */
  readonly offset?: number;
  /** The first 128 bits of the SHA-256 of its bytes, hexadecimal; the name of the asset. */
  readonly digest: string;
}

const words = 7;
const asset = 0xffff_ffff;

/**
 * The table of shards, in order of ordinals.
 *
 *     u32      first ordinal
 *     u32      bytes
 *     u32      offset in the bundled bytes; 0xffffffff for an asset
 *     u32 × 4  digest, most significant word first
 */
export function writeShardTable(entries: readonly ShardEntry[]): Uint32Array {
  const table = new Uint32Array(words * entries.length);
  entries.forEach(({ first, length, offset = asset, digest }, i) => {
    const parts = [0, 8, 16, 24].map((at) => Number.parseInt(digest.slice(at, at + 8), 16));
    table.set([first, length, offset, ...parts], words * i);
  });
  return table;
}

/** The index of the shard that holds an ordinal. */
export function shardOf(table: Uint32Array, ordinal: number): number {
  return Math.max(0, partitionPoint(table.length / words, (i) => (table[words * i] as number) <= ordinal) - 1);
}

/** The row of a shard in the table. */
export function shardEntry(table: Uint32Array, number: number): ShardEntry {
  const [first = 0, length = 0, offset = asset, ...parts] = table.subarray(words * number, words * (number + 1));
  const digest = parts.map((word) => word.toString(16).padStart(8, '0')).join('');
  return { first, length, digest, ...(offset !== asset && { offset }) };
}
