import { parseFeed } from 'feedsmith';
import { basePathOf } from '../../edition/address.ts';

/** A check of one promise. It awaits every request, so that a failed one is reported and others go on. */
export interface DeploymentCheck {
  readonly name: string;
  run(ask: Ask): Promise<Complaints>;
}

/** The main feed in each format, with its media type. */
export const feeds = {
  '/rss.xml': 'application/rss+xml; charset=utf-8',
  '/atom.xml': 'application/atom+xml; charset=utf-8',
  '/feed.json': 'application/feed+json; charset=utf-8',
} as const;

export type FeedPath = keyof typeof feeds;

export const mainFeedPaths = Object.keys(feeds) as readonly FeedPath[];

/** Runs a check for each of several paths, with which its complaints begin. */
export function forEachPath<T extends string>(
  paths: readonly T[],
  run: (ask: Ask, path: T) => Promise<Complaints>,
): DeploymentCheck['run'] {
  return async (ask) => {
    const found = await Promise.all(
      paths.map(async (path) => (await run(ask, path)).map((complaint) => `${path}: ${complaint}`)),
    );
    return found.flat();
  };
}

/** Complains if a header does not match a pattern. */
export function header({ headers }: Answered, name: string, promised: RegExp): Complaints {
  return expectMatch(name, headers.get(name), promised);
}

/** The values of an item that all formats have. `moment` in milliseconds since the epoch. */
export interface ParsedItem {
  readonly id: string;
  readonly title: string;
  readonly moment: number;
}

const item = (id = '', title = '', date = ''): ParsedItem => ({ id, title, moment: Date.parse(date) });

/** The items of a feed, parsed by feedsmith. Throws if the text is not a feed. */
export function itemsOf(text: string): readonly ParsedItem[] {
  const { format, feed } = parseFeed(text);
  if (format === 'rss') return feed.items?.map((i) => item(i.guid?.value, i.title, i.pubDate)) ?? [];
  if (format === 'atom') return feed.entries?.map((e) => item(e.id, e.title?.value, e.published)) ?? [];
  return format === 'json' ? (feed.items?.map((i) => item(i.id, i.title, i.date_published)) ?? []) : [];
}

/** The part of `/facets.json` that the checks use. */
export interface FacetLists {
  readonly all: { readonly count: number };
  readonly tags: readonly { readonly slug: string; readonly count: number }[];
}

/** Fetches `/facets.json`. */
export async function fetchFacets(ask: Ask): Promise<FacetLists> {
  return JSON.parse((await ask('/facets.json')).text) as FacetLists;
}

/** An answer of the deployment. */
export interface Answered {
  /** The path below which the publication stands, without a slash at the end. */
  readonly basePath: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Sends a request to the deployment without following redirects. */
export type Ask = (
  path: string,
  init?: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> },
) => Promise<Answered>;

/** A client of the deployment at an address without a slash at its end. Rejects without an answer within 30 seconds. */
export function clientOf(publication: string): Ask {
  const basePath = basePathOf(publication);
  return async (path, { method = 'GET', headers = {} } = {}) => {
    const response = await fetch(publication + path, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    });
    const { status, headers: answered } = response;
    return { basePath, path, status, headers: answered, text: await response.text() };
  };
}

/** Descriptions of broken promises; empty if there are none. */
type Complaints = readonly string[];

/** A value as JSON, cut after 200 characters. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'not there';
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** Complains if a value is not the promised one. */
export function expectEqual(name: string, found: unknown, promised: unknown): Complaints {
  return found === promised ? [] : [`${name} is ${shown(found)}, not ${shown(promised)}`];
}

/** Complains if a text does not match a pattern. */
export function expectMatch(name: string, found: string | null, promised: RegExp): Complaints {
  return promised.test(found ?? '') ? [] : [`${name} is ${shown(found ?? undefined)}, not like ${promised.source}`];
}

/**
 * The path and query of a link in the `Link` header (RFC 8288), below the publication's address; undefined if
 * there is none with that relation.
 */
export function linkOf({ headers, basePath }: Answered, rel: string): string | undefined {
  const links = (headers.get('Link') ?? '').matchAll(/<([^<>]*)>; rel="([^"]*)"/g);
  for (const [, href = '', found] of links) if (found === rel) return pathBelow(href, basePath);
  return undefined;
}

/** The path and query of an address below a base path; the whole address if it is not below. */
export function pathBelow(address: string, basePath: string): string {
  const { pathname = '', search = '' } = URL.parse(address) ?? {};
  return pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) + search : address;
}
