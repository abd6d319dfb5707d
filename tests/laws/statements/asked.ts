import { parseAtomFeed, parseRssFeed } from 'feedsmith';

/** A publication as those see it who ask: an application in this process, or a Worker over HTTP. */
export interface Asked {
  /** What time it is there, seconds since the epoch. */
  readonly now: number;
  /** Answers an address, which may be absolute. */
  ask(address: string, headers?: Readonly<Record<string, string>>, method?: string): Promise<Response>;
}

/** What of a feed tells articles apart and leads on. */
export interface Listed {
  readonly ids: readonly string[];
  /** When each was published, as the feed writes it. */
  readonly dates: readonly string[];
  /** Addresses by what they are to the feed: `self`, `next`, `prev-archive`. */
  readonly links: Readonly<Record<string, string>>;
}

type Item = { readonly id?: string | undefined; readonly date?: string | undefined };
type Link = { readonly rel?: string | undefined; readonly href?: string | undefined };

const listed = (items: readonly Item[] = [], links: readonly Link[] = []): Listed => ({
  ids: items.map(({ id = '' }) => id),
  dates: items.map(({ date = '' }) => new Date(date).toISOString()),
  links: Object.fromEntries(links.map(({ rel = '', href = '' }) => [rel, href])),
});

interface JsonFeed {
  readonly items: readonly { readonly id: string; readonly date_published: string }[];
  readonly feed_url: string;
  readonly next_url?: string;
}

function readJson(text: string): Listed {
  const { items, feed_url, next_url } = JSON.parse(text) as JsonFeed;
  return listed(
    items.map(({ id, date_published: date }) => ({ id, date })),
    [{ rel: 'self', href: feed_url }, ...(next_url === undefined ? [] : [{ rel: 'next', href: next_url }])],
  );
}

function readAtom(text: string): Listed {
  const { entries = [], links } = parseAtomFeed(text);
  return listed(
    entries.map(({ id, published: date }) => ({ id, date })),
    links,
  );
}

function readRss(text: string): Listed {
  const { items = [], atom } = parseRssFeed(text);
  return listed(
    items.map(({ guid, pubDate: date }) => ({ id: guid?.value, date })),
    atom?.links,
  );
}

const readers = [
  ['application/feed+json', readJson],
  ['application/atom+xml', readAtom],
  ['application/rss+xml', readRss],
] as const;

/** Reads a feed of any format, by parsers that others wrote. Throws where the answer is none. */
export async function readFeed(response: Response): Promise<Listed> {
  const type = response.headers.get('Content-Type') ?? '';
  const [, read] = readers.find(([name]) => type.startsWith(name)) ?? [];
  if (!read || !response.ok) throw new Error(`No feed: ${response.status} ${type} ${await response.text()}`);
  return read(await response.text());
}
