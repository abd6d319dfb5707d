import type { Edition } from '../../edition/edition.ts';
import { type FacetName, facetNames } from '../../edition/query.ts';
import { queryWords } from '../../text/words.ts';
import { slug } from '../../text/slug.ts';
import type { Fault } from '../problem.ts';
import { labelOf } from '../title.ts';

/** A way on from a fault. */
export interface NearLink {
  readonly label: string;
  readonly href: string;
}

/** What comes near to a request, each as the request with that in place of what was wrong. */
export function nearLinks(edition: Edition, { parameter, near = [] }: Fault, url: URL): NearLink[] {
  const isFacet = facetNames.includes(parameter as FacetName) && near.every((value) => !value.includes('='));
  if (isFacet) return inFacet(edition, parameter as FacetName, near, url);
  return near.map((value) => {
    if (parameter === undefined) return inPath(edition, value, url);
    const given = new URLSearchParams(url.search);
    if (value.includes('='))
      return link(url.pathname, replace(given, parameter, [...new URLSearchParams(value)]), value);
    const renamed = mistaken(parameter, value);
    const written = renamed ? given.getAll(parameter).map((v): [string, string] => [value, v]) : undefined;
    return link(url.pathname, replace(given, parameter, written ?? [[parameter, value]]), value);
  });
}

/** Whether what comes near is the name of a parameter, not a value. */
function mistaken(parameter: string, value: string): boolean {
  const values = new Set([
    'limit',
    'content',
    'order',
    'unique',
    'since',
    'until',
    'changed-since',
    'before',
  ]);
  return !values.has(parameter) && parameter !== value;
}

function inPath(edition: Edition, value: string, url: URL): NearLink {
  const [, segment = ''] = url.pathname.split('/');
  const facet = facetNames.find((name) => segment === `${name}s`);
  const label = facet === undefined ? value : labelOf(edition, facet, value);
  return { label, href: `/${segment}/${encodeURIComponent(value)}${url.search}` };
}

/** The unknown ones of a facet's values give way to each of the near ones. */
function inFacet(edition: Edition, facet: FacetName, near: readonly string[], url: URL): NearLink[] {
  // The feed builder has a field for each way of asking: `tag-all`, `tag-not`.
  const ofFacet = (name: string): boolean => name === facet || name.startsWith(`${facet}-`);
  const { slugs } = edition.facets[facet];
  const given = [...url.searchParams].map(([name, written]) => ({
    name,
    parts: (ofFacet(name) ? written.split(',') : [written]).map((part) => {
      const [, sign = '', asked = ''] = /^\s*(-?)(.*)$/.exec(part) ?? [];
      return { part, sign, isUnknown: ofFacet(name) && slugs.find(slug(asked)) < 0 };
    }),
  }));
  return near.map((value) => {
    const mended = given.map(({ name, parts }): [string, string] => [
      name,
      parts.map(({ part, sign, isUnknown }) => (isUnknown ? sign + value : part)).join(','),
    ]);
    return link(url.pathname, mended, labelOf(edition, facet, value));
  });
}

function replace(given: URLSearchParams, name: string, by: readonly [string, string][]): [string, string][] {
  return [...[...given].filter(([key]) => key !== name), ...by];
}

function link(path: string, parameters: [string, string][], label: string): NearLink {
  return { label, href: `${path}?${new URLSearchParams(parameters)}` };
}

/** The words of an address that leads nowhere, to be looked for; undefined where it has none. */
export function guess(url: URL): { readonly words: string; readonly href: string } | undefined {
  const last = url.pathname.split('/').findLast((segment) => segment !== '') ?? '';
  const words = queryWords(slug(decoded(last).replace(/\.\w{2,5}$/, '')).replaceAll('-', ' ')).join(' ');
  if (words === '') return undefined;
  return { words, href: `/?${new URLSearchParams({ q: words })}` };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
