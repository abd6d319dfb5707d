import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/article/article.ts';
import { bodyLimit } from '../../../src/compile/render/render-parts.ts';
import { document, fragment, moment, partsOf, publication } from './document.ts';
import { strictly } from './read.ts';

const other = { id: 'tag:example.org,2024:storm', slug: 'storm', url: 'https://example.org/articles/storm' };
const related = (id: string) => (id === other.id ? other : undefined);

/** An article that has everything. */
const whole: Partial<Article> = {
  updated: moment + 60,
  authors: [
    { name: 'Ada Quay', slug: 'ada-quay', url: 'https://ada.example/' },
    { name: 'Bo Pier', slug: 'bo-pier' },
  ],
  tags: [
    { slug: 'tides', label: 'Tides' },
    { slug: 'ferries', label: 'Ferries' },
  ],
  language: 'nl',
  summary: 'It came back.',
  source: { name: 'Gazette', slug: 'gazette', label: 'Gazette', url: 'https://gazette.example/' },
  location: 'HARLINGEN',
  url: 'https://gazette.example/ferry',
  image: {
    url: '/media/ferry.jpg',
    type: 'image/jpeg',
    width: 640,
    height: 480,
    alt: 'A ferry',
    caption: 'At last',
  },
  attachments: [
    { url: '/media/ferry.mp3', type: 'audio/mpeg', length: 1234, duration: 61, title: 'Listen' },
    { url: '/media/table.pdf', type: 'application/pdf', length: 99 },
  ],
  rights: '© Gazette',
  related: [other.id, 'tag:example.org,2024:gone'],
  inferred: { published: { from: 'storm, which tells the same', sure: 0.8 } },
};

describe('an item is complete', () => {
  const parts = partsOf(whole, related);

  test('in RSS', () => {
    const item = parseRssFeed(document('rss', [parts])).items?.[0];
    expect(item).toMatchObject({
      title: 'Ferry returns',
      link: 'https://example.org/articles/ferry',
      guid: { value: 'tag:example.org,2024-05-06:ferry', isPermaLink: false },
      pubDate: 'Mon, 06 May 2024 07:08:09 GMT',
      description: 'It came back.',
      content: { encoded: '<p>The ferry <em>came back</em> on Monday.</p>' },
      categories: [{ name: 'Tides' }, { name: 'Ferries' }],
      enclosures: [{ url: 'https://example.org/media/ferry.mp3', length: 1234, type: 'audio/mpeg' }],
      dc: {
        creators: ['Ada Quay', 'Bo Pier'],
        languages: ['nl'],
        rights: ['© Gazette'],
        sources: ['Gazette'],
        coverage: ['HARLINGEN'],
      },
      itunes: { duration: 61, image: 'https://example.org/media/ferry.jpg' },
    });
    expect(item?.atom?.links).toEqual([
      { rel: 'via', href: 'https://gazette.example/ferry', title: 'Gazette' },
      { rel: 'related', href: other.url },
    ]);
    expect(item?.media?.contents).toMatchObject([
      {
        url: 'https://example.org/media/ferry.jpg',
        medium: 'image',
        width: 640,
        height: 480,
        type: 'image/jpeg',
      },
      { url: 'https://example.org/media/table.pdf', type: 'application/pdf', fileSize: 99 },
    ]);
  });

  test('in Atom', () => {
    const entry = parseAtomFeed(document('atom', [parts])).entries?.[0];
    expect(entry).toMatchObject({
      title: { value: 'Ferry returns' },
      id: 'tag:example.org,2024-05-06:ferry',
      published: '2024-05-06T07:08:09Z',
      updated: '2024-05-06T07:09:09Z',
      summary: { value: 'It came back.' },
      content: { value: '<p>The ferry <em>came back</em> on Monday.</p>' },
      authors: [{ name: 'Ada Quay', uri: 'https://ada.example/' }, { name: 'Bo Pier' }],
      categories: [
        { term: 'Tides', scheme: 'https://example.org/tags/', label: 'Tides' },
        { term: 'Ferries', scheme: 'https://example.org/tags/', label: 'Ferries' },
      ],
      rights: { value: '© Gazette' },
      media: { thumbnails: [{ url: 'https://example.org/media/ferry.jpg', width: 640, height: 480 }] },
    });
    expect(entry?.links?.map(({ rel, href }) => [rel, href])).toEqual([
      ['alternate', 'https://example.org/articles/ferry'],
      ['via', 'https://gazette.example/ferry'],
      ['enclosure', 'https://example.org/media/ferry.mp3'],
      ['enclosure', 'https://example.org/media/table.pdf'],
    ]);
    expect(parts.atom).toContain('<entry xml:lang="nl">');
  });

  test('in JSON Feed', () => {
    expect(JSON.parse(fragment('json', parts))).toEqual({
      id: 'tag:example.org,2024-05-06:ferry',
      url: 'https://example.org/articles/ferry',
      external_url: 'https://gazette.example/ferry',
      title: 'Ferry returns',
      summary: 'It came back.',
      content_html: '<p>The ferry <em>came back</em> on Monday.</p>',
      date_published: '2024-05-06T07:08:09Z',
      date_modified: '2024-05-06T07:09:09Z',
      authors: [{ name: 'Ada Quay', url: 'https://ada.example/' }, { name: 'Bo Pier' }],
      language: 'nl',
      tags: ['Tides', 'Ferries'],
      image: 'https://example.org/media/ferry.jpg',
      attachments: [
        {
          url: 'https://example.org/media/ferry.mp3',
          mime_type: 'audio/mpeg',
          title: 'Listen',
          size_in_bytes: 1234,
          duration_in_seconds: 61,
        },
        { url: 'https://example.org/media/table.pdf', mime_type: 'application/pdf', size_in_bytes: 99 },
      ],
      _dateline: {
        source: { slug: 'gazette', name: 'Gazette', url: 'https://gazette.example/' },
        authors: [
          { slug: 'ada-quay', name: 'Ada Quay' },
          { slug: 'bo-pier', name: 'Bo Pier' },
        ],
        location: 'HARLINGEN',
        rights: '© Gazette',
        tags: whole.tags,
        image: { alt: 'A ferry', caption: 'At last', type: 'image/jpeg', width: 640, height: 480 },
        related: [other],
        inferred: whole.inferred,
      },
    });
  });
});

