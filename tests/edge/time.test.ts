import { expect, test } from 'vitest';
import { articleOf, noon, siteOf, slugsOf, tag } from './site.ts';

const soon = noon + 120;
const { ask, clock } = siteOf([
  articleOf('river', { tags: [tag('alpha')] }),
  articleOf('rain', { published: soon, tags: [tag('alpha')] }),
  articleOf('snow', { published: noon + 1e6, tags: [tag('delta')] }),
]);

async function at<T>(now: number, look: () => Promise<T>): Promise<T> {
  clock.now = now;
  try {
    return await look();
  } finally {
    clock.now = noon;
  }
}

test('before its time an article is nowhere', async () => {
  expect(await slugsOf(await ask('/feed.json'))).toEqual(['river']);
  expect(await slugsOf(await ask('/tags/alpha/feed.json'))).toEqual(['river']);
  expect(await slugsOf(await ask('/feed.json?q=rain'))).toEqual([]);
  expect(await slugsOf(await ask('/feed.json?since=2017-12-11'))).toEqual([]);
  expect(await slugsOf(await ask('/feed.json?changed-since=2017'))).toEqual(['river']);
  expect(await slugsOf(await ask('/feed.json?order=added'))).toEqual(['river']);
  for (const path of ['/articles/rain', '/articles/rain.md', '/articles/rain.json'])
    expect((await ask(path)).status).toBe(404);
  for (const path of ['/', '/opml.xml', '/sitemap.xml', '/facets.json', '/tags/alpha', '/archive/2017/12/atom.xml']) {
    expect(await (await ask(path)).text(), path).not.toMatch(/rain|delta/);
  }
  expect((await ask('/tags/delta/feed.json')).status).toBe(404);
  expect(await (await ask('/feed.json?tag=delt')).text()).not.toContain('delta');
  const facets = (await (await ask('/facets.json')).json()) as {
    tags: { slug: string; count: number }[];
    all: { count: number };
  };
  expect(facets.tags.map(({ slug, count }) => [slug, count])).toEqual([['alpha', 1]]);
  expect(facets.all.count).toBe(1);
});

test('at that second it is everywhere', async () => {
  await at(soon - 1, async () => expect(await slugsOf(await ask('/feed.json'))).toEqual(['river']));
  await at(soon, async () => {
    expect(await slugsOf(await ask('/feed.json'))).toEqual(['rain', 'river']);
    expect(await slugsOf(await ask('/feed.json?q=rain'))).toEqual(['rain']);
    expect(await slugsOf(await ask(`/feed.json?changed-since=${new Date(soon * 1000).toISOString()}`))).toEqual([
      'rain',
    ]);
    expect((await ask('/articles/rain')).status).toBe(200);
    expect(await (await ask('/sitemap.xml')).text()).toContain('/articles/rain<');
    const facets = (await (await ask('/facets.json')).json()) as { tags: { count: number }[] };
    expect(facets.tags.map(({ count }) => count)).toEqual([2]);
  });
});

const holders = [
  '/rss.xml',
  '/tags/alpha/atom.xml',
  '/2017/12/11/feed.json',
  '/feed.json?order=added&limit=1',
  '/rss.xml?q=rain',
  '/archive/2017/12/atom.xml',
  '/',
  '/tags/alpha',
  '/2017/12',
  '/tags',
  '/facets.json',
  '/opml.xml',
  '/sitemap.xml',
];

test.each(holders)('its coming changes %s, its validators, and what caches may do until then', async (path) => {
  const before = await ask(path);
  expect(before.headers.get('Cache-Control')).toBe('public, max-age=120');
  const validators = {
    'If-None-Match': before.headers.get('ETag') as string,
    'If-Modified-Since': before.headers.get('Last-Modified') as string,
  };
  await at(soon - 1, async () => {
    expect((await ask(path, { 'If-None-Match': validators['If-None-Match'] })).status).toBe(304);
    expect((await ask(path)).headers.get('Cache-Control')).toBe('public, max-age=1');
  });
  await at(soon, async () => {
    const after = await ask(path);
    expect(await after.text()).not.toBe(await before.text());
    expect(after.headers.get('ETag')).not.toBe(before.headers.get('ETag'));
    expect(after.headers.get('Last-Modified')).toBe(new Date(soon * 1000).toUTCString());
    for (const [name, value] of Object.entries(validators))
      expect((await ask(path, { [name]: value })).status, name).toBe(200);
  });
});

test('no cache may hold an answer beyond that time', async () => {
  const control = async (now: number) => at(now, async () => (await ask('/rss.xml')).headers.get('Cache-Control'));
  expect(await control(soon - 120)).toBe('public, max-age=120');
  expect(await control(soon - 1)).toBe('public, max-age=1');
  expect(await control(soon - 400)).toBe('public, max-age=300, stale-while-revalidate=100, stale-if-error=100');
  expect(await control(soon)).toBe('public, max-age=300, stale-while-revalidate=600, stale-if-error=86400');
});

test('a bound that moves with the clock bounds the freshness too', async () => {
  // Midnight in Berlin is 23:00 UTC in winter.
  const midnight = Date.UTC(2017, 11, 12, 23) / 1000;
  await at(midnight - 10, async () => {
    expect((await ask('/rss.xml?since=P1D')).headers.get('Cache-Control')).toBe('public, max-age=10');
  });
  await at(midnight, async () => {
    expect((await ask('/rss.xml?since=P1D')).headers.get('Last-Modified')).toBe(
      new Date(midnight * 1000).toUTCString(),
    );
  });
});
