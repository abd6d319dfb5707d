import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Cache } from '../../src/compile/cache.ts';
import { compile } from '../../src/compile/compile.ts';
import { load } from '../../src/content/load.ts';
import { blogPosts } from '../bench/blogs.ts';
import { archiveOf, contentOf } from '../bench/synthetic.ts';

const origin = 'https://example.org';
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'dateline-threads-'));
  await mkdir(join(root, 'content'));
  await mkdir(join(root, 'posts'));
  await writeFile(
    join(root, 'content/feed.yaml'),
    `title: T\nurl: ${origin}\nmounts:\n  - path: posts\n    dialect: hugo\n    url: ${origin}/\n`,
  );
  for (const { name, text } of blogPosts(700))
    await writeFile(join(root, 'posts', `${name}.md`), `${text}\nSee [the first](post-0.md).\n`);
});

afterAll(() => rm(root, { recursive: true, force: true }));

test('what threads read is what is read without them', async () => {
  const now = Date.UTC(2026, 0, 1) / 1000;
  const [alone, helped] = [
    await load(join(root, 'content'), { now }),
    await load(join(root, 'content'), { now, threads: 3 }),
  ];
  expect(alone.articles.length).toBe(700);
  expect(helped).toEqual(alone);
});

test('an edition that threads rendered is the one rendered without them, byte for byte, and so is what is remembered', () => {
  const content = contentOf(archiveOf(700));
  const caches = [new Cache(''), new Cache('')] as const;
  const alone = compile(content, { origin, bundled: 400_000, cache: caches[0] });
  const helped = compile(content, { origin, bundled: 400_000, cache: caches[1], threads: 3 });
  expect(helped.digest).toBe(alone.digest);
  expect(Buffer.compare(helped.index, alone.index)).toBe(0);
  expect(Buffer.compare(helped.newest, alone.newest)).toBe(0);
  expect([...helped.assets.keys()]).toEqual([...alone.assets.keys()]);
  for (const [name, bytes] of helped.assets)
    expect(Buffer.compare(bytes, alone.assets.get(name) as Uint8Array), name).toBe(0);
  expect(deserialize(caches[1].bytes())).toEqual(deserialize(caches[0].bytes()));
}, 60_000);
