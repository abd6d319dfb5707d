import { mkdtemp, readdir, readFile, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { build, type BuildOptions, type BuildResult } from '../../src/host/build.ts';
import { articleFile, writeFiles } from '../worker/start.ts';

const feed = 'title: T\ndescription: D\nurl: https://feeds.example\nlanguage: en\ntimezone: UTC\n';
const noon = Date.UTC(2020, 0, 1, 12) / 1000;

let home: string;
let content: string;
let out: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dateline-build-'));
  [content, out] = [join(home, 'content'), join(home, 'out')];
  await writeFiles(content, {
    'feed.yaml': feed,
    'articles/a.md': articleFile({ title: 'A', published: '2019-05-04' }),
    'articles/b.md': articleFile({ title: 'B', published: '2019-05-05' }),
  });
});

afterEach(() => rm(home, { recursive: true, force: true }));

const run = (options: Partial<BuildOptions> = {}): Promise<BuildResult> =>
  build({ content, out, now: noon, ...options });

async function bytes(): Promise<string[]> {
  return Promise.all(['index.bin', 'newest.bin'].map((file) => readFile(join(out, file), 'base64')));
}

const rules = ({ problems }: BuildResult): string[] => problems.map(({ rule }) => rule);

test('a build writes the edition and remembers in the content what it published', async () => {
  const result = await run();
  expect(result.edition).toMatchObject({ articles: 2, url: 'https://feeds.example' });
  expect(await readdir(out)).toEqual(expect.arrayContaining(['assets', 'cache', 'index.bin', 'newest.bin']));
  expect(await readFile(join(content, 'ledger.jsonl'), 'utf8')).toContain('"first":"2020-01-01T12:00:00Z"');
  expect(await readFile(join(content, 'articles/a.md'), 'utf8')).toContain('tag:feeds.example,2019-05-04:a');
});

test('whoever follows a build is told of all that is read, related and rendered', async () => {
  await writeFiles(home, { 'posts/one.md': '---\ntitle: One\ndate: 2019-05-06\n---\nText.\n' });
  await writeFiles(content, {
    'feed.yaml': `${feed}mounts: [{ path: posts, dialect: hugo, url: https://blog.example }]\n`,
  });
  const told: (readonly [stage: string, done: number, of: number])[] = [];
  await run({ onProgress: (...each) => told.push(each) });
  expect(told.filter(([, done, of]) => done === of)).toEqual([
    ['reading', 1, 1],
    ['reading', 2, 2],
    ['relating', 3, 3],
    ['rendering', 3, 3],
  ]);
});

test('a second build writes nothing', async () => {
  const first = await run();
  const before = await stat(join(out, 'index.bin'));
  const second = await run({ now: noon + 60 });
  expect(second).toMatchObject({ unchanged: true, edition: first.edition, written: [] });
  expect((await stat(join(out, 'index.bin'))).mtimeMs).toBe(before.mtimeMs);
});

test('an edition is written where its content or its files changed', async () => {
  await run();
  const file = join(content, 'articles/a.md');
  await writeFile(file, (await readFile(file, 'utf8')).replace('Text.', 'Other text.'));
  const edited = await run();
  expect(edited.unchanged).toBe(false);
  await utimes(file, 1, 1);
  const touched = await run();
  expect(touched.unchanged).toBe(true);
  expect(touched.edition?.digest).toBe(edited.edition?.digest);
  await rm(join(out, 'newest.bin'));
  expect(await run()).toMatchObject({ unchanged: false, edition: touched.edition });
});

test('what says of a mounted folder how it is read is looked at where it lies above it', async () => {
  const site = (host: string) => ({ 'blog/hugo.toml': `baseURL = 'https://${host}.example/'\n` });
  const data = (name: string) => ({ 'blog/data/authors.yaml': `ada:\n  name: ${name}\n` });
  await writeFiles(home, {
    ...site('one'),
    ...data('Ada'),
    'blog/content/posts/a.md': '---\ntitle: One\ndate: 2019-05-06\nauthor: ada\n---\nText.\n',
  });
  await writeFiles(content, { 'feed.yaml': `${feed}mounts: [blog/content/posts]\n` });
  const inside = { out: join(home, 'blog/edition') };
  const first = await run(inside);
  expect(await run(inside)).toMatchObject({ unchanged: true });
  await writeFiles(home, site('two'));
  const moved = await run({ ...inside, withdraw: true });
  expect(moved.unchanged).toBe(false);
  expect(moved.edition?.digest).not.toBe(first.edition?.digest);
  await writeFiles(home, data('Ada Holm'));
  const named = await run(inside);
  expect(named.unchanged).toBe(false);
  expect(named.edition?.digest).not.toBe(moved.edition?.digest);
});

