import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importKinds } from '../../src/import/kinds.ts';
import { projectRoot } from '../../src/host/project.ts';

test('every kind has a row in the README, with its name for --kind and the way to get such a file', async () => {
  const readme = await readFile(join(projectRoot, 'README.md'), 'utf8');
  for (const { name, label, get } of importKinds) expect(readme).toContain(`| ${label} | ${get} | \`${name}\` |`);
});

test('every kind has a name of its own, and a reader', async () => {
  expect(new Set(importKinds.map(({ name }) => name)).size).toBe(importKinds.length);
  for (const { load } of importKinds) expect(await load()).toBeTypeOf('function');
});
