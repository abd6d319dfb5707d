import { describe, expect, test } from 'vitest';
import { meantBelow, withBasePath, withoutBasePath } from '../../src/edge/base-path.ts';

test.each([
  ['https://example.org/feeds/rss.xml?a=/feeds', '/feeds', 'https://example.org/rss.xml?a=/feeds'],
  ['https://example.org/feeds/', '/feeds', 'https://example.org/'],
  ['https://example.org/feeds/feeds/', '/feeds', 'https://example.org/feeds/'],
  ['https://example.org/a/b/tags/x', '/a/b', 'https://example.org/tags/x'],
  ['http://localhost:8787/feeds/rss.xml', '/feeds', 'http://localhost:8787/rss.xml'],
  ['https://example.org/rss.xml', '', 'https://example.org/rss.xml'],
  ['https://feeds/feeds/rss.xml', '/feeds', 'https://feeds/rss.xml'],
])('%s below %j is %s', (address, basePath, below) => {
  expect(withoutBasePath(address, basePath)).toBe(below);
});

test.each(['/', '/feeds', '/feedsx/', '/rss.xml', '/x/feeds/', '/Feeds/', '/?/feeds/'])(
  '%s is not below /feeds',
  (path) => {
    expect(withoutBasePath(`https://example.org${path}`, '/feeds')).toBeUndefined();
  },
);

describe('a request from outside of the path', () => {
  const cyrillic = `/${encodeURIComponent('журнал')}`;
  test.each([
    ['/', '/feeds', '/'],
    ['/?tag=a', '/feeds', '/?tag=a'],
    ['/feeds?tag=a', '/feeds', '/?tag=a'],
    ['/FEEDS/rss.xml', '/feeds', '/rss.xml'],
    ['/%66eeds/x', '/feeds', '/x'],
    [`${cyrillic.toLowerCase()}/rss.xml`, cyrillic, '/rss.xml'],
    ['/a/B/rss.xml', '/a/b', '/rss.xml'],
  ])('%s of the publication at %s means %s', (path, basePath, meant) => {
    expect(meantBelow(new URL(path, 'https://example.org'), basePath)).toBe(meant);
  });

  test.each(['/rss.xml', '/a', '/a/c/rss.xml', '/ab/rss.xml', '/%ff/x', '/b/a/rss.xml'])(
    '%s means nothing of the publication at /a/b',
    (path) => {
      expect(meantBelow(new URL(path, 'https://example.org'), '/a/b')).toBeUndefined();
    },
  );
});

test.each([
  ['<a href="/x">', '<a href="/feeds/x">'],
  ['<a class="b" href="/" rel="c">', '<a class="b" href="/feeds/" rel="c">'],
  [
    '<form action="/build"><img alt="" src="/media/a.png">',
    '<form action="/feeds/build"><img alt="" src="/feeds/media/a.png">',
  ],
  ['<a href="https://a.example/x">', '<a href="https://a.example/x">'],
  ['<a href="#top">', '<a href="#top">'],
  ['<a href="//a.example/x">', '<a href="//a.example/x">'],
  ['<input value="/x">', '<input value="/x">'],
  ['<p>&lt;a href="/x"&gt; href="/y"</p>', '<p>&lt;a href="/x"&gt; href="/y"</p>'],
  ['<a title="&quot; href=&quot;/x" href="/y">', '<a title="&quot; href=&quot;/x" href="/feeds/y">'],
])('%s is written as %s', (html, written) => {
  expect(withBasePath(html, '/feeds')).toBe(written);
  expect(withBasePath(html, '')).toBe(html);
});