test('the same content gives the same bytes', async () => {
  await run();
  const first = await bytes();
  await rm(out, { recursive: true });
  await run({ now: noon + 86_400 });
  expect(await bytes()).toEqual(first);
});

test.each(['index.bin', 'newest.bin'])('%s of another edition with the same length is replaced', async (file) => {
  await run();
  const before = await bytes();
  const path = join(out, file);
  await writeFile(path, Buffer.alloc((await stat(path)).size, 1));
  expect(await run()).toMatchObject({ unchanged: false });
  expect(await bytes()).toEqual(before);
});

test('an asset that was cut short is written again', async () => {
  await writeFiles(content, { 'media/a.txt': 'a text' });
  await run();
  await truncate(join(out, 'assets/media/a.txt'), 2);
  await run();
  expect(await readFile(join(out, 'assets/media/a.txt'), 'utf8')).toBe('a text');
});

test('links in a circle are passed over', async () => {
  await symlink('b-again.md', join(content, 'articles/a-again.md'));
  await symlink('a-again.md', join(content, 'articles/b-again.md'));
  expect(await run()).toMatchObject({ edition: { articles: 2 } });
});

test('an error stops the build, with its file, and leaves the last edition as it was', async () => {
  await run();
  const before = await bytes();
  await writeFiles(content, { 'articles/c.md': articleFile({ title: 'C' }) });
  const result = await run();
  expect(result.edition).toBeUndefined();
  expect(result.problems).toEqual([expect.objectContaining({ rule: 'undated', severity: 'error' })]);
  expect(result.problems[0]?.file).toMatch(/content\/articles\/c\.md$/);
  expect(await bytes()).toEqual(before);
  expect(await readFile(join(content, 'ledger.jsonl'), 'utf8')).not.toContain('"c"');
});

test('a clock that is behind the ledger by more than a day stops the build and changes nothing', async () => {
  await run();
  const before = [await bytes(), await readFile(join(content, 'ledger.jsonl'), 'utf8')];
  await rm(out, { recursive: true });
  expect(await run({ now: 0, frozen: true })).toMatchObject({ edition: { articles: 2 } });
  await writeFiles(content, { 'articles/c.md': articleFile({ title: 'C', published: '2018-05-04' }) });
  for (const now of [0, noon - 20 * 31_557_600, noon - 90_000]) {
    const result = await run({ now });
    expect(result.edition).toBeUndefined();
    expect(rules(result)).toContain('clock');
  }
  expect(rules(await run({ now: noon - 365 * 86_400 }))).toEqual(['clock']);
  expect([await bytes(), await readFile(join(content, 'ledger.jsonl'), 'utf8')]).toEqual(before);
  expect(await run({ now: noon - 3600 })).toMatchObject({ edition: { articles: 3 } });
});

test('a fault in feed.yaml is a problem with its line', async () => {
  await writeFile(join(content, 'feed.yaml'), `${feed}titel: X\n`);
  const result = await run();
  expect(result.problems).toEqual([expect.objectContaining({ rule: 'unknown-key', line: 6 })]);
});

test('a frozen build fails where it would change the content, and passes where it would not', async () => {
  const refused = await run({ frozen: true });
  expect(refused.edition).toBeUndefined();
  expect(new Set(rules(refused))).toEqual(new Set(['frozen']));
  expect(await readdir(content)).not.toContain('ledger.jsonl');
  await run();
  await rm(out, { recursive: true });
  expect((await run({ frozen: true, now: noon + 60 })).edition).toBeDefined();
});

test('two builds at once take turns and leave one whole edition', async () => {
  const results = await Promise.all([run(), run(), run()]);
  expect(results.map(({ unchanged }) => unchanged).sort()).toEqual([false, true, true]);
  expect(new Set(results.map(({ edition }) => edition?.digest)).size).toBe(1);
});
