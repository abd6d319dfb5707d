import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFiles } from '../../src/content/intake/import-files.ts';
import { load } from '../../src/content/load.ts';
import { read } from '../../src/import/read.ts';
import { addFiles, contentFolder, textOf } from './folder.ts';

const importAll = (folder: string, ...names: readonly string[]) =>
  importFiles(
    names.map((name) => join(folder, name)),
    folder,
    {
      createReader: () => ({
        read: async (path, origin) => read(await readFile(path), origin),
        close: () => Promise.resolve(),
      }),
    },
  );

interface Entry {
  readonly title?: string;
  readonly text: string;
  readonly site?: string;
  readonly guid?: string;
}

function rss({ title = 'Grain', text, site = 'mill.example', guid }: Entry): string {
  const link = `https://${site}/grain`;
  return `<rss version="2.0"><channel><title>Mill</title><link>https://${site}/</link><item><title>${title}</title><guid isPermaLink="false">${guid ?? link}</guid><link>${link}</link><pubDate>Mon, 04 Mar 2024 05:00:00 GMT</pubDate><description>${text}</description></item></channel></rss>`;
}

const json = (text: string, modified?: string): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Mill',
    items: [
      {
        id: 'https://mill.example/grain',
        url: 'https://mill.example/grain',
        title: 'Grain',
        date_published: '2024-03-04T05:00:00Z',
        ...(modified && { date_modified: modified }),
        content_text: text,
      },
    ],
  });

const whole = 'The mill turned all night, and in the morning the sacks stood at the door. '.repeat(5).trim();
const excerpt = 'The mill turned all night …';
const later = '2024-03-05T05:00:00Z';

const articles = (folder: string): Promise<string[]> => readdir(join(folder, 'articles'));
const errors = async (folder: string) =>
  (await load(folder, { now: 1_800_000_000 })).problems.filter(({ severity }) => severity !== 'note');

test.each([
  ['an RSS with excerpts and a JSON Feed with texts', { 'rss.xml': rss({ text: excerpt }), 'feed.json': json(whole) }],
  [
    'an RSS with texts and a JSON Feed with excerpts, updated later',
    { 'rss.xml': rss({ text: whole }), 'feed.json': json(excerpt, later) },
  ],
  [
    'three that were saved one after the other',
    {
      '1.json': json(whole.replace('turned', 'stopped'), '2024-03-04T06:00:00Z'),
      '2.json': json(whole, later),
      '3.json': json(whole, later),
    },
  ],
])('T3: feeds of one site in one import are merged: %s', async (_, files) => {
  const folder = await contentFolder(files);
  const names = Object.keys(files);
  for (const order of [names, names.toReversed()]) {
    await importAll(folder, ...order);
    expect(await articles(folder)).toEqual(['grain.md']);
    expect(await textOf(folder, 'articles/grain.md')).toContain(`\n${whole}\n`);
    expect(await errors(folder)).toEqual([]);
  }
  const again = await importAll(folder, ...names);
  expect(again.flatMap((file) => file.articles.map(({ status }) => status))).toEqual(names.map(() => 'unchanged'));
});

test('T3: the report names the file whose version stays, and calls none a retelling of the other', async () => {
  const folder = await contentFolder({ 'feed.json': json(whole), 'rss.xml': rss({ text: excerpt }) });
  const files = await importAll(folder, 'feed.json', 'rss.xml');
  expect(
    files.map((file) =>
      file.articles.map(({ status, problems, retellings }) => [status, problems.map(({ rule }) => rule), retellings]),
    ),
  ).toEqual([[['written', [], []]], [['unchanged', ['other-version'], []]]]);
  expect(files[1]?.articles[0]?.problems[0]?.message).toContain('feed.json has the same article');
});

test('T3: what an editor changed stays, whatever other files say', async () => {
  const folder = await contentFolder({ 'feed.json': json(excerpt), 'rss.xml': rss({ text: whole }) });
  await importAll(folder, 'feed.json');
  const edited = (await textOf(folder, 'articles/grain.md')).replace('all night', 'for an hour');
  await addFiles(folder, { 'articles/grain.md': edited });
  await importAll(folder, 'feed.json', 'rss.xml');
  expect(await articles(folder)).toEqual(['grain.md']);
  expect(await textOf(folder, 'articles/grain.md')).toBe(edited);
});

test('T3: a number is the id of one article in each site', async () => {
  const folder = await contentFolder({
    'a.xml': rss({ text: whole, guid: '1' }),
    'b.xml': rss({ title: 'Sails', text: whole, guid: '1', site: 'harbour.example' }),
  });
  for (const status of ['written', 'unchanged']) {
    const files = await importAll(folder, 'a.xml', 'b.xml');
    expect(files.map((file) => file.articles[0]?.status)).toEqual([status, status]);
  }
  expect(await articles(folder)).toEqual(['grain.md', 'sails.md']);
  expect(await errors(folder)).toEqual([]);
});

test('T3: a page and an entry of a feed that lead to one address are two articles in one import as in two', async () => {
  const page = `<!DOCTYPE html><html lang="en"><head><title>Grain</title><link rel="canonical" href="https://mill.example/grain"><meta property="article:published_time" content="2024-03-04T05:00:00Z"></head><body><article><h1>Grain</h1><p>${whole}</p><p>${whole}</p></article></body></html>`;
  const files = { 'a.html': page, 'b.xml': rss({ text: whole }) };
  const [one, two] = [await contentFolder(files), await contentFolder(files)];
  await importAll(one, 'a.html', 'b.xml');
  await importAll(two, 'a.html');
  await importAll(two, 'b.xml');
  expect(await articles(one)).toEqual(await articles(two));
  expect(await errors(one)).toEqual([]);
});

test.each([
  ['two formats', { 'rss.xml': rss({ text: excerpt }), 'feed.json': json(whole) }],
  [
    'one feed saved twice',
    {
      '1.json': json(whole.replace('turned', 'stopped'), '2024-03-04T06:00:00Z'),
      '2.json': json(whole, later),
    },
  ],
])('T3: mounted feeds that overlap are merged: %s', async (_, files) => {
  for (const mounts of [Object.keys(files), Object.keys(files).toReversed()]) {
    const root = await contentFolder({
      ...files,
      'content/feed.yaml': `title: B\nurl: https://feeds.example\nmounts: [${mounts.join(', ')}]\n`,
    });
    const { articles, problems } = await load(join(root, 'content'), { now: 1_800_000_000 });
    expect(articles.map(({ slug, body }) => [slug, body.trim()])).toEqual([['grain', whole]]);
    expect(problems.map(({ rule, severity }) => [rule, severity])).toEqual([['other-version', 'note']]);
  }
});

test('T3: mounted feeds of two sites that number their articles are not merged', async () => {
  const root = await contentFolder({
    'a.xml': rss({ text: whole, guid: '1' }),
    'b.xml': rss({ title: 'Sails', text: whole, guid: '1', site: 'harbour.example' }),
    'content/feed.yaml': 'title: B\nurl: https://feeds.example\nmounts: [a.xml, b.xml]\n',
  });
  const { problems } = await load(join(root, 'content'), { now: 1_800_000_000 });
  expect(problems.map(({ rule }) => rule)).toEqual(['id-taken']);
});
