import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { pageUrlOf } from '../../src/compile/render/item.ts';
import { compareFeed, readOldFeed } from '../../src/content/against/compare-feed.ts';
import { load } from '../../src/content/load.ts';
import { listEntries } from '../../src/import/feed/list-entries.ts';
import { plainArticle, plainPublication } from '../publication.ts';
import { addFiles, contentFolder, type Files } from './folder.ts';

const now = Date.parse('2026-06-01T00:00:00Z') / 1000;

const at = (moment: string): number => Date.parse(moment) / 1000;

/** Two posts as Dateline serves them. */
const mill = plainArticle('mill', at('2020-02-01T10:00:00Z'), { id: 'https://old.example/mill/' });
const rye = plainArticle('rye', at('2020-01-01T10:00:00Z'), { id: '42 rye' });

/** An item of RSS as another program writes it. */
const item = (title: string, guid: string, link: string, day: string): string =>
  `<item><title>${title}</title><link>${link}</link><guid isPermaLink="false">${guid}</guid>` +
  `<pubDate>${new Date(`${day}T10:00:00Z`).toUTCString()}</pubDate><description>Text.</description></item>`;

const rss = (...items: readonly string[]): string =>
  `<rss version="2.0"><channel><title>Old</title><link>https://old.example/</link>${items.join('')}</channel></rss>`;

const millItem = item('The mill', 'https://old.example/mill/', 'https://example.org/articles/mill', '2020-02-01');
const ryeItem = item('The rye', '42 rye', 'https://example.org/articles/rye', '2020-01-01');

/** Each difference as rule, severity and file. */
function compared(feed: string, articles: readonly Article[], timezone = 'UTC'): readonly string[] {
  const { entries, problems } = listEntries(Buffer.from(feed), { file: 'old.xml' });
  expect(problems).toEqual([]);
  const linkOf = (article: Article): string => pageUrlOf(article, plainPublication);
  return compareFeed(entries, { articles, linkOf, timezone, now }, 'old.xml').map(
    ({ rule, severity, file }) => `${rule} ${severity} ${basename(file)}`,
  );
}

test('the same ids, links, days and order are no difference, in RSS, Atom and JSON Feed', () => {
  expect(compared(rss(millItem, ryeItem), [rye, mill])).toEqual([]);
  const dated =
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Old</title><entry><title>The mill</title>' +
    '<id>https://old.example/mill/</id><link rel="via" href="https://else.example/"/>' +
    '<link href="https://example.org/articles/mill"/><published>2020-02-01T23:30:00+14:00</published></entry></feed>';
  expect(compared(dated, [mill])).toEqual([]);
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Old',
    items: [
      {
        id: '42 rye',
        url: 'https://example.org/articles/rye',
        external_url: 'https://else.example/',
        title: 'The rye',
        content_text: 'Text.',
        date_published: '2020-01-01T10:00:00Z',
      },
    ],
  };
  expect(compared(JSON.stringify(json), [rye])).toEqual([]);
});

test.each([
  'https://old.example/mill',
  'http://old.example/mill/',
  'https://old.example/Mill/',
  'https://old.example/m%69ll/',
  'tag:old.example,2020:mill',
])('ids are compared to the letter: %s is another id, and an error', (guid) => {
  const other = item('The mill', guid, 'https://example.org/articles/mill', '2020-02-01');
  expect(compared(rss(other, ryeItem), [mill, rye])).toEqual(['other-id error mill.md']);
});

test('an entry without an id has its link as id, as readers take it', () => {
  const without = '<item><title>The mill</title><link>https://old.example/mill/</link></item>';
  expect(compared(rss(without), [mill])).toEqual(['other-link warning mill.md']);
});

test('an entry that no article has is missing, which is an error', () => {
  const gone = item('The barn', 'barn', 'https://old.example/barn/', '2020-01-15');
  expect(compared(rss(millItem, gone, ryeItem), [mill, rye])).toEqual(['missing-entry error old.xml']);
});

test('an article with a future date is not served, so its entry is missing', () => {
  expect(compared(rss(millItem), [{ ...mill, published: now + 1 }])).toEqual(['missing-entry error old.xml']);
});

test('an article is recognised by its address here, by that of the original, and by title and day', () => {
  const byLink = item('Mill, revised', 'a', 'http://www.example.org/articles/mill/', '2020-02-01');
  expect(compared(rss(byLink), [mill])).toEqual(['other-id error mill.md', 'other-link warning mill.md']);
  const byOriginal = item('Mill, revised', 'a', 'https://old.example/2020/mill', '2020-02-01');
  const imported = { ...mill, url: 'https://old.example/2020/mill/' };
  expect(compared(rss(byOriginal), [imported])).toEqual(['other-id error mill.md', 'other-link warning mill.md']);
  const byTitle = item('THE  Mill', 'a', 'https://old.example/?p=7', '2020-02-01');
  expect(compared(rss(byTitle), [mill])).toEqual(['other-id error mill.md', 'other-link warning mill.md']);
  const otherDay = item('The mill', 'a', 'https://old.example/?p=7', '2020-02-02');
  expect(compared(rss(otherDay), [mill])).toEqual(['missing-entry error old.xml']);
});

/** An entry of Atom that states when it was updated, as many programs do, and not when it was published. */
const undated = (title: string, id: string): string =>
  `<entry><title>${title}</title><id>${id}</id><updated>2024-05-06T00:00:00Z</updated></entry>`;

