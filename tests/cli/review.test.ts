import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { parseArticle } from '../../src/article/frontmatter.ts';
import { importFiles } from '../../src/content/intake/import-files.ts';
import { readExistingArticles } from '../../src/content/intake/existing-articles.ts';
import { load } from '../../src/content/load.ts';
import { reviewAll } from '../../src/cli/review.ts';
import { addFiles, contentFolder, textOf } from '../content/folder.ts';
import { dateline } from './run.ts';

/** The keys that a person presses and the values that they type, in order; the messages of the prompts. */
const pressed: string[] = [];
const typed: string[] = [];
const asked: string[] = [];

vi.mock('@clack/prompts', () => ({
  isCancel: () => false,
  note: () => {},
  log: { info: () => {}, warn: (message: string) => asked.push(message) },
  selectKey: ({ message, options }: { message: string; options: { value: string; label: string }[] }): string => {
    asked.push([message, ...options.map(({ value, label }) => `${value} ${label}`)].join('\n'));
    return pressed.shift() ?? 'q';
  },
  text: ({ validate }: { validate: (value: string) => string | undefined }): string => {
    for (;;) {
      const value = typed.shift();
      if (value === undefined) throw new Error('Nothing is left to type.');
      const fault = validate(value);
      if (fault === undefined) return value;
      asked.push(fault);
    }
  },
}));

const page = (title: string, words: string): string =>
  `<html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${`${words} `.repeat(9)}</p>` +
  '<p>It was opened on 3 May 2019 by the mayor, and closed again on 9 June 2020 for repairs.</p></article></body></html>';

const held = {
  'captures/a.html': page('The old bridge', 'The masons set every stone by hand before the frost.'),
  'captures/b.html': page('The new ferry', 'A ferry crossed the river each morning with its lamps lit.'),
};

const importInto = (folder: string, hold?: boolean) =>
  importFiles([join(folder, 'captures')], folder, hold === undefined ? {} : { hold });
const existing = async (folder: string) => (await readExistingArticles(folder)).articles;

test('an import holds what states no day, with the days of the text, and a build goes on without it', async () => {
  const folder = await contentFolder(held);
  const [a] = await importInto(folder);
  expect(a?.articles[0]).toMatchObject({ status: 'written', held: true });
  const { frontMatter } = parseArticle(await textOf(folder, 'articles/the-old-bridge.md'), 'a');
  expect(frontMatter).toMatchObject({
    draft: true,
    held: [
      {
        field: 'published',
        candidates: [
          { value: '2019-05-03', from: expect.stringContaining('opened on 3 May 2019 by the mayor') },
          { value: '2020-06-09', from: expect.stringContaining('9 June 2020') },
        ],
      },
    ],
  });
  const loaded = await load(folder, { now: 2e9 });
  expect(loaded.problems).toEqual([]);
  expect(loaded.leftOut).toHaveLength(2);
  expect((await load(folder, { now: 2e9, drafts: true })).problems).toEqual([]);
  const again = await importInto(folder);
  expect(again.flatMap(({ articles }) => articles.map(({ status }) => status))).toEqual(['unchanged', 'unchanged']);
});

test('without holding, an article without a day stops a build', async () => {
  const folder = await contentFolder(held);
  await importInto(folder, false);
  expect((await load(folder, { now: 2e9 })).problems.map(({ rule }) => rule)).toEqual(['undated', 'undated']);
});

