import { formatPath, percentDecode, readPath, type SelectionResource } from '../edition/address.ts';
import { lookup } from '../text/table.ts';
import { Answer, type Draft } from './answer.ts';
import { archive } from './archive.ts';
import { article } from './article.ts';
import { meantBelow } from './base-path.ts';
import { compressText } from './compress.ts';
import { feed } from './feed.ts';
import { commonHeaders, redirect } from './headers.ts';
import { mediaResponse } from './media.ts';
import { errorPage } from './pages/error.tsx';
import { home } from './pages/home.tsx';
import { parameterMeant } from './parameters.ts';
import { notFound, ProblemError, problemResponse } from './problem.ts';
import { currentValue, parseQuery } from './query.ts';
import type { Service } from './service.ts';
import { type FacetName, facetNames, facetPaths } from '../edition/query.ts';
import { facets } from './documents/facets.ts';
import { llms, markdownPath, pageOfMarkdown, selectionMarkdown } from './documents/markdown.ts';
import { openapi } from './documents/openapi.ts';
import { opml } from './documents/opml.ts';
import { robots, sitemap, sitemapPart } from './documents/sitemap.ts';
import { apiPage } from './pages/api.tsx';
import { type AssetPath, assets, assetDraft } from './pages/assets.ts';
import { builderPage } from './pages/build/build.tsx';
import { problemTypePage, problemTypes } from './pages/problem-type.tsx';
import { valuesPage } from './pages/values.tsx';
import { newestVisible } from './select.ts';
import { findWords } from './words.ts';

/** The answer at a fixed path, or a draft of it. */
type Handler = (service: Service, search: URLSearchParams, now: number) => Draft | Response | Promise<Draft | Response>;

/** Documents, which ignore parameters, by path. */
const fixedDocuments: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['/facets.json', (service, _, now) => facets(service, now)],
  ['/llms.txt', (service, _, now) => llms(service, now)],
  ['/openapi.json', (service, _, now) => openapi(service, now)],
  ['/opml.xml', (service, _, now) => opml(service, now)],
  ['/robots.txt', robots],
  ['/sitemap.xml', (service, _, now) => sitemap(service, now)],
  ['/health', (service, _, now) => health(service, now)],
]);

/** Pages and their assets, which may depend on parameters, by path. */
const fixedPages: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ...(Object.keys(assets) as AssetPath[]).map((path): [string, Handler] => [
    path,
    (_, search) => assetDraft(path, search),
  ]),
  ...facetNames.map((facet: FacetName): [string, Handler] => [
    `/${facetPaths[facet]}`,
    (service, search, now) => valuesPage(service, facet, search, now),
  ]),
  ...problemTypes.map((type): [string, Handler] => [`/problems/${type}`, (service) => problemTypePage(service, type)]),
  ['/favicon.ico', favicon],
  ['/api', (service, _, now) => apiPage(service, now)],
  ['/build', builderPage],
]);

/** `/favicon.ico`, which browsers and readers ask for: the publication's icon, or that of its pages. */
function favicon({ edition }: Service, search: URLSearchParams): Draft | Response {
  const { icon } = edition.meta;
  return icon === undefined ? assetDraft('/icon.svg', search) : redirect(icon);
}

/** `/health`: the digest of the edition and the number of visible articles. Never cached. */
function health({ edition }: Service, now: number): Response {
  const { digest, title, lastChanged } = edition.meta;
  return Response.json(
    { status: 'ok', edition: digest, title, articles: newestVisible(edition, now) + 1, lastChanged },
    { headers: { ...commonHeaders, 'Cache-Control': 'no-store' } },
  );
}

/** Characters of the longest URL whose answer is cached. */
const longestCached = 512;

/**
 * The cached answer to the same address, if it is still valid and needs no further work; else undefined.
 * `address` is that of the request without the base path.
 */
export function recall({ answers, platform }: Service, request: Request, address: string): Response | undefined {
  if (request.method !== 'GET') return undefined;
  const cached = answers.get(keyOf(address));
  return cached?.isValid(platform.now()) ? cached.respondAtOnce(request) : undefined;
}

/** Answers a GET or HEAD request from the cache or by its path. `address` as for `recall`. */
export async function respond(service: Service, request: Request, address: string): Promise<Response> {
  const { answers, edition } = service;
  const now = service.platform.now();
  const key = keyOf(address);
  let answer = answers.get(key);
  let response = answer?.isValid(now) ? answer.respond(request) : undefined;
  if (!answer || !response) {
    const routed = await route(service, request, new URL(address), now);
    if (routed instanceof Response) return compressText(request, routed);
    answer = await Answer.to(request, edition, routed, now);
    response = answer.respond(request) as Response;
  }
  if (answer.isValid(now) && request.url.length <= longestCached) answers.set(key, answer, answer.size);
  return response;
}

