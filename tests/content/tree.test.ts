import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mediaType } from '../../src/article/media-type.ts';
import { filesBelow } from '../../src/content/files.ts';
import { MediaFolder } from '../../src/content/articles/media.ts';
import { article, contentFolder } from './folder.ts';
import { load } from '../../src/content/load.ts';
import { importFiles } from '../../src/content/intake/import-files.ts';
import type { Problem } from '../../src/article/problem.ts';

test('files and links to files below the folder are found, in order; links to anything else are told', async () => {
  const folder = await contentFolder({ 'b.md': '', 'a/c.md': '', '.hidden/d.md': '', 'e.txt': '' });
  execFileSync('mkfifo', [join(folder, 'pipe.md')]);
  for (const [to, name] of [
    ['b.md', 'link.md'],
    ['pipe.md', 'to-pipe.md'],
    ['a', 'to-folder.md'],
    ['circle.md', 'circle.md'],
    ['/etc/hostname', 'outside.md'],
    ['nothing', 'broken.md'],
  ] as const)
    await symlink(to, join(folder, name));
  const { files, problems } = await filesBelow(folder, (name) => name.endsWith('.md'));
  expect(files.map((path) => path.slice(folder.length + 1))).toEqual(['a/c.md', 'b.md', 'link.md']);
  expect(problems.map(({ rule, file }) => [rule, file.split('/').at(-1)])).toEqual(
    ['broken.md', 'circle.md', 'outside.md', 'to-folder.md', 'to-pipe.md'].map((name) => ['refused-link', name]),
  );
});

test('an edition serves the files of media/ alone: no hidden file and no link has a size or an address', async () => {
  const folder = await contentFolder({
    'media/a.mp3': 'abc',
    'media/films/b.mp4': 'x',
    'media/.hidden.png': 'x',
    'media/.cache/c.png': 'x',
  });
  await symlink('a.mp3', join(folder, 'media/link.mp3'));
  await symlink('..', join(folder, 'media/old'));
  const media = new MediaFolder(folder);
  expect(await media.sizes()).toEqual(
    new Map([
      ['a.mp3', 3],
      ['films/b.mp4', 1],
    ]),
  );
  expect(await media.size('/media/link.mp3')).toBeUndefined();
  expect((await media.problems()).map(({ rule, file }) => [rule, file.split('/').at(-1)])).toEqual([
    ['refused-link', 'link.mp3'],
    ['refused-link', 'old'],
  ]);
  expect(await new MediaFolder(join(folder, 'articles')).sizes()).toEqual(new Map());
});

test('a build and an import name the links that they do not follow, and go on', async () => {
  const folder = await contentFolder({
    'articles/a.md': article(['title: A', 'published: 2024-01-02']),
    'media/a.png': 'x',
    'elsewhere/b.md': article(['title: B', 'published: 2024-01-03']),
  });
  await symlink('../elsewhere', join(folder, 'articles/more'));
  await symlink('../../elsewhere/b.md', join(folder, 'articles/b.md'));
  await symlink('.', join(folder, 'articles/circle'));
  await symlink('../elsewhere', join(folder, 'media/more'));
  const refused = (problems: readonly Problem[]): string[] =>
    problems.filter(({ rule }) => rule === 'refused-link').map(({ file }) => file.split('/').slice(-2).join('/'));
  const { articles, problems } = await load(folder, { now: Date.UTC(2024, 5, 1) / 1000 });
  expect(articles.map(({ title }) => title)).toEqual(['A']);
  expect(refused(problems).sort()).toEqual(['articles/b.md', 'articles/circle', 'articles/more', 'media/more']);
  const files = await importFiles([join(folder, 'articles')], folder);
  const told = refused(files.flatMap((file) => file.problems));
  expect(told.sort()).toEqual(['articles/b.md', 'articles/circle', 'articles/more']);
});

test.each([
  ['https://a.example/x.MP3?v=1#t', 'audio/mpeg'],
  ['/media/a%20b.m4b', 'audio/mp4'],
  ['/media/film', undefined],
  ['/media/a.constructor', undefined],
])('the media type of %s is %s', (address, type) => {
  expect(mediaType(address)).toBe(type);
});
