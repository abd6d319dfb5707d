import { describe, expect, test } from 'vitest';
import { articleOf, noon, siteOf, tag } from './site.ts';

const { ask } = siteOf([articleOf('river', { tags: [tag('alpha')] }), articleOf('mountain')]);
const whole = await ask('/rss.xml');
const etag = whole.headers.get('ETag') as string;
const lastModified = whole.headers.get('Last-Modified') as string;
const opaque = etag.slice(2);

test('a feed carries a weak entity tag and a date', () => {
  expect(etag).toMatch(/^W\/"[^"]+"$/);
  expect(new Date(lastModified).toUTCString()).toBe(lastModified);
});

describe('RFC 9110 §13.1.2, If-None-Match', () => {
  test.each([
    ['the tag itself', etag],
    ['its strong form, compared weakly', opaque],
    ['a list with the tag in it', `"a", ${etag} , W/"b"`],
    ['anything', '*'],
    ['anything, with white space', ' * '],
  ])('%s: 304', async (_, value) => {
    const response = await ask('/rss.xml', { 'If-None-Match': value });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
  });

  test.each([
    ['another tag', 'W/"other"'],
    ['a part of the tag', etag.slice(0, -3)],
    ['the tag without quotes', opaque.slice(1, -1)],
    ['nothing', ''],
  ])('%s: 200', async (_, value) => {
    expect((await ask('/rss.xml', { 'If-None-Match': value })).status).toBe(200);
  });

  test('it decides alone: §13.2.2', async () => {
    const headers = { 'If-None-Match': '"other"', 'If-Modified-Since': lastModified };
    expect((await ask('/rss.xml', headers)).status).toBe(200);
  });
});

describe('RFC 9110 §13.1.3, If-Modified-Since', () => {
  test('the date that was sent: 304', async () => {
    expect((await ask('/rss.xml', { 'If-Modified-Since': lastModified })).status).toBe(304);
  });

  test.each([
    ['a later date, as after a rollback', new Date((noon + 1e6) * 1000).toUTCString()],
    ['an earlier date', new Date(0).toUTCString()],
    ['no date', 'yesterday'],
  ])('%s: 200', async (_, value) => {
    expect((await ask('/rss.xml', { 'If-Modified-Since': value })).status).toBe(200);
  });
});

test('a 304 carries what a 200 would: §15.4.5', async () => {
  const response = await ask('/rss.xml', { 'If-None-Match': etag });
  for (const name of ['ETag', 'Cache-Control', 'Vary', 'Last-Modified', 'Link', 'Access-Control-Allow-Origin']) {
    expect(`${name}: ${response.headers.get(name)}`).toBe(`${name}: ${whole.headers.get(name)}`);
  }
  expect(response.headers.get('Content-Type')).toBeNull();
});

test('the entity tag is that of the canonical request', async () => {
  const canonical = (await ask('/tags/alpha/rss.xml')).headers.get('ETag');
  expect((await ask('/rss.xml?tag=alpha')).headers.get('ETag')).toBe(canonical);
  expect((await ask('/rss.xml?utm_source=x&tag=Alpha')).headers.get('ETag')).toBe(canonical);
  expect(canonical).not.toBe(etag);
});

test('the entity tag is the same compressed', async () => {
  const compressed = await ask('/rss.xml', { 'Accept-Encoding': 'gzip' });
  expect(compressed.headers.get('Content-Encoding')).toBe('gzip');
  expect(compressed.headers.get('ETag')).toBe(etag);
});

test('an edition that does not touch a feed leaves its entity tag', async () => {
  const articles = [
    articleOf('river', { tags: [tag('alpha')] }),
    articleOf('mountain'),
    articleOf('new', { published: noon - 60 }),
  ];
  const later = siteOf(articles, { lastChanged: noon });
  expect((await later.ask('/tags/alpha/atom.xml')).headers.get('ETag')).toBe(
    (await ask('/tags/alpha/atom.xml')).headers.get('ETag'),
  );
  expect((await later.ask('/atom.xml')).headers.get('ETag')).not.toBe((await ask('/atom.xml')).headers.get('ETag'));
});

test('another title of an article leaves those that relate to it as they were; their pages say it', async () => {
  const retold = articleOf('retold', { related: ['tag:example.org,2017:river'], published: noon - 3600 });
  const [before, after] = ['The river', 'The great river'].map(
    (title) => siteOf([articleOf('river', { title }), retold]).ask,
  );
  const feed = '/feed.json?since=2017-12-11';
  for (const path of [feed, feed.replace('feed.json', 'rss.xml'), '/articles/retold.json'])
    expect(await (await after?.(path))?.text(), path).toBe(await (await before?.(path))?.text());
  expect(await (await after?.('/articles/retold'))?.text()).toContain('>The great river</a>');
});
