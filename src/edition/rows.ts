import {
  describe,
  digestAround,
  digestOfPage,
  type Identities,
  queryOf,
  queryOfPeriod,
  type Listed,
  type Surroundings,
} from './listing.ts';
import { fillPage, maxBytes } from './page.ts';
import { type FacetName, facetNames } from './query.ts';
import { bytesOf, uint32 } from './sections.ts';
import { dayAt, monthOf, type Zone } from './zone.ts';

/** How many characters of a day name a period that is listed. */
export const periodLengths = { year: 4, month: 7 } as const;

export type PeriodName = keyof typeof periodLengths;

export const periodNames = Object.keys(periodLengths) as PeriodName[];

/** The lists of `/facets.json`: facets' values in the order of their numbers, periods from the newest. */
export const listNames: readonly (FacetName | PeriodName)[] = [...facetNames, ...periodNames];

/** How many sections a list takes. */
export const rowSections = 2;

/** What rows are written from. */
export interface RowSource extends Identities {
  readonly meta: Surroundings & { readonly pageSize: number; readonly zone: Zone };
  readonly published: Float64Array;
  readonly weights: Uint32Array;
  readonly facets: Readonly<
    Record<FacetName, readonly { slug: string; label: string; ordinals: readonly number[] | Uint32Array }[]>
  >;
}

interface Row extends Listed {
  readonly ordinals: readonly number[] | Uint32Array;
}

/**
 * The rows of `/facets.json` as they are once the time of all articles has come: what a feed is by its newest article's time it
 * stays. Two sections a list:
 *
 *     u32 × (count + 1)   where each row begins; equal neighbours mean a value without articles, which is not listed
 *     u32 × count         each row's newest ordinal: before its time, the row is another; 0 for a value without articles
 *     u32 × count         how many articles it counts
 *     u32 × count         the numbers of the rows, that which counts most first
 *     …                   the rows, JSON in UTF-8, each after a comma
 */
export function writeRows(source: RowSource): Uint8Array[] {
  const { meta, published, weights } = source;
  const { zone, pageSize: articles, content } = meta;
  const around = digestAround(meta);
  const encoder = new TextEncoder();
  const months = Array.from(published, (moment) => monthOf(dayAt(zone, moment)));
  const lists: Row[][] = [
    ...facetNames.map((name) =>
      source.facets[name].map((value) => ({ ...value, query: queryOf(name, value.slug) })),
    ),
    ...periodNames.map((name) => periodsIn(months.map((month) => month.slice(0, periodLengths[name])))),
  ];
  const write = ({ ordinals, ...listed }: Row): Uint8Array => {
    if (ordinals.length === 0) return new Uint8Array();
    const page = fillPage(ordinals.toReversed(), weights, content, { articles, bytes: maxBytes });
    const digest = digestOfPage(around, listed.label, page, source);
    return encoder.encode(`,${JSON.stringify(describe(meta, listed, ordinals.length, digest))}`);
  };
  return lists.flatMap((rows) => {
    const written = rows.map(write);
    const starts = new Uint32Array(rows.length + 1);
    let end = 0;
    written.forEach((bytes, i) => {
      end += bytes.length;
      starts[i + 1] = end;
    });
    const counts = rows.map(({ ordinals }) => ordinals.length);
    const table = Uint32Array.from([
      ...starts,
      ...rows.map(({ ordinals }) => ordinals.at(-1) ?? 0),
      ...counts,
      ...[...counts.keys()].sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b),
    ]);
    const all = new Uint8Array(end);
    written.forEach((bytes, i) => all.set(bytes, starts[i]));
    return [bytesOf(table), all];
  });
}

/** Articles by their period, the newest first. */
function periodsIn(periods: readonly string[]): Row[] {
  const ordinals = new Map<string, number[]>();
  periods.forEach((period, ordinal) => {
    const found = ordinals.get(period);
    if (found) found.push(ordinal);
    else ordinals.set(period, [ordinal]);
  });
  return [...ordinals]
    .map(([period, of]) => ({ slug: period, label: period, query: queryOfPeriod(period), ordinals: of }))
    .reverse();
}

/** A list of rows, read in place. */
export class Rows {
  readonly count: number;
  readonly #starts: Uint32Array;
  readonly #newest: Uint32Array;
  readonly #articles: Uint32Array;
  /** The numbers of the rows, that which counts most articles first. */
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

  /** The ordinal of the newest article that the i-th row counts: where it can be seen, the row is as it was written. */
  newest(i: number): number {
    return this.#newest[i] as number;
  }

  /** How many articles the i-th row counts. */
  articles(i: number): number {
    return this.#articles[i] as number;
  }

  /** Rows from one up to, not including, another, each after a comma. */
  slice(first: number, end: number): Uint8Array {
    return this.#bytes.subarray(this.#starts[first], this.#starts[end]);
  }
}
