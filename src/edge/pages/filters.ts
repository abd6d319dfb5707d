import type { Edition } from '../../edition/edition.ts';
import { type FacetName, facetNames, type FacetQuery, type Query } from '../../edition/query.ts';
import { labelOf } from '../title.ts';
import { formatPeriod } from './format.ts';

/** One condition of a query in words, and the query without it. */
export interface Filter {
  readonly label: string;
  readonly without: Query;
}

/** A query with changes, from its first page. */
export function change(query: Query, changes: Partial<Query>): Query {
  const { before: _, ...first } = query;
  return { ...first, ...changes };
}

/** A query with a further condition: that articles have a facet value. */
export function having(query: Query, name: FacetName, value: string): Query {
  const { all, none } = query.facets[name];
  return change(query, { facets: { ...query.facets, [name]: { all: [...all, [value]], none } } });
}

/** A query narrowed to a year, a month or a day. */
export function during(query: Query, period: string): Query {
  return change(query, { since: [period], until: [period] });
}

/** Whether a condition of a query names a facet value. */
export function mentions({ facets }: Query, facet: FacetName, value: string): boolean {
  const { all, none } = facets[facet];
  return none.includes(value) || all.some((group) => group.includes(value));
}

/** The conditions of a query. */
export function filtersOf(edition: Edition, query: Query): Filter[] {
  const { since, until, words, changedSince, ...rest } = query;
  const filter = (label: string, changes: Partial<Query>): Filter => ({
    label,
    without: change(query, changes),
  });
  const facetFilters = facetNames.flatMap((name) => {
    const { all, none } = query.facets[name];
    const labelled = (value: string) => labelOf(edition, name, value);
    const without = (facet: FacetQuery) => ({ facets: { ...query.facets, [name]: facet } });
    return [
      ...eachRemoved(all).map(([group, others]) =>
        filter(`${name}: ${group.map(labelled).join(' or ')}`, without({ all: others, none })),
      ),
      ...eachRemoved(none).map(([value, others]) =>
        filter(`${name}: not ${labelled(value)}`, without({ all, none: others })),
      ),
    ];
  });
  const isPeriod = since.length === 1 && since.join() === until.join();
  const boundFilters = [
    ...eachRemoved(since).map(([bound, others]) => filter(`since ${formatBound(bound)}`, { since: others })),
    ...eachRemoved(until).map(([bound, others]) => filter(`until ${formatBound(bound)}`, { until: others })),
  ];
  const { all, none } = words;
  const filters = [
    ...facetFilters,
    ...(isPeriod ? [filter(formatBound(since[0] as string), { since: [], until: [] })] : boundFilters),
    ...eachRemoved(all).map(([word, others]) => filter(`“${word}”`, { words: { all: others, none } })),
    ...eachRemoved(none).map(([word, others]) => filter(`not “${word}”`, { words: { all, none: others } })),
  ];
  if (changedSince !== undefined) {
    const without = change({ ...rest, since, until, words }, {});
    filters.push({ label: `changed since ${formatBound(changedSince)}`, without });
  }
  if (query.unique) filters.push(filter('no retellings', { unique: false }));
  if (query.order === 'added') filters.push(filter('by when added', { order: 'published' }));
  return filters;
}

/** Every entry of a list, with the list without it. */
function eachRemoved<T>(list: readonly T[]): (readonly [entry: T, others: readonly T[]])[] {
  return list.map((entry, i) => [entry, list.toSpliced(i, 1)]);
}

function formatBound(bound: string): string {
  if (/^P\d+D$/.test(bound)) return `${bound.slice(1, -1)} days ago`;
  return bound.includes('T') ? bound.replace('T', ' ').replace('Z', ' UTC') : formatPeriod(bound);
}

/** The heading of a selection with its `filtersOf`: kind, name, and the language of a name by the publication. */
export function headingOf(edition: Edition, query: Query, filters: readonly Filter[]) {
  const facet = facetNames.find((name) => query.facets[name].all.length > 0);
  const [first] = filters;
  if (!first) return { kind: '', name: edition.meta.title };
  if (filters.length > 1) return { kind: 'Selection', name: filters.map(({ label }) => plain(label)).join(', ') };
  const name = plain(first.label);
  return facet ? { kind: facet, name, language: edition.meta.language } : { kind: kindOf(query), name };
}

function plain(label: string): string {
  return label.replace(/^(?:tag|author|source|language): /, '');
}

function kindOf({ since, until, words }: Query): string {
  if (words.all.length > 0) return 'Search';
  const period = since.join() === until.join() ? since[0] : undefined;
  return period === undefined ? 'Selection' : (['Year', 'Month', 'Day'][period.split('-').length - 1] as string);
}
