import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFiles } from '../../src/content/intake/import-files.ts';
import type { ImportedArticle } from '../../src/content/intake/report.ts';
import { read } from '../../src/import/read.ts';
import { contentFolder, type Files } from './folder.ts';

/** Imports the files of `captures/` of a content folder, in this thread. */
async function imported(files: Files): Promise<readonly ImportedArticle[]> {
  const folder = await contentFolder(files);
  const reports = await importFiles([join(folder, 'captures')], folder, {
    createReader: () => ({
      read: async (path, origin) => read(await readFile(path), origin),
      close: () => Promise.resolve(),
    }),
  });
  return reports.flatMap(({ articles }) => articles);
}

const post = (lines: string, text = 'They stand in the valley, and nobody has crossed them for years.'): string =>
  `---\n${lines}\n---\n\n${text}\n`;

const told = ({ status, problems }: ImportedArticle) => [
  status,
  ...problems.map(({ rule, severity }) => [rule, severity]),
];

test('an article that cannot be written is an error with the reason, and the others are written', async () => {
  const articles = await imported({
    'captures/bridges.md': post('title: Bridges\ndate: 2017-12-11'),
    'captures/rivers.md': post('title: Rivers\ndate: 2017-12-12'),
    'articles/bridges.md/inside.txt': 'A folder has the name of the file.',
  });
  expect(articles.map(told)).toEqual([['failed', ['unwritten', 'error']], ['written']]);
  expect(articles[0]?.problems[0]?.message).toMatch(/^The file cannot be written: E[A-Z]+/);
});

test('a page without a title is written, with a warning that says where to write one', async () => {
  const text = Array.from({ length: 8 }, (_, i) => `<p>They stand in valley ${i}, and nobody has crossed them.</p>`);
  const [article] = await imported({
    'captures/note.html': `<html lang="en"><body><article>${text.join('')}</article></body></html>`,
  });
  expect(article?.status).toBe('written');
  const untitled = article?.problems.find(({ rule }) => rule === 'untitled');
  expect(untitled?.severity).toBe('warning');
  expect(untitled?.remedy).toMatch(/^If it has one, write title: in .*articles\/note\.md\./);
});

test('an entry of a feed with neither title nor text is no article, and is an error', async () => {
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'T', items: [{ id: 'https://a.example/1' }] };
  const [article] = await imported({ 'captures/feed.json': JSON.stringify(feed) });
  expect(article?.status).toBe('failed');
  expect(article?.problems.map(({ severity }) => severity)).toContain('error');
});
