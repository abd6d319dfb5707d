import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { load } from '../../src/content/load.ts';
import { save } from '../../src/content/articles/save.ts';
import { article, contentFolder, textOf } from '../content/folder.ts';
import { dateline } from './run.ts';

const files = { 'articles/bridges.md': article(['title: Bridges', 'published: 2017-12-11']) };

test('withdraw deletes the file and notes it in the ledger for good', async () => {
  const folder = await contentFolder(files);
  await save(folder, await load(folder, { now: 1_700_000_000 }));
  const { code, out } = await dateline(['withdraw', 'bridges', '--content', '.'], folder);
  expect(code).toBe(0);
  expect(out).toBe('articles/bridges.md: withdrawn; /articles/bridges will answer 410.\n');
  await expect(access(join(folder, 'articles/bridges.md'))).rejects.toThrow();
  expect(await textOf(folder, 'ledger.jsonl')).toMatch(/"slug":"bridges",.*"withdrawn":"[^"]+","final":true/);
});

test('what was never published is only deleted', async () => {
  const folder = await contentFolder(files);
  const { out } = await dateline(['withdraw', 'articles/bridges.md', '--content', '.'], folder);
  expect(out).toBe('articles/bridges.md: deleted; it was never published.\n');
  await expect(access(join(folder, 'ledger.jsonl'))).rejects.toThrow();
});

test('a slug that nobody has is wrong usage, with what comes near, and nothing is done', async () => {
  const folder = await contentFolder(files);
  const { code, err } = await dateline(['withdraw', 'brigdes', '--content', '.'], folder);
  expect(code).toBe(2);
  expect(err).toContain('There is no article “brigdes”. Did you mean "bridges"?');
  await access(join(folder, 'articles/bridges.md'));
});
