import { byCodePoint } from '../text/order.ts';
import { Dictionary, writeDictionary } from './dictionary.ts';
import { Facet, type FacetValue, facetSections, type OwnShards, writeFacet } from './facet.ts';
import type { Envelopes, Extent } from './fragment.ts';
import { Ids, writeIds } from './ids.ts';
import { Postings, writePostings } from './postings.ts';
import { type FacetName, facetNames } from './query.ts';
import { ListedRows, listNames, type PeriodName, rowSections, writeRows } from './rows.ts';
import { bytesOf, float64, readSections, uint32, writeSections } from './sections.ts';
import { type ArticleShards, ShardTable } from './shards.ts';
import { SlugIndex, type SlugTarget, writeSlugs } from './slugs.ts';
import type { Zone } from './zone.ts';

const magic = 0x3349_4c44; // "DLI3"

/** Values of the whole edition; written as JSON. */
interface EditionMeta {
  /** Digest of the whole edition, hexadecimal. */
  readonly digest: string;
  readonly title: string;
  readonly description: string;
  readonly origin: string;
  /** The path below which the publication stands, without a slash at the end; absent at the root. */
  readonly basePath?: string;
  /** The publication's own host, from which ids are made wherever the edition is served. */
  readonly host: string;
  /** The id of the feed of everything; absent if it is `https://`, the host and a slash. */
  readonly id?: string;
  readonly language: string;
  readonly content: Extent;
  readonly hubs: readonly string[];
  /** Further hosts whose pictures pages show. */
  readonly pictures?: readonly string[];
  readonly pageSize: number;
  readonly icon?: string;
  readonly zone: Zone;
  readonly timezone: string;
  /** When the publication began and when any of it last changed, by the ledger; seconds since the epoch. */
  readonly founded: number;
  readonly lastChanged: number;
  readonly redirects: Readonly<Record<string, string>>;
  /** Current slugs of renamed facet values, by former slug. */
  readonly renamed: Readonly<Record<FacetName, Readonly<Record<string, string>>>>;
  readonly envelopes: Envelopes;
  /** The elements of RSS that identify a podcast, which only the feed of everything has. */
  readonly show?: string;
  /** Where the podcast went, to which `/rss.xml` leads. */
  readonly newFeed?: string;
}

/** ArticleColumns in order of the articles' ordinals; dates in seconds since the epoch. */
interface ArticleColumns {
  readonly published: Float64Array;
  readonly updated: Float64Array;
  readonly added: Float64Array;
  readonly changed: Float64Array;
  /** Two words for each article, low half first. */
  readonly keys: Uint32Array;
  readonly versions: Uint32Array;
  /** Bytes of each article's longest fragment: two words, in full and as summary. */
  readonly weights: Uint32Array;
  readonly shards: ArticleShards;
  readonly wordShards: ShardTable;
}

/** The input of `writeIndex`. */
export interface IndexSource extends ArticleColumns {
  readonly meta: Omit<EditionMeta, 'digest'>;
  readonly ids: readonly string[];
  readonly ownSlugs: readonly string[];
  readonly slugs: ReadonlyMap<string, SlugTarget>;
  /** The first word of every shard of the word index, in code point order. */
  readonly firstWords: readonly string[];
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
  readonly ownShards: Readonly<Record<FacetName, OwnShards>>;
  readonly retellings: readonly number[];
  /** Mounted articles: their pages here are copies of pages elsewhere. */
  readonly mounted: readonly number[];
  /** Withdrawn articles: when, and until when; for ever if `until` is absent. */
  readonly withdrawn: readonly { readonly id: string; readonly when: number; readonly until?: number }[];
}

/**
 * The index of an edition, a file of sections (sections.ts), magic "DLI3":
 *
 *     0   meta, JSON
 *     1   published, 2 updated, 3 added, 4 changed    f64 × n, seconds since the epoch; published ascends
 *     5   keys, 6 versions                            (u32 low, u32 high) × n
 *     7   weights                                     (u32 full, u32 summary) × n, bytes
 *     8   ids                                         see ids.ts; where `published` is equal, they descend
 *     9   by added                                    u32 × n, ordinals by `added`, then by id, descending
 *     10  slugs                                       dictionary
 *     11  by changed                                  u32 × n, ordinals by `changed`
 *     12  shards                                      rows, see shards.ts
 *     13  slugs by hash, 14 their destinations        see slugs.ts
 *     15  retellings                                  postings; empty if there are none
 *     16  when withdrawn, and until when              (f64, f64) × m by the first; Infinity is for ever
 *     17  ids withdrawn                               dictionary
 *     18  first words, 19 shards of the word index   dictionary, rows as in 12
 *     20  shards of summaries                      rows as in 12
 *     21… facets, in the order of `facetNames`        seven sections each, see facet.ts
 *     49… rows of `/facets.json`, as `listNames`      two sections each, see rows.ts
 *     at the end  mounted                             postings; absent if there are none
 *
 * `digestOf` digests the whole file, written with an empty digest.
 */
