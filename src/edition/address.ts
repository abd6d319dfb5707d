import { byCodePoint } from '../text/order.ts';
import type { Format } from './fragment.ts';
import { type FacetName, facetNames, facetPaths, type Query } from './query.ts';

/** The last segment of a feed's address. */
export const documents: Readonly<Record<Format, string>> = {
  rss: 'rss.xml',
  atom: 'atom.xml',
  json: 'feed.json',
};

export const mediaTypes: Readonly<Record<Format, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** What a path selects by itself. */
export type Selector =
  | { readonly by: 'everything' }
  | { readonly by: 'facet'; readonly facet: FacetName; readonly value: string }
  | { readonly by: 'period'; readonly period: string };

/** A selection's place: one of its feeds or, without a format, its page for people. */
export interface SelectionPlace {
  readonly kind: 'selection';
  readonly selector: Selector;
  readonly format?: Format;
}

/** An archive document (RFC 5005 §4): a month, or where `part` continues it. */
export interface ArchivePlace {
  readonly kind: 'archive';
  readonly month: string;
  readonly part?: string;
  readonly format: Format;
}

export type Place = SelectionPlace | ArchivePlace;

/** What an address is: a place, another address that means it, or nothing that the grammar knows. */
export type Reading = { readonly place: Place } | { readonly redirect: string } | undefined;

const formats = new Map<string, Format>(
  Object.entries(documents).map(([format, name]) => [name, format as Format]),
);

/** Names under which other publishers serve feeds. */
const aliases = new Map<string, Format>([
  ['feed', 'rss'],
  ['rss', 'rss'],
  ['feed.xml', 'rss'],
  ['index.xml', 'rss'],
  ['atom', 'atom'],
  ['json', 'json'],
  ['feed/json', 'json'],
  ['feed/rss', 'rss'],
  ['feed/atom', 'atom'],
]);

const facetsByPath = new Map<string, FacetName>(facetNames.map((name) => [facetPaths[name], name]));

/**
 * Reads a path by the grammar
 *
 *     path     = "/" selector [ document ]  |  "/archive/" yyyy "/" mm [ "/" part ] "/" document
 *     selector = ""  |  facet "/" value "/"  |  yyyy "/" [ mm "/" [ dd "/" ] ]
 *     document = "rss.xml" | "atom.xml" | "feed.json"  |  an alias
 *
 * Trailing slashes, upper case, one-digit months and days, and aliases give a redirect to the path that is meant.
 */
export function readPath(path: string): Reading {
  const written = decode(path);
  if (written === undefined) return undefined;
  const segments = written.split('/').slice(1);
  while (segments.at(-1) === '') segments.pop();
  if (segments[0]?.toLowerCase() === 'archive') return settle(written, readArchive(segments));
  const place = readSelection(segments.map((s) => s.normalize('NFC').toLowerCase()));
  return settle(written, place);
}

function settle(written: string, place: Place | undefined): Reading {
  if (!place) return undefined;
  const path = formatPath(place);
  return decode(path) === written ? { place } : { redirect: path };
}

