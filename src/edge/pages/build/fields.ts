import { formats, type ParameterPair, parametersOf } from '../../../edition/address.ts';
import type { Edition } from '../../../edition/edition.ts';
import type { Format } from '../../../edition/fragment.ts';
import { facetNames, type Query } from '../../../edition/query.ts';
import { dayAt } from '../../../edition/zone.ts';
import { formatDay } from '../../../text/date.ts';
import { isRelative } from '../../bound.ts';
import { badParameter } from '../../problem.ts';
import { parseQuery } from '../../query.ts';

/** A submitted form: a query, and the format of its feed or undefined for its page. */
export interface FormRequest {
  readonly query: Query;
  readonly format: Format | undefined;
  /** Whether the form names a period by today's date, as “this year”. */
  readonly isByToday: boolean;
}

/** Ranges that the form names by today's date, with the number of characters of a day (`2017-12-11`) that remain. */
const rangesByToday = new Map([
  ['this-month', 7],
  ['this-year', 4],
]);

/** The values of the form's fields. */
export interface FormValues {
  values(field: string): readonly string[];
  /** Parameters without a field, which the form keeps in hidden ones. */
  readonly hidden: readonly ParameterPair[];
}

/** The fields of a facet besides `tag` and so on, which have the same meaning as in addresses. */
const facetFields = ['all', 'any', 'not'] as const;

/** Whether the feed builder is to show its result instead of redirecting to it. */
export function isShown(search: URLSearchParams): boolean {
  return search.size === 0 || search.get('show') === '1';
}

/** Parses the submitted form. Throws ProblemError as `parseQuery` does, and for an unknown format. */
export function parseForm(edition: Edition, search: URLSearchParams, now: number): FormRequest {
  const written = search.get('format') || 'page';
  const format = formats.find((name) => name === written);
  if (format === undefined && written !== 'page')
    throw badParameter('format', `“${written}” is no format.`, `page, ${formats.join(', ')}`);
  const today = formatDay(dayAt(edition.meta.zone, now));
  const query = parseQuery(edition, { by: 'everything' }, toParameters(search, today), now);
  return { query, format, isByToday: rangesByToday.has(search.get('within') ?? '') };
}

/**
 * The form's fields as parameters of addresses: `tag-all=a,b` as `tag=a&tag=b`, `tag-not=a` as `tag=-a`, `within=2017`
 * as `since=2017&until=2017`.
 */
function toParameters(search: URLSearchParams, today: string): URLSearchParams {
  const parameters = new URLSearchParams(search);
  for (const name of ['format', 'show', 'within']) parameters.delete(name);
  const range = search.get('within') ?? '';
  const within = rangesByToday.has(range) ? today.slice(0, rangesByToday.get(range)) : range;
  parameters.append('since', within);
  if (!isRelative(within)) parameters.append('until', within);
  for (const name of facetNames) {
    const valuesIn = (field: (typeof facetFields)[number]) =>
      parameters
        .getAll(`${name}-${field}`)
        .flatMap((text) => text.split(','))
        .flatMap((value) => value.trim() || []);
    const [any, not] = [valuesIn('any'), valuesIn('not').map((value) => `-${value}`)];
    for (const value of valuesIn('all')) parameters.append(name, value);
    if (any.length > 0) parameters.append(name, any.join(','));
    if (not.length > 0) parameters.append(name, not.join(','));
    for (const field of facetFields) parameters.delete(`${name}-${field}`);
  }
  return parameters;
}

/** The fields as they were submitted, for a form that is not accepted. */
export function submittedValues(search: URLSearchParams): FormValues {
  return { values: (field) => search.getAll(field).flatMap((value) => value.trim() || []), hidden: [] };
}

/** The fields of a request. Only the first group of alternatives of a facet has a field. */
export function formValuesOf({ query, format }: FormRequest): FormValues {
  const { words, content, changedSince, limit, since, until } = query;
  const within = since.join() === until.join() ? since : since.filter(isRelative);
  const fields = new Map<string, readonly string[]>([
    ['within', within],
    ['since', since.filter((bound) => !within.includes(bound))],
    ['until', within === since ? [] : until],
    ['q', [[...words.all, ...words.none.map((word) => `-${word}`)].join(' ')]],
    ['content', content === undefined ? [] : [content]],
    ['unique', query.unique ? ['1'] : []],
    ['order', [query.order]],
    ['format', [format ?? 'page']],
  ]);
  const hidden: ParameterPair[] = [];
  if (limit !== undefined) hidden.push(['limit', String(limit)]);
  if (changedSince !== undefined) hidden.push(['changed-since', changedSince]);
  for (const name of facetNames) {
    const { all, none } = query.facets[name];
    // Only tags have a field for values that all articles must have; a single author or source is an
    // alternative.
    const single = name === 'tag' ? all.filter((group) => group.length === 1) : [];
    const [any = [], ...further] = all.filter((group) => !single.includes(group));
    fields.set(`${name}-all`, single.flat());
    fields.set(`${name}-any`, any);
    fields.set(`${name}-not`, none);
    hidden.push(...further.map((group): ParameterPair => [name, group.join(',')]));
  }
  return { values: (field) => fields.get(field) ?? [], hidden };
}

/** The address of the feed builder with its form filled in. */
export function builderAddress(query: Query): string {
  const parameters = parametersOf(query);
  if (query.content !== undefined) parameters.push(['content', query.content]);
  if (query.limit !== undefined) parameters.push(['limit', String(query.limit)]);
  if (parameters.length === 0) return '/build';
  return `/build?${new URLSearchParams([...parameters, ['show', '1']])}`;
}
