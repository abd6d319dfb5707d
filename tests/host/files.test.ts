import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLarge } from '../../src/host/files.ts';

test.each([0, 1, 3, 4, 10])(
  'a file of %i bytes is read whole, however much is read at once',
  async (size) => {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-files-'));
    try {
      const path = join(folder, 'large');
      const bytes = Uint8Array.from({ length: size }, (_, i) => i);
      await writeFile(path, bytes);
      for (const atOnce of [1, 3, 100]) expect(await readLarge(path, atOnce)).toEqual(bytes);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);

test('where there is no file, there is nothing', async () => {
  expect(await readLarge(join(tmpdir(), 'dateline-no-such-file'))).toBeUndefined();
});