/** The cache key of an answer: its path and the sorted parameters that may change it. */
function keyOf(url: string): string {
  if (!url.includes('?')) return url.slice(url.indexOf('/', 'https://'.length));
  const { pathname, search, searchParams } = new URL(url);
  if (fixedPages.has(pathname)) return pathname + search;
  if (fixedDocuments.has(pathname)) return pathname;
  const relevant = [...searchParams].filter(([name]) => parameterMeant(name));
  if (relevant.length === 0) return pathname;
  const parameters = new URLSearchParams(relevant);
  parameters.sort();
  return `${pathname}?${parameters}`;
}

function route(service: Service, request: Request, url: URL, now: number) {
  const { pathname, search, searchParams } = url;
  const { url: publication, meta } = service.edition;
  const { redirects, newFeed } = meta;
  const canonical = pathname.toLowerCase().replace(/(?<!\/)\/+$/, '');
  if (newFeed !== undefined && canonical === '/rss.xml') return redirect(newFeed);
  const handler = handlerAt(service, canonical, now);
  if (handler)
    return canonical === pathname ? handler(service, searchParams, now) : redirect(publication + canonical + search);
  const moved = lookup(redirects, pathname) ?? lookup(redirects, percentDecode(pathname) ?? pathname);
  if (moved !== undefined) return redirect(moved.startsWith('/') ? publication + moved : moved);
  const slugPath = /^\/articles(\/.*[^/].*)$/i.exec(pathname)?.[1];
  if (slugPath !== undefined)
    return pathname.startsWith('/articles/')
      ? article(service, url, now)
      : redirect(`${publication}/articles${slugPath}${search}`);
  if (pathname.startsWith('/media/'))
    return mediaResponse(service, request, url).then((file) => file ?? missing(service, url));
  const page = pageOfMarkdown(pathname);
  if (page !== undefined) return markdown(service, url, page, now);
  const parsed = readPath(pathname);
  if (!parsed) return missing(service, url);
  if ('redirect' in parsed) return redirect(publication + parsed.redirect + search);
  return parsed.resource.kind === 'archive'
    ? archive(service, parsed.resource, searchParams, now)
    : selection(service, url, parsed.resource, now);
}

/** The Markdown of a selection's page, whose path is `page`; 301 from another spelling of it. */
function markdown(service: Service, url: URL, page: string, now: number) {
  const parsed = readPath(page);
  const resource = parsed && 'resource' in parsed ? parsed.resource : undefined;
  const canonical = parsed && 'redirect' in parsed ? parsed.redirect : page;
  const path = markdownPath(canonical);
  if (!parsed || (resource && (resource.kind === 'archive' || resource.format))) return missing(service, url);
  if (resource === undefined || percentDecode(path) !== percentDecode(url.pathname))
    return redirect(service.edition.url + path + url.search);
  return selection(service, url, resource as SelectionResource, now, true);
}

/** The handler of a fixed path or of a part of the sitemap. */
function handlerAt({ edition }: Service, path: string, now: number): Handler | undefined {
  const number = /^\/sitemap\/([1-9]\d{0,3})\.xml$/.exec(path)?.[1];
  const part = number && sitemapPart(edition, Number(number), now);
  return part ? () => part : (fixedPages.get(path) ?? fixedDocuments.get(path));
}

/** The answer to a GET or HEAD request for an address that is not below the publication's. */
export function outside(service: Service, request: Request): Response {
  const { url: publication, basePath } = service.edition;
  const url = new URL(request.url);
  const meant = meantBelow(url, basePath);
  if (meant !== undefined) return redirect(publication + meant);
  return problemResponse(
    notFound(`There is nothing at ${url.pathname}: this publication stands below ${publication}/.`).details,
    publication,
  );
}

/** 404, as JSON if the address looks like that of a document. */
function missing(service: Service, url: URL): Response {
  const { details } = notFound(`There is nothing at ${service.edition.basePath}${url.pathname}.`);
  return /\.(?:xml|json|md|txt)\/*$/i.test(url.pathname)
    ? problemResponse(details, service.edition.url)
    : errorPage(service, details, url);
}

/** A feed, a page or its Markdown, of a selection; 301 if its path has the former slug of a facet value. */
async function selection(service: Service, url: URL, resource: SelectionResource, now: number, asMarkdown = false) {
  const { edition } = service;
  const { selector, format } = resource;
  if (selector.by === 'facet') {
    const value = currentValue(edition, selector.facet, selector.value);
    if (value !== undefined) {
      const path = formatPath({ ...resource, selector: { ...selector, value } });
      return redirect(edition.url + (asMarkdown ? markdownPath(path) : path) + url.search);
    }
  }
  try {
    const query = parseQuery(edition, selector, url.searchParams, now);
    const words = await findWords(edition, service.shards, query.words);
    if (asMarkdown) return await selectionMarkdown(service, query, words, now);
    return format ? feed(service, query, format, words, now) : await home(service, query, words, now);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { details } = error;
    return format || asMarkdown ? problemResponse(details, edition.url) : errorPage(service, details, url);
  }
}
