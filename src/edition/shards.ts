import type { Extent } from './fragment.ts';
import { partitionPoint } from './sections.ts';

/** One row of the table of shards. */
export interface ShardEntry {
  /**
   * Ordinal of its first article. It ends where the next shard begins; the own shard of a facet value has all later
   * articles of the value, up to the newest.
   */
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
 * A table of shards, in order of ordinals.
 *
 *     u32      first ordinal
 *     u32      bytes
 *     u32      offset in the bundled bytes; 0xffffffff for an asset
 *     u32 × 4  digest, most significant word first
 */
export class ShardTable {
  readonly column: Uint32Array;
  readonly count: number;
  readonly #entries: ShardEntry[] = [];

  constructor(column: Uint32Array) {
    this.column = column;
    this.count = column.length / words;
  }

  static of(entries: readonly ShardEntry[]): ShardTable {
    const column = new Uint32Array(words * entries.length);
    entries.forEach(({ first, length, offset = asset, digest }, i) => {
      const parts = [0, 8, 16, 24].map((at) => Number.parseInt(digest.slice(at, at + 8), 16));
      column.set([first, length, offset, ...parts], words * i);
    });
    return new ShardTable(column);
  }

  /** A row of the table; the same object each time. */
  entry(number: number): ShardEntry {
    return (this.#entries[number] ??= this.#read(number));
  }

  /** The shard that holds an ordinal. */
  holding(ordinal: number): ShardEntry {
    const { column, count } = this;
    return this.entry(Math.max(0, partitionPoint(count, (i) => (column[words * i] as number) <= ordinal) - 1));
  }

  #read(number: number): ShardEntry {
    const row = this.column.subarray(words * number, words * (number + 1));
    const [first = 0, length = 0, offset = asset, ...parts] = row;
    const digest = parts.map((word) => word.toString(16).padStart(8, '0')).join('');
    return { first, length, digest, ...(offset !== asset && { offset }) };
  }
}

/** The shards of whole articles, and those of summaries of the articles that are no part of the bundle. */
export type ArticleShards = Readonly<Record<Extent, ShardTable>>;

/**
 * The shard of an article: part of the bundle, or the static asset that has it whole or as summary. `own`, the own
 * shard of a facet value that the article has, comes before other assets.
 */
export function shardHolding(shards: ArticleShards, ordinal: number, extent: Extent, own?: ShardEntry): ShardEntry {
  const whole = shards.full.holding(ordinal);
  if (whole.offset !== undefined) return whole;
  return own && ordinal >= own.first ? own : extent === 'full' ? whole : shards.summary.holding(ordinal);
}
