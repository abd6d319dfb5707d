import { parseRssFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { Publication } from '../../src/content/publication/publication.ts';
import { plainPublication } from '../publication.ts';
import { articleOf, origin, siteOf, tag } from './site.ts';

const podcast: NonNullable<Publication['podcast']> = {
  category: 'Society & Culture',
  subcategory: 'Documentary',
  explicit: false,
  type: 'serial',
  locked: true,
  funding: { url: 'https://ann.example/give?a&b', label: 'Give & take' },
  owner: { name: 'Ann & Co', email: 'ann@example.org' },
};

const recording = { url: 'https://example.org/media/1.mp3', type: 'audio/mpeg', length: 4321, duration: 61 };

const episode: NonNullable<Article['episode']> = {
  season: 2,
  number: 7,
  type: 'full',
  explicit: true,
  people: [{ name: 'Ann & Co', role: 'host', url: 'https://ann.example/' }, { name: 'Bo' }],
  transcripts: [{ url: '/media/1.srt', type: 'application/x-subrip', language: 'en' }],
  chapters: '/media/1.json',
};

function site(changes: Partial<Publication> = {}) {
  const publication = { ...plainPublication, icon: `${origin}/media/icon.png`, podcast, ...changes };
  const articles = [articleOf('one', { title: 'One', attachments: [recording], episode, tags: [tag('alpha')] })];
  return siteOf(articles, { publication }).ask;
}

const textOf = async (path: string, changes: Partial<Publication> = {}) => (await site(changes)(path)).text();

test('a channel has what Apple and Spotify require, and what the Podcast namespace has', async () => {
  const feed = parseRssFeed(await textOf('/rss.xml'));
  // https://help.apple.com/itc/podcasts_connect/#/itcb54353390; https://podcasters.spotify.com (delivery specification)
  expect(feed).toMatchObject({ title: 'Test', description: expect.stringMatching(/./), language: 'en' });
  expect(feed.itunes).toMatchObject({
    author: expect.stringMatching(/./),
    categories: [{ text: 'Society & Culture', categories: [{ text: 'Documentary' }] }],
    explicit: false,
    image: `${origin}/media/icon.png`,
    owner: { name: 'Ann & Co', email: 'ann@example.org' },
    type: 'serial',
  });
  expect(feed.podcast).toMatchObject({
    locked: { value: true, owner: 'ann@example.org' },
    fundings: [{ url: 'https://ann.example/give?a&b', display: 'Give & take' }],
  });
});

test('an episode has its enclosure, its numbers, people, transcripts and chapters', async () => {
  const [item] = parseRssFeed(await textOf('/rss.xml')).items ?? [];
  expect(item).toMatchObject({
    title: 'One',
    guid: { isPermaLink: false },
    pubDate: expect.stringMatching(/ GMT$/),
    enclosures: [{ url: recording.url, length: 4321, type: 'audio/mpeg' }],
    itunes: { duration: 61, episode: 7, season: 2, episodeType: 'full', explicit: true },
    podcast: {
      season: { number: 2 },
      episode: { number: 7 },
      persons: [{ display: 'Ann & Co', role: 'host', href: 'https://ann.example/' }, { display: 'Bo' }],
      transcripts: [{ url: `${origin}/media/1.srt`, type: 'application/x-subrip', language: 'en' }],
      chapters: { url: `${origin}/media/1.json`, type: 'application/json+chapters' },
    },
  });
  const { items } = (await (await site()('/feed.json')).json()) as { items: [{ _dateline: unknown }] };
  expect(items[0]._dateline).toMatchObject({ episode: { number: 7, chapters: `${origin}/media/1.json` } });
});

test('the UUID is that of the specification, and the main feed alone has it', async () => {
  const guid = async (path: string, id: string, changes = {}) =>
    parseRssFeed(await textOf(path, { id, ...changes })).podcast?.guid;
  // RFC 9562 §5.5 in the namespace of podcasts, of example.org/rss.xml and old.example/feeds/rss.xml, by Python's uuid.
  expect(await guid('/rss.xml', 'https://example.org/')).toBe('c01e137b-d456-572f-9dcf-07e857dc2292');
  expect(await guid('/rss.xml', 'https://old.example/feeds')).toBe('78d7926e-a88f-5dfa-a000-ac4316a15dcc');
  expect(await guid('/tags/alpha/rss.xml', 'https://example.org/')).toBeUndefined();
  const own = '917393e3-1b1e-5cef-ace4-edaa54e1f810';
  expect(await guid('/rss.xml', 'https://example.org/', { podcast: { ...podcast, guid: own } })).toBe(own);
});

test('a show that has moved names its new address, in the main feed alone', async () => {
  const newFeedOf = async (path: string, id: string) => parseRssFeed(await textOf(path, { id })).itunes?.newFeedUrl;
  expect(await newFeedOf('/rss.xml', 'https://old.example/')).toBe(`${origin}/rss.xml`);
  expect(await newFeedOf('/tags/alpha/rss.xml', 'https://old.example/')).toBeUndefined();
  expect(await newFeedOf('/rss.xml', 'https://example.org/')).toBeUndefined();
});

test('a show that moves away is redirected, by RSS alone', async () => {
  const ask = site({ podcast: { ...podcast, newFeed: 'https://new.example/show' } });
  for (const path of ['/rss.xml', '/rss.xml?utm_source=a', '/RSS.xml']) {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get('Location')]).toEqual([301, 'https://new.example/show']);
  }
  for (const path of ['/atom.xml', '/tags/alpha/rss.xml']) expect((await ask(path)).status).toBe(200);
});
