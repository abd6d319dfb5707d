import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Problem } from '../../src/article/problem.ts';
import { check } from '../../src/content/checks/check.ts';
import { load } from '../../src/content/load.ts';
import { save } from '../../src/content/articles/save.ts';
import { withdraw } from '../../src/content/articles/withdraw.ts';
import { ContentError, readContentSettings } from '../../src/content/publication/settings.ts';
import { article, contentFolder } from './folder.ts';

const now = 1_800_000_000;
const bridges = article(['title: Bridges', 'published: 2017-12-11'], 'They stand.');

const told = ({ rule, severity, message, remedy }: Problem) => ({ rule, severity, text: `${message} ${remedy}` });

test('an attachment whose type nothing tells is an error that asks for it', async () => {
  const folder = await contentFolder({
    'articles/a.md': article(['title: A', 'published: 2017-12-11', 'attachments: [https://a.example/talk]']),
  });
  const { problems } = await load(folder, { now });
  expect(problems.map(told)).toEqual([
    {
      rule: 'untyped-attachment',
      severity: 'error',
      text: 'The extension of https://a.example/talk gives no media type. Add type: and its media type.',
    },
  ]);
});

test('a file that is too large for an article is an error with its length, and the others are read', async () => {
  const folder = await contentFolder({
    'articles/large.md': article(['title: L', 'published: 2017-12-11'], 'x'.repeat(17 << 20)),
    'articles/bridges.md': bridges,
  });
  const { problems, articles } = await load(folder, { now });
  expect(problems.map(told)).toMatchObject([{ rule: 'too-large', severity: 'error' }]);
  expect(problems[0]?.message).toMatch(/^The file has 178\d{5} bytes\.$/);
  expect(articles.map(({ title }) => title)).toEqual(['Bridges']);
});

test('an article that was withdrawn for good and has come back stays out, and is told', async () => {
  const folder = await contentFolder({ 'articles/bridges.md': bridges, 'articles/other.md': bridges });
  const first = await load(folder, { now });
  await save(folder, first);
  const [gone] = first.articles.filter(({ slug }) => slug === 'bridges');
  await withdraw(folder, await readContentSettings(folder), gone ? [gone] : [], now + 10);
  await writeFile(
    join(folder, 'articles/bridges.md'),
    article([`id: ${gone?.id}`, 'title: B', 'published: 2017-12-11']),
  );
  const { problems, articles } = await load(folder, { now: now + 20 });
  expect(problems.map(told)).toMatchObject([{ rule: 'withdrawn', severity: 'warning' }]);
  expect(problems[0]?.remedy).toContain('Delete the file');
  expect(articles.map(({ slug }) => slug)).toEqual(['other']);
});

test('a ledger that a newer Dateline wrote is refused as a whole, with the way out', async () => {
  const folder = await contentFolder({
    'articles/bridges.md': bridges,
    'ledger.jsonl': '{"ledger":2}\n{"bridge":1}\n',
  });
  const error = await load(folder, { now }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ContentError);
  expect((error as ContentError).problems.map(told)).toEqual([
    {
      rule: 'newer-ledger',
      severity: 'error',
      text:
        'A newer Dateline wrote this ledger: its format is 2, and this Dateline reads 1. ' +
        'Install the newer one again with npm install dateline-feeds@latest.',
    },
  ]);
});

test('an alias in a script without spaces is found inside of a sentence', async () => {
  const folder = await contentFolder({
    'tags.yaml': 'tokyo: { label: Tokyo, aliases: [東京都] }\n',
    'articles/a.md': article(
      ['title: 条例', 'published: 2017-12-11', 'language: ja'],
      '本日、東京都は新しい条例を公布した。住民は東京都の説明を待っている。',
    ),
  });
  const loaded = await load(folder, { now });
  expect((await check(loaded, { now })).map(({ rule, message }) => [rule, message])).toContainEqual([
    'missing-tag',
    'The text names tokyo, but the article does not have the tag.',
  ]);
});
