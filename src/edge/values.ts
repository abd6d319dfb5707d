import { formatAddress } from '../edition/address.ts';
import type { Edition } from '../edition/edition.ts';
import { digestOfPage, type ListedFeed, queryOfPeriod, queryOfValue } from '../edition/listing.ts';
import { type FacetName, facetNames, type Query } from '../edition/query.ts';
import { periodLengths, type PeriodName } from '../edition/rows.ts';
import { dayAt, daysOf, monthOf, startOfDay } from '../edition/zone.ts';
import { countBelow, newestVisible, select } from './select.ts';

/** A facet value, or a period, with its number of visible articles. */
export interface CountedFeed extends ListedFeed {
  readonly count: number;
}

/** The number of articles of a facet's i-th value up to the ordinal `newest`. */
function countOf({ facets, rows }: Edition, facet: FacetName, i: number, newest: number): number {
  if (rows[facet].newest(i) <= newest) return rows[facet].articles(i);
  return facets[facet].postings(i)?.rank(newest) ?? 0;
}

/** The values of a facet that have visible articles, in order of their slugs. */
export function valuesOf(edition: Edition, facet: FacetName, now: number): CountedFeed[] {
  const newest = newestVisible(edition, now);
  const { count } = edition.facets[facet].slugs;
  return Array.from({ length: count }, (_, i) => valueAt(edition, facet, i, newest) ?? []).flat();
}

/** A facet's i-th value; undefined if it has no articles up to the ordinal `newest`. */
export function valueAt(edition: Edition, facet: FacetName, i: number, newest: number) {
  const count = countOf(edition, facet, i, newest);
  if (count === 0) return undefined;
  const { slugs, labels } = edition.facets[facet];
  const slug = slugs.at(i);
  return { slug, label: labels.at(i), count, query: queryOfValue(facet, slug) };
}

/** The newest year or month that has visible articles. */
export function newestPeriod(edition: Edition, by: PeriodName, now: number): CountedFeed | undefined {
  const { published, meta } = edition;
  const newest = newestVisible(edition, now);
  if (newest < 0) return undefined;
  const period = monthOf(dayAt(meta.zone, published[newest] as number)).slice(0, periodLengths[by]);
  const first = countBelow(published, startOfDay(meta.zone, daysOf(period).first));
  return { slug: period, label: period, count: newest - first + 1, query: queryOfPeriod(period) };
}

/**
 * Whether `/facets.json` lists the feed of a query as soon as it has articles, so that hubs are told of its
 * changes: it has no parameters and is not of a single day, of which an archive has thousands.
 */
export function isListed(query: Query): boolean {
  return !formatAddress(query).includes('?') && query.since[0]?.length !== 'YYYY-MM-DD'.length;
}

/** A digest of a feed's first page that changes exactly with the page. `meta` is `digestOfMeta`. */
export function firstPageDigest(edition: Edition, { query, label }: ListedFeed, meta: string, now: number): string {
  const limits = { articles: edition.meta.pageSize };
  const { ordinals, next } = select(edition, query, now, limits);
  return digestOfPage(meta, label, { ordinals, more: next !== undefined }, edition);
}

/** The most common values of a facet. */
interface TopValues {
  /** Indices of values and their numbers of visible articles, descending. */
  readonly values: readonly { readonly at: number; readonly count: number }[];
  /** The number of values that have visible articles. */
  readonly size: number;
}

const mostTopValues = 200;

interface CachedTop {
  readonly newest: number;
  readonly top: Readonly<Record<FacetName, TopValues>>;
}

/** The result for the newest visible article. Counting reads every value of the edition. */
const cached = new WeakMap<Edition, CachedTop>();

/** The values of every facet that most visible articles have, at most 200 of each. */
export function topValues(edition: Edition, now: number): Readonly<Record<FacetName, TopValues>> {
  const newest = newestVisible(edition, now);
  const before = cached.get(edition);
  if (before?.newest === newest) return before.top;
  const entries = facetNames.map((name) => [name, topOf(edition, name, newest, mostTopValues)]);
  const top = Object.fromEntries(entries) as Record<FacetName, TopValues>;
  cached.set(edition, { newest, top });
  return top;
}

/**
 * The values of a facet that most articles up to the ordinal `newest` have, at most `most`. The index has the
 * values in order of all their articles. Only values with scheduled articles count fewer now, so it suffices
 * to read as many values more as there are of these.
 */
export function topOf(edition: Edition, name: FacetName, newest: number, most: number): TopValues {
  const rows = edition.rows[name];
  let [size, scheduled] = [0, 0];
  for (let at = 0; at < rows.count; at++) {
    if (rows.newest(at) > newest) scheduled++;
    if (countOf(edition, name, at, newest) > 0) size++;
  }
  const candidates = Array.from(rows.byCount.subarray(0, most + scheduled));
  const values = candidates.map((at) => ({ at, count: countOf(edition, name, at, newest) }));
  if (scheduled > 0) values.sort((a, b) => b.count - a.count || a.at - b.at);
  return { values: values.slice(0, Math.min(most, size)), size };
}
