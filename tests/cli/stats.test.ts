import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openIndex } from '../../src/edition/edition.ts';
import { readRecord } from '../../src/host/record.ts';
import { readEdition } from '../torture/app.ts';
import { articleFile, writeFiles } from '../worker/start.ts';
import { dateline } from './run.ts';

/** Articles of a hundred kilobytes: more than a bundle carries. */
const files = Object.fromEntries(
  Array.from({ length: 60 }, (_, i) => [
    `content/articles/${i}.md`,
    articleFile(
      {
        title: `Article ${i}`,
        published: `2020-01-${String(1 + (i % 28)).padStart(2, '0')}`,
        tags: ['long'],
      },
      `Word${i} and others. `.repeat(5000),
    ),
  ]),
);

test('stats says of an edition what a build writes, articles beyond the bundle included', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-stats-'));
  try {
    await writeFiles(folder, { 'content/feed.yaml': 'title: T\nurl: https://example.org\n', ...files });
    expect((await dateline(['build', '--out', 'out'], folder)).code).toBe(0);
    const record = await readRecord(join(folder, 'out'));
    const { index, newest } = await readEdition(join(folder, 'out'));
    const { out, code } = await dateline(['stats', '--json'], folder);
    expect(code).toBe(0);
    expect(record?.edition.assets.files).toBeGreaterThan(0);
    expect(JSON.parse(out)).toMatchObject({
      edition: openIndex(new Uint8Array(index)).meta.digest,
      articles: 60,
      bytes: { index: index.length, newest: newest.length, assets: record?.edition.assets.bytes },
      limits: expect.arrayContaining([
        expect.objectContaining({ name: 'static assets', used: record?.edition.assets.files }),
      ]),
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
