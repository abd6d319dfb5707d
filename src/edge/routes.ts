import { formatPath, readPath, type SelectionPlace } from '../edition/address.ts';
import { Answer, type Draft } from './answer.ts';
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
import { places } from './pages/places.ts';
import { notFound, problem, QueryError } from './problem.ts';
import { currentValue, parseQuery } from './query.ts';
import { redirect } from './redirect.ts';
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

/** Longest address whose answer is kept for whoever asks for it again. */
const maxTarget = 512;

/** Answers a GET request: as before where that still holds, else by its path. */
export async function respond(site: Site, request: Request): Promise<Response> {
  const now = site.ground.now();
  const target = request.url.slice(request.url.indexOf('/', 'https://'.length));
  const kept = site.answers.get(target);
  if (kept?.holds(now)) return kept.respond(request);
  const found = await route(site, request, new URL(request.url), now);
  if (found instanceof Response) return found;
  const made = new Answer(site, found, now);
  const response = await made.respond(request);
  if (made.holds(now) && target.length <= maxTarget) site.answers.set(target, made);
  return response;
}

function route(
  site: Site,
  request: Request,
  url: URL,
  now: number,
): Response | Draft | Promise<Response | Draft> {
  const { meta } = site.edition;
  if (url.pathname === '/health') return health(site, now);
  const part = /^\/sitemap\/([1-9]\d{0,3})\.xml$/.exec(url.pathname)?.[1];
  const document = part ? sitemapPart(site.edition, Number(part), now) : documents.get(url.pathname);
  if (document) return draftDocument(document, site, now);
  const plain = url.pathname.toLowerCase().replace(/\/+$/, '');
  const place = places.get(plain);
  if (place)
    return plain === url.pathname
      ? place(site, url.searchParams, now)
      : redirect(meta.origin + plain + url.search);
  const moved = meta.redirects[url.pathname];
  if (moved !== undefined) return redirect(new URL(moved, meta.origin).href);
  if (url.pathname.startsWith('/articles/')) return article(site, url, now);
  if (url.pathname.startsWith('/media/')) return site.ground.media(request);
  const reading = readPath(url.pathname);
  if (!reading) return errorPage(site, notFound(`There is nothing at ${url.pathname}.`).fault, url);
  if ('redirect' in reading) return redirect(meta.origin + reading.redirect + url.search);
  return reading.place.kind === 'archive'
    ? archive(site, reading.place, now)
    : selection(site, url, reading.place, now);
}

async function selection(site: Site, url: URL, at: SelectionPlace, now: number): Promise<Response | Draft> {
  const { edition } = site;
  const { selector, format } = at;
  if (selector.by === 'facet') {
    const value = currentValue(edition, selector.facet, selector.value);
    const path = value === undefined ? undefined : formatPath({ ...at, selector: { ...selector, value } });
    if (path !== undefined) return redirect(edition.meta.origin + path + url.search);
  }
  try {
    const query = parseQuery(edition, selector, url.searchParams, now);
    const words = await findWords(edition, site.store, query.words);
    return format ? feed(site, query, format, words, now) : await home(site, query, words, now);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return format ? problem(error.fault, edition.meta.origin) : errorPage(site, error.fault, url);
  }
}
