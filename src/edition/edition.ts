import { byCodePoint } from '../text/order.ts';
import { Dictionary, writeDictionary } from './dictionary.ts';
import type { Envelopes } from './envelope.ts';
import { Facet, type FacetValue, facetSections, type OwnShards, writeFacet } from './facet.ts';
import type { Extent } from './fragment.ts';
import { Ids, writeIds } from './ids.ts';
import { Postings, writePostings } from './postings.ts';
import { type FacetName, facetNames } from './query.ts';
import { listNames, type PeriodName, Rows, rowSections, writeRows } from './rows.ts';
import { bytesOf, float64, readSections, uint32, writeSections } from './sections.ts';
import { Slugs, type SlugTarget, writeSlugs } from './slugs.ts';
import type { Zone } from './zone.ts';

const magic = 0x3249_4c44; // "DLI2"

/** What is said once for the whole edition; it is written as JSON. */
export interface Meta {
  /** Digest of all that the edition holds, hexadecimal. */
  readonly digest: string;
  readonly title: string;
  readonly description: string;
  /** The origin that stands in links, without a slash at the end. */
  readonly origin: string;
  /** The publication's own host: what ids of feeds are made of, wherever the edition is served. */
  readonly host: string;
  readonly language: string;
  readonly content: Extent;
  readonly hubs: readonly string[];
  readonly pageSize: number;
  readonly icon?: string;
  readonly zone: Zone;
  readonly timezone: string;
  /** When the publication began, and when anything of it last changed; seconds since the epoch, by the ledger. */
  readonly founded: number;
  readonly lastChanged: number;
  readonly redirects: Readonly<Record<string, string>>;
  /** Former slugs of facet values, and what they are called now. */
  readonly renamed: Readonly<Record<FacetName, Readonly<Record<string, string>>>>;
  readonly envelopes: Envelopes;
}

/** Everything that an index is written from. Articles are in order of their ordinals. */
export interface IndexSource {
  readonly meta: Omit<Meta, 'digest'>;
  readonly ids: readonly string[];
  readonly ownSlugs: readonly string[];
  readonly published: Float64Array;
  readonly updated: Float64Array;
  readonly added: Float64Array;
  readonly changed: Float64Array;
  /** Two words an article, low half first. */
  readonly keys: Uint32Array;
  readonly versions: Uint32Array;
  /** Bytes of an article's longest fragment: in full, as summary. */
  readonly weights: Uint32Array;
  readonly slugs: ReadonlyMap<string, SlugTarget>;
  readonly shards: Uint32Array;
  /** The first word of every shard of the word index, in order of code points, and their table. */
  readonly firstWords: readonly string[];
  readonly wordShards: Uint32Array;
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
  readonly ownShards: Readonly<Record<FacetName, OwnShards>>;
  readonly retellings: readonly number[];
  /** Taken back when, and until when: for good where that is absent. */
  readonly withdrawn: readonly { readonly id: string; readonly when: number; readonly until?: number }[];
}

/**
 * The index of an edition, a file of sections (sections.ts), magic "DLI2":
 *
 *     0   meta, JSON
 *     1   published, 2 updated, 3 added, 4 changed    f64 × n, seconds since the epoch; published ascends
 *     5   keys, 6 versions                            (u32 low, u32 high) × n
 *     7   weights                                     (u32 full, u32 summary) × n, bytes
 *     8   ids                                         see ids.ts; where `published` is equal, they descend
 *     9   by added                                    u32 × n, ordinals, `added` ascending; where it is equal, ids descend
 *     10  slugs                                       dictionary
 *     11  by changed                                  u32 × n, ordinals, `changed` ascending
 *     12  shards                                      rows, see shards.ts
 *     13  slugs by hash, 14 their destinations        see slugs.ts
 *     15  retellings                                  postings, empty where there is none
 *     16  when withdrawn, and until when              (f64 when, f64 until) × m, `when` ascending; Infinity for good
 *     17  ids withdrawn                               dictionary
 *     18  first words, 19 shards of the word index   dictionary, rows as in 12
 *     20… facets, in the order of `facetNames`        seven sections each, see facet.ts
 *     48… rows of `/facets.json`, as `listNames`      two sections each, see rows.ts
 *
 * The edition's digest is what `name` makes of all these bytes while they have none.
 */
