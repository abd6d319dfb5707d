import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type UnpackedArchive, unpackArchive } from '../../../src/content/intake/unpack-archive.ts';
import { importExport } from './import-export.ts';
import { zipOf } from './zip.ts';

const limits = { files: 10, bytes: 1e6, ratio: 200, packed: 500, depth: 2 };

async function unpack(zip: Buffer): Promise<UnpackedArchive> {
  const outside = await mkdtemp(join(tmpdir(), 'zip-'));
  onTestFinished(() => rm(outside, { recursive: true, force: true }));
  await writeFile(join(outside, 'a.zip'), zip);
  return unpackArchive(
    join(outside, 'a.zip'),
    (folder) => onTestFinished(() => rm(folder, { recursive: true, force: true })),
    limits,
  );
}

test('unpacks files, and archives in it into folders of their names', async () => {
  const inner = zipOf({ 'html/1.html': '<p>one</p>' });
  const { files, folder } = await unpack(zipOf({ 'posts.zip': inner, 'média/ü.txt': 'Küste' }));
  expect(files).toEqual(['média/ü.txt', 'posts/html/1.html']);
  expect(await readFile(join(folder, 'média/ü.txt'), 'utf8')).toBe('Küste');
  expect(await readFile(join(folder, 'posts/html/1.html'), 'utf8')).toBe('<p>one</p>');
});

test('leaves out links and what systems add', async () => {
  const { files } = await unpack(
    zipOf([
      { name: 'a.txt', data: 'x' },
      { name: 'link', data: '/etc/passwd', mode: 0o120777 },
      { name: '__MACOSX/._a.txt', data: 'x' },
      { name: '.DS_Store', data: 'x' },
      { name: 'empty/', data: '' },
    ]),
  );
  expect(files).toEqual(['a.txt']);
});

const zeros = Buffer.alloc(900_000);
test.each([
  ['a bomb', zipOf({ 'a.txt': zeros }), /more than 200 times/],
  ['a bomb in an archive', zipOf({ 'b.zip': zipOf({ 'a.txt': zeros }) }), /more than 200 times/],
  [
    'too many files',
    zipOf(Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`${i}.txt`, 'x']))),
    /more than 10 files/,
  ],
  ['too many bytes', zipOf({ 'a.txt': Buffer.alloc(1_000_001, 'ab?c') }), /more than/],
  ['a file longer than stated', zipOf([{ name: 'a.txt', data: 'x'.repeat(99), size: 3 }]), /too many bytes/],
  ['a file shorter than stated', zipOf([{ name: 'a.txt', data: 'x', size: 999 }]), /not enough bytes/],
  ['no archive', Buffer.from('PK\x03\x04 and nothing'), /end of central directory/i],
])('refuses an archive with %s', async (_, zip, message) => {
  await expect(unpack(zip)).rejects.toThrow(message);
});

// The names that yauzl's README calls unsafe, with those of Windows.
test.each(['../out.txt', 'a/../../out.txt', '/tmp/out.txt', '..\\out.txt', 'C:/out.txt', 'C:\\out.txt'])(
  'the file “%s” of an archive is named and not unpacked, and the others are',
  async (name) => {
    const { files, refused } = await unpack(zipOf({ 'a.txt': 'a', [name]: 'x', 'b.zip': zipOf({ 'b.txt': 'b' }) }));
    expect(files).toEqual(['a.txt', 'b/b.txt']);
    const shown = name.replaceAll('\\', '/');
    expect(refused).toEqual([{ name: shown, reason: expect.stringContaining(shown) }]);
  },
);

test('a file with such a name in an archive of an archive is named with its path', async () => {
  const { files, refused } = await unpack(zipOf({ 'b.zip': zipOf({ '../b.txt': 'b', 'c.txt': 'c' }) }));
  expect(files).toEqual(['b/c.txt']);
  expect(refused.map(({ name }) => name)).toEqual(['b/../b.txt']);
});

test('an archive with one such name is imported without it, and nothing is written outside', async () => {
  const { files, articles } = await importExport({
    'mixed.zip': zipOf({
      '../../escaped.md': '---\ntitle: Escaped\ndate: 2024-01-01\n---\nx',
      'good.md': '---\ntitle: Good\ndate: 2024-01-01\n---\n\nText.\n',
    }),
  });
  const [problem] = files.flatMap((file) => file.problems.filter(({ rule }) => rule === 'refused-name'));
  expect(problem).toMatchObject({ severity: 'warning', file: expect.stringMatching(/mixed\.zip$/) });
  expect(problem?.message).toContain('../../escaped.md');
  expect(articles.map(({ title }) => title)).toEqual(['Good']);
  expect(existsSync(join(tmpdir(), 'escaped.md'))).toBe(false);
});

test('a damaged archive is a problem with its name, and other files are imported', async () => {
  const { files, articles } = await importExport({
    'bad.zip': Buffer.from('PK\x03\x04 and nothing'),
    'good.md': '---\ntitle: Good\ndate: 2024-01-01\n---\n\nText.\n',
  });
  const [problem] = files.flatMap((file) => file.problems.filter(({ rule }) => rule === 'unread-archive'));
  expect(problem).toMatchObject({ severity: 'error', file: expect.stringMatching(/bad\.zip$/) });
  expect(articles.map(({ title }) => title)).toEqual(['Good']);
});

test('Markdown in an archive is read with its paths and its site', async () => {
  const zip = zipOf({
    'blog/_config.yml': 'title: Quay\nurl: https://quay.example\n',
    'blog/_posts/2024-03-01-ferry.md': '---\ntitle: Ferry\n---\n\nIt left at seven.\n',
  });
  const { articles } = await importExport({ 'blog.zip': zip }, ['blog.zip']);
  const ferry = articles.find(({ title }) => title === 'Ferry');
  expect(ferry?.published).toBe('2024-03-01');
  expect(ferry?.imported?.file).toMatch(/blog\.zip\/blog\/_posts\/2024-03-01-ferry\.md$/);
});
