import { formatAddress } from './address.ts';
import type { Envelopes, Extent, Format } from './fragment.ts';
import { formatHash, hash, Hasher } from './hash.ts';
import { everything, type FacetName, type Query } from './query.ts';
import { type ArticleShards, type ShardEntry, shardHolding } from './shards.ts';

/** Bytes of fragments at which an answer ends; the rest is on the next page. */
export const maxBytes = 4 * 1024 * 1024;

/** Static assets that the articles of one answer may need. Cloudflare's free plan allows 50 subrequests a request. */
export const maxFetches = 20;

/** The most that one answer may hold or need. */
export interface PageLimits {
  readonly articles: number;
  /** Bytes of fragments; `maxBytes` unless stated. */
  readonly bytes?: number;
  /** Static assets with the articles; `maxFetches` unless stated. */
  readonly fetches?: number;
  /** The own shard of a facet value that all articles of the list have. */
  readonly own?: ShardEntry | undefined;
}

/** The columns that decide where a page ends, as in the index. */
interface PageColumns {
  readonly weights: Uint32Array;
  readonly shards: ArticleShards;
}

/** The articles of one page of a feed. */
interface FeedPage {
  readonly ordinals: readonly number[];
  /** Whether the feed continues on another page. */
  readonly more: boolean;
}

/** The first articles of a list that fit on a page, at least one. */
export function fillPage(list: Iterable<number>, { weights, shards }: PageColumns, extent: Extent, limits: PageLimits) {
  const { articles, own, fetches = maxFetches } = limits;
  const column = extent === 'full' ? 0 : 1;
  const ordinals: number[] = [];
  const assets = new Set<ShardEntry>();
  let { bytes = maxBytes } = limits;
  for (const ordinal of list) {
    bytes -= weights[2 * ordinal + column] as number;
    const shard = shardHolding(shards, ordinal, extent, own);
    if (shard.offset === undefined) assets.add(shard);
    if (ordinals.length > 0 && (ordinals.length === articles || bytes < 0 || assets.size > fetches))
      return { ordinals, more: true };
    ordinals.push(ordinal);
  }
  return { ordinals, more: false };
}

/** A feed that `/facets.json` lists: of a facet value, of a year or a month, or of everything. */
export interface ListedFeed {
  readonly slug: string;
  readonly label: string;
  readonly query: Query;
}

/** The values of an edition that its feeds contain. */
export interface FeedMeta {
  readonly title: string;
  readonly description: string;
  readonly origin: string;
  readonly basePath?: string;
  readonly content: Extent;
  readonly hubs: readonly string[];
  readonly id?: string;
  readonly envelopes: Envelopes;
}

/** The columns that identify articles and their versions, as in the index. */
export interface IdentityColumns {
  readonly ids: { at(ordinal: number): string | undefined };
  readonly keys: Uint32Array;
  readonly versions: Uint32Array;
}

/** The query of one facet value. */
export function queryOfValue(facet: FacetName, value: string): Query {
  return { ...everything, facets: { ...everything.facets, [facet]: { all: [[value]], none: [] } } };
}

/** The query of a year, a month or a day. */
export function queryOfPeriod(period: string): Query {
  return { ...everything, since: [period], until: [period] };
}

/** A digest of the values that every feed contains besides its articles. */
export function digestOfMeta({ title, description, content, hubs, envelopes, id }: FeedMeta): string {
  const values = [title, description, content, hubs, envelopes, ...(id === undefined ? [] : [id])];
  return formatHash(hash(JSON.stringify(values)));
}

/** A digest of a feed's first page that changes exactly with the page. `meta` is `digestOfMeta`. */
export function digestOfPage(meta: string, label: string, page: FeedPage, columns: IdentityColumns): string {
  const { ordinals, more } = page;
  const hasher = new Hasher().string(meta).string(label);
  if (more) hasher.string(columns.ids.at(ordinals.at(-1) as number) as string);
  return digestOfVersions(hasher, ordinals, columns);
}

/** Adds the keys and versions of articles to a hash, and gives it as hexadecimal digits. */
export function digestOfVersions(
  hasher: Hasher,
  ordinals: readonly number[],
  { keys, versions }: Pick<IdentityColumns, 'keys' | 'versions'>,
): string {
  for (const ordinal of ordinals)
    for (const words of [keys, versions])
      hasher.number(words[2 * ordinal] as number).number(words[2 * ordinal + 1] as number);
  return formatHash(hasher.digest());
}

/** A row of `/facets.json`: a feed, its number of articles, and the digest of its first page. */
export function facetRow(
  { origin, basePath = '' }: FeedMeta,
  { slug, label, query }: ListedFeed,
  count: number,
  digest: string,
) {
  const address = (format?: Format) => origin + basePath + formatAddress(query, format);
  return {
    slug,
    label,
    count,
    digest,
    url: address(),
    rss: address('rss'),
    atom: address('atom'),
    json: address('json'),
  };
}
