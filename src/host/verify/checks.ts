import { parseFeed } from 'feedsmith';
import { type Answered, type Ask, type Complaints, expectEqual, expectMatch, linkOf } from './client.ts';

/** One promise of the contract, and how it is tried. */
export interface Check {
  readonly name: string;
  run(ask: Ask): Promise<Complaints>;
}

const feeds = {
  '/rss.xml': 'application/rss+xml; charset=utf-8',
  '/atom.xml': 'application/atom+xml; charset=utf-8',
  '/feed.json': 'application/feed+json; charset=utf-8',
} as const;

const paths = Object.keys(feeds) as (keyof typeof feeds)[];

const each = (run: (ask: Ask, path: keyof typeof feeds) => Promise<Complaints>) => async (ask: Ask) =>
  (
    await Promise.all(
      paths.map(async (path) => (await run(ask, path)).map((complaint) => `${path}: ${complaint}`)),
    )
  ).flat();

const header = ({ headers }: Answered, name: string, promised: RegExp) =>
  expectMatch(name, headers.get(name), promised);

/** Every kind of answer that PRODUCT.md promises, in the order in which they are reported. */
export const checks: readonly Check[] = [
  {
    name: 'feeds answer as feeds, whatever Accept says',
    run: each(async (ask, path) => {
      const answered = await ask(path, { headers: { Accept: 'text/html' } });
      return [
        ...expectEqual('status', answered.status, 200),
        ...expectEqual('Content-Type', answered.headers.get('Content-Type'), feeds[path]),
      ];
    }),
  },
  {
    name: 'feeds carry validators, caching and CORS headers',
    run: each(async (ask, path) => {
      const answered = await ask(path);
      return [
        ...header(answered, 'ETag', /^W\/"[^"]+"$/),
        ...header(answered, 'Last-Modified', /GMT$/),
        ...header(answered, 'Cache-Control', /max-age=\d+/),
        ...header(answered, 'Vary', /^accept-encoding$/i),
        ...header(answered, 'Access-Control-Allow-Origin', /^\*$/),
        ...header(answered, 'Access-Control-Expose-Headers', /ETag/),
        ...header(answered, 'X-Content-Type-Options', /^nosniff$/),
      ];
    }),
  },
  {
    name: 'conditional requests get 304, and others never',
    run: each(async (ask, path) => {
      const { headers } = await ask(path);
      const etag = headers.get('ETag') ?? '';
      const lastModified = headers.get('Last-Modified') ?? '';
      const status = async (own: Record<string, string>) => (await ask(path, { headers: own })).status;
      return [
        ...expectEqual('status for its ETag', await status({ 'If-None-Match': etag }), 304),
        ...expectEqual(
          'status for a list with its ETag',
          await status({ 'If-None-Match': `"other", ${etag}` }),
          304,
        ),
        // A date alone need not be enough: the time of an article may have come since the last deployment.
        ...expectEqual(
          'status for a date that it never had',
          await status({ 'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:01 GMT' }),
          200,
        ),
        ...expectEqual(
          'status for another ETag',
          await status({ 'If-None-Match': '"other"', 'If-Modified-Since': lastModified }),
          200,
        ),
      ];
    }),
  },
  {
    name: 'HEAD is GET without the body',
    run: each(async (ask, path) => {
      const [get, head] = await Promise.all([ask(path), ask(path, { method: 'HEAD' })]);
      return [
        ...expectEqual('status', head.status, get.status),
        ...expectEqual('ETag', head.headers.get('ETag'), get.headers.get('ETag')),
        ...expectEqual('body', head.text, ''),
      ];
    }),
  },
  {
    name: 'answers travel compressed to clients that accept it, under the same ETag',
    async run(ask) {
      const complaints = [...paths, '/opml.xml', '/facets.json'].map(async (path) => {
        const [plain, compressed] = await Promise.all([
          ask(path, { headers: { 'Accept-Encoding': 'identity' } }),
          ask(path, { headers: { 'Accept-Encoding': 'gzip' } }),
        ]);
        if (plain.text.length < 2000) return [];
        return [
          ...expectEqual(`${path}: Content-Encoding`, compressed.headers.get('Content-Encoding'), 'gzip'),
          ...expectEqual(
            `${path}: Content-Encoding for a client that takes none`,
            plain.headers.get('Content-Encoding'),
            null,
          ),
          ...expectEqual(
            `${path}: ETag when compressed`,
            compressed.headers.get('ETag'),
            plain.headers.get('ETag'),
          ),
          ...expectEqual(`${path}: text when compressed`, compressed.text === plain.text, true),
        ];
      });
      return (await Promise.all(complaints)).flat();
    },
  },
  {
    name: 'the three formats have the same articles in the same order',
    async run(ask) {
      const [first, ...others] = await Promise.all(
        paths.map(async (path) => ({ path, ids: idsOf((await ask(path)).text) })),
      );
      return others.flatMap(({ path, ids }) =>
        expectEqual(`${path}: ids`, ids.join(' '), first?.ids.join(' ')),
      );
    },
  },
  {
    name: 'next leads through all articles, each once',
    async run(ask) {
      const { count } = await countOf(ask);
      const seen: string[] = [];
      const pages = 40;
      const size = Math.min(100, Math.max(1, Math.ceil(count / pages)));
      let path: string | undefined = `/feed.json?limit=${size}`;
      for (let page = 0; path !== undefined && page < pages; page++) {
        const answered: Answered = await ask(path);
        if (answered.status !== 200) return [`${path}: status is ${answered.status}`];
        seen.push(...idsOf(answered.text));
        path = linkOf(answered, 'next');
      }
      const complaints = new Set(seen).size < seen.length ? ['an article came twice'] : [];
      return path === undefined
        ? [...complaints, ...expectEqual('articles met', seen.length, count)]
        : complaints;
    },
  },
  {
    name: 'archives lead through all articles (RFC 5005)',
    async run(ask) {
      const { count } = await countOf(ask);
      const seen = new Set<string>();
      let path = linkOf(await ask('/atom.xml'), 'prev-archive');
      for (let document = 0; path !== undefined && document < 40; document++) {
        const answered: Answered = await ask(path);
        if (answered.status !== 200) return [`${path}: status is ${answered.status}`];
        if (!answered.text.includes('fh:archive')) return [`${path}: it has no fh:archive`];
        for (const id of idsOf(answered.text)) seen.add(id);
        path = linkOf(answered, 'prev-archive');
      }
      return path === undefined ? expectEqual('articles met', seen.size, count) : [];
    },
  },
  {
    name: 'aliases redirect, and keep the query',
    async run(ask) {
      const targets = {
        '/feed': '/rss.xml',
        '/rss/': '/rss.xml',
        '/atom': '/atom.xml',
        '/json': '/feed.json',
      };
      const complaints = Object.entries(targets).map(async ([alias, target]) => {
        const { status, headers } = await ask(`${alias}?limit=2`);
        const location = headers.get('Location') ?? 'about:blank';
        return [
          ...expectEqual(`${alias}: status`, status, 301),
          ...expectMatch(`${alias}: Location`, location, new RegExp(`${target}\\?limit=2$`)),
        ];
      });
      return (await Promise.all(complaints)).flat();
    },
  },
  {
    name: 'errors are problems that say what is accepted',
    async run(ask) {
      const asked = {
        '/rss.xml?limit=0': 400,
        '/rss.xml?tags=x': 400,
        '/tags/no-such-tag-here/atom.xml': 404,
      };
      const complaints = Object.entries(asked).map(async ([path, status]) => {
        const answered = await ask(path);
        return [
          ...expectEqual(`${path}: status`, answered.status, status),
          ...expectMatch(
            `${path}: Content-Type`,
            answered.headers.get('Content-Type'),
            /^application\/problem\+json/,
          ),
          ...expectEqual(`${path}: Cache-Control`, answered.headers.get('Cache-Control'), 'no-store'),
        ];
      });
      const post = await ask('/rss.xml', { method: 'POST' });
      const shard = await ask(`/shards/${'0'.repeat(32)}.bin`);
      return [
        ...(await Promise.all(complaints)).flat(),
        ...expectEqual('POST: status', post.status, 405),
        ...expectMatch('POST: Allow', post.headers.get('Allow'), /GET/),
        ...expectEqual('stored bytes from outside: status', shard.status, 404),
      ];
    },
  },
  {
    name: 'apps on other origins may ask',
    async run(ask) {
      const { status, headers } = await ask('/feed.json', {
        method: 'OPTIONS',
        headers: { Origin: 'https://app.example', 'Access-Control-Request-Method': 'GET' },
      });
      return [
        ...expectEqual('OPTIONS: status', status, 204),
        ...expectMatch(
          'Access-Control-Allow-Headers',
          headers.get('Access-Control-Allow-Headers'),
          /If-None-Match/i,
        ),
        ...expectMatch('Access-Control-Max-Age', headers.get('Access-Control-Max-Age'), /^\d+$/),
      ];
    },
  },
  {
    name: 'pages and headers lead to the feeds',
    async run(ask) {
      const home = await ask('/');
      const links = Object.values(feeds).map((type) => type.split(';')[0] as string);
      return [
        ...expectMatch('/: Content-Type', home.headers.get('Content-Type'), /^text\/html/),
        ...links.flatMap((type) =>
          home.text.includes(`type="${type}"`) ? [] : [`/: it has no link to a feed of type ${type}`],
        ),
        ...expectEqual('Link rel=self of /atom.xml', linkOf(await ask('/atom.xml'), 'self'), '/atom.xml'),
      ];
    },
  },
  {
    name: 'documents for apps, readers and robots are there',
    async run(ask) {
      const types = {
        '/opml.xml': /^text\/x-opml/,
        '/facets.json': /^application\/json/,
        '/openapi.json': /^application\/json/,
        '/sitemap.xml': /^application\/xml/,
        '/robots.txt': /^text\/plain/,
        '/health': /^application\/json/,
      };
      const complaints = Object.entries(types).map(async ([path, type]) => {
        const { status, headers } = await ask(path);
        return [
          ...expectEqual(`${path}: status`, status, 200),
          ...expectMatch(`${path}: Content-Type`, headers.get('Content-Type'), type),
        ];
      });
      return (await Promise.all(complaints)).flat();
    },
  },
];

async function countOf(ask: Ask): Promise<{ count: number }> {
  return (JSON.parse((await ask('/facets.json')).text) as { all: { count: number } }).all;
}

/** The ids of a feed's items, read by a parser that is not ours. */
function idsOf(text: string): string[] {
  const { format, feed } = parseFeed(text);
  if (format === 'rss') return feed.items?.map((item) => item.guid?.value ?? '') ?? [];
  if (format === 'atom') return feed.entries?.map((entry) => entry.id ?? '') ?? [];
  return format === 'json' ? (feed.items?.map((item) => item.id ?? '') ?? []) : [];
}
