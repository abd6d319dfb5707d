import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { article, contentFolder } from '../content/folder.ts';
import { bin, dateline } from './run.ts';

/** Runs a command of which one stream is closed by its reader before anything is written. */
function unread(args: readonly string[], cwd: string, stream: 'stdout' | 'stderr'): Promise<[number | null, string]> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd, env: { ...process.env, NO_COLOR: '1' } });
    let other = '';
    child[stream].destroy();
    child[stream === 'stdout' ? 'stderr' : 'stdout'].on('data', (data: Buffer) => (other += data.toString()));
    child.on('close', (code) => done([code, other]));
  });
}

const files = {
  'articles/a.md': article(['title: A', 'published: 2024-01-02']),
  'captures/a.txt': 'The harbour\n\nBy Anna Bauer\nJanuary 2, 2024\n\nThe ferry came in at night.\n',
};

test.each([
  [['rename', '--help'], 'stdout', 0],
  [['--help'], 'stdout', 0],
  [['--version'], 'stdout', 0],
  [['build', '--content', '.', '--out', 'out'], 'stdout', 0],
  [['build', '--content', '.', '--out', 'out', '--json'], 'stdout', 0],
  [['check', '--content', '.', '--notes'], 'stdout', 0],
  [['stats', '--content', '.'], 'stdout', 0],
  // The capture has no day: it needs a person.
  [['import', '--content', '.', 'captures'], 'stdout', 1],
  [['improt'], 'stderr', 2],
  [['build', '--content', 'nowhere'], 'stderr', 1],
] as const)('T8: %j whose %s nobody reads ends in silence', async (args, stream, code) => {
  const folder = await contentFolder(files);
  const [ended, said] = await unread(args, folder, stream);
  expect(said).not.toMatch(/EPIPE|^\s+at /m);
  expect(ended).toBe(code);
});

test('T8: a ledger with a byte-order mark is read and stays as it is, the other files likewise', async () => {
  const folder = await contentFolder({ ...files, 'tags.yaml': 'stone: Stone\n' });
  const build = () => dateline(['build', '--content', '.', '--out', 'out', '--frozen'], folder);
  expect((await dateline(['build', '--content', '.', '--out', 'out'], folder)).code).toBe(0);
  for (const name of ['ledger.jsonl', 'feed.yaml', 'tags.yaml', 'articles/a.md']) {
    const path = join(folder, name);
    await writeFile(path, `\ufeff${await readFile(path, 'utf8')}`);
  }
  expect(await build()).toMatchObject({ code: 0, err: '' });
  // As files are joined by `cat`.
  const ledger = await readFile(join(folder, 'ledger.jsonl'), 'utf8');
  await writeFile(join(folder, 'ledger.jsonl'), `${ledger}${ledger}`.replaceAll('\n', '\r\n'));
  expect(await dateline(['check', '--content', '.'], folder)).toMatchObject({ code: 0 });
});

test.each([
  ['an article', 'articles', 'b.md', article(['title: B', 'published: 2024-01-03'])],
  ['a file of media/', 'media', 'b.png', 'x'],
  ['a mounted post', '../blog', '2024-01-03-b.md', '---\ntitle: B\n---\nText.\n'],
])('T8: %s whose name is no UTF-8 is a named problem', async (_, below, name, text) => {
  const home = await contentFolder({
    'content/feed.yaml': 'title: T\nurl: https://bridges.example\nmounts: [{path: blog, url: https://a.example}]\n',
    'content/articles/a.md': files['articles/a.md'],
    'blog/2024-01-02-a.md': '---\ntitle: P\n---\nText.\n',
  });
  const folder = join(home, 'content', below);
  await mkdir(folder, { recursive: true });
  await writeFile(Buffer.concat([Buffer.from(`${folder}/f\xe4hre-`, 'latin1'), Buffer.from(name)]), text);
  for (const command of [['build', '--out', 'out'], ['check']]) {
    const { code, out, err } = await dateline(command, home);
    expect(code).toBe(1);
    expect(out + err).toMatch(new RegExp(`f\ufffdhre-${name}[\\s\\S]*its name is not UTF-8`));
    expect(out + err).not.toMatch(/^\s+at |ENOENT/m);
  }
});

test('T8: a source whose name is no UTF-8 is a named problem, and the others are imported', async () => {
  const folder = await contentFolder(files);
  await writeFile(Buffer.from(`${folder}/captures/f\xe4hre.txt`, 'latin1'), 'x');
  const { code, out, err } = await dateline(['import', '--content', '.', 'captures'], folder);
  expect(code).toBe(1);
  expect(out + err).toMatch(/f\ufffdhre\.txt[\s\S]*its name is not UTF-8/);
  expect(out + err).toMatch(/The harbour|the-harbour/i);
});

test.each([
  '0000-01-01T00:00:00+14:00',
  '0000-01-01',
  '0000-12-31',
  '0001-01-01T00:00:00+00:01',
  '0001-01-01',
  '9999-12-31T23:59:59-00:01',
  '9999-12-31',
  '10000-01-01',
  '-0001-01-01',
  '2024-01-01T12:34:60Z',
  '2024-01-01T23:59:60+01:00',
  '2024-01-01T12:60:00Z',
])('T8, R9: published: %s, or updated, is refused, with its line and what is accepted', async (time) => {
  const folder = await contentFolder({
    'articles/a.md': article(['title: A', `published: "${time}"`]),
    'articles/b.md': article(['title: B', 'published: 2024-01-02', `updated: "${time}"`]),
  });
  const { code, err } = await dateline(['build', '--content', '.', '--out', 'out'], folder);
  expect(code).toBe(1);
  expect(err).toMatch(/^articles\/a\.md:3: error: "published" is .*Write a day \(2017-12-11\) or a date-time/m);
  expect(err).toMatch(/^articles\/b\.md:4: error: "updated" is .*from the year 1 to 9999/m);
});

test('T8: the first and the last times that are accepted, and a leap second, go out as four digits everywhere', async () => {
  const times = ['0001-01-02', '0001-01-02T00:00:00Z', '9999-12-30', '9999-12-30T23:59:59Z', '2016-12-31T23:59:60Z'];
  for (const timezone of ['Pacific/Kiritimati', 'Etc/GMT+12']) {
    const folder = await contentFolder({
      'feed.yaml': `title: T\nurl: https://bridges.example\ntimezone: ${timezone}\n`,
      ...Object.fromEntries(
        times.map((time, i) => [`articles/${i}.md`, article([`title: T${i}`, `published: ${time}`])]),
      ),
    });
    expect(await dateline(['build', '--content', '.', '--out', 'out'], folder)).toMatchObject({ code: 0 });
    const ledger = await readFile(join(folder, 'ledger.jsonl'), 'utf8');
    for (const [, moment] of ledger.matchAll(/"(?:ahead|first|changed)":"([^"]*)"/g))
      expect(moment).toMatch(/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  }
});

test.each(['0000-01-01', '0000-01-01T00:00:00+14:00'])('R9: a mounted post of %s is a named problem', async (date) => {
  const home = await contentFolder({
    'content/feed.yaml': 'title: T\nurl: https://bridges.example\nmounts: [{path: blog, url: https://a.example}]\n',
    'blog/_posts/2024-01-02-a.md': `---\ntitle: P\n---\nText.\n`,
    'blog/_posts/b.md': `---\ntitle: Q\ndate: ${date}\n---\nText.\n`,
  });
  const { out } = await dateline(['check'], home);
  expect(out).toMatch(/b\.md[\s\S]*No day can be read from date: "0000-01-01/);
});
