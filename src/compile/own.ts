import type { FacetValue, OwnShards } from '../edition/facet.ts';
import { type FacetName, facetNames } from '../edition/query.ts';
import { shardOf } from '../edition/shards.ts';
import type { WrittenShard } from './shards.ts';

/** Assets that the first page of a facet value may touch before it gets a shard of its own. */
const mostTouched = 2;

/** What facet values' own shards are made from. */
export interface OwnSource {
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
  /** Makes a shard of copies of some articles. */
  readonly copies: (ordinals: readonly number[]) => WrittenShard;
  /** The table of shards, and the number of the first that is bundled. */
  readonly table: Uint32Array;
  readonly firstBundled: number;
  readonly pageSize: number;
}

/**
 * Gives a facet value whose newest articles are scattered over many assets a shard that holds copies of them, so that its
 * first page costs one fetch.
 */
export function ownShards(source: OwnSource): { own: Record<FacetName, OwnShards>; shards: WrittenShard[] } {
  const shards = new Map<string, WrittenShard>();
  const ownOf = (name: FacetName): OwnShards =>
    new Map(
      source.facets[name].flatMap(({ ordinals }, number) => {
        const newest = Array.from(ordinals.slice(-source.pageSize));
        if (touched(source, newest) <= mostTouched) return [];
        const shard = source.copies(newest);
        const { digest, length } = shard;
        shards.set(digest, shard);
        return [[number, { first: 0, length, digest }]];
      }),
    );
  const own = Object.fromEntries(facetNames.map((name) => [name, ownOf(name)])) as Record<
    FacetName,
    OwnShards
  >;
  return { own, shards: [...shards.values()] };
}

function touched({ table, firstBundled }: OwnSource, ordinals: readonly number[]): number {
  return new Set(ordinals.map((ordinal) => shardOf(table, ordinal)).filter((number) => number < firstBundled))
    .size;
}
