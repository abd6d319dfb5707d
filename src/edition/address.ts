import { byCodePoint } from '../text/order.ts';
import type { Format } from './fragment.ts';
import { type FacetName, facetNames, facetPaths, type Query } from './query.ts';

/** The last path segment of a feed in each format. */
export const documents: Readonly<Record<Format, string>> = {
  rss: 'rss.xml',
  atom: 'atom.xml',
  json: 'feed.json',
};

/** The media type of a feed in each format, without `charset`. */
export const mediaTypes: Readonly<Record<Format, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** The part of a query that a path expresses. */
export type Selector =
  | { readonly by: 'everything' }
  | { readonly by: 'facet'; readonly facet: FacetName; readonly value: string }
  | { readonly by: 'period'; readonly period: string };

/** A selection as a resource: one of its feeds or, without a format, its HTML page. */
export interface SelectionResource {
  readonly kind: 'selection';
  readonly selector: Selector;
  readonly format?: Format;
}

/** An archive document (RFC 5005 §4): the articles of a month, or those below the cursor `part`. */
export interface ArchiveResource {
  readonly kind: 'archive';
  readonly month: string;
  readonly part?: string;
  readonly format: Format;
}

type Resource = SelectionResource | ArchiveResource;

/** A resource, or the canonical path to redirect to; undefined outside the grammar. */
type ParsedPath = { readonly resource: Resource } | { readonly redirect: string } | undefined;

/** All formats, in the order in which they are offered. */
export const formats = Object.keys(documents) as Format[];

/** Names that other publishers give their feeds. */
const aliases: readonly (readonly [name: string, format: Format])[] = [
  ['feed', 'rss'],
  ['rss', 'rss'],
  ['feed.xml', 'rss'],
  ['index.xml', 'rss'],
  ['atom', 'atom'],
  ['json', 'json'],
  ['feed/json', 'json'],
  ['feed/rss', 'rss'],
  ['feed/atom', 'atom'],
];

const formatsByName = new Map([...formats.map((format) => [documents[format], format] as const), ...aliases]);

const facetsByPath = new Map<string, FacetName>(facetNames.map((name) => [facetPaths[name], name]));

/**
 * Parses a path by the grammar
 *
 *     path     = "/" selector [ document ]  |  "/archive/" yyyy "/" mm [ "/" part ] "/" document
 *     selector = ""  |  facet "/" value "/"  |  yyyy "/" [ mm "/" [ dd "/" ] ]
 *     document = "rss.xml" | "atom.xml" | "feed.json"  |  an alias
 *
 * Paths with trailing slashes, upper case, one-digit months and days, or an alias redirect to their canonical
 * form.
 */
export function readPath(path: string): ParsedPath {
  const written = percentDecode(path);
  if (written === undefined) return undefined;
  const segments = written.split('/').slice(1);
  while (segments.at(-1) === '') segments.pop();
  const resource =
    segments[0]?.toLowerCase() === 'archive'
      ? readArchive(segments)
      : readSelection(segments.map((s) => s.normalize('NFC').toLowerCase()));
  if (!resource) return undefined;
  const canonical = formatPath(resource);
  return percentDecode(canonical) === written ? { resource } : { redirect: canonical };
}

function readSelection(segments: readonly string[]): SelectionResource | undefined {
  const { selector, length } = readSelector(segments);
  const rest = segments.slice(length).join('/');
  if (rest === '') return { kind: 'selection', selector };
  const format = formatsByName.get(rest);
  return format && { kind: 'selection', selector, format };
}

function readSelector(segments: readonly string[]): { selector: Selector; length: number } {
  const [first = '', second] = segments;
  const facet = facetsByPath.get(first);
  if (facet && second !== undefined) return { selector: { by: 'facet', facet, value: second }, length: 2 };
  if (!/^\d{4}$/.test(first)) return { selector: { by: 'everything' }, length: 0 };
  const numbers = segments.slice(1, 3).map((s) => s.padStart(2, '0'));
  const month = /^(0[1-9]|1[0-2])$/.test(numbers[0] ?? '') ? 1 : 0;
  const day = month && /^(0[1-9]|[12]\d|3[01])$/.test(numbers[1] ?? '') ? 1 : 0;
  const period = [first, ...numbers.slice(0, month + day)].join('-');
  return { selector: { by: 'period', period }, length: 1 + month + day };
}

function readArchive(segments: readonly string[]): ArchiveResource | undefined {
  const [, year = '', typed = '', ...rest] = segments;
  const month = typed.padStart(2, '0');
  const last = (rest.at(-1) ?? '').toLowerCase();
  const format = formatsByName.get(last);
  if (!/^\d{4}$/.test(year) || !/^(0[1-9]|1[0-2])$/.test(month) || !format || rest.length > 2) return undefined;
  const part = rest.length === 2 ? rest[0] : undefined;
  return { kind: 'archive', month: `${year}-${month}`, format, ...(part !== undefined && { part }) };
}

