import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readIfPresent, removeTemporaryFiles, writeIfChanged, writeAtomically } from '../../src/content/write.ts';
import { addFiles, contentFolder } from './folder.ts';

test('a file is written into folders that are not there yet, and nothing is left beside it', async () => {
  const folder = await contentFolder({});
  await writeAtomically(join(folder, 'a/b/c.md'), 'one');
  expect(await readIfPresent(join(folder, 'a/b/c.md'))).toBe('one');
  expect(await readdir(join(folder, 'a/b'))).toEqual(['c.md']);
});

test('a file that can not be written leaves the old one and nothing beside it', async () => {
  const folder = await contentFolder({});
  await mkdir(join(folder, 'taken.md/inside'), { recursive: true });
  await expect(writeAtomically(join(folder, 'taken.md'), 'x')).rejects.toThrow();
  expect((await readdir(folder)).sort()).toEqual(['feed.yaml', 'taken.md']);
});

test('what is the same is not written', async () => {
  const folder = await contentFolder({ 'a.md': 'one' });
  expect(await writeIfChanged(join(folder, 'a.md'), 'one')).toBe(false);
  expect(await writeIfChanged(join(folder, 'a.md'), 'two')).toBe(true);
});

test('a file that is not there has no text', async () => {
  expect(await readIfPresent('no/such/file')).toBeUndefined();
});

test('what a killed process left half written is swept away, what a living one writes is not', async () => {
  const folder = await contentFolder({});
  // No process has this number: Linux ends at 2^22.
  const [dead, alive] = ['sub/.a.md.99999999-0123abcd.tmp', `.b.md.${process.pid}-0123abcd.tmp`];
  await addFiles(folder, { [dead]: 'x', [alive]: 'x', 'sub/.a.tmp': 'x' });
  await removeTemporaryFiles(folder);
  expect(await readIfPresent(join(folder, dead))).toBeUndefined();
  expect(await readIfPresent(join(folder, alive))).toBe('x');
  expect(await readIfPresent(join(folder, 'sub/.a.tmp'))).toBe('x');
});
