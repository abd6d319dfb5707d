import { parseFeed } from 'feedsmith';
import { type Answered, type Ask, type Complaints, expectMatch } from './client.ts';

/** One promise of the contract, and how it is tried. Every request is awaited, so that one that fails is told of and no more. */
export interface Check {
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

export const feedPaths = Object.keys(feeds) as readonly FeedPath[];

/** Tries the same for each of several paths, which its complaints then begin with. */
export function each<T extends string>(
  paths: readonly T[],
  run: (ask: Ask, path: T) => Promise<Complaints>,
): Check['run'] {
  return async (ask) => {
    const found = await Promise.all(
      paths.map(async (path) => (await run(ask, path)).map((complaint) => `${path}: ${complaint}`)),
    );
    return found.flat();
  };
}

export function header({ headers }: Answered, name: string, promised: RegExp): Complaints {
  return expectMatch(name, headers.get(name), promised);
}

/** An item as all formats have it. The moment is in milliseconds since the epoch. */
export interface Item {
  readonly id: string;
  readonly title: string;
  readonly moment: number;
}

const item = (id = '', title = '', date = ''): Item => ({ id, title, moment: Date.parse(date) });

/** The items of a feed, read by a parser that is not ours. Throws where it is none. */
export function itemsOf(text: string): readonly Item[] {
  const { format, feed } = parseFeed(text);
  if (format === 'rss') return feed.items?.map((i) => item(i.guid?.value, i.title, i.pubDate)) ?? [];
  if (format === 'atom') return feed.entries?.map((e) => item(e.id, e.title?.value, e.published)) ?? [];
  return format === 'json' ? (feed.items?.map((i) => item(i.id, i.title, i.date_published)) ?? []) : [];
}

/** What `/facets.json` lists. */
export interface Facets {
  readonly all: { readonly count: number };
  readonly tags: readonly { readonly slug: string; readonly count: number }[];
}

export async function facetsOf(ask: Ask): Promise<Facets> {
  return JSON.parse((await ask('/facets.json')).text) as Facets;
}