/** The canonical path of a resource, percent-encoded. */
export function formatPath(resource: Resource): string {
  const document = resource.format ? `/${documents[resource.format]}` : '';
  if (resource.kind === 'archive') {
    const part = resource.part === undefined ? '' : `/${encode(resource.part)}`;
    return `/archive/${resource.month.replace('-', '/')}${part}${document}`;
  }
  const { selector } = resource;
  if (selector.by === 'facet') return `/${facetPaths[selector.facet]}/${encode(selector.value)}${document}`;
  if (selector.by === 'period') return `/${selector.period.replaceAll('-', '/')}${document}`;
  return document || '/';
}

/** The canonical path and parameters of a query's feed or, without a format, of its page. */
export function formatAddress(query: Query, format?: Format): string {
  const { selector, parameters } = divide(query);
  if (query.limit !== undefined) parameters.push(['limit', String(query.limit)]);
  if (query.content !== undefined) parameters.push(['content', query.content]);
  if (query.before !== undefined) parameters.push(['before', query.before]);
  const path = formatPath({ kind: 'selection', selector, ...(format && { format }) });
  return parameters.length === 0 ? path : `${path}?${join(parameters, '&')}`;
}

/**
 * The path of a query with `;` between parameters, from which the feed's id is made. It leaves out `limit`,
 * `content`, `before` and the format, because they do not change which articles are selected.
 */
export function formatSelection(query: Query): string {
  const { selector, parameters } = divide(query);
  const path = formatPath({ kind: 'selection', selector });
  return parameters.length === 0 ? path : `${path}?${join(parameters, ';')}`;
}

/** A query parameter, not yet encoded. */
export type ParameterPair = [name: string, value: string];

/** The selection of a query as parameters only, none of it in the path, as a form needs them. */
export function parametersOf(query: Query): ParameterPair[] {
  const { facets, bounds, rest } = spell(query);
  return [...facets, ...bounds, ...rest];
}

/** Splits a query into the selector for the path and the parameters for the rest. */
function divide(query: Query): { selector: Selector; parameters: ParameterPair[] } {
  const { facets, bounds, rest } = spell(query);
  const selector = soleSelector(query, facets.length, bounds.length);
  return { selector, parameters: selector.by === 'everything' ? [...facets, ...bounds, ...rest] : rest };
}

/** The parameters of a query in three groups. */
function spell(query: Query): Record<'facets' | 'bounds' | 'rest', ParameterPair[]> {
  const rest: ParameterPair[] = [];
  if (query.changedSince !== undefined) rest.push(['changed-since', query.changedSince]);
  if (query.order !== 'published') rest.push(['order', query.order]);
  if (query.unique) rest.push(['unique', '1']);
  const words = [...query.words.all, ...query.words.none.map((word) => `-${word}`)];
  if (words.length > 0) rest.push(['q', words.join(' ')]);

  const facets = facetNames.flatMap((name): ParameterPair[] => {
    const { all, none } = query.facets[name];
    const values = all.map((group) => group.join(','));
    if (none.length > 0) values.push(none.map((value) => `-${value}`).join(','));
    return values.map((value) => [name, value]);
  });
  const bounds = [
    ...query.since.map((value): ParameterPair => ['since', value]),
    ...query.until.map((value): ParameterPair => ['until', value]),
  ];
  return { facets, bounds, rest };
}

function soleSelector(query: Query, facets: number, bounds: number): Selector {
  if (facets === 1 && bounds === 0) {
    const facet = facetNames.find((name) => query.facets[name].all.length === 1);
    const group = facet && query.facets[facet].all[0];
    if (facet && group?.length === 1) return { by: 'facet', facet, value: group[0] as string };
  }
  const [since, until] = [query.since[0], query.until[0]];
  const isPeriod = since !== undefined && since === until && /^\d{4}(-\d\d){0,2}$/.test(since);
  if (facets === 0 && bounds === 2 && isPeriod) return { by: 'period', period: since };
  return { by: 'everything' };
}

function join(parameters: readonly ParameterPair[], separator: string): string {
  return parameters
    .toSorted(([a, x], [b, y]) => byCodePoint(a, b) || byCodePoint(x, y))
    .map(([name, value]) => `${name}=${encode(value).replaceAll('%20', '+')}`)
    .join(separator);
}

/**
 * The path of a publication's address, which has no slash at its end: `/feeds` of `https://example.org/feeds`,
 * `''` of `https://example.org`.
 */
export function basePathOf(publication: string): string {
  const start = publication.indexOf('/', 'https://'.length);
  return start < 0 ? '' : publication.slice(start);
}

/** Percent-encodes a path segment or a value (RFC 3986 §2.1) but for commas and colons, which both allow. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(2C|3A)/g, (code) => (code === '%2C' ? ',' : ':'));
}

/** Decodes percent-encoded text; undefined if it is not UTF-8 or a `%` begins no escape. */
export function percentDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
