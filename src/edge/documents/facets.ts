import { formatAddress } from '../../edition/address.ts';
import type { Edition } from '../../edition/edition.ts';
import { everything, facetPaths } from '../../edition/query.ts';
import { allValues, digestAround, digestOf, type ListedValue, periodsOf } from '../values.ts';
import { newestVisible } from '../select.ts';
import type { Document } from './document.ts';

/**
 * `/facets.json`, for apps: the values of every facet, the years and the months, with label, count, page, feeds, and a digest that
 * changes when the feed's first page does.
 */
export const facets: Document = {
  type: 'application/json',
  write({ edition }, now) {
    const around = digestAround(edition);
    const list = (values: readonly ListedValue[]) =>
      values.map((value) => describe(edition, value, around, now));
    const byName = allValues(edition, now);
    const main = {
      slug: '',
      label: edition.meta.title,
      count: newestVisible(edition, now) + 1,
      query: everything,
    };
    const { slug: _, ...all } = describe(edition, main, around, now);
    return JSON.stringify({
      title: edition.meta.title,
      edition: edition.meta.digest,
      all,
      [facetPaths.tag]: list(byName.tag),
      [facetPaths.author]: list(byName.author),
      [facetPaths.source]: list(byName.source),
      [facetPaths.language]: list(byName.language),
      years: list(periodsOf(edition, 'year', now)),
      months: list(periodsOf(edition, 'month', now)),
    });
  },
};

function describe(edition: Edition, value: ListedValue, around: string, now: number) {
  const { slug, label, count, query } = value;
  const { origin } = edition.meta;
  return {
    slug,
    label,
    count,
    digest: digestOf(edition, value, around, now),
    url: origin + formatAddress(query),
    rss: origin + formatAddress(query, 'rss'),
    atom: origin + formatAddress(query, 'atom'),
    json: origin + formatAddress(query, 'json'),
  };
}
