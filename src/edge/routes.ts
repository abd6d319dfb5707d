import { formatPath, type Place, readPath } from '../edition/address.ts';
import { everything } from '../edition/query.ts';
import { answer, problem, redirect } from './answer.ts';
import { archive } from './archive.ts';
import { article } from './article.ts';
import { type Document, draftDocument } from './documents/document.ts';
import { facets } from './documents/facets.ts';
import { health } from './documents/health.ts';
import { openapi } from './documents/openapi.ts';
import { opml } from './documents/opml.ts';
import { robots } from './documents/robots.ts';
import { sitemap, sitemapPart } from './documents/sitemap.ts';
import { feed } from './feed.ts';
import { home } from './pages/home.tsx';
import { errorPage } from './pages/error.tsx';
import { notFound, QueryError } from './problem.ts';
import { currentValue, parseQuery } from './query.ts';
import type { Site } from './site.ts';
import { findWords } from './words.ts';

/** Documents that stand at one address each. */
const documents: ReadonlyMap<string, Document> = new Map([
  ['/facets.json', facets],
  ['/openapi.json', openapi],
  ['/opml.xml', opml],
  ['/robots.txt', robots],
  ['/sitemap.xml', sitemap],
]);

/** Answers a GET request by its path. */
export async function routes(site: Site, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const now = site.ground.now();
  const { meta } = site.edition;
  if (url.pathname === '/health') return health(site, now);
  const part = /^\/sitemap\/([1-9]\d{0,3})\.xml$/.exec(url.pathname)?.[1];
  const document = part ? sitemapPart(site.edition, Number(part), now) : documents.get(url.pathname);
  if (document) return answer(site, request, draftDocument(document, site, now), now);
  const moved = meta.redirects[url.pathname];
  if (moved !== undefined) return redirect(new URL(moved, meta.origin).href);
  if (url.pathname.startsWith('/articles/')) return article(site, request, url, now);
  if (url.pathname.startsWith('/media/')) return site.ground.media(request);
  const reading = readPath(url.pathname);
  if (!reading) return errorPage(site, notFound(`There is nothing at ${url.pathname}.`).fault);
  if ('redirect' in reading) return redirect(meta.origin + reading.redirect + url.search);
  return place(site, request, url, reading.place, now);
}

async function place(site: Site, request: Request, url: URL, at: Place, now: number): Promise<Response> {
  const { edition } = site;
  if (at.kind === 'archive') return answer(site, request, archive(site, at, now), now);
  const { selector, format } = at;
  if (selector.by === 'facet') {
    const value = currentValue(edition, selector.facet, selector.value);
    if (value !== undefined) {
      return redirect(
        edition.meta.origin + formatPath({ ...at, selector: { ...selector, value } }) + url.search,
      );
    }
  }
  try {
    const query =
      url.search === '' && selector.by === 'everything'
        ? everything
        : parseQuery(edition, selector, url.searchParams, now);
    const words = await findWords(edition, site.store, query.words);
    const draft = format ? feed(site, query, format, words, now) : await home(site, query, words, now);
    return await answer(site, request, draft, now);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return format ? problem(error.fault, edition.meta.origin) : errorPage(site, error.fault);
  }
}
