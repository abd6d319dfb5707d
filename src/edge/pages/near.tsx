import { percentDecode } from '../../edition/address.ts';
import type { Edition } from '../../edition/edition.ts';
import { type FacetName, facetNames, facetPaths } from '../../edition/query.ts';
import { slug } from '../../text/slug.ts';
import { queryWords } from '../../text/words.ts';
import { isParameter } from '../parameters.ts';
import type { ProblemDetails } from '../problem.ts';
import { labelOf } from '../title.ts';

/** A link to an address that is accepted and similar to the one that was not. */
interface NearLink {
  readonly label: string;
  readonly href: string;
}

/** The address of a problem with each of the similar values in place of the wrong one. */
export function nearLinks(edition: Edition, { parameter, near = [] }: ProblemDetails, url: URL): NearLink[] {
  if (parameter === undefined) return near.map((value) => linkInPath(edition, value, url));
  const facet = facetNames.find((name) => name === parameter);
  if (facet !== undefined && near.every((value) => !value.includes('=')))
    return linksInFacet(edition, facet, near, url);
  const values = url.searchParams.getAll(parameter);
  const others = [...url.searchParams].filter(([name]) => name !== parameter);
  return near.map((value) => {
    const replacements: readonly (readonly [string, string])[] = value.includes('=')
      ? [...new URLSearchParams(value)]
      : isParameter(parameter)
        ? [[parameter, value]]
        : values.map((written) => [value, written] as const);
    return link(url.pathname, [...others, ...replacements], value);
  });
}

function linkInPath(edition: Edition, value: string, url: URL): NearLink {
  const [, segment = ''] = url.pathname.split('/');
  const facet = facetNames.find((name) => segment === facetPaths[name]);
  const label = facet === undefined ? value : labelOf(edition, facet, value);
  return { label, href: `/${segment}/${encodeURIComponent(value)}${url.search}` };
}

/** Links with each of the similar values in place of all unknown values of a facet. */
function linksInFacet(edition: Edition, facet: FacetName, near: readonly string[], url: URL): NearLink[] {
  // The feed builder has several fields for a facet, such as `tag-all` and `tag-not`.
  const isOfFacet = (name: string): boolean => name === facet || name.startsWith(`${facet}-`);
  const { slugs } = edition.facets[facet];
  const given = [...url.searchParams].map(([name, written]) => ({
    name,
    parts: (isOfFacet(name) ? written.split(',') : [written]).map((part) => {
      const [, sign = '', asked = ''] = /^\s*(-?)(.*)$/.exec(part) ?? [];
      return { part, sign, isUnknown: isOfFacet(name) && slugs.find(slug(asked)) < 0 };
    }),
  }));
  return near.map((value) => {
    const corrected = given.map(({ name, parts }): [string, string] => [
      name,
      parts.map(({ part, sign, isUnknown }) => (isUnknown ? sign + value : part)).join(','),
    ]);
    return link(url.pathname, corrected, labelOf(edition, facet, value));
  });
}

function link(path: string, parameters: readonly (readonly [string, string])[], label: string): NearLink {
  return { label, href: `${path}?${new URLSearchParams(parameters.map(([name, value]) => [name, value]))}` };
}

/** A list of links to similar addresses. */
export function Nearby({ links }: { readonly links: readonly NearLink[] }) {
  return (
    <ul class="plain">
      {links.map(({ label, href }) => (
        <li>
          <a href={href}>
            <bdi>{label}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The accepted values of a parameter; for a facet a link to the page that lists them. */
export function Accepted({ details: { parameter, accepted } }: { readonly details: ProblemDetails }) {
  const facet = facetNames.find((name) => name === parameter);
  if (facet !== undefined)
    return (
      <p>
        <a href={`/${facetPaths[facet]}`}>All {facetPaths[facet]}</a>
      </p>
    );
  return accepted === undefined ? null : <p>Accepted: {accepted}.</p>;
}

/** A search for the words in the last segment of a path; undefined if there are none. */
export function searchFor(url: URL): { readonly words: string; readonly href: string } | undefined {
  const last = url.pathname.split('/').findLast((segment) => segment !== '') ?? '';
  const text = (percentDecode(last) ?? last).replace(/\.\w{2,5}$/, '');
  const words = queryWords(slug(text).replaceAll('-', ' ')).join(' ');
  return words === '' ? undefined : { words, href: `/?${new URLSearchParams({ q: words })}` };
}
