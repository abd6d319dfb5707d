import { parseFeed } from 'feedsmith';
import { type Answered, type Ask, type Complaints, expectMatch } from './client.ts';

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
