import type { Edition } from '../edition/edition.ts';
import { formatHash, hash, Hasher } from '../edition/hash.ts';
import { everything, type FacetName, facetNames, type Query } from '../edition/query.ts';
import { dayAt, daysOf, monthOf, startOfDay } from '../edition/zone.ts';
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

/** The months that articles can be seen of, the newest first. */
export function monthsOf(edition: Edition, now: number): ListedValue[] {
  const { published, meta } = edition;
  const months: ListedValue[] = [];
  for (let last = newestVisible(edition, now); last >= 0; ) {
    const month = monthOf(dayAt(meta.zone, published[last] as number));
    const first = countBelow(published, startOfDay(meta.zone, daysOf(month).first));
    const query = { ...everything, since: [month], until: [month] };
    months.push({ slug: month, label: month, count: last - first + 1, query });
    last = first - 1;
  }
  return months;
}

/** What stands in every feed around its articles: a digest of it. */
export function digestAround({ meta }: Edition): string {
  const { title, description, content, hubs, envelopes } = meta;
  return formatHash(hash(JSON.stringify([title, description, content, hubs, envelopes])));
}

/** A digest of what the first page of a query shows: it changes exactly when that does. `around` is `digestAround`. */
export function digestOf(
  edition: Edition,
  { query, label }: ListedValue,
  around: string,
  now: number,
): string {
  const { keys, versions, meta } = edition;
  const hasher = new Hasher().string(around).string(label);
  for (const ordinal of select(edition, query, now, {
    articles: meta.pageSize,
    bytes: Number.POSITIVE_INFINITY,
  }).ordinals) {
    for (const words of [keys, versions]) {
      hasher.number(words[2 * ordinal] as number).number(words[2 * ordinal + 1] as number);
    }
  }
  return formatHash(hasher.digest());
}
