import { formatAddress } from '../edition/address.ts';
import type { Edition } from '../edition/edition.ts';
import { formatHash, hash, Hasher } from '../edition/hash.ts';
import { everything, type FacetName, facetNames, type Query } from '../edition/query.ts';
import { dayAt, daysOf, monthOf, startOfDay } from '../edition/zone.ts';
import { maxBytes } from './document.ts';
import { countBelow, newestVisible, select } from './select.ts';

/** A facet value, or a month, that articles can be seen of. */
export interface ListedValue {
  readonly slug: string;
  readonly label: string;
  readonly count: number;
  readonly query: Query;
}

/** The query of one facet value. */
export function queryOf(facet: FacetName, value: string): Query {
  return { ...everything, facets: { ...everything.facets, [facet]: { all: [[value]], none: [] } } };
}

/** The values of a facet that articles can be seen of, in order of their slugs. */
export function valuesOf(edition: Edition, facet: FacetName, now: number): ListedValue[] {
  const newest = newestVisible(edition, now);
  const { slugs, labels } = edition.facets[facet];
  return Array.from(slugs).flatMap((slug, i) => {
    const count = edition.facets[facet].postings(i)?.rank(newest) ?? 0;
    return count === 0 ? [] : [{ slug, label: labels.at(i), count, query: queryOf(facet, slug) }];
  });
}

/** All facets' values. */
export function allValues(edition: Edition, now: number): Record<FacetName, ListedValue[]> {
  const entries = facetNames.map((facet) => [facet, valuesOf(edition, facet, now)]);
  return Object.fromEntries(entries) as Record<FacetName, ListedValue[]>;
}

/** How many characters of a day name a period that is listed. */
const periodLengths = { year: 4, month: 7 } as const;

/** The years or months that articles can be seen of, the newest first. */
export function periodsOf(edition: Edition, by: keyof typeof periodLengths, now: number): ListedValue[] {
  const { published, meta } = edition;
  const periods: ListedValue[] = [];
  for (let last = newestVisible(edition, now); last >= 0; ) {
    const period = monthOf(dayAt(meta.zone, published[last] as number)).slice(0, periodLengths[by]);
    const first = countBelow(published, startOfDay(meta.zone, daysOf(period).first));
    const query = { ...everything, since: [period], until: [period] };
    periods.push({ slug: period, label: period, count: last - first + 1, query });
    last = first - 1;
  }
  return periods;
}

/**
 * Whether `/facets.json` lists the feed of a query, once there are articles in it, so that hubs are told when it changes: where
 * it has no parameters, and is no single day's, of which an archive has thousands.
 */
export function isListed(query: Query): boolean {
  return !formatAddress(query).includes('?') && query.since[0]?.length !== 'YYYY-MM-DD'.length;
}

/** What stands in every feed around its articles: a digest of it. */
export function digestAround({ meta }: Edition): string {
  const { title, description, content, hubs, envelopes } = meta;
  return formatHash(hash(JSON.stringify([title, description, content, hubs, envelopes])));
}

/** A digest of what the first page of a query's feed shows: it changes exactly when that does. `around` is `digestAround`. */
export function digestOf(
  edition: Edition,
  { query, label }: ListedValue,
  around: string,
  now: number,
): string {
  const { keys, versions, meta } = edition;
  const hasher = new Hasher().string(around).string(label);
  const { ordinals, next } = select(edition, query, now, { articles: meta.pageSize, bytes: maxBytes });
  if (next) hasher.string(next.id);
  for (const ordinal of ordinals) {
    for (const words of [keys, versions]) {
      hasher.number(words[2 * ordinal] as number).number(words[2 * ordinal + 1] as number);
    }
  }
  return formatHash(hasher.digest());
}
