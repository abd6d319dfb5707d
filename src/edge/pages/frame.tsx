import type { Child } from 'hono/jsx';
import { parametersOf } from '../../edition/address.ts';
import type { Edition } from '../../edition/edition.ts';
import { everything, type FacetName, facetPaths, type Query } from '../../edition/query.ts';
import { addressOf } from './assets.ts';
import { ownAddress } from './body.ts';
import { type FeedLink, feedsOf } from './follow.tsx';
import { change } from './filters.ts';
import { inLanguage, unlessEnglish } from './language.ts';
import { paper } from './style/frame.ts';

/** The headings of facets. */
export const facetTitles: Readonly<Record<FacetName, string>> = {
  tag: 'Tags',
  author: 'Authors',
  source: 'Sources',
  language: 'Languages',
};

interface PageFrameProps {
  readonly edition: Edition;
  readonly title: string;
  /** The language of the title (BCP 47) if it is not English. */
  readonly language?: string;
  /** The feeds of the selection that the page shows; those of all articles if it shows none. */
  readonly feeds?: readonly FeedLink[];
  /** Further elements of the head. */
  readonly head?: Child;
  /** Whether the page shows all articles, so that its heading is the publication's name. */
  readonly front?: boolean;
  readonly children: Child;
}

/** Facets with a link on every page. */
const linkedFacets: readonly FacetName[] = ['tag', 'source'];

/** The frame of all pages, in English except for texts of the publication. */
export function PageFrame({ edition, title, language, feeds, head, front = false, children }: PageFrameProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content={paper.light} media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content={paper.dark} media="(prefers-color-scheme: dark)" />
        <title {...unlessEnglish(language ?? 'en')}>{title}</title>
        <link rel="stylesheet" href={addressOf('/style.css')} />
        <Icon edition={edition} />
        {(feeds ?? feedsOf(edition, everything)).map((feed) => (
          <link rel="alternate" type={feed.type} title={feed.title} href={feed.href} />
        ))}
        {head}
        <script src={addressOf('/page.js')} defer></script>
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class={front ? 'masthead front' : 'masthead'}>
          {front ? null : (
            <p class="name" {...inLanguage(edition.meta.language)}>
              <a href="/">{edition.meta.title}</a>
            </p>
          )}
          <nav aria-label="Publication">
            {feeds === undefined ? <a href="/#follow">Follow</a> : null}
            {linkedFacets
              .filter((facet) => edition.facets[facet].slugs.count > 0)
              .map((facet) => (
                <a href={`/${facetPaths[facet]}`}>{facetTitles[facet]}</a>
              ))}
            <a href="/build">Feed builder</a>
            <a href="/api">For apps</a>
          </nav>
          {front ? null : <Search label="Search all articles" />}
        </header>
        <main id="main">{children}</main>
        <footer class="colophon">
          <p>
            <a href="/opml.xml">Feeds as OPML</a> <a href="/openapi.json">OpenAPI</a> <a href="/sitemap.xml">Sitemap</a>
          </p>
        </footer>
      </body>
    </html>
  );
}

/** The publication's icon if it is a file of its own, else that of the pages. */
function Icon({ edition: { meta, url } }: { readonly edition: Edition }) {
  const own = meta.icon === undefined ? undefined : ownAddress(meta.icon, url);
  if (own !== undefined) return <link rel="icon" href={own} />;
  return <link rel="icon" href={addressOf('/icon.svg')} type="image/svg+xml" />;
}

/** A search form, for all articles or within a selection. */
export function Search({ label, within }: { readonly label: string; readonly within?: Query }) {
  const parameters = within ? parametersOf(change(within, { words: everything.words })) : [];
  const { all, none } = within?.words ?? everything.words;
  return (
    <form class="search" action="/" method="get" role="search" aria-label={label}>
      {parameters.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <input
        type="search"
        name="q"
        aria-label={label}
        placeholder={label}
        value={[...all, ...none.map((word) => `-${word}`)].join(' ')}
      />
      <button type="submit">Search</button>
    </form>
  );
}