function readSelection(segments: readonly string[]): SelectionPlace | undefined {
  const { selector, length } = readSelector(segments);
  const rest = segments.slice(length).join('/');
  if (rest === '') return { kind: 'selection', selector };
  const format = formats.get(rest) ?? aliases.get(rest);
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

function readArchive(segments: readonly string[]): ArchivePlace | undefined {
  const [, year = '', typed = '', ...rest] = segments;
  const month = typed.padStart(2, '0');
  const last = (rest.at(-1) ?? '').toLowerCase();
  const format = formats.get(last) ?? aliases.get(last);
  if (!/^\d{4}$/.test(year) || !/^(0[1-9]|1[0-2])$/.test(month) || !format || rest.length > 2)
    return undefined;
  const part = rest.length === 2 ? rest[0] : undefined;
  return { kind: 'archive', month: `${year}-${month}`, format, ...(part !== undefined && { part }) };
}

/** The canonical path of a place, percent-encoded. */
export function formatPath(place: Place): string {
  const document = place.format ? `/${documents[place.format]}` : '';
  if (place.kind === 'archive') {
    const part = place.part === undefined ? '' : `/${encode(place.part)}`;
    return `/archive/${place.month.replace('-', '/')}${part}${document}`;
  }
  const { selector } = place;
  if (selector.by === 'facet') return `/${facetPaths[selector.facet]}/${encode(selector.value)}${document}`;
  if (selector.by === 'period') return `/${selector.period.replaceAll('-', '/')}${document}`;
  return document || '/';
}

/** The canonical address of a query, from the slash on: PRODUCT.md "Canonical form". Without a format, of its page. */
export function formatAddress(query: Query, format?: Format): string {
  const { selector, parameters } = divide(query);
  if (query.limit !== undefined) parameters.push(['limit', String(query.limit)]);
  if (query.content !== undefined) parameters.push(['content', query.content]);
  if (query.before !== undefined) parameters.push(['before', query.before]);
  const path = formatPath({ kind: 'selection', selector, ...(format && { format }) });
  return parameters.length === 0 ? path : `${path}?${join(parameters, '&')}`;
}

/**
 * The canonical selection of a query as a path with `;` between parameters: what the feed's id is made of. How much of it
 * an answer shows (`limit`, `content`, `before`, the format) does not belong to it.
 */
export function formatSelection(query: Query): string {
  const { selector, parameters } = divide(query);
  const path = formatPath({ kind: 'selection', selector });
  return parameters.length === 0 ? path : `${path}?${join(parameters, ';')}`;
}

/** A parameter as it is written, not yet encoded. */
export type Parameter = [name: string, value: string];

/** What a query selects as parameters alone, nothing of it in the path: what a form carries on. */
export function parametersOf(query: Query): Parameter[] {
  const { facets, bounds, rest } = spell(query);
  return [...facets, ...bounds, ...rest];
}

/** Splits a query into what its path says and what its parameters say. */
function divide(query: Query): { selector: Selector; parameters: Parameter[] } {
  const { facets, bounds, rest } = spell(query);
  const selector = soleSelector(query, facets.length, bounds.length);
  return { selector, parameters: selector.by === 'everything' ? [...facets, ...bounds, ...rest] : rest };
}

/** The parameters of a query by what they are about. */
function spell(query: Query): Record<'facets' | 'bounds' | 'rest', Parameter[]> {
  const rest: Parameter[] = [];
  if (query.changedSince !== undefined) rest.push(['changed-since', query.changedSince]);
  if (query.order !== 'published') rest.push(['order', query.order]);
  if (query.unique) rest.push(['unique', '1']);
  const words = [...query.words.all, ...query.words.none.map((word) => `-${word}`)];
  if (words.length > 0) rest.push(['q', words.join(' ')]);

  const facets = facetNames.flatMap((name): Parameter[] => {
    const { all, none } = query.facets[name];
    const values = all.map((group) => group.join(','));
    if (none.length > 0) values.push(none.map((value) => `-${value}`).join(','));
    return values.map((value) => [name, value]);
  });
  const bounds = [
    ...query.since.map((value): Parameter => ['since', value]),
    ...query.until.map((value): Parameter => ['until', value]),
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
  if (
    facets === 0 &&
    bounds === 2 &&
    since === until &&
    since !== undefined &&
    /^\d{4}(-\d\d){0,2}$/.test(since)
  ) {
    return { by: 'period', period: since };
  }
  return { by: 'everything' };
}

function join(parameters: readonly Parameter[], separator: string): string {
  return parameters
    .toSorted(([a, x], [b, y]) => byCodePoint(a, b) || byCodePoint(x, y))
    .map(([name, value]) => `${name}=${encode(value).replaceAll('%20', '+')}`)
    .join(separator);
}

/** Percent-encodes a path segment or a value (RFC 3986 §2.1), leaving what both allow and people can read. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(2C|3A)/g, (code) => (code === '%2C' ? ',' : ':'));
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