export function writeIndex(
  source: IndexSource,
  name: (bytes: Uint8Array) => string,
): { readonly digest: string; readonly index: Uint8Array<ArrayBuffer> } {
  const withdrawn = source.withdrawn.toSorted((a, b) => a.when - b.when);
  const { ids } = source;
  const byAdded = orderBy(source.added, (a, b) => byCodePoint(ids[b] as string, ids[a] as string));
  const sections = [
    bytesOf(source.published),
    bytesOf(source.updated),
    bytesOf(source.added),
    bytesOf(source.changed),
    bytesOf(source.keys),
    bytesOf(source.versions),
    bytesOf(source.weights),
    writeIds(ids, source.ownSlugs, { ...source.meta, published: source.published }),
    bytesOf(byAdded),
    writeDictionary(source.ownSlugs),
    bytesOf(orderBy(source.changed, (a, b) => a - b)),
    bytesOf(source.shards),
    ...writeSlugs(source.slugs),
    source.retellings.length === 0 ? new Uint8Array() : writePostings(source.retellings),
    bytesOf(
      Float64Array.from(withdrawn.flatMap(({ when, until = Number.POSITIVE_INFINITY }) => [when, until])),
    ),
    writeDictionary(withdrawn.map((w) => w.id)),
    writeDictionary(source.firstWords),
    bytesOf(source.wordShards),
    ...facetNames.flatMap((name) => writeFacet(source.facets[name], source.ownShards[name])),
    ...writeRows(source),
  ];
  const write = (digest: string): Uint8Array<ArrayBuffer> => {
    const meta: Meta = { ...source.meta, digest };
    return writeSections(magic, [new TextEncoder().encode(JSON.stringify(meta)), ...sections]);
  };
  const digest = name(write(''));
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
export interface Edition {
  readonly meta: Meta;
  /** How many articles it holds, those whose time has not come included. */
  readonly count: number;
  readonly published: Float64Array;
  readonly updated: Float64Array;
  readonly added: Float64Array;
  readonly changed: Float64Array;
  readonly keys: Uint32Array;
  readonly versions: Uint32Array;
  readonly weights: Uint32Array;
  readonly ids: Ids;
  readonly byAdded: Uint32Array;
  /** The inverse of `byAdded`, made when first asked for. */
  addedRank(): Uint32Array;
  readonly byChanged: Uint32Array;
  readonly shards: Uint32Array;
  readonly firstWords: Dictionary;
  readonly wordShards: Uint32Array;
  readonly slugs: Slugs;
  /** The slug of an article. */
  slugAt(ordinal: number): string;
  readonly retellings: Postings | undefined;
  /** Pairs: since when, and until when. */
  readonly withdrawn: { readonly times: Float64Array; readonly ids: Dictionary };
  readonly facets: Readonly<Record<FacetName, Facet>>;
  /** What `/facets.json` says of each value and period. */
  readonly rows: Readonly<Record<FacetName | PeriodName, Rows>>;
}

/** Opens an index as `writeIndex` wrote it. Throws where the bytes are something else, or not whole. */
export function openIndex(file: Uint8Array): Edition {
  const sections = readSections(magic, file);
  const section = (i: number) => sections[i] as Uint8Array;
  const published = float64(section(1));
  const meta = JSON.parse(new TextDecoder().decode(section(0))) as Meta;
  const slugs = new Dictionary(section(10));
  const byAdded = uint32(section(9));
  let ranks: Uint32Array | undefined;
  const firstFacet = 20;
  const facet = (i: number) =>
    new Facet(sections.slice(firstFacet + facetSections * i, firstFacet + facetSections * (i + 1)));
  const firstRows = firstFacet + facetSections * facetNames.length;
  const rows = (i: number) =>
    new Rows(sections.slice(firstRows + rowSections * i, firstRows + rowSections * (i + 1)));
  return {
    meta,
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
    shards: uint32(section(12)),
    firstWords: new Dictionary(section(18)),
    wordShards: uint32(section(19)),
    slugs: new Slugs([section(13), section(14)]),
    retellings: section(15).length === 0 ? undefined : new Postings(section(15)),
    withdrawn: { times: float64(section(16)), ids: new Dictionary(section(17)) },
    facets: Object.fromEntries(facetNames.map((name, i) => [name, facet(i)])) as Record<FacetName, Facet>,
    rows: Object.fromEntries(listNames.map((name, i) => [name, rows(i)])) as Edition['rows'],
  };
}
