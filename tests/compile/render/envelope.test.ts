import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { envelopes } from '../../../src/compile/render/envelope.ts';
import type { Publication } from '../../../src/content/publication/publication.ts';
import type { Format } from '../../../src/edition/fragment.ts';
import { document, partsOf, publication } from './document.ts';

const whole: Publication = {
  ...publication,
  title: 'Quay & <Tide>',
  authors: [
    { name: 'Ada Quay', url: '/ada' },
    { name: 'Bo Pier', url: 'mailto:bo@example.org' },
  ],
  icon: 'https://example.org/media/icon.png',
  rights: '© Quay & Tide',
  language: 'en-GB',
};

const slots = (format: Format) =>
  envelopes(whole)[format].head.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.slot]));

test('the channel of RSS says what the publication says', () => {
  expect(parseRssFeed(document('rss', [], 'full', whole))).toMatchObject({
    title: 'Quay & <Tide>',
    link: 'https://example.org/',
    description: 'News from the quay.',
    language: 'en-GB',
    copyright: '© Quay & Tide',
    generator: 'Dateline',
    docs: 'https://validator.w3.org/feed/docs/rss2.html',
    lastBuildDate: 'Mon, 06 May 2024 07:08:09 GMT',
    image: { url: whole.icon, title: 'Quay & <Tide>', link: 'https://example.org/' },
    atom: { links: [{ rel: 'self', href: 'https://example.org/rss.xml' }] },
  });
});

test('a picture that RSS cannot show is left out of it', () => {
  const head = (icon: string) => JSON.stringify(envelopes({ ...whole, icon }).rss.head);
  expect(head('https://example.org/icon.svg')).not.toContain('<image>');
  expect(head('https://example.org/icon.GIF')).toContain('<image>');
});

test('the Atom feed says what the publication says', () => {
  const feed = document('atom', [], 'full', whole);
  expect(parseAtomFeed(feed)).toMatchObject({
    id: 'https://example.org/',
    title: { value: 'Quay & <Tide>' },
    subtitle: { value: 'News from the quay.' },
    updated: '2024-05-06T07:08:09Z',
    authors: [{ name: 'Ada Quay', uri: 'https://example.org/ada' }, { name: 'Bo Pier' }],
    icon: whole.icon,
    rights: { value: '© Quay & Tide' },
    generator: { text: 'Dateline' },
    links: [
      { rel: 'alternate', type: 'text/html', href: 'https://example.org/' },
      { rel: 'self', href: 'https://example.org/atom.xml' },
    ],
  });
  expect(feed).toContain(' xml:lang="en-GB">');
});

test('JSON Feed says what the publication says', () => {
  const feed = document('json', [], 'full', whole);
  expect(JSON.parse(feed)).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Quay & <Tide>',
    home_page_url: 'https://example.org/',
    feed_url: 'https://example.org/feed.json',
    description: 'News from the quay.',
    icon: whole.icon,
    favicon: whole.icon,
    language: 'en-GB',
    authors: [{ name: 'Ada Quay', url: 'https://example.org/ada' }, { name: 'Bo Pier' }],
    items: [],
  });
});

test('what the publication does not say stands nowhere', () => {
  const heads = JSON.stringify(envelopes(publication));
  expect(heads).not.toMatch(/copyright|rights>|icon|<image|logo|"authors\\"/);
});

test('every slot is open, where the edge can fill it', () => {
  expect(new Set(slots('rss'))).toEqual(new Set(['title', 'home', 'description', 'updated', 'show', 'links']));
  expect(new Set(slots('atom'))).toEqual(new Set(['id', 'title', 'home', 'description', 'updated', 'links']));
  expect(new Set(slots('json'))).toEqual(new Set(['title', 'home', 'description', 'links']));
});

test('a value that looks like a mark opens no slot', () => {
  const odd = { ...whole, rights: '\ue000links\ue001', authors: [{ name: '\ue000title\ue001' }] };
  for (const format of ['rss', 'atom', 'json'] as const)
    expect(envelopes(odd)[format].head.filter((piece) => typeof piece !== 'string')).toHaveLength(slots(format).length);
});

test('only a podcast has what its directories ask of the channel; players find what they show in any case', () => {
  const attachments = [{ url: 'https://example.org/media/tide.mp3', type: 'audio/mpeg', duration: 61 }];
  const rssOf = (from: Publication) =>
    parseRssFeed(document('rss', [partsOf({ attachments }, undefined, from)], 'full', from));
  const { podcast: _, ...rest } = publication;
  expect(rssOf(publication)?.itunes).toMatchObject({
    author: 'The Harbour',
    categories: [{ text: 'News' }],
    explicit: false,
    owner: { name: 'Ada Quay', email: 'ada@example.org' },
  });
  expect(rssOf(rest)?.itunes).toBeUndefined();
  for (const from of [publication, rest])
    expect(rssOf(from)?.items?.[0]).toMatchObject({
      enclosures: [{ url: 'https://example.org/media/tide.mp3' }],
      itunes: { duration: 61 },
    });
});
