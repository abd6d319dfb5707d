import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EditionFiles } from '../../src/compile/compile.ts';
import { MediaFolder } from '../../src/content/articles/media.ts';
import { removeOldAssets, writeEdition, writeMedia } from '../../src/host/write.ts';

let out: string;

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'dateline-write-'));
});

afterEach(() => rm(out, { recursive: true, force: true }));

const edition = (assets: Readonly<Record<string, string>>): EditionFiles => ({
  digest: 'd',
  index: Buffer.from('index'),
  newest: Buffer.from('newest'),
  assets: new Map(
    Object.entries(assets).map(([name, text]) => [name, { length: text.length, bytes: () => Buffer.from(text) }]),
  ),
});

const shards = async (): Promise<string[]> => (await readdir(join(out, 'assets/shards'))).sort();

test('assets that an edition no longer names stay until they are removed', async () => {
  const files = { 'shards/a.bin': 'a', 'shards/b.bin': 'b' };
  expect(await writeEdition(out, edition(files))).toBe(true);
  expect(await writeEdition(out, edition(files))).toBe(false);
  const later = edition({ 'shards/b.bin': 'b', 'shards/c.bin': 'c' });
  await writeEdition(out, later);
  expect(await shards()).toEqual(['a.bin', 'b.bin', 'c.bin']);
  await removeOldAssets(out, later);
  expect(await shards()).toEqual(['b.bin', 'c.bin']);
});

test('an asset that is there is not written again, unless a crash cut it short', async () => {
  const path = join(out, 'assets/shards/a.bin');
  await writeEdition(out, edition({ 'shards/a.bin': 'whole' }));
  const { ino } = await stat(path);
  await writeEdition(out, edition({ 'shards/a.bin': 'whole' }));
  expect((await stat(path)).ino).toBe(ino);
  await truncate(path, 2);
  await writeEdition(out, edition({ 'shards/a.bin': 'whole' }));
  expect(await readFile(path, 'utf8')).toBe('whole');
});

test('nothing but the edition is left in the folder', async () => {
  await writeEdition(out, edition({}));
  expect((await readdir(out)).sort()).toEqual(['assets', 'index.bin', 'newest.bin']);
});

test('media lie among the assets under their names, and go with their files', async () => {
  const content = join(out, 'content');
  await mkdir(join(content, 'media/deep'), { recursive: true });
  await writeFile(join(content, 'media/a.mp3'), 'sound');
  await writeFile(join(content, 'media/deep/b é.png'), 'picture');
  await writeMedia(out, new MediaFolder(content));
  expect(await readFile(join(out, 'assets/media/deep/b é.png'), 'utf8')).toBe('picture');
  await writeFile(join(content, 'media/c.mp3'), 'sound');
  await writeMedia(out, new MediaFolder(content));
  const { ino } = await stat(join(out, 'assets/media/c.mp3'));
  await writeFile(join(content, 'media/deep/b é.png'), 'another');
  await rm(join(content, 'media/a.mp3'));
  await writeMedia(out, new MediaFolder(content));
  await removeOldAssets(out, edition({}));
  expect(await readFile(join(out, 'assets/media/deep/b é.png'), 'utf8')).toBe('another');
  expect((await stat(join(out, 'assets/media/c.mp3'))).ino).toBe(ino);
  await expect(stat(join(out, 'assets/media/a.mp3'))).rejects.toThrow('ENOENT');
});

test('a link in media that leads elsewhere is not served, nor is a hidden file', async () => {
  const content = join(out, 'content');
  await mkdir(join(content, 'media'), { recursive: true });
  await writeFile(join(out, 'secret'), 'secret');
  await symlink(join(out, 'secret'), join(content, 'media/link'));
  await writeFile(join(content, 'media/.hidden'), 'hidden');
  await writeMedia(out, new MediaFolder(content));
  expect(await readdir(out)).not.toContain('assets');
});
