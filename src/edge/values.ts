import { formatAddress } from '../edition/address.ts';
import type { Edition } from '../edition/edition.ts';
import { digestOfPage, type Listed, queryOf, queryOfPeriod } from '../edition/listing.ts';
import { maxBytes } from '../edition/page.ts';
import type { FacetName, Query } from '../edition/query.ts';
import { periodLengths, type PeriodName } from '../edition/rows.ts';
import { dayAt, daysOf, monthOf, startOfDay } from '../edition/zone.ts';
import { countBelow, newestVisible, select } from './select.ts';

/** A facet value, or a period, that articles can be seen of. */
export interface ListedValue extends Listed {
  readonly count: number;
}

/** How many articles of a facet's i-th value can be seen, where the newest that can be has an ordinal. */
export function countOf({ facets, rows }: Edition, facet: FacetName, i: number, newest: number): number {
  if (rows[facet].newest(i) <= newest) return rows[facet].articles(i);
  return facets[facet].postings(i)?.rank(newest) ?? 0;
}

/** The values of a facet that articles can be seen of, in order of their slugs. */
export function valuesOf(edition: Edition, facet: FacetName, now: number): ListedValue[] {
  const newest = newestVisible(edition, now);
  const { slugs } = edition.facets[facet];
  return Array.from({ length: slugs.count }, (_, i) => valueAt(edition, facet, i, newest)).filter(
    (value) => value !== undefined,
  );
}

/** A facet's i-th value, where articles of it can be seen. */
export function valueAt(
  edition: Edition,
  facet: FacetName,
  i: number,
  newest: number,
): ListedValue | undefined {
  const count = countOf(edition, facet, i, newest);
  if (count === 0) return undefined;
  const { slugs, labels } = edition.facets[facet];
  const slug = slugs.at(i);
  return { slug, label: labels.at(i), count, query: queryOf(facet, slug) };
}

/** The newest year or month that articles can be seen of. */
export function newestPeriod(edition: Edition, by: PeriodName, now: number): ListedValue | undefined {
  const { published, meta } = edition;
  const newest = newestVisible(edition, now);
  if (newest < 0) return undefined;
  const period = monthOf(dayAt(meta.zone, published[newest] as number)).slice(0, periodLengths[by]);
  const first = countBelow(published, startOfDay(meta.zone, daysOf(period).first));
  return { slug: period, label: period, count: newest - first + 1, query: queryOfPeriod(period) };
}

/**
 * Whether `/facets.json` lists the feed of a query, once there are articles in it, so that hubs are told when it changes: where
 * it has no parameters, and is no single day's, of which an archive has thousands.
 */
export function isListed(query: Query): boolean {
  return !formatAddress(query).includes('?') && query.since[0]?.length !== 'YYYY-MM-DD'.length;
}

/** A digest of what the first page of a query's feed shows: it changes exactly when that does. `around` is `digestAround`. */
export function digestOf(edition: Edition, { query, label }: Listed, around: string, now: number): string {
  const room = { articles: edition.meta.pageSize, bytes: maxBytes };
  const { ordinals, next } = select(edition, query, now, room);
  return digestOfPage(around, label, { ordinals, more: next !== undefined }, edition);
}
