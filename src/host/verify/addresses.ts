import {
  type DeploymentCheck,
  forEachPath,
  mainFeedPaths,
  feeds,
  header,
  expectEqual,
  expectMatch,
  linkOf,
  pathBelow,
} from './client.ts';

const redirects = {
  '/feed': '/rss.xml',
  '/rss/': '/rss.xml',
  '/atom': '/atom.xml',
  '/json': '/feed.json',
  '/RSS.xml': '/rss.xml',
  '/feed.json/': '/feed.json',
} as const;

const errors = {
  '/rss.xml?limit=0': 400,
  '/rss.xml?tags=x': 400,
  '/tags/no-such-tag-here/atom.xml': 404,
} as const;

const documents = {
  '/opml.xml': /^text\/x-opml/,
  '/facets.json': /^application\/json/,
  '/openapi.json': /^application\/json/,
  '/sitemap.xml': /^application\/xml/,
  '/llms.txt': /^text\/plain/,
  '/robots.txt': /^text\/plain/,
  '/health': /^application\/json/,
} as const;

const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];

/** Checks of redirects, errors, pages, articles and documents. */
export const addressChecks: readonly DeploymentCheck[] = [
  {
    name: 'aliases and other ways of writing redirect, and keep the query',
    run: forEachPath(keysOf(redirects), async (ask, alias) => {
      const { status, headers, basePath } = await ask(`${alias}?limit=2`);
      const target = pathBelow(headers.get('Location') ?? '', basePath);
      return [...expectEqual('status', status, 301), ...expectEqual('Location', target, `${redirects[alias]}?limit=2`)];
    }),
  },
  {
    name: 'errors are problems that no cache keeps',
    run: forEachPath(keysOf(errors), async (ask, path) => {
      const answered = await ask(path);
      return [
        ...expectEqual('status', answered.status, errors[path]),
        ...header(answered, 'Content-Type', /^application\/problem\+json/),
        ...header(answered, 'Cache-Control', /^no-store$/),
      ];
    }),
  },
  {
    name: 'it can only be read, and stored bytes not even that',
    async run(ask) {
      const post = await ask('/rss.xml', { method: 'POST' });
      const shard = await ask(`/shards/${'0'.repeat(32)}.bin`);
      return [
        ...expectEqual('POST: status', post.status, 405),
        ...expectMatch('POST: Allow', post.headers.get('Allow'), /GET/),
        ...expectEqual('stored bytes from outside: status', shard.status, 404),
      ];
    },
  },
  {
    name: 'apps on other origins may ask',
    async run(ask) {
      const answered = await ask('/feed.json', {
        method: 'OPTIONS',
        headers: { Origin: 'https://app.example', 'Access-Control-Request-Method': 'GET' },
      });
      return [
        ...expectEqual('OPTIONS: status', answered.status, 204),
        ...header(answered, 'Access-Control-Allow-Origin', /^\*$/),
        ...header(answered, 'Access-Control-Allow-Headers', /If-None-Match/i),
        ...header(answered, 'Access-Control-Max-Age', /^\d+$/),
      ];
    },
  },
  {
    name: 'pages and headers lead to the feeds',
    async run(ask) {
      const home = await ask('/');
      const selves = await Promise.all(
        mainFeedPaths.map(async (path) =>
          expectEqual(`Link rel=self of ${path}`, linkOf(await ask(path), 'self'), path),
        ),
      );
      return [
        ...expectMatch('/: Content-Type', home.headers.get('Content-Type'), /^text\/html/),
        ...Object.values(feeds).flatMap((type) => {
          const [name] = type.split(';');
          return home.text.includes(`type="${name}"`) ? [] : [`/: it has no link to a feed of type ${name}`];
        }),
        ...selves.flat(),
      ];
    },
  },
  {
    name: 'articles stand as page, Markdown and JSON',
    async run(ask) {
      const { text, basePath } = await ask('/sitemap.xml');
      const [, address] = /<loc>([^<]*\/articles\/[^<]+)<\/loc>/.exec(text) ?? [];
      if (address === undefined) return [];
      const path = pathBelow(address, basePath);
      const [page, markdown, json] = await Promise.all(['', '.md', '.json'].map((ending) => ask(path + ending)));
      return [
        ...expectMatch(`${path}: Content-Type`, page?.headers.get('Content-Type') ?? null, /^text\/html/),
        ...expectMatch(`${path}.md`, markdown?.text ?? null, /^---\n/),
        ...expectMatch(`${path}.json`, json?.text ?? null, /^\{"id":/),
      ];
    },
  },
  {
    name: 'documents for apps, readers and robots are there',
    run: forEachPath(keysOf(documents), async (ask, path) => {
      const answered = await ask(path);
      return [...expectEqual('status', answered.status, 200), ...header(answered, 'Content-Type', documents[path])];
    }),
  },
];
