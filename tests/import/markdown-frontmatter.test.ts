import { describe, expect, test } from 'vitest';
import { splitFrontMatter } from '../../src/import/markdown/frontmatter/split.ts';
import { costOf } from '../cost.ts';

describe('front matter', () => {
  test.each<[name: string, text: string, form: string]>([
    ['YAML', '---\ntitle: Awl\n---\nBody', 'yaml'],
    ['YAML after a blank line and a comment', '\n<!-- licence -->\n---\ntitle: Awl\n---\nBody', 'yaml'],
    ['YAML ended by dots', '---\ntitle: Awl\n...\nBody', 'yaml'],
    ['TOML', '+++\ntitle = "Awl"\n+++\nBody', 'toml'],
    ['JSON in braces', '{\n"title": "Awl"\n}\nBody', 'json'],
    ['JSON between fences', '---json\n{"title": "Awl"}\n---\nBody', 'json'],
    ['JSON of Hexo', ';;;\n{"title": "Awl"}\n;;;\nBody', 'json'],
    ['an object of JavaScript', "---js\n{ title: 'Awl', /* why */ n: 1, }\n---\nBody", 'object'],
    ['YAML without its first fence', 'title: Awl\ndate: 2020-01-01\n---\nBody', 'yaml'],
    ['headers of Pelican', 'Title: Awl\nDate: 2020-01-01\n\nBody', 'header'],
    ['headers of Nikola', '.. title: Awl\n.. slug: awl\n\nBody', 'header'],
    ['an exported object', "export const metadata = {\n  title: 'Awl',\n};\nBody", 'header'],
  ])('%s', (_, text, form) => {
    const split = splitFrontMatter(text);
    expect(split.form).toBe(form);
    expect(
      Object.fromEntries(Object.entries(split.data).map(([key, value]) => [key.toLowerCase(), value])),
    ).toMatchObject({ title: 'Awl' });
    expect(split.body.trim()).toBe('Body');
    expect(text.split('\n')[split.bodyLine - 1]).toContain('Body');
  });

  test.each<[name: string, text: string]>([
    ['a paragraph with a colon', 'Note: this is prose.\n\nBody'],
    ['a thematic break', '---\n\nText\n\n---\n\nMore'],
    ['nothing', 'Text'],
  ])('is not %s', (_, text) => {
    expect(splitFrontMatter(text)).toMatchObject({ data: {}, form: 'none', body: text });
  });

  test('keeps every scalar as it was written', () => {
    const { data } = splitFrontMatter('---\nversion: 1.10\nday: 2020-01-02\nflag: no\nlist: [01, two]\n---\n');
    expect(data).toEqual({ version: '1.10', day: '2020-01-02', flag: 'no', list: ['01', 'two'] });
  });

  test('that is broken is read line by line, and the fault has its line', () => {
    const split = splitFrontMatter('---\ntitle: A: b: c\ntags:\n  - one\n  - two\ndate: 2020-01-02\nbad: [\n---\nBody');
    expect(split.data).toMatchObject({ title: 'A: b: c', tags: ['one', 'two'], date: '2020-01-02' });
    expect(split.fault?.line).toBeGreaterThan(1);
    expect(split.body).toBe('Body');
  });

  test('tells the lines of its keys', () => {
    const { lines } = splitFrontMatter('---\ntitle: A\ntags:\n  - x\ndate: 2020-01-01\n---\n');
    expect([...lines]).toEqual([
      ['title', 2],
      ['tags', 3],
      ['date', 5],
    ]);
  });
});

test.each([
  ['a quoted text', 'title: "Rye\nand oats"\ntags: [a]', { title: 'Rye and oats', tags: ['a'] }],
  ['a list in brackets', 'title: Rye\ntags: [\n"a",\n\tb\n]\nx: it\'s', { title: 'Rye', tags: ['a', 'b'], x: "it's" }],
])('lines at the margin that continue %s are taken as libyaml takes them', (_, yaml, data) => {
  const split = splitFrontMatter(`---\n${yaml}\n---\nText.\n`);
  expect([split.data, split.fault]).toEqual([data, undefined]);
});

test.each([
  [
    'very many keys',
    `---\ntitle: A\n${Array.from({ length: 20_000 }, (_, i) => `key${i}: "\\u0041"`).join('\n')}\n---\nT`,
  ],
  ['deep JSON', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}\n\nT`],
  ['deep YAML', `---\na: ${'['.repeat(50_000)}${']'.repeat(50_000)}\n---\nT`],
])('%s is refused in little time, with its fault', async (_, text) => {
  expect(splitFrontMatter(text).fault?.message).toMatch(/characters long; 262144 is the most|nested too deeply/);
  expect(await costOf(() => splitFrontMatter(text))).toBeLessThan(300);
});
