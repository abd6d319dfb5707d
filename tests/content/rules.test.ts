import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { describeRules } from '../../src/content/check/describe-rules.ts';
import { importProblems, mountProblems, readingProblems } from '../../src/content/check/problem-docs.ts';
import { checkRules } from '../../src/content/check/rules.ts';

const told = [...readingProblems, ...mountProblems, ...importProblems];

/** The name of a problem where one is made: as a property with a message beside it, or as an argument of what makes one. */
const stated = /\brule: '([a-z-]+)'(?! as const)|\b(?:fault|problemOf|blame)\((?:\w+,\s*)?'([a-z-]+)'/g;

test('docs/rules.md says what the rules say', async () => {
  await expect(describeRules()).toMatchFileSnapshot('../../docs/rules.md');
});

test('rules stand in the order of their names, each with one sentence', () => {
  const names = checkRules.map(({ name }) => name);
  expect(names).toEqual([...names].sort());
  for (const { name, doc } of checkRules) {
    expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(doc).toMatch(/^[A-Z].*\.$/s);
    expect(doc).not.toMatch(/[.!?] [A-Z]/);
  }
});

test('no problem that the code tells is missing from the page', async () => {
  const known = new Set([...checkRules.map(({ name }) => name), ...told.map(([name]) => name)]);
  const used = new Set<string>();
  for await (const file of glob('src/{article,content,import}/**/*.ts')) {
    if (file.includes('content/check/')) continue;
    for (const [, name, other = ''] of (await readFile(file, 'utf8')).matchAll(stated))
      used.add(name ?? other);
  }
  expect(used.size).toBeGreaterThan(30);
  expect([...used].filter((name) => !known.has(name))).toEqual([]);
});

test('what is found without rules stands in the order of its names, each once in its table', () => {
  for (const table of [readingProblems, mountProblems, importProblems]) {
    const names = table.map(([name]) => name);
    expect(names).toEqual([...new Set(names)].sort());
  }
});
