import type { Child } from 'hono/jsx';
import type { Edition } from '../../edition/edition.ts';
import { everything, type FacetName, facetPaths } from '../../edition/query.ts';
import { addressOf } from './assets.ts';
import { directionOf } from './direction.ts';
import { type FeedLink, feedsOf } from './feeds.ts';
import { facetTitles } from './names.ts';
import { Search } from './search.tsx';

interface LayoutProps {
  readonly edition: Edition;
  readonly title: string;
  /** The title's language (BCP 47), where it is not that of our own words. */
  readonly language?: string;
  /** Feeds of what the page shows, for readers to discover; those of everything where it shows no selection. */
  readonly feeds?: readonly FeedLink[];
  /** Further elements of the head. */
  readonly head?: Child;
  /** Whether the page is about everything, so that its heading is the publication's name. */
  readonly front?: boolean;
  readonly children: Child;
}

/** Facets whose values have a link on every page. */
const listed: readonly FacetName[] = ['tag', 'source'];

/** What all pages share. Their own words are English; what a publication says of itself is in its language. */
export function Layout({
  edition,
  title,
  language,
  feeds = feedsOf(edition, everything),
  head,
  front = false,
  children,
}: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title {...spoken(language ?? 'en')}>{title}</title>
        <link rel="stylesheet" href={addressOf('/style.css')} />
        <link rel="icon" href={addressOf('/icon.svg')} type="image/svg+xml" />
        {feeds.map((feed) => (
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
            <p class="name" {...own(edition)}>
              <a href="/">{edition.meta.title}</a>
            </p>
          )}
          <nav aria-label="Publication">
            {listed
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
            <a href="/opml.xml">All feeds as OPML</a> <a href="/openapi.json">OpenAPI</a>{' '}
            <a href="/sitemap.xml">Sitemap</a>
          </p>
        </footer>
      </body>
    </html>
  );
}

/** Language and direction of what the publication says of itself. */
export function own({ meta }: Edition): { readonly lang: string; readonly dir: string } {
  return { lang: meta.language, dir: directionOf(meta.language) };
}

/** The language of a text, where it is not that of our own words. */
export function spoken(language: string): { readonly lang?: string } {
  return /^en(?:-|$)/i.test(language) ? {} : { lang: language };
}

/** A whole HTML document. */
export function write(page: { toString(): string }): string {
  return `<!DOCTYPE html>\n${page}\n`;
}