export function writeIndex(
  source: IndexSource,
  digestOf: (bytes: Uint8Array) => string,
): { readonly digest: string; readonly index: Uint8Array<ArrayBuffer> } {
  const withdrawn = source.withdrawn.toSorted((a, b) => a.when - b.when);
  const { ids } = source;
  const byAdded = orderBy(source.added, (a, b) => byCodePoint(ids[b] as string, ids[a] as string));
  const sections = [
    ...[source.published, source.updated, source.added, source.changed].map(bytesOf),
    ...[source.keys, source.versions, source.weights].map(bytesOf),
    writeIds(ids, source.ownSlugs, { ...source.meta, published: source.published }),
    bytesOf(byAdded),
    writeDictionary(source.ownSlugs),
    bytesOf(orderBy(source.changed, (a, b) => a - b)),
    bytesOf(source.shards.full.column),
    ...writeSlugs(source.slugs),
    source.retellings.length === 0 ? new Uint8Array() : writePostings(source.retellings),
    bytesOf(Float64Array.from(withdrawn.flatMap(({ when, until = Number.POSITIVE_INFINITY }) => [when, until]))),
    writeDictionary(withdrawn.map((w) => w.id)),
    writeDictionary(source.firstWords),
    bytesOf(source.wordShards.column),
    bytesOf(source.shards.summary.column),
    ...facetNames.flatMap((name) => writeFacet(source.facets[name], source.ownShards[name])),
    ...writeRows(source),
    ...(source.mounted.length === 0 ? [] : [writePostings(source.mounted)]),
  ];
  const write = (digest: string): Uint8Array<ArrayBuffer> => {
    const meta: EditionMeta = { ...source.meta, digest };
    return writeSections(magic, [new TextEncoder().encode(JSON.stringify(meta)), ...sections]);
  };
  const digest = digestOf(write(''));
  return { digest, index: write(digest) };
}

function orderBy(column: Float64Array, whereEqual: (a: number, b: number) => number): Uint32Array {
  const order = Uint32Array.from(column.keys());
  return order.sort((a, b) => (column[a] as number) - (column[b] as number) || whereEqual(a, b));
}

function inverse(order: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(order.length);
  order.forEach((ordinal, rank) => {
    ranks[ordinal] = rank;
  });
  return ranks;
}

/** An edition's index, read in place. */
export interface Edition extends ArticleColumns {
  readonly meta: EditionMeta;
  /** The publication's address, with which all addresses begin: `https://example.org/feeds`. */
  readonly url: string;
  /** The path of that address: `/feeds`, or `''`. */
  readonly basePath: string;
  /** The number of articles, scheduled ones included. */
  readonly count: number;
  readonly ids: Ids;
  readonly byAdded: Uint32Array;
  /** The inverse of `byAdded`, computed on first use. */
  addedRank(): Uint32Array;
  readonly byChanged: Uint32Array;
  readonly firstWords: Dictionary;
  readonly slugs: SlugIndex;
  slugAt(ordinal: number): string;
  readonly retellings: Postings | undefined;
  readonly mounted: Postings | undefined;
  /** `times` has two numbers for each id: when it was withdrawn, and until when. */
  readonly withdrawn: { readonly times: Float64Array; readonly ids: Dictionary };
  readonly facets: Readonly<Record<FacetName, Facet>>;
  /** The prepared rows of `/facets.json`. */
  readonly rows: Readonly<Record<FacetName | PeriodName, ListedRows>>;
}

/** Opens the bytes of `writeIndex` without copying. Throws if they are cut short or others. */
export function openIndex(file: Uint8Array): Edition {
  const sections = readSections(magic, file);
  const section = (i: number) => sections[i] as Uint8Array;
  const published = float64(section(1));
  const meta = JSON.parse(new TextDecoder().decode(section(0))) as EditionMeta;
  const slugs = new Dictionary(section(10));
  const byAdded = uint32(section(9));
  let ranks: Uint32Array | undefined;
  const rest = sections.slice(21);
  const facets = facetNames.map((name) => [name, new Facet(rest.splice(0, facetSections))]);
  const rows = listNames.map((name) => [name, new ListedRows(rest.splice(0, rowSections))]);
  const { origin, basePath = '' } = meta;
  return {
    meta,
    url: origin + basePath,
    basePath,
    count: published.length,
    published,
    updated: float64(section(2)),
    added: float64(section(3)),
    changed: float64(section(4)),
    keys: uint32(section(5)),
    versions: uint32(section(6)),
    weights: uint32(section(7)),
    ids: new Ids(new Dictionary(section(8)), slugs, { ...meta, published }),
    slugAt: (ordinal) => slugs.at(ordinal),
    byAdded,
    addedRank: () => (ranks ??= inverse(byAdded)),
    byChanged: uint32(section(11)),
    shards: { full: new ShardTable(uint32(section(12))), summary: new ShardTable(uint32(section(20))) },
    firstWords: new Dictionary(section(18)),
    wordShards: new ShardTable(uint32(section(19))),
    slugs: new SlugIndex([section(13), section(14)]),
    retellings: section(15).length === 0 ? undefined : new Postings(section(15)),
    mounted: rest[0] && new Postings(rest[0]),
    withdrawn: { times: float64(section(16)), ids: new Dictionary(section(17)) },
    facets: Object.fromEntries(facets) as Edition['facets'],
    rows: Object.fromEntries(rows) as Edition['rows'],
  };
}