const atom = (...entries: readonly string[]): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Old</title>${entries.join('')}</feed>`;

test('an entry without a day is recognised by a title that only one article has', () => {
  const feed = atom(undated('THE  mill', 'https://old.example/x'), undated('The rye', '42 rye'));
  expect(compared(feed, [mill, rye])).toEqual(['other-id error mill.md']);
  const rss20 = '<item><title>The mill</title><guid isPermaLink="false">x</guid><description>T</description></item>';
  expect(compared(rss(rss20), [mill])).toEqual(['other-id error mill.md']);
  const again = plainArticle('again', at('2020-03-01T10:00:00Z'), { title: 'The mill' });
  expect(compared(atom(undated('The mill', 'x')), [mill, again])).toEqual([
    'missing-entry error old.xml',
    'new-entry warning again.md',
    'new-entry warning mill.md',
  ]);
});

test('if no entry has a day and none is recognised, subscribers see every article as new', () => {
  expect(compared(atom(undated('The barn', 'x')), [mill])).toEqual([
    'missing-entry error old.xml',
    'new-entry warning mill.md',
  ]);
});

test('an article is taken for one entry only, first for the one with its id', () => {
  const copy = item('The mill', 'copy', 'https://example.org/articles/mill', '2020-02-01');
  expect(compared(rss(copy, millItem), [mill])).toEqual(['missing-entry error old.xml']);
});

test('another link is a warning', () => {
  const moved = item('The mill', 'https://old.example/mill/', 'https://old.example/mill/', '2020-02-01');
  expect(compared(rss(moved, ryeItem), [mill, rye])).toEqual(['other-link warning mill.md']);
});

test('a day differs if it is neither the day as written nor that day in the time zone of the publication', () => {
  const feed = (pubDate: string): string =>
    rss(millItem.replace(/<pubDate>.*<\/pubDate>/, `<pubDate>${pubDate}</pubDate>`));
  const day = { ...mill, day: '2020-02-01' };
  expect(compared(feed('Sat, 01 Feb 2020 00:00:00 +0000'), [day], 'America/New_York')).toEqual([]);
  expect(compared(feed('Fri, 31 Jan 2020 23:30:00 GMT'), [day], 'Europe/Berlin')).toEqual([]);
  expect(compared(feed('Fri, 31 Jan 2020 23:30:00 GMT'), [day], 'UTC')).toEqual(['other-day warning mill.md']);
});

test('a day that the old feed does not state as the day of publication does not differ', () => {
  const dated =
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Old</title><entry><title>The mill</title>' +
    '<id>https://old.example/mill/</id><link href="https://example.org/articles/mill"/>' +
    '<updated>2024-05-05T00:00:00Z</updated></entry></feed>';
  expect(compared(dated, [mill])).toEqual([]);
});

test('another order of the common entries is one warning, whatever stands between them', () => {
  const oats = plainArticle('oats', at('2020-01-10T10:00:00Z'), { id: 'oats' });
  const oatsItem = item('The oats', 'oats', 'https://example.org/articles/oats', '2020-01-10');
  const all = [mill, oats, rye];
  expect(compared(rss(millItem, oatsItem, ryeItem), all)).toEqual([]);
  expect(compared(rss(ryeItem, oatsItem, millItem), all)).toEqual(['other-order warning old.xml']);
  expect(compared(rss(ryeItem, millItem), [mill, rye])).toEqual(['other-order warning old.xml']);
});

test('an article newer than the oldest entry that the old feed does not have is a warning, an older one is none', () => {
  const oats = plainArticle('oats', at('2020-01-10T10:00:00Z'));
  const barley = plainArticle('barley', at('2019-12-31T10:00:00Z'));
  const future = plainArticle('future', now + 1);
  expect(compared(rss(millItem, ryeItem), [mill, rye, oats, barley, future])).toEqual(['new-entry warning oats.md']);
});

test('entries with one id are one to readers', () => {
  expect(compared(rss(millItem, millItem, ryeItem), [mill, rye])).toEqual([]);
});

const programs = JSON.parse(await readFile('tests/content/fixtures/old-feeds.json', 'utf8')) as readonly {
  readonly program: string;
  readonly site: Files;
  readonly feed: string;
  readonly missing: readonly string[];
}[];

test.each(programs)('the feed that $program makes of a blog is that of the mounted blog', async (made) => {
  const folder = await contentFolder({ 'old.xml': made.feed });
  const site = Object.entries(made.site).map(([path, text]) => [`blog/${path}`, text] as const);
  await addFiles(folder, {
    ...Object.fromEntries(site),
    'feed.yaml': `title: Mill\nurl: https://feeds.blog.example\ntimezone: Europe/Lisbon\nmounts: [${basename(folder)}/blog]\n`,
  });
  const { articles, publication } = await load(folder, { now });
  const { entries } = await readOldFeed(join(folder, 'old.xml'));
  const linkOf = (article: Article): string => pageUrlOf(article, publication);
  const served = { articles, linkOf, timezone: publication.timezone, now };
  const told = compareFeed(entries, served, 'old.xml').map(({ rule, message }) => [rule, message]);
  expect(entries.length).toBeGreaterThan(1);
  expect(told).toEqual(made.missing.map((name) => ['missing-entry', expect.stringContaining(name)]));
});

/** The moment of the golden documents. */
const golden = Date.UTC(2024, 2, 10, 12) / 1000;

test.each(['rss.xml', 'atom.xml', 'feed.json'])("Dateline's own %s is that of its content", async (name) => {
  const { articles, publication } = await load('tests/golden/content', { now: golden });
  const { entries } = await readOldFeed(`tests/golden/expected/${name}`);
  const linkOf = (article: Article): string => pageUrlOf(article, publication);
  const served = { articles, linkOf, timezone: publication.timezone, now: golden };
  expect(entries.length).toBeGreaterThan(3);
  expect(compareFeed(entries, served, name)).toEqual([]);
});
