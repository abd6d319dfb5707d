import {
  type DeploymentCheck,
  forEachPath,
  fetchFacets,
  mainFeedPaths,
  feeds,
  header,
  itemsOf,
  expectEqual,
  expectMatch,
  linkOf,
  type Answered,
} from './client.ts';
import { isUri } from '../../article/schema.ts';

/** Bytes from which every server that compresses does so. */
const alwaysCompressed = 2000;

/** Checks of feeds: content, caching, compression. */
export const feedChecks: readonly DeploymentCheck[] = [
  {
    name: 'feeds answer as feeds, whatever Accept says',
    run: forEachPath(mainFeedPaths, async (ask, path) => {
      const answered = await ask(path, { headers: { Accept: 'text/html' } });
      return [
        ...expectEqual('status', answered.status, 200),
        ...expectEqual('Content-Type', answered.headers.get('Content-Type'), feeds[path]),
      ];
    }),
  },
  {
    name: 'feeds carry validators, caching and CORS headers',
    run: forEachPath(mainFeedPaths, async (ask, path) => {
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
    run: forEachPath(mainFeedPaths, async (ask, path) => {
      const { headers } = await ask(path);
      const etag = headers.get('ETag') ?? '';
      const lastModified = headers.get('Last-Modified') ?? '';
      const current = await ask(path, { headers: { 'If-None-Match': etag } });
      const status = async (own: Record<string, string>) => (await ask(path, { headers: own })).status;
      const opaque = etag.replace(/^W\//, '');
      return [
        ...expectEqual('status for its ETag', current.status, 304),
        ...expectEqual('body of a 304', current.text, ''),
        ...expectEqual('ETag of a 304', current.headers.get('ETag'), etag),
        ...expectEqual(
          'Cache-Control of a 304 has max-age',
          /max-age=/.test(current.headers.get('Cache-Control') ?? ''),
          true,
        ),
        ...expectEqual('status for a list with its ETag', await status({ 'If-None-Match': `"other", ${etag}` }), 304),
        ...expectEqual('status for its ETag made strong', await status({ 'If-None-Match': opaque }), 304),
        ...expectEqual('status for any ETag', await status({ 'If-None-Match': '*' }), 304),
        // Its own date may get 200: an article may have become visible since the last deployment.
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
    run: forEachPath(mainFeedPaths, async (ask, path) => {
      const [get, head] = await Promise.all([ask(path), ask(path, { method: 'HEAD' })]);
      return [
        ...expectEqual('status', head.status, get.status),
        ...expectEqual('ETag', head.headers.get('ETag'), get.headers.get('ETag')),
        ...expectEqual('body', head.text, ''),
      ];
    }),
  },
  {
    // Without pages: the preview has its own, and Cloudflare compresses them anyway.
    name: 'answers travel compressed to clients that accept it, under the same ETag',
    run: forEachPath([...mainFeedPaths, '/opml.xml', '/facets.json', '/openapi.json'], async (ask, path) => {
      const [plain, compressed] = await Promise.all([
        ask(path, { headers: { 'Accept-Encoding': 'identity' } }),
        ask(path, { headers: { 'Accept-Encoding': 'gzip' } }),
      ]);
      const encoded = compressed.headers.get('Content-Encoding');
      return [
        ...(plain.text.length < alwaysCompressed ? [] : expectEqual('Content-Encoding', encoded, 'gzip')),
        ...expectEqual('Content-Encoding for a client that takes none', plain.headers.get('Content-Encoding'), null),
        ...expectEqual('ETag when compressed', compressed.headers.get('ETag'), plain.headers.get('ETag')),
        ...expectEqual('Vary names Accept-Encoding', /accept-encoding/i.test(plain.headers.get('Vary') ?? ''), true),
        ...expectEqual('the text is the same when compressed', compressed.text === plain.text, true),
      ];
    }),
  },
  {
    name: 'the three formats have the same articles, titles and dates, in the same order',
    async run(ask) {
      const [first, ...others] = await Promise.all(
        mainFeedPaths.map(async (path) => ({ path, items: itemsOf((await ask(path)).text) })),
      );
      return others.flatMap(({ path, items }) => [
        ...expectEqual(`${path}: number of articles`, items.length, first?.items.length),
        ...items.flatMap((item, i) => {
          const wanted = first?.items[i];
          return [
            // Atom has a `tag:` URI for an id that is no URI.
            ...(path.includes('atom') && wanted && !isUri(wanted.id)
              ? []
              : expectEqual(`${path}: id of article ${i + 1}`, item.id, wanted?.id)),
            // Only Atom has a title for every article (RFC 4287, section 4.1.2).
            ...(path.includes('atom') && wanted?.title === ''
              ? []
              : expectEqual(`${path}: title of article ${i + 1}`, item.title, wanted?.title)),
            // RSS has no date before 1970.
            ...(item.moment < 0 && Number.isNaN(wanted?.moment)
              ? []
              : expectEqual(`${path}: date of article ${i + 1}`, item.moment, wanted?.moment)),
          ];
        }),
      ]);
    },
  },
  {
    name: 'parameters select: a tag, a number of articles',
    async run(ask) {
      const { all, tags } = await fetchFacets(ask);
      const one = itemsOf((await ask('/atom.xml?limit=1')).text);
      const [tag] = tags;
      const tagged = tag && (await ask(`/rss.xml?tag=${encodeURIComponent(tag.slug)}&limit=100`));
      return [
        ...expectEqual('articles with limit=1', one.length, Math.min(1, all.count)),
        ...(tag && tagged
          ? [
              ...expectEqual(`articles of ${tag.slug}`, itemsOf(tagged.text).length, Math.min(100, tag.count)),
              ...expectMatch(
                `Link rel=self of ${tagged.path}`,
                linkOf(tagged, 'self') ?? null,
                /^\/tags\/[^/]+\/rss\.xml\?limit=100$/,
              ),
            ]
          : []),
      ];
    },
  },
];

/** The most documents that a check fetches. */
const most = 40;

/** Checks of paged and archived feeds (RFC 5005). */
export const pagingChecks: readonly DeploymentCheck[] = [
  {
    name: 'next leads through all articles, each once',
    async run(ask) {
      const { count } = (await fetchFacets(ask)).all;
      const seen: string[] = [];
      const size = Math.min(100, Math.max(1, Math.ceil(count / most)));
      let path: string | undefined = `/feed.json?limit=${size}`;
      for (let page = 0; path !== undefined && page < most; page++) {
        const answered: Answered = await ask(path);
        if (answered.status !== 200) return [`${path}: status is ${answered.status}`];
        seen.push(...itemsOf(answered.text).map(({ id }) => id));
        path = linkOf(answered, 'next');
      }
      const complaints = new Set(seen).size < seen.length ? ['an article came twice'] : [];
      return path === undefined ? [...complaints, ...expectEqual('articles met', seen.length, count)] : complaints;
    },
  },
  {
    name: 'archives lead through all articles',
    async run(ask) {
      const { count } = (await fetchFacets(ask)).all;
      const seen = new Set<string>();
      let path = linkOf(await ask('/atom.xml'), 'prev-archive');
      for (let document = 0; path !== undefined && document < most; document++) {
        const answered: Answered = await ask(path);
        if (answered.status !== 200) return [`${path}: status is ${answered.status}`];
        if (!answered.text.includes('fh:archive')) return [`${path}: it has no fh:archive`];
        if (linkOf(answered, 'current') !== '/atom.xml') return [`${path}: it does not name the current feed`];
        for (const { id } of itemsOf(answered.text)) seen.add(id);
        path = linkOf(answered, 'prev-archive');
      }
      return path === undefined ? expectEqual('articles met', seen.size, count) : [];
    },
  },
];
