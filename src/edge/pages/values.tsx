import type { Dictionary } from '../../edition/dictionary.ts';
import type { Edition } from '../../edition/edition.ts';
import { type FacetName, facetPaths } from '../../edition/query.ts';
import { slug } from '../../text/slug.ts';
import { newestVisible } from '../select.ts';
import type { Service } from '../service.ts';
import { type CountedFeed, topValues, valueAt } from '../values.ts';
import { formatCount } from './format.ts';
import { facetTitles, PageFrame } from './frame.tsx';
import { LabelLink } from './listing.tsx';
import { pageDraft } from './page.ts';

/** The most values on one page. */
const most = 300;

/**
 * `/tags`, `/authors`, `/sources`, `/languages`: the values of a facet with counts, in order of their slugs,
 * on pages of 300. `from` is the first slug of the page, `named` a text that labels must contain.
 */
export function valuesPage({ edition }: Service, facet: FacetName, search: URLSearchParams, now: number) {
  const path = `/${facetPaths[facet]}`;
  const title = facetTitles[facet];
  const named = search.get('named')?.trim() ?? '';
  const { size } = topValues(edition, now)[facet];
  const { values, next } = list(edition, facet, { named, from: search.get('from') ?? '' }, now);
  const parameters = named === '' ? {} : { named };
  const page = (
    <PageFrame edition={edition} title={`${title} · ${edition.meta.title}`}>
      <div class="heading">
        <h1>{title}</h1>
        <p class="soft">{formatCount(size)} in all, each with a page and feeds of its own</p>
        <form class="search" action={path} method="get">
          <input
            type="search"
            name="named"
            value={named}
            aria-label={`Find among ${path.slice(1)}`}
            placeholder={`Find among ${path.slice(1)}`}
          />
          <button type="submit">Find</button>
        </form>
      </div>
      {size > most && named === '' ? <Index slugs={edition.facets[facet].slugs} path={path} /> : null}
      {values.length === 0 ? (
        <p class="empty">
          Nothing is called “{named}”. <a href={path}>All {path.slice(1)}</a>
        </p>
      ) : (
        <ul class="values">
          {values.map(({ query, label, count }) => (
            <li>
              <LabelLink edition={edition} query={query} label={label} />{' '}
              <span class="count">{formatCount(count)}</span>
            </li>
          ))}
        </ul>
      )}
      {next === undefined ? null : (
        <nav class="paging" aria-label="Pages">
          <a href={path}>From the beginning</a>
          <a href={`${path}?${new URLSearchParams({ ...parameters, from: next })}`} rel="next">
            More {path.slice(1)}
          </a>
        </nav>
      )}
    </PageFrame>
  );
  return pageDraft(edition, page);
}

/** The values of one page, and the slug with which the next page begins. */
function list(
  edition: Edition,
  name: FacetName,
  { named, from }: { readonly named: string; readonly from: string },
  now: number,
): { readonly values: readonly CountedFeed[]; readonly next?: string } {
  const facet = edition.facets[name];
  const newest = newestVisible(edition, now);
  const wanted = named.toLowerCase();
  const asSlug = slug(named);
  const values: CountedFeed[] = [];
  for (let at = facet.slugs.countBefore(slug(from)); at < facet.slugs.count; at++) {
    const value = facet.slugs.at(at);
    if (values.length === most) return { values, next: value };
    const label = facet.labels.at(at).toLowerCase();
    const matches = label.includes(wanted) || (asSlug !== '' && value.includes(asSlug));
    const counted = matches ? valueAt(edition, name, at, newest) : undefined;
    if (counted) values.push(counted);
  }
  return { values };
}

/** The first letters of all values, as links to the first value with that letter. */
function Index({ slugs, path }: { readonly slugs: Dictionary; readonly path: string }) {
  const letters: string[] = [];
  for (let at = 0; at < slugs.count && letters.length < 100; ) {
    const letter = String.fromCodePoint(slugs.at(at).codePointAt(0) ?? 0);
    letters.push(letter);
    at = slugs.countBefore(letter + String.fromCodePoint(0x10ffff));
  }
  return (
    <ul class="index" aria-label="First letters">
      {letters.map((letter) => (
        <li>
          <a href={`${path}?${new URLSearchParams({ from: letter })}`}>
            <bdi>{letter.toUpperCase()}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