test('a review takes a candidate by one key, asks again for a wrong day, and import keeps the answers', async () => {
  const folder = await contentFolder(held);
  await importInto(folder);
  pressed.push('t', '1');
  typed.push('', '3 May', '2021-02-03');
  asked.length = 0;
  expect(await reviewAll(await existing(folder))).toBe(true);
  expect(asked).toEqual([
    expect.stringMatching(/^published: [^]*\n1 2019-05-03\n2 2020-06-09\nt type a value\ns skip\nq stop/),
    'Write a value.',
    expect.stringContaining('2017-12-11'),
    expect.stringMatching(/^published: /),
  ]);
  const files = await existing(folder);
  expect(files.map(({ frontMatter = {} }) => [frontMatter.published, frontMatter.draft, frontMatter.held])).toEqual([
    ['2021-02-03', undefined, undefined],
    ['2019-05-03', undefined, undefined],
  ]);
  const again = await importInto(folder);
  expect(again.flatMap(({ articles }) => articles.map(({ status }) => status))).toEqual(['kept', 'kept']);
  expect(await existing(folder)).toEqual(files);
  expect((await load(folder, { now: 2e9 })).articles).toHaveLength(2);
});

test('skipped and stopped questions change no file, and neither is a file written that changed meanwhile', async () => {
  const folder = await contentFolder(held);
  await importInto(folder);
  const before = await existing(folder);
  pressed.push('s', 'q');
  expect(await reviewAll(before)).toBe(false);
  expect(await existing(folder)).toEqual(before);
  await addFiles(folder, { 'articles/the-new-ferry.md': 'An editor was here.\n' });
  pressed.push('1', '1');
  expect(await reviewAll(before)).toBe(false);
  expect(asked.at(-2)).toMatch(/the-new-ferry\.md changed meanwhile|published/);
  expect(await textOf(folder, 'articles/the-new-ferry.md')).toBe('An editor was here.\n');
  expect((await readdir(join(folder, 'articles'))).sort()).toEqual(['the-new-ferry.md', 'the-old-bridge.md']);
});

test('doubtful authors are asked for too; a name keeps its suffix', async () => {
  const folder = await contentFolder({
    'articles/a.md':
      '---\ntitle: A\n# a remark\ndraft: true\nheld:\n  - field: published\n    reason: None.\n' +
      '  - field: authors\n    reason: Doubtful.\n    candidates:\n      - value: Ann Lee, Bo King, Jr.\n        from: line 3\n---\n\nText.\n',
  });
  pressed.push('s', '1');
  expect(await reviewAll(await existing(folder))).toBe(false);
  const text = await textOf(folder, 'articles/a.md');
  expect(text).toContain('# a remark\ndraft: true\n');
  const { frontMatter } = parseArticle(text, 'a.md');
  expect(frontMatter?.authors).toEqual([{ name: 'Ann Lee' }, { name: 'Bo King, Jr.' }]);
  expect(frontMatter?.held).toEqual([{ field: 'published', reason: 'None.' }]);
});

test('without a terminal review lists what is held, and --json prints a line of data for each article', async () => {
  const folder = await contentFolder({});
  await addFiles(folder, Object.fromEntries(Object.entries(held).map(([name, text]) => [`content/${name}`, text])));
  await addFiles(folder, { 'content/feed.yaml': 'title: Bridges\nurl: https://bridges.example\n' });
  const imported = await dateline(['import', 'content/captures'], folder);
  expect(imported.out).toContain('2 files, 2 articles: 2 written, 2 held for dateline review.');
  const { code, out } = await dateline(['review'], folder);
  expect(code).toBe(1);
  expect(out).toMatch(/^content\/articles\/the-old-bridge\.md$/m);
  expect(out).toMatch(/2019-05-03: in the text: “.*3 May 2019/);
  expect(out).toContain('2 articles held.');
  const { out: json } = await dateline(['review', '--json'], folder);
  const lines = json
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(lines).toEqual([
    expect.objectContaining({ title: 'The new ferry', source: 'content/captures/b.html', held: expect.any(Array) }),
    expect.objectContaining({ title: 'The old bridge' }),
  ]);
});

test('in a folder without a publication review says so', async () => {
  const { code, out, err } = await dateline(['review', '--content', 'nowhere'], await contentFolder({}));
  expect([code, out, err]).toEqual([1, '', expect.stringContaining('Run dateline in the folder of a publication')]);
});
