import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { unpackArchive } from '../../../src/content/intake/unpack-archive.ts';
import { importExport } from './import-export.ts';
import { zipOf } from './zip.ts';

const limits = { files: 10, bytes: 1e6, ratio: 200, packed: 500, depth: 2 };

async function unpack(zip: Buffer): Promise<{ readonly files: readonly string[]; readonly folder: string }> {
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
  ['a path upwards', zipOf({ '../out.txt': 'x' }), /invalid relative path/],
  ['a path upwards inside', zipOf({ 'a/../../out.txt': 'x' }), /invalid relative path/],
  ['an absolute path', zipOf({ '/tmp/out.txt': 'x' }), /absolute path/],
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

test('an archive that is refused is a problem with its name, nothing is written outside, and other files are imported', async () => {
  const { files, articles } = await importExport({
    'bad.zip': zipOf({ '../../escaped.md': '---\ntitle: Escaped\ndate: 2024-01-01\n---\nx' }),
    'good.md': '---\ntitle: Good\ndate: 2024-01-01\n---\n\nText.\n',
  });
  const [problem] = files.flatMap((file) => file.problems.filter(({ rule }) => rule === 'unread-archive'));
  expect(problem).toMatchObject({ severity: 'error', file: expect.stringMatching(/bad\.zip$/) });
  expect(articles.map(({ title }) => title)).toEqual(['Good']);
  expect(existsSync(join(tmpdir(), 'escaped.md'))).toBe(false);
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
