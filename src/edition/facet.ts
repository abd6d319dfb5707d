import { Dictionary, writeDictionary } from './dictionary.ts';
import { Postings, writePostings } from './postings.ts';
import { bytesOf, float64, uint32 } from './sections.ts';
import { type ShardEntry, shardEntry, writeShardTable } from './shards.ts';

/** A facet value to be written; without ordinals it is known, and a feed of it is valid and empty. */
export interface FacetValue {
  readonly slug: string;
  readonly label: string;
  /** From when on it is known, seconds since the epoch: a value that only articles to come have is not known yet. */
  readonly since: number;
  readonly ordinals: readonly number[] | Uint32Array;
}

/** By the number of a value, in ascending order: the shard that holds its newest articles together. */
export type OwnShards = ReadonlyMap<number, ShardEntry>;

const noShards: OwnShards = new Map();

/** How many sections a facet takes. */
export const facetSections = 7;

/**
 * One facet: dictionaries of slugs (in order of code points) and of labels, and by the same numbers
 *
 *     u32 × (count + 1)   where each value's postings begin; equal neighbours mean a value without articles
 *     …                   the postings
 *     f64 × count         from when on each value is known
 *     u32 × k             the values, ascending, whose newest articles stand together in a shard of their own
 *     rows × k            those shards, see shards.ts; `first` is 0
 */
export function writeFacet(values: readonly FacetValue[], own: OwnShards = noShards): Uint8Array[] {
  const postings = values.map(({ ordinals }) =>
    ordinals.length === 0 ? new Uint8Array() : writePostings(ordinals),
  );
  const starts = new Uint32Array(values.length + 1);
  postings.forEach((bytes, i) => {
    starts[i + 1] = (starts[i] as number) + bytes.length;
  });
  const all = new Uint8Array(starts.at(-1) as number);
  postings.forEach((bytes, i) => all.set(bytes, starts[i]));
  return [
    writeDictionary(values.map((v) => v.slug)),
    writeDictionary(values.map((v) => v.label)),
    bytesOf(starts),
    all,
    bytesOf(Float64Array.from(values, (v) => v.since)),
    bytesOf(Uint32Array.from(own.keys())),
    bytesOf(writeShardTable([...own.values()])),
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
  readonly #shards: Uint32Array;

  constructor([slugs, labels, starts, postings, since, sharded, shards]: readonly Uint8Array[]) {
    this.slugs = new Dictionary(slugs as Uint8Array);
    this.labels = new Dictionary(labels as Uint8Array);
    this.#starts = uint32(starts as Uint8Array);
    this.#postings = postings as Uint8Array;
    this.#since = float64(since as Uint8Array);
    this.#sharded = uint32(sharded as Uint8Array);
    this.#shards = uint32(shards as Uint8Array);
  }

  /** The shard that holds the newest articles of the i-th value together, where there is one. */
  ownShard(i: number): ShardEntry | undefined {
    const at = this.#sharded.indexOf(i);
    return at < 0 ? undefined : shardEntry(this.#shards, at);
  }

  /** Whether a value is known at a moment. */
  knows(slug: string, now: number): boolean {
    const i = this.slugs.find(slug);
    return i >= 0 && (this.#since[i] as number) <= now;
  }

  /** The values known at a moment, of those that stand next to a text in their order, `limit` at most. */
  *around(text: string, limit: number, now: number): Generator<string> {
    for (const slug of this.slugs.around(text, limit)) if (this.knows(slug, now)) yield slug;
  }

  /** The ordinals of the i-th value; undefined where it has none, or where there is no such value. */
  postings(i: number): Postings | undefined {
    if (i < 0 || i >= this.slugs.count) return undefined;
    const [start, end] = [this.#starts[i] as number, this.#starts[i + 1] as number];
    return start === end ? undefined : new Postings(this.#postings.subarray(start, end));
  }
}
