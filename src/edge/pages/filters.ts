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
  return withFacet(query, name, { all: [...all, [value]], none });
}

/** A query narrowed to a year, a month or a day. */
export function during(query: Query, period: string): Query {
  return change(query, { since: [period], until: [period] });
}

function withFacet(query: Query, name: FacetName, facet: FacetQuery): Query {
  return change(query, { facets: { ...query.facets, [name]: facet } });
}

/** Whether a condition of a query names a facet value. */
export function mentions({ facets }: Query, facet: FacetName, value: string): boolean {
  const { all, none } = facets[facet];
  return none.includes(value) || all.some((group) => group.includes(value));
}

/** Whether a query has no conditions. */
export function isEverything(query: Query): boolean {
  return filtersOf(undefined, query).length === 0;
}

/** The conditions of a query, with slugs instead of labels if there is no edition. */
export function filtersOf(edition: Edition | undefined, query: Query): Filter[] {
  return [
    ...facetFilters(edition, query),
    ...periodFilters(query),
    ...wordFilters(query),
    ...otherFilters(query),
  ];
}

function facetFilters(edition: Edition | undefined, query: Query): Filter[] {
  return facetNames.flatMap((name) => {
    const { all, none } = query.facets[name];
    const label = (value: string) => (edition ? labelOf(edition, name, value) : value);
    return [
      ...all.map((group, i) => ({
        label: `${name}: ${group.map(label).join(' or ')}`,
        without: withFacet(query, name, { all: all.toSpliced(i, 1), none }),
      })),
      ...none.map((value, i) => ({
        label: `${name}: not ${label(value)}`,
        without: withFacet(query, name, { all, none: none.toSpliced(i, 1) }),
      })),
    ];
  });
}

function periodFilters(query: Query): Filter[] {
  const { since, until } = query;
  if (since.length === 1 && since.join() === until.join())
    return [{ label: formatBound(since[0] as string), without: change(query, { since: [], until: [] }) }];
  return [
    ...since.map((bound, i) => ({
      label: `since ${formatBound(bound)}`,
      without: change(query, { since: since.toSpliced(i, 1) }),
    })),
    ...until.map((bound, i) => ({
      label: `until ${formatBound(bound)}`,
      without: change(query, { until: until.toSpliced(i, 1) }),
    })),
  ];
}

function formatBound(bound: string): string {
  if (/^P\d+D$/.test(bound)) return `${bound.slice(1, -1)} days ago`;
  return bound.includes('T') ? bound.replace('T', ' ').replace('Z', ' UTC') : formatPeriod(bound);
}

function wordFilters(query: Query): Filter[] {
  const { all, none } = query.words;
  return [
    ...all.map((word, i) => ({
      label: `“${word}”`,
      without: change(query, { words: { all: all.toSpliced(i, 1), none } }),
    })),
    ...none.map((word, i) => ({
      label: `not “${word}”`,
      without: change(query, { words: { all, none: none.toSpliced(i, 1) } }),
    })),
  ];
}

function otherFilters(query: Query): Filter[] {
  const { changedSince, ...rest } = query;
  const filters: Filter[] = [];
  if (changedSince !== undefined)
    filters.push({ label: `changed since ${formatBound(changedSince)}`, without: change(rest, {}) });
  if (query.unique) filters.push({ label: 'no retellings', without: change(query, { unique: false }) });
  if (query.order === 'added')
    filters.push({ label: 'by when added', without: change(query, { order: 'published' }) });
  return filters;
}

/**
 * The heading of a selection's page: its kind, its name, and the language of a name that the publication gave
 * it.
 */
export function headingOf(
  edition: Edition,
  query: Query,
): { readonly kind: string; readonly name: string; readonly language?: string } {
  const filters = filtersOf(edition, query);
  const facet = facetNames.find((name) => query.facets[name].all.length > 0);
  const [first] = filters;
  if (!first) return { kind: '', name: edition.meta.title };
  if (filters.length > 1)
    return { kind: 'Selection', name: filters.map(({ label }) => plain(label)).join(', ') };
  const name = plain(first.label);
  return facet ? { kind: facet, name, language: edition.meta.language } : { kind: kindOf(query), name };
}

function plain(label: string): string {
  return label.replace(/^(?:tag|author|source|language): /, '');
}

function kindOf({ since, until, words }: Query): string {
  if (words.all.length > 0) return 'Search';
  const period = since.join() === until.join() ? since[0] : undefined;
  return period === undefined
    ? 'Selection'
    : (['Year', 'Month', 'Day'][period.split('-').length - 1] as string);
}
