import type { FacetValue, OwnShards } from '../edition/facet.ts';
import { type FacetName, facetNames } from '../edition/query.ts';
import { fillPage, maxBytes } from '../edition/listing.ts';
import { shardOf } from '../edition/shards.ts';
import type { WrittenShard } from './shards.ts';

/** The most assets that the first page of a facet value may need before it gets a shard of its own. */
const mostTouched = 2;

/** The input for the own shards of facet values. */
interface OwnShardsInput {
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
  /** Makes a shard of copies of some articles. */
  readonly copies: (ordinals: readonly number[]) => WrittenShard;
  /** The table of shards, and the index of the first shard in the bundle. */
  readonly table: Uint32Array;
  readonly firstBundled: number;
  readonly pageSize: number;
  /** As in the index. */
  readonly weights: Uint32Array;
}

/**
 * Makes a shard with copies of the newest articles for each facet value whose articles are scattered over many assets,
 * so that its first page takes one fetch.
 */
export function ownShards(source: OwnShardsInput): {
  own: Record<FacetName, OwnShards>;
  shards: WrittenShard[];
} {
  const shards = new Map<string, WrittenShard>();
  const limits = { articles: source.pageSize, bytes: maxBytes };
  const ownOf = (name: FacetName): OwnShards =>
    new Map(
      source.facets[name].flatMap(({ ordinals }, number) => {
        // A page of whole articles: with a large `pageSize`, as many as an answer holds.
        const page = fillPage(ordinals.toReversed(), source.weights, 'full', limits);
        const newest = page.ordinals.toReversed();
        if (assetsTouched(source, newest) <= mostTouched) return [];
        const shard = source.copies(newest);
        const { digest, length } = shard;
        shards.set(digest, shard);
        return [[number, { first: 0, length, digest }]];
      }),
    );
  const own = Object.fromEntries(facetNames.map((name) => [name, ownOf(name)])) as Record<FacetName, OwnShards>;
  return { own, shards: [...shards.values()] };
}

function assetsTouched({ table, firstBundled }: OwnShardsInput, ordinals: readonly number[]): number {
  return new Set(ordinals.map((ordinal) => shardOf(table, ordinal)).filter((number) => number < firstBundled)).size;
}
