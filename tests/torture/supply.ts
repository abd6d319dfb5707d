import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hexDigest } from '../../src/content/digest.ts';
import { sample } from '../sample.ts';
import { editionOf } from './app.ts';
import type { Row } from './row.ts';

/** The sample, built twice at different times and places; what the Worker is made of is held by tests/supply.test.ts. */
export const supply: Row = {
  name: 'supply',
  failure: 'two builds of the same content and ledger give different bytes',
  async run(tally) {
    const home = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
    try {
      const content = join(home, 'content');
      await cp(sample, content, { recursive: true });
      await editionOf(content, join(home, 'first'), Math.floor(Date.now() / 1000));
      const digests: string[] = [];
      for (const name of ['a', 'b']) {
        const copy = join(home, name, 'content');
        await cp(content, copy, { recursive: true });
        await editionOf(copy, join(home, name, 'out'), Date.UTC(2030, 0, 1) / 1000);
        tally.inputs++;
        const out = join(home, name, 'out');
        const files = (await readdir(out, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile() && entry.name.endsWith('.bin') && !entry.parentPath.includes('cache'))
          .map((entry) => join(entry.parentPath, entry.name));
        const hashes = await Promise.all(
          files.map(async (file) => `${file.slice(out.length)} ${hexDigest(await readFile(file))}`),
        );
        digests.push(hashes.sort().join('\n'));
      }
      const other = digests[1]?.split('\n');
      for (const line of digests[0]?.split('\n') ?? [])
        tally.expect(other?.includes(line) === true, `${line} is another in the second build`);
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  },
};