describe('an item says nothing that the article does not', () => {
  const parts = partsOf({});

  test('in any format', () => {
    expect(parts.rss).not.toMatch(/<(?:category|enclosure|dc:|media:|itunes:|atom:link)/);
    expect(parts.atom).not.toMatch(/<(?:category|author|rights|dc:|media:)|rel="(?!alternate)|xml:lang/);
    expect(Object.keys(JSON.parse(fragment('json', parts)))).toEqual([
      'id',
      'url',
      'title',
      'date_published',
      'date_modified',
      'language',
      'summary',
      'content_html',
    ]);
  });

  test('a length that is not known is 0 in RSS, where one must stand, and nowhere else', () => {
    const unknown = partsOf({ attachments: [{ url: '/media/a.mp3', type: 'audio/mpeg' }] });
    expect(unknown.rss).toContain('length="0"');
    expect(unknown.atom + unknown.json).not.toMatch(/length|size_in_bytes/);
  });
});

describe('the head of each format ends where the summary begins', () => {
  test.each([
    ['rss', '<description>'],
    ['atom', '<summary type="html">'],
    ['json', '"summary":"'],
  ] as const)('in %s with %s', (format, end) => {
    expect(partsOf(whole, related)[format].endsWith(end)).toBe(true);
  });
});

describe('the link', () => {
  test('is the page here, its slug encoded', () => {
    expect(partsOf({ slug: 'fähre-中' }).rss).toContain(
      '<link>https://example.org/articles/f%C3%A4hre-%E4%B8%AD</link>',
    );
  });

  test('is the permalink of a mounted post', () => {
    const parts = partsOf({ link: 'https://blog.example/2024/ferry/?a=1&b' });
    expect(parts.rss).toContain('<link>https://blog.example/2024/ferry/?a=1&amp;b</link>');
    expect(parts.atom).toContain(
      '<link rel="alternate" type="text/html" href="https://blog.example/2024/ferry/?a=1&amp;b"/>',
    );
  });
});

describe('what goes out in part', () => {
  const link = '<p><a href="https://example.org/articles/ferry">Ferry returns</a></p>';

  test('a body that feeds do not carry is replaced by summary and link; the page has it whole', () => {
    const parts = partsOf({ content: 'summary', summary: 'Short & sweet.' });
    expect(JSON.parse(fragment('json', parts)).content_html).toBe(`<p>Short &amp; sweet.</p>${link}`);
    expect(parts.page).toBe('<p>The ferry <em>came back</em> on Monday.</p>');
    expect(partsOf({}).page).toBe('');
  });

  test('a body beyond a mebibyte goes out as summary and link', () => {
    const parts = partsOf({ body: 'ü'.repeat(bodyLimit / 2 + 1), summary: 'Long.' });
    expect(JSON.parse(fragment('json', parts)).content_html).toBe(`<p>Long.</p>${link}`);
    expect(partsOf({ body: 'ü'.repeat(bodyLimit / 2 - 10) }).page).toBe('');
  });

  test('an article without text says its title, so that no reader shows an empty page', async () => {
    const parts = partsOf({ body: '' });
    expect(parts.summary).toBe('Ferry returns');
    expect(JSON.parse(fragment('json', parts)).content_html).toBe(link);
    for (const extent of ['full', 'summary'] as const)
      await expect(strictly(document('atom', [parts], extent))).resolves.toHaveLength(1);
  });

  test('`content=summary` is whole in each format', () => {
    const parts = partsOf(whole, related);
    expect(parseRssFeed(document('rss', [parts], 'summary')).items?.[0]?.description).toBe('It came back.');
    expect(parseAtomFeed(document('atom', [parts], 'summary')).entries?.[0]?.summary?.value).toBe('It came back.');
    expect(parseJsonFeed(document('json', [parts], 'summary')).items?.[0]?.content_text).toBe('It came back.');
  });
});

test('a summary that speaks of markup is text to those who take it for HTML', () => {
  const parts = partsOf({ summary: '<script>alert(1)</script>' });
  expect(parseRssFeed(document('rss', [parts])).items?.[0]?.description).toBe('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(parseJsonFeed(document('json', [parts])).items?.[0]?.summary).toBe('<script>alert(1)</script>');
});

test('values that look like the marks of a drawing go through as they are', () => {
  const title = '\ue000title\ue001 https://title.mark.invalid/ $& $1';
  const parts = partsOf({ title, url: 'https://link.mark.invalid/' });
  expect(parseRssFeed(document('rss', [parts])).items?.[0]?.title).toBe(title);
  expect(parts.atom).toContain('href="https://link.mark.invalid/"');
});

test('the same article gives the same parts', () => {
  expect(partsOf(whole, related)).toEqual(partsOf(whole, related));
  expect(document('rss', [partsOf(whole)], 'full', publication)).toBe(document('rss', [partsOf(whole)]));
});
