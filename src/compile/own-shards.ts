import type { FacetValue, OwnShards } from '../edition/facet.ts';
import { type FacetName, facetNames } from '../edition/query.ts';
import type { Extent } from '../edition/fragment.ts';
import { fillPage } from '../edition/listing.ts';
import type { ArticleShards, ShardTable } from '../edition/shards.ts';
import type { WrittenShard } from './shards.ts';

/** The input for the own shards of facet values. */
interface OwnShardsInput {
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
  /** Makes a shard of copies of some articles, and one of their summaries. */
  readonly copies: (ordinals: readonly number[]) => Readonly<Record<Extent, WrittenShard>>;
  /** The most assets that the first page of a facet value may need before it gets a shard of its own. */
  readonly mostTouched: number;
  readonly shards: ArticleShards;
  readonly pageSize: number;
  /** As in the index. */
  readonly weights: Uint32Array;
}

/**
 * Makes shards with copies of the newest articles for each facet value whose articles are scattered over many assets,
 * so that its first page takes one fetch.
 */
export function ownShards(source: OwnShardsInput): {
  own: Record<FacetName, OwnShards>;
  shards: WrittenShard[];
} {
  const shards: WrittenShard[] = [];
  const limits = { articles: source.pageSize, fetches: Number.POSITIVE_INFINITY };
  const ownOf = (name: FacetName): OwnShards =>
    new Map(
      source.facets[name].flatMap(({ ordinals }, number) => {
        // A page of whole articles: with a large `pageSize`, as many as an answer holds.
        const newest = fillPage(ordinals.toReversed(), source, 'full', limits).ordinals.toReversed();
        if (assetsTouched(source.shards.full, newest) <= source.mostTouched) return [];
        const { full, summary } = source.copies(newest);
        shards.push(full, summary);
        return [[number, { full, summary }]];
      }),
    );
  const own = Object.fromEntries(facetNames.map((name) => [name, ownOf(name)])) as Record<FacetName, OwnShards>;
  return { own, shards };
}

function assetsTouched(table: ShardTable, ordinals: readonly number[]): number {
  const touched = ordinals.map((ordinal) => table.holding(ordinal)).filter(({ offset }) => offset === undefined);
  return new Set(touched).size;
}
