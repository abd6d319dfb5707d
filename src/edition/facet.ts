import { Dictionary, writeDictionary } from './dictionary.ts';
import { Postings, writePostings } from './postings.ts';
import { bytesOf, concatenate, float64, readSections, uint32 } from './sections.ts';
import type { Extent } from './fragment.ts';
import { type ShardEntry, ShardTable } from './shards.ts';

/** A facet value to write. A value without ordinals has a valid, empty feed. */
export interface FacetValue {
  readonly slug: string;
  readonly label: string;
  /** Since when it is known, seconds since the epoch: when its first article becomes visible. */
  readonly since: number;
  readonly ordinals: readonly number[] | Uint32Array;
}

/** The shards with the newest articles of a value, by the index of the value, ascending. */
export type OwnShards = ReadonlyMap<number, Readonly<Record<Extent, ShardEntry>>>;

const noShards: OwnShards = new Map();

/** The number of sections of a facet. */
export const facetSections = 7;

/**
 * The sections of one facet: dictionaries of slugs (in code point order) and of labels, then, by the same
 * indices,
 *
 *     u32 × (count + 1)   where each value's postings begin; equal neighbours mean a value without articles
 *     …                   the postings
 *     f64 × count         since when each value is known
 *     u32 × k             the values, ascending, whose newest articles have a shard of their own
 *     rows × 2k           for each of them that shard, and that of the summaries, see shards.ts
 */
export function writeFacet(values: readonly FacetValue[], own: OwnShards = noShards): Uint8Array[] {
  const { bytes, starts } = concatenate(
    values.map(({ ordinals }) => (ordinals.length === 0 ? new Uint8Array() : writePostings(ordinals))),
  );
  return [
    writeDictionary(values.map((v) => v.slug)),
    writeDictionary(values.map((v) => v.label)),
    bytesOf(starts),
    bytes,
    bytesOf(Float64Array.from(values, (v) => v.since)),
    bytesOf(Uint32Array.from(own.keys())),
    bytesOf(ShardTable.of([...own.values()].flatMap(({ full, summary }) => [full, summary])).column),
  ];
}

/** A facet, read in place. */
export class Facet {
  readonly slugs: Dictionary;
  readonly labels: Dictionary;
  readonly #starts: Uint32Array;
  readonly #postings: Uint8Array;
  readonly #since: Float64Array;
  readonly #sharded: Uint32Array;
  readonly #shards: ShardTable;

  constructor([slugs, labels, starts, postings, since, sharded, shards]: readonly Uint8Array[]) {
    this.slugs = new Dictionary(slugs as Uint8Array);
    this.labels = new Dictionary(labels as Uint8Array);
    this.#starts = uint32(starts as Uint8Array);
    this.#postings = postings as Uint8Array;
    this.#since = float64(since as Uint8Array);
    this.#sharded = uint32(sharded as Uint8Array);
    this.#shards = new ShardTable(uint32(shards as Uint8Array));
  }

  /** The shard with the newest articles of the i-th value, or their summaries; undefined if it has none of its own. */
  ownShard(i: number, extent: Extent): ShardEntry | undefined {
    const at = this.#sharded.indexOf(i);
    return at < 0 ? undefined : this.#shards.entry(2 * at + (extent === 'full' ? 0 : 1));
  }

  /** Whether a value is known at a moment (seconds since the epoch). */
  knows(slug: string, now: number): boolean {
    const i = this.slugs.find(slug);
    return i >= 0 && (this.#since[i] as number) <= now;
  }

  /** The values known at a moment among the `limit` values whose slugs sort next to a text. */
  *around(text: string, limit: number, now: number): Generator<string> {
    for (const slug of this.slugs.around(text, limit)) if (this.knows(slug, now)) yield slug;
  }

  /** The ordinals of the i-th value; undefined if it has none or does not exist. */
  postings(i: number): Postings | undefined {
    if (i < 0 || i >= this.slugs.count) return undefined;
    const [start, end] = [this.#starts[i] as number, this.#starts[i + 1] as number];
    return start === end ? undefined : new Postings(this.#postings.subarray(start, end));
  }
}

/** "DLW1": a shard of the word index is a facet whose slugs are words, without labels. */
export const wordShardMagic = 0x3157_4c44;

/** Opens a shard of the word index. Throws if the bytes are anything else or cut short. */
export function openWordShard(bytes: Uint8Array): Facet {
  return new Facet(readSections(wordShardMagic, bytes));
}

/** The only shard that can hold a word, by the shards' first words; -1 if all begin after it. */
export function wordShardOf(firstWords: Dictionary, word: string): number {
  const at = firstWords.find(word);
  return at >= 0 ? at : firstWords.countBefore(word) - 1;
}
