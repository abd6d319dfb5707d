import { formatPath } from '../../edition/address.ts';
import type { Edition } from '../../edition/edition.ts';
import { type FacetName, facetPaths } from '../../edition/query.ts';
import { slug } from '../../text/slug.ts';
import type { Draft } from '../answer.ts';
import { newestVisible } from '../select.ts';
import type { Site } from '../site.ts';
import { facetTitles } from './names.ts';
import { Layout, spoken, write } from './layout.tsx';
import { draftPage } from './page.ts';
import { formatCount } from './tally.ts';
import { topValues } from '../top.ts';

/** Values that one page lists. */
const most = 300;

interface Listed {
  readonly slug: string;
  readonly label: string;
  readonly count: number;
}

/**
 * `/tags`, `/authors`, `/sources`, `/languages`: all values of a facet with counts, in order of their slugs, a few hundred a
 * page. `from` begins at a slug, `named` keeps those whose label contains a text.
 */
export function valuesPage({ edition }: Site, facet: FacetName, search: URLSearchParams, now: number): Draft {
  const path = `/${facetPaths[facet]}`;
  const title = facetTitles[facet];
  const named = search.get('named')?.trim() ?? '';
  const { size } = topValues(edition, now)[facet];
  const { values, next } = list(edition, facet, { named, from: search.get('from') ?? '' }, now);
  const parameters = named === '' ? {} : { named };
  const html = write(
    <Layout edition={edition} title={`${title} · ${edition.meta.title}`}>
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
      {size > most && named === '' ? <Index edition={edition} facet={facet} path={path} /> : null}
      {values.length === 0 ? (
        <p class="empty">
          Nothing is called “{named}”. <a href={path}>All {path.slice(1)}</a>
        </p>
      ) : (
        <ul class="values">
          {values.map(({ slug: value, label, count }) => (
            <li>
              <a href={formatPath({ kind: 'selection', selector: { by: 'facet', facet, value } })}>
                <bdi {...spoken(edition.meta.language)}>{label}</bdi>
              </a>{' '}
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
    </Layout>,
  );
  return draftPage(html, []);
}

/** Values from a slug on, and where the next page begins. */
function list(
  edition: Edition,
  name: FacetName,
  { named, from }: { readonly named: string; readonly from: string },
  now: number,
): { readonly values: readonly Listed[]; readonly next?: string } {
  const facet = edition.facets[name];
  const newest = newestVisible(edition, now);
  const wanted = named.toLowerCase();
  const asSlug = slug(named);
  const values: Listed[] = [];
  for (let at = facet.slugs.countBefore(slug(from)); at < facet.slugs.count; at++) {
    const value = facet.slugs.at(at);
    if (values.length === most) return { values, next: value };
    const label = facet.labels.at(at);
    const called = label.toLowerCase().includes(wanted) || (asSlug !== '' && value.includes(asSlug));
    const count = called && newest >= 0 ? (facet.postings(at)?.rank(newest) ?? 0) : 0;
    if (count > 0) values.push({ slug: value, label, count });
  }
  return { values };
}

interface IndexProps {
  readonly edition: Edition;
  readonly facet: FacetName;
  readonly path: string;
}

/** The first letters of all values, each leading to where they begin. */
function Index({ edition, facet, path }: IndexProps) {
  const { slugs } = edition.facets[facet];
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
