import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { importFiles } from '../../src/content/intake/import-files.ts';
import { load } from '../../src/content/load.ts';
import { appOf } from '../laws/history.ts';
import { addFiles, article, contentFolder, feedYaml, textOf } from './folder.ts';

const now = Date.UTC(2024, 2, 10, 12) / 1000;
const origin = 'https://bridges.example';

/** Asks the edition of a content folder. */
async function asking(folder: string): Promise<(path: string) => Promise<string>> {
  const content = await load(folder, { now });
  expect(content.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const app = appOf(compile(content, { origin }), () => now);
  return async (path) => (await app.fetch(new Request(origin + path))).text();
}

const text =
  'The ferry left at seven with eleven people on board, two dogs and a piano that nobody had asked for. It came back.';

test('M14: an article without a title is published, and only Atom has its first words in the place of one', async () => {
  const folder = await contentFolder({
    'articles/low-water.md': article(['published: 2024-03-01'], text),
    'articles/titled.md': article(['title: A title', 'published: 2024-02-01']),
  });
  const ask = await asking(folder);
  expect((await ask('/rss.xml')).match(/<item><title>|<item><link>/g)).toEqual(['<item><link>', '<item><title>']);
  expect(await ask('/rss.xml')).toContain('<description>');
  const { items } = JSON.parse(await ask('/feed.json')) as { items: Record<string, unknown>[] };
  expect(items[0]).not.toHaveProperty('title');
  expect(items[0]).toMatchObject({ id: `tag:bridges.example,2024-03-01:low-water`, summary: text });
  const first = 'The ferry left at seven with eleven people on board, two dogs and a piano that…';
  expect(await ask('/atom.xml')).toContain(`<entry><title type="text">${first}</title>`);
  expect(await ask('/articles/low-water.md')).toMatch(/^---\npublished: /);
  expect(JSON.parse(await ask('/articles/low-water.json'))).not.toHaveProperty('title');
});

test('M14: pages call an article without a title by its first words, and say them once', async () => {
  const folder = await contentFolder({
    'articles/note.md': article(['published: 2024-03-01'], 'Low water. No ferry.'),
  });
  const ask = await asking(folder);
  const page = await ask('/articles/note');
  expect(page).toMatch(/<title[^>]*>Low water · Bridges<\/title>/);
  expect(page).toMatch(/<h1[^>]* class="unseen"[^>]*>Low water<\/h1>/);
  const list = await ask('/');
  expect(list.match(/Low water/g)).toHaveLength(1);
  expect(list).toContain('<a href="/articles/note">Low water. No ferry.</a>');
});

test('M14: an article with neither a title nor a text is a problem of its file; in a mount it stops nothing', async () => {
  const nothing = article(['published: 2024-03-01'], '');
  const own = await load(await contentFolder({ 'articles/nothing.md': nothing }), { now });
  expect(own.problems.map(({ rule, severity }) => [rule, severity])).toEqual([['untitled', 'error']]);
  const notes = (text: string): string => article(['date: 2024-03-01'], text);
  const folder = await contentFolder({
    'notes/nothing.md': notes(''),
    'notes/note.md': notes('Low water.'),
    'notes/a-post.md': notes('# Stated\n\nText.'),
  });
  const mount = `{ path: ${basename(folder)}/notes, url: https://notes.example, dialect: hugo }`;
  await addFiles(folder, { 'feed.yaml': `${feedYaml}mounts: [${mount}]\n` });
  const { articles, problems } = await load(folder, { now });
  expect(articles.map(({ slug, title }) => [slug, title]).sort()).toEqual([
    ['a-post', 'Stated'],
    ['note', ''],
  ]);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(problems.map(({ file, message }) => `${file}: ${message}`).join('\n')).toMatch(
    /notes\/nothing\.md: .*neither/,
  );
});

test('M14: an entry of a feed without a title is imported without one, under its first words', async () => {
  const feed = `<rss version="2.0"><channel><title>N</title><link>https://n.example/</link><description>D</description>
    <item><guid isPermaLink="false">1</guid><description>Low water. No ferry.</description><pubDate>Fri, 01 Mar 2024 08:00:00 GMT</pubDate></item></channel></rss>`;
  const folder = await contentFolder({ 'notes.xml': feed });
  const [file] = await importFiles([join(folder, 'notes.xml')], folder);
  expect(file?.articles[0]?.problems).toEqual([]);
  const written = await textOf(folder, 'articles/low-water.md');
  expect(written).not.toContain('title:');
  const [again] = await importFiles([join(folder, 'notes.xml')], folder);
  expect(again?.articles[0]?.status).toBe('unchanged');
});

test('M14: Atom always has a title that is not empty, whatever the text is', async () => {
  const folder = await contentFolder({
    'articles/picture.md': article(['published: 2024-03-03'], '![](https://bridges.example/b.png)'),
    'articles/summary.md': article(['published: 2024-03-02', 'summary: Only this.'], ''),
    'articles/ferry.md': article(['published: 2024-03-01'], '渡轮周一早上回到港口。船上有十一个人。'),
  });
  const ask = await asking(folder);
  for (const address of ['/atom.xml', '/atom.xml?content=summary'])
    expect(
      [...(await ask(address)).matchAll(/<entry><title type="text">(.*?)<\/title>/g)].map(([, title]) => title),
    ).toEqual(['picture', 'Only this', '渡轮周一早上回到港口。']);
  expect(await ask('/rss.xml?content=summary')).not.toContain('<description></description>');
});
