import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '../../src/content/files.ts';
import { projectRoot } from '../../src/host/project.ts';
import { sample } from '../sample.ts';

const content = join(projectRoot, 'content');
const text = (folder: string, file: string): Promise<string | undefined> =>
  readFile(join(folder, file), 'latin1').catch(() => undefined);

/** Another publication's content is no matter of the tests, whatever state it is in. */
const isSample = (await text(content, 'feed.yaml')) === (await text(sample, 'feed.yaml'));

test.runIf(isSample)('the sample in content/ is the copy that tests read, byte for byte', async () => {
  // Without a ledger: its lines would be merged into those of whoever has articles of their own.
  const files = (await listFiles(sample)).filter((file) => file !== 'ledger.jsonl');
  expect(files).toHaveLength(12);
  for (const file of files) expect([file, await text(content, file)]).toEqual([file, await text(sample, file)]);
});

/** How a test would name the folder: from the project's own, or from where the test lies. */
const named =
  /projectRoot, 'content|(?:\.\.\/)+content(?:['`]|\/(?:articles|captures|media|feed|tags|authors|ledger)\b)/;

test('A1: no other test reads content/, which is somebody’s publication', async () => {
  const folder = join(projectRoot, 'tests');
  const files = (await listFiles(folder)).filter((file) => file.endsWith('.ts') && file !== 'content/sample.test.ts');
  const texts = await Promise.all(files.map(async (file) => [file, (await text(folder, file)) ?? ''] as const));
  expect(texts.filter(([, code]) => named.test(code)).map(([file]) => file)).toEqual([]);
});
