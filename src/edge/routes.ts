import { formatPath, readPath, type SelectionPlace } from '../edition/address.ts';
import { Answer, type Draft } from './answer.ts';
import { archive } from './archive.ts';
import { compressText } from './compress.ts';
import { article } from './article.ts';
import { type Drafting, drafting } from './documents/document.ts';
import { facets } from './documents/facets.ts';
import { health } from './documents/health.ts';
import { openapi } from './documents/openapi.ts';
import { opml } from './documents/opml.ts';
import { robots } from './documents/robots.ts';
import { sitemap, sitemapPart } from './documents/sitemap.ts';
import { feed } from './feed.ts';
import { media } from './media.ts';
import { home } from './pages/home.tsx';
import { errorPage } from './pages/error.tsx';
import { places } from './pages/places.ts';
import { notFound, problem, QueryError } from './problem.ts';
import { currentValue, isRead, parseQuery } from './query.ts';
import { redirect } from './redirect.ts';
import type { Site } from './site.ts';
import { findWords } from './words.ts';
import { lookup } from '../text/lookup.ts';

/** Documents that stand at one address each. */
const documents: ReadonlyMap<string, Drafting> = new Map([
  ['/facets.json', facets],
  ['/openapi.json', drafting(openapi)],
  ['/opml.xml', drafting(opml)],
  ['/robots.txt', drafting(robots)],
  ['/sitemap.xml', drafting(sitemap)],
]);

/** Characters of the longest address whose answer is kept. */
const longestKept = 512;

/** Gives again what was answered to the same address before, where it still holds and lies at hand. */
export function recall(site: Site, request: Request): Response | undefined {
  if (request.method !== 'GET') return undefined;
  const kept = site.answers.get(keyOf(request));
  return kept?.holds(site.ground.now()) ? kept.giveAgain(request) : undefined;
}

/** Answers a GET request: as before where that still holds, else by its path. */
export async function respond(site: Site, request: Request): Promise<Response> {
  const now = site.ground.now();
  const key = keyOf(request);
  let answer = site.answers.get(key);
  let response = answer?.holds(now) ? answer.respond(request) : undefined;
  if (!answer || !response) {
    const found = await route(site, request, new URL(request.url), now);
    if (found instanceof Response) return compressText(request, found);
    answer = await Answer.to(request, site, found, now);
    response = answer.respond(request) as Response;
  }
  if (answer.holds(now) && request.url.length <= longestKept) site.answers.set(key, answer, answer.size);
  return response;
}

/** What an answer is kept by: the path and the parameters that may make a difference, sorted, whatever host is named. */
function keyOf({ url }: Request): string {
  if (!url.includes('?')) return url.slice(url.indexOf('/', 'https://'.length));
  const { pathname, search, searchParams } = new URL(url);
  if (places.has(pathname)) return pathname + search;
  if (documents.has(pathname)) return pathname;
  const read = [...searchParams].filter(([name]) => isRead(name));
  if (read.length === 0) return pathname;
  const parameters = new URLSearchParams(read);
  parameters.sort();
  return `${pathname}?${parameters}`;
}

function route(
  site: Site,
  request: Request,
  url: URL,
  now: number,
): Response | Draft | Promise<Response | Draft> {
  const { origin, redirects } = site.edition.meta;
  const plain = url.pathname.toLowerCase().replace(/(?<!\/)\/+$/, '');
  const standing = standingAt(site, plain, url, now);
  if (standing) return plain === url.pathname ? standing() : redirect(origin + plain + url.search);
  const moved = lookup(redirects, url.pathname) ?? lookup(redirects, readable(url.pathname));
  if (moved !== undefined) return redirect(new URL(moved, origin).href);
  const named = /^\/articles(\/.*[^/].*)$/i.exec(url.pathname)?.[1];
  if (named !== undefined)
    return url.pathname.startsWith('/articles/')
      ? article(site, url, now)
      : redirect(`${origin}/articles${named}${url.search}`);
  if (url.pathname.startsWith('/media/'))
    return media(site.ground, request).then((file) => file ?? missing(site, url));
  const reading = readPath(url.pathname);
  if (!reading) return missing(site, url);
  if ('redirect' in reading) return redirect(origin + reading.redirect + url.search);
  return reading.place.kind === 'archive'
    ? archive(site, reading.place, url.searchParams, now)
    : selection(site, url, reading.place, now);
}

/** What stands at one address of its own. */
function standingAt(
  site: Site,
  path: string,
  url: URL,
  now: number,
): (() => Response | Draft | Promise<Response | Draft>) | undefined {
  if (path === '/health') return () => health(site, now);
  const place = places.get(path);
  if (place) return () => place(site, url.searchParams, now);
  const part = /^\/sitemap\/([1-9]\d{0,3})\.xml$/.exec(path)?.[1];
  const numbered = part && sitemapPart(site.edition, Number(part), now);
  const draft = numbered ? drafting(numbered) : documents.get(path);
  return draft && (() => draft(site, now));
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Nothing: for programs where the address is that of a document. */
function missing(site: Site, url: URL): Response {
  const { fault } = notFound(`There is nothing at ${url.pathname}.`);
  return /\.(?:xml|json)\/*$/i.test(url.pathname)
    ? problem(fault, site.edition.meta.origin)
    : errorPage(site, fault, url);
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
