import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { checkRules } from '../../src/content/checks/check.ts';

/** The tables of docs/rules.md by their headings: for each row the name, the severity and the description. */
const page = await readFile('docs/rules.md', 'utf8');
const tables = new Map(
  page.split(/^## /m).map((part) => {
    const rows = [...part.matchAll(/^\| `([a-z-]+)` \| (error|warning|note) \| (.+) \|$/gm)];
    return [
      part.slice(0, part.indexOf('\n')),
      rows.map(([, name = '', severity = '', doc = '']) => [name, severity, doc] as const),
    ];
  }),
);
const known = new Set([...tables.values()].flat().map(([name]) => name));

/** The name of a problem where one is made: as a property with a message beside it, or as an argument of what makes one. */
const stated =
  /\brule: '([a-z-]+)'(?! as const)|\b(?:fault|blame)\((?:\w+,\s*)?'([a-z-]+)'|\bproblemOf\(\s*'([a-z-]+)'/g;

test('docs/rules.md has a row for each rule', () => {
  expect(checkRules.length).toBeGreaterThan(15);
  expect(tables.get('Rules')?.map(([name, severity]) => [name, severity])).toEqual(
    checkRules.map(({ name, severity }) => [name, severity]),
  );
});

test('the rows of each table stand in the order of their names, each with one sentence', () => {
  expect([...tables.values()].filter((rows) => rows.length > 0)).toHaveLength(5);
  for (const rows of tables.values()) {
    const names = rows.map(([name]) => name);
    expect(names).toEqual([...new Set(names)].sort());
  }
  for (const [, , doc] of tables.get('Rules') ?? []) {
    expect(doc).toMatch(/^[A-Z].*\.$/s);
    expect(doc).not.toMatch(/[.!?] [A-Z]/);
  }
});

test('no problem that the code tells is missing from the page', async () => {
  const used = new Set<string>();
  for await (const file of glob('src/{article,content,import}/**/*.ts')) {
    if (file.includes('content/checks/')) continue;
    for (const [, name, other, third = ''] of (await readFile(file, 'utf8')).matchAll(stated))
      used.add(name ?? other ?? third);
  }
  expect(used.size).toBeGreaterThan(30);
  expect([...used].filter((name) => !known.has(name))).toEqual([]);
});
