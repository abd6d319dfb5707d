import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { load } from '../../src/content/load.ts';
import { save } from '../../src/content/articles/save.ts';
import { addFiles, article, contentFolder, textOf } from './folder.ts';

const now = Date.UTC(2024, 4, 6) / 1000;
const files = Object.fromEntries(
  ['a', 'b', 'c', 'd'].map((name) => [
    `articles/${name}.md`,
    article([`title: ${name}`, 'published: 2017-12-11'], `A text of ${name} that somebody is writing.`),
  ]),
);

test('what changes between reading and writing is left to whoever writes it, and keeps its identity', async () => {
  const folder = await contentFolder(files);
  const loaded = await load(folder, { now });
  const half = { 'articles/b.md': '', 'articles/c.md': files['articles/c.md']?.slice(0, -20) as string };
  await addFiles(folder, half);
  await rm(join(folder, 'articles/d.md'));
  const written = await save(folder, loaded);
  expect(written.map((file) => file.replace(/^.*\//, ''))).toEqual(['a.md', 'ledger.jsonl']);
  for (const [name, text] of Object.entries(half)) expect(await textOf(folder, name)).toBe(text);
  await addFiles(folder, { ...files, 'articles/a.md': await textOf(folder, 'articles/a.md') });
  const again = await load(folder, { now: now + 1 });
  expect(again.articles.map(({ id }) => id)).toEqual(loaded.articles.map(({ id }) => id));
  expect(await save(folder, again)).toHaveLength(3);
});
