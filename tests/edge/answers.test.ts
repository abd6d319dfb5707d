import { describe, expect, test } from 'vitest';
import { articleOf, noon, origin, siteOf, slugsOf, tag } from './site.ts';

const author = { slug: 'ann', name: 'Ann' };
const source = { slug: 'north', label: 'North', name: 'North' };
const lost = Array.from({ length: 100 }, (_, i) => ({
  id: `tag:example.org,2016:lost-${i}`,
  slug: `lost-${i}`,
  formerSlugs: [],
  when: noon - 3600,
}));
const { publication } = siteContent();

function siteContent() {
  return {
    publication: {
      title: 'Answers',
      description: 'What is answered.',
      url: origin,
      language: 'en',
      timezone: 'Europe/Berlin',
      authors: [],
      content: 'full' as const,
      sources: new Map(),
      hubs: ['https://hub.example/'],
      pageSize: 2,
      mounts: [],
      redirects: { '/old/': '/rss.xml', '/früher': 'https://elsewhere.example/' },
    },
  };
}

const { ask } = siteOf(
  [
    articleOf('river', { tags: [tag('alpha'), tag('delta')], authors: [author], source }),
    articleOf('mountain', { tags: [tag('alpha')], published: noon - 7200 }),
    articleOf('lake', { tags: [tag('alpha')], formerSlugs: ['pond'], published: noon - 3600 }),
    articleOf('tagged', {
      tags: Array.from({ length: 500 }, (_, i) => tag(`tag-${i}`)),
      published: noon - 40 * 86_400,
    }),
  ],
  { publication, withdrawn: lost, lastChanged: noon - 3600 },
);

const feeds = ['/rss.xml', '/atom.xml', '/feed.json'];
const documents = ['/opml.xml', '/facets.json', '/openapi.json', '/sitemap.xml', '/robots.txt', '/health'];
const pages = ['/', '/tags/alpha', '/2017/12', '/articles/river'];
const everything = [
  ...feeds,
  ...documents,
  ...pages,
  '/tags/alpha/atom.xml',
  '/archive/2017/12/rss.xml',
  '/articles/river.md',
  '/articles/river.json',
];
const redirects = ['/feed', '/tags/ALPHA/rss.xml', '/articles/pond', '/old/'];
const errors = [
  '/rss.xml?limit=0',
  '/tags/never/feed.json',
  '/articles/lost-3',
  '/nothing',
  '/a/b/rss.xml',
  '/?tag=never',
];

