import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '../src/content/files.ts';
import { projectRoot } from '../src/host/project.ts';

const declaration = /^export (?:abstract |async )*(?:class|const|enum|function\*?|interface|type) (?<name>[\w$]+)/gm;

/** Names with one meaning in several files, with the reason. */
const sameMeaning = new Map([
  ['describe', 'every file of a command exports it (CommandFile)'],
  ['run', 'every file of a command exports it (CommandFile)'],
  ['startOfDay', 'the first moment of a day: by the runtime’s time zones, and by the edition’s table of one'],
]);

/** Interfaces, type aliases and classes at the top of a file, whether it exports them or not. */
const typeDeclaration = /^(?:export )?(?:abstract )?(?:class|interface|type) (?<name>[A-Z][\w$]*)/gm;

/** The files of `src/` by the names that they declare. */
async function declaredNames(declared: RegExp): Promise<ReadonlyMap<string, readonly string[]>> {
  const files = (await listFiles(join(projectRoot, 'src'))).filter((file) => /\.tsx?$/.test(file));
  const names = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(projectRoot, 'src', file), 'utf8');
      return [...text.matchAll(declared)].map(({ groups }) => ({ name: groups?.name as string, file }));
    }),
  );
  const byName = Map.groupBy(names.flat(), ({ name }) => name);
  return new Map([...byName].map(([name, found]) => [name, [...new Set(found.map(({ file }) => file))]]));
}

/** The names that several files declare, without those of one meaning. */
const repeatedIn = (names: ReadonlyMap<string, readonly string[]>) =>
  Object.fromEntries([...names].filter(([name, files]) => files.length > 1 && !sameMeaning.has(name)));

test('an exported name is declared in one file of src/ only', async () => {
  const names = await declaredNames(declaration);
  expect(names.size).toBeGreaterThan(500);
  expect(repeatedIn(names)).toEqual({});
});

test('a type is declared in one file of src/ only, exported or not', async () => {
  const names = await declaredNames(typeDeclaration);
  expect(names.size).toBeGreaterThan(300);
  expect(repeatedIn(names)).toEqual({});
});
