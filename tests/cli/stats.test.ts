import { mkdtemp, readdir, rm, symlink, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openIndex } from '../../src/edition/edition.ts';
import type { BuildResult } from '../../src/host/build.ts';
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
    const built = await dateline(['build', '--out', 'out', '--json'], folder);
    const assets = (JSON.parse(built.out) as BuildResult).edition?.assets;
    const { index, newest } = await readEdition(join(folder, 'out'));
    const { out, code } = await dateline(['stats', '--json'], folder);
    expect(code).toBe(0);
    expect(assets?.files).toBeGreaterThan(0);
    expect(JSON.parse(out)).toMatchObject({
      edition: openIndex(new Uint8Array(index)).meta.digest,
      articles: 60,
      bytes: { index: index.length, newest: newest.length, assets: assets?.bytes },
      limits: expect.arrayContaining([expect.objectContaining({ name: 'static assets', used: assets?.files })]),
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

const MiB = 1024 * 1024;

test('S6: a file of media/ that Cloudflare would refuse stops the build, and stats counts it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-stats-'));
  try {
    await writeFiles(folder, {
      'content/feed.yaml': 'title: T\nurl: https://example.org\n',
      'content/articles/a.md': articleFile({ title: 'A', published: '2020-01-02' }),
      'content/media/films/Fähre & co.mp4': 'x',
      'content/media/just.mp4': 'x',
      'content/media/.hidden.mp4': 'x',
    });
    await truncate(join(folder, 'content/media/films/Fähre & co.mp4'), 26 * MiB);
    await truncate(join(folder, 'content/media/just.mp4'), 25 * MiB);
    await truncate(join(folder, 'content/media/.hidden.mp4'), 27 * MiB);
    await symlink('just.mp4', join(folder, 'content/media/link.mp4'));
    for (const command of ['build', 'check']) {
      const { code, out, err } = await dateline([command, ...(command === 'build' ? ['--out', 'out'] : [])], folder);
      expect(code).toBe(1);
      expect(out + err).toContain('content/media/films/Fähre & co.mp4');
      expect(out + err).toMatch(/It has 27262976 bytes\. .* 26214400 bytes \(25 MiB\)/);
      expect(out + err).toMatch(/Add \[\[r2_buckets\]\] with binding = "MEDIA".*, or store it on another server/);
      expect(out + err).not.toMatch(/just\.mp4|hidden/);
    }
    expect(await readdir(join(folder, 'out'))).toEqual(['cache']);
    const { out } = await dateline(['stats', '--json'], folder);
    const stats = JSON.parse(out);
    expect(stats.bytes.assets).toBe(51 * MiB);
    expect(stats.limits).toContainEqual(
      expect.objectContaining({ name: 'largest static asset', used: 26 * MiB, most: 25 * MiB }),
    );
    expect(stats.limits).toContainEqual(expect.objectContaining({ name: 'static assets', used: 2 }));
    await truncate(join(folder, 'content/media/films/Fähre & co.mp4'), 24 * MiB);
    const built = await dateline(['build', '--out', 'out', '--json'], folder);
    expect((JSON.parse(built.out) as BuildResult).edition?.assets).toEqual({ files: 2, bytes: 49 * MiB });
  } finally {
    await rm(folder, { recursive: true });
  }
});