describe('addresses', () => {
  test.each([
    ['/OPML.xml', '/opml.xml'],
    ['/facets.json/', '/facets.json'],
    ['/Health', '/health'],
    ['/Articles/river.md?x=1', '/articles/river.md?x=1'],
    ['/old/', '/rss.xml'],
    ['/2017/1/rss.xml?limit=2', '/2017/01/rss.xml?limit=2'],
    ['/Archive/2017/2/ATOM.xml', '/archive/2017/02/atom.xml'],
    ['/archive/2017/12/atom', '/archive/2017/12/atom.xml'],
  ])('%s leads to %s', async (path, target) => {
    const response = await ask(path);
    expect(response.status).toBe(301);
    expect(response.headers.get('Location')).toBe(origin + target);
  });

  test('an old path may be written in any script', async () => {
    expect((await ask('/fr%C3%BCher')).headers.get('Location')).toBe('https://elsewhere.example/');
  });

  test.each(['/a/b/rss.xml', '/feeds.json', '/archive/2017/13/atom.xml', '/2017/13/rss.xml', '/2017/02/30/atom.xml'])(
    'at %s there is nothing, said to programs',
    async (path) => {
      const response = await ask(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    },
  );
});

describe('every answer', () => {
  test.each([...everything, ...redirects, ...errors])('%s: HEAD is GET without the body', async (path) => {
    const [get, head] = [await ask(path), await ask(path, {}, 'HEAD')];
    expect([head.status, ...head.headers]).toEqual([get.status, ...get.headers]);
    expect(await head.text()).toBe('');
  });

  test.each([...everything, ...redirects, ...errors])('%s: OPTIONS, and 405 for the rest', async (path) => {
    expect((await ask(path, {}, 'OPTIONS')).status).toBe(204);
    const post = await ask(path, {}, 'POST');
    expect([post.status, post.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(post.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });

  test.each([...everything, ...redirects, ...errors])('%s varies by encoding alone', async (path) => {
    expect((await ask(path)).headers.get('Vary')).toBe('Accept-Encoding');
  });

  test.each([...feeds, ...documents, ...redirects.slice(0, 2), ...errors.slice(0, 2)])(
    '%s can be fetched by apps of any origin',
    async (path) => {
      const { headers } = await ask(path, { Origin: 'https://app.example' });
      expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(headers.get('Access-Control-Expose-Headers')).toBe('ETag, Link, Retry-After');
    },
  );

  test.each(errors)('%s: no cache keeps an error', async (path) => {
    const response = await ask(path);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });

  const long = 'never-'.repeat(200);
  test.each([
    ...[...feeds, '/opml.xml', '/facets.json', '/openapi.json', ...pages, '/articles/tagged.md'].map((path) => [
      path,
      path,
    ]),
    ['a parameter’s problem', `/rss.xml?tag=${long}`],
    ['an archive’s problem', `/archive/2017/12/${long}/atom.xml`],
    ['a page’s error', '/?tag=never'],
    ['a withdrawn article', '/articles/lost-3'],
  ] as [string, string][])('%s travels compressed', async (_, path) => {
    const response = await ask(path, { 'Accept-Encoding': 'br;q=0, gzip' });
    expect(response.headers.get('Content-Encoding')).toBe('gzip');
    const plain = await ask(path, { 'Accept-Encoding': 'gzip;q=0' });
    expect(plain.headers.get('Content-Encoding')).toBeNull();
    const bytes = await new Response(response.body?.pipeThrough(new DecompressionStream('gzip'))).text();
    expect(bytes).toBe(await plain.text());
  });
});

describe('links', () => {
  const linksOf = async (path: string) => (await ask(path)).headers.get('Link') ?? '';

  test.each(['/rss.xml', '/tags/alpha/atom.xml', '/2017/12/feed.json', '/rss.xml?utm_source=x'])(
    '%s names its hub',
    async (path) => expect(await linksOf(path)).toContain('<https://hub.example/>; rel="hub"'),
  );

  test.each(['/rss.xml?limit=1', '/atom.xml?order=added', '/feed.json?tag=alpha,delta', '/archive/2017/12/rss.xml'])(
    '%s has none',
    async (path) => {
      expect(await linksOf(path)).not.toContain('hub');
      expect(await (await ask(path)).text()).not.toContain('hub.example');
    },
  );

  test('a second page names the first as the feed, and has neither hub nor archive', async () => {
    const first = (await (await ask('/feed.json')).json()) as { next_url: string; feed_url: string };
    const second = await ask(new URL(first.next_url).pathname + new URL(first.next_url).search);
    expect(second.headers.get('Link')).not.toContain('hub');
    const feed = (await second.json()) as { feed_url: string; hubs?: unknown; _dateline: object };
    expect([feed.feed_url, feed.hubs]).toEqual([first.feed_url, undefined]);
    expect(feed._dateline).not.toHaveProperty('prev_archive');
  });

  test.each(feeds)('%s names itself and its other forms', async (path) => {
    const links = await linksOf(path);
    expect(links).toContain(`<${origin}${path}>; rel="self"`);
    for (const other of feeds.filter((each) => each !== path))
      expect(links).toContain(`<${origin}${other}>; rel="alternate"`);
  });
});

test('words and facets hold together', async () => {
  expect(await slugsOf(await ask('/feed.json?q=text&tag=alpha&author=ann'))).toEqual(['river']);
  expect(await slugsOf(await ask('/tags/alpha/feed.json?q=river'))).toEqual(['river']);
  expect(await slugsOf(await ask('/feed.json?q=-river&tag=alpha'))).toEqual(['lake', 'mountain']);
  expect(await slugsOf(await ask('/sources/north/feed.json?q=lake'))).toEqual([]);
});

test('five hundred tags on an article are five hundred feeds', async () => {
  expect(await slugsOf(await ask('/tags/tag-499/feed.json'))).toEqual(['tagged']);
  const { items } = (await (await ask('/feed.json?tag=tag-7')).json()) as { items: { tags: string[] }[] };
  expect(items[0]?.tags).toHaveLength(500);
});

test('all that was taken back stands on the first page of a sync, and on no other', async () => {
  interface Page {
    next_url: string;
    _dateline: { withdrawn?: string[]; next_changed_since?: string };
  }
  const first = (await (await ask('/feed.json?changed-since=2017-12&limit=1')).json()) as Page;
  expect(first._dateline.withdrawn?.toSorted()).toEqual(lost.map(({ id }) => id).toSorted());
  expect(first._dateline.next_changed_since).toBe('2017-12-11T11:00:01Z');
  const { pathname, search } = new URL(first.next_url);
  const second = (await (await ask(pathname + search)).json()) as Page;
  expect(second._dateline).not.toHaveProperty('withdrawn');
  expect(second._dateline).not.toHaveProperty('next_changed_since');
});

test('a feed says of what left it that it is withdrawn there', async () => {
  const response = await ask('/feed.json?changed-since=2017-12&tag=delta');
  const { _dateline } = (await response.json()) as { _dateline: { withdrawn: string[] } };
  expect(_dateline.withdrawn).toContain('tag:example.org,2017:lake');
  expect(_dateline.withdrawn).not.toContain('tag:example.org,2017:river');
  expect(_dateline.withdrawn).not.toContain('tag:example.org,2017:tagged');
});

describe('size', () => {
  const long = 'Word after word after word. '.repeat(33_000);
  const { ask: askLarge } = siteOf([
    ...Array.from({ length: 7 }, (_, i) => articleOf(`long-${i}`, { body: long, published: noon - 100 - i })),
    articleOf('longest', { body: `${long}${long}`, published: noon - 1000 }),
  ]);

  test.each(feeds)('%s ends early at four mebibytes, and goes on at next', async (path) => {
    const response = await askLarge(`${path}?limit=20`);
    const links = response.headers.get('Link') ?? '';
    const text = await response.text();
    expect(text.length).toBeLessThan(4.2 * 1024 * 1024);
    expect(text.length).toBeGreaterThan(3 * 1024 * 1024);
    const next = /<([^>]+)>; rel="next"/.exec(links)?.[1] ?? '';
    const rest = await (await askLarge(new URL(next).pathname + new URL(next).search)).text();
    const met = [...`${text}${rest}`.matchAll(/tag:example\.org,2017:(long[\w-]*)/g)].map(([, slug]) => slug);
    expect([...new Set(met)]).toEqual([...Array.from({ length: 7 }, (_, i) => `long-${i}`), 'longest']);
  });

  test('a body beyond a mebibyte goes out as summary and link', async () => {
    const { items } = (await (await askLarge('/feed.json?until=2017-12-11T11:45:00Z')).json()) as {
      items: { content_html: string }[];
    };
    expect(items[0]?.content_html.length).toBeLessThan(1000);
    expect(items[0]?.content_html).toContain(`<a href="${origin}/articles/longest">`);
  });
});

test.each(feeds)('%s, asked for a delta (RFC 3229), comes whole: rss2email fails on a 226', async (path) => {
  const response = await ask(path, { 'A-IM': 'feed', 'If-None-Match': '"other"' });
  expect([response.status, response.headers.get('IM')]).toEqual([200, null]);
  expect(await response.text()).toBe(await (await ask(path)).text());
});

test('the feeds of a publication of summaries have no more, and say so', async () => {
  const held = { content: 'summary' as const, body: 'The beginning.\n\n## The end' };
  const summaries = siteOf([articleOf('river', held)], {
    publication: { ...publication, content: 'summary' },
  });
  for (const path of [...feeds, '/articles/river.json', '/feed.json?content=summary', '/archive/2017/12/rss.xml']) {
    const text = await (await summaries.ask(path)).text();
    expect(text, path).toContain('The beginning.');
    expect(text, path).not.toContain('The end');
  }
  const problem = await summaries.ask('/feed.json?content=full');
  expect(problem.status).toBe(400);
  expect(await problem.json()).toMatchObject({ parameter: 'content', accepted: 'summary' });
});

test.each([
  ['STRASSE', 'Straße'],
  ['straße', 'STRASSE'],
  ['ΣΊΣΥΦΟΣ', 'Σίσυφος'],
  ['istanbul', 'İstanbul'],
  ['FINE', 'ﬁne'],
])('T8: q=%s finds “%s”', async (query, word) => {
  const { ask } = siteOf([articleOf('found', { title: `Die ${word} am Hafen` }), articleOf('other')]);
  const found = await ask(`/feed.json?q=${encodeURIComponent(query)}`);
  expect(await slugsOf(found)).toEqual(['found']);
  const without = await ask(`/feed.json?q=${encodeURIComponent(`-${query}`)}`);
  expect(await slugsOf(without)).toEqual(['other']);
});
