import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../../src/host/files.ts';
import { projectRoot } from '../../src/host/project.ts';
import { sample } from '../sample.ts';

const content = join(projectRoot, 'content');
const text = (folder: string, file: string): Promise<string | undefined> =>
  readFile(join(folder, file), 'latin1').catch(() => undefined);

/** Another publication's content is no matter of the tests, whatever state it is in. */
const isSample = (await text(content, 'feed.yaml')) === (await text(sample, 'feed.yaml'));

describe.runIf(isSample)('the sample in content/', () => {
  test('is the copy that tests read, byte for byte', async () => {
    const files = (await listFiles(sample)).filter((file) => file !== 'ledger.jsonl');
    expect(files).toHaveLength(12);
    for (const file of files)
      expect([file, await text(content, file)]).toEqual([file, await text(sample, file)]);
  });

  test('has the ledger of the copy', async () => {
    const lines = new Set((await text(content, 'ledger.jsonl'))?.split('\n'));
    for (const line of (await text(sample, 'ledger.jsonl'))?.split('\n') ?? []) expect(lines).toContain(line);
  });
});
