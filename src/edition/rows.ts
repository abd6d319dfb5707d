import {
  digestOfMeta,
  digestOfPage,
  facetRow,
  type FeedMeta,
  fillPage,
  type IdentityColumns,
  type ListedFeed,
  queryOfPeriod,
  queryOfValue,
} from './listing.ts';
import type { OwnShards } from './facet.ts';
import { type FacetName, facetNames } from './query.ts';
import { bytesOf, concatenate, uint32 } from './sections.ts';
import type { ArticleShards, ShardEntry } from './shards.ts';
import { dayAt, monthOf, type Zone } from './zone.ts';

/** The periods that `/facets.json` lists, each with the number of characters of a day that names it. */
export const periodLengths = { year: 4, month: 7 } as const;

export type PeriodName = keyof typeof periodLengths;

export const periodNames = Object.keys(periodLengths) as PeriodName[];

/** The lists of `/facets.json`: facet values in the order of their indices, then periods, newest first. */
export const listNames: readonly (FacetName | PeriodName)[] = [...facetNames, ...periodNames];

/** The number of sections of a list. */
export const rowSections = 2;

interface RowSource extends IdentityColumns {
  readonly meta: FeedMeta & { readonly pageSize: number; readonly zone: Zone };
  readonly published: Float64Array;
  readonly weights: Uint32Array;
  readonly shards: ArticleShards;
  readonly ownShards: Readonly<Record<FacetName, OwnShards>>;
  readonly facets: Readonly<
    Record<FacetName, readonly { slug: string; label: string; ordinals: readonly number[] | Uint32Array }[]>
  >;
}

interface UnwrittenRow extends ListedFeed {
  readonly own?: ShardEntry | undefined;
  readonly ordinals: readonly number[] | Uint32Array;
}

/**
 * The rows of `/facets.json` as they are once all articles are visible. A row is valid as soon as its newest
 * article is visible. Two sections for each list:
 *
 *     u32 × (count + 1)   where each row begins; rows of values without articles are empty
 *     u32 × count         the newest ordinal of each row; 0 for a value without articles
 *     u32 × count         the number of articles of each row
 *     u32 × count         the indices of the rows by number of articles, descending
 *     …                   the rows, JSON in UTF-8, each after a comma
 */
export function writeRows(source: RowSource): Uint8Array[] {
  const { meta, published } = source;
  const { zone, pageSize: articles, content } = meta;
  const metaDigest = digestOfMeta(meta);
  const encoder = new TextEncoder();
  const months = Array.from(published, (moment) => monthOf(dayAt(zone, moment)));
  const lists: UnwrittenRow[][] = [
    ...facetNames.map((name) =>
      source.facets[name].map((value, i) => ({
        ...value,
        query: queryOfValue(name, value.slug),
        own: source.ownShards[name].get(i)?.[content],
      })),
    ),
    ...periodNames.map((name) => periodsIn(months.map((month) => month.slice(0, periodLengths[name])))),
  ];
  const write = ({ ordinals, own, ...feed }: UnwrittenRow): Uint8Array => {
    if (ordinals.length === 0) return new Uint8Array();
    const page = fillPage(ordinals.toReversed(), source, content, { articles, own });
    const digest = digestOfPage(metaDigest, feed.label, page, source);
    return encoder.encode(`,${JSON.stringify(facetRow(meta, feed, ordinals.length, digest))}`);
  };
  return lists.flatMap((rows) => {
    const { bytes, starts } = concatenate(rows.map(write));
    const counts = rows.map(({ ordinals }) => ordinals.length);
    const table = Uint32Array.from([
      ...starts,
      ...rows.map(({ ordinals }) => ordinals.at(-1) ?? 0),
      ...counts,
      ...[...counts.keys()].sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b),
    ]);
    return [bytesOf(table), bytes];
  });
}

/** The rows of periods, given the period of each article; newest first. */
function periodsIn(periods: readonly string[]): UnwrittenRow[] {
  const ordinalsOf = new Map<string, number[]>();
  periods.forEach((period, ordinal) => {
    const known = ordinalsOf.get(period);
    if (known) known.push(ordinal);
    else ordinalsOf.set(period, [ordinal]);
  });
  return [...ordinalsOf]
    .map(([period, ordinals]) => ({ slug: period, label: period, query: queryOfPeriod(period), ordinals }))
    .reverse();
}

/** The rows of a list, read in place. */
export class ListedRows {
  readonly count: number;
  readonly #starts: Uint32Array;
  readonly #newest: Uint32Array;
  readonly #articles: Uint32Array;
  /** The indices of the rows by number of articles, descending. */
  readonly byCount: Uint32Array;
  readonly #bytes: Uint8Array;

  constructor([table, bytes]: readonly Uint8Array[]) {
    const numbers = uint32(table as Uint8Array);
    const count = (numbers.length - 1) / 4;
    const column = (i: number) => numbers.subarray(1 + i * count, 1 + (i + 1) * count);
    this.count = count;
    this.#starts = numbers.subarray(0, 1 + count);
    [this.#newest, this.#articles, this.byCount] = [column(1), column(2), column(3)];
    this.#bytes = bytes as Uint8Array;
  }

  /** The ordinal of the newest article of the i-th row; the row is valid once that article is visible. */
  newest(i: number): number {
    return this.#newest[i] as number;
  }

  /** The number of articles of the i-th row. */
  articles(i: number): number {
    return this.#articles[i] as number;
  }

  /** The rows from `first` up to, not including, `end`, each after a comma. */
  slice(first: number, end: number): Uint8Array {
    return this.#bytes.subarray(this.#starts[first], this.#starts[end]);
  }
}
