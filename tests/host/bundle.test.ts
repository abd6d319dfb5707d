import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleWorker, workerModules } from '../../src/host/bundle.ts';
import { keepEdition } from '../../src/host/wrangler.ts';
import { generated } from '../../src/host/project.ts';
import { runWrangler } from '../../src/host/wrangler.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-bundle-'));
  await bundleWorker();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('Miniflare gets, byte for byte, the modules that wrangler would deploy', async () => {
  const run = await runWrangler(['deploy', '--dry-run', '--outdir', folder], { env: keepEdition });
  expect(run.code, run.output).toBe(0);
  const modules = workerModules(await bundleWorker(), {
    'index.bin': await readFile(join(generated, 'index.bin')),
    'newest.bin': await readFile(join(generated, 'newest.bin')),
  });
  const written = (await readdir(folder)).filter((name) => /\.(?:js|bin)$/.test(name));
  expect(modules.map(({ name }) => name).sort()).toEqual(written.sort());
  for (const { name, contents } of modules)
    expect(Buffer.compare(contents, await readFile(join(folder, name))), name).toBe(0);
});

test('another edition changes the names of its modules and nothing else', async () => {
  const made = await bundleWorker();
  const modules = workerModules(made, { 'index.bin': Buffer.from('a'), 'newest.bin': Buffer.from('b') });
  // SHA-1 of "a" and "b".
  const [index, newest] = [
    '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8-index.bin',
    'e9d71f5ee7c92d6dc9e92ffdad17b8bd49418f98-newest.bin',
  ];
  expect(modules.map(({ name }) => name)).toEqual(['worker.js', index, newest]);
  const code = Buffer.from(modules[0]?.contents ?? []).toString('utf8');
  expect(code.replace(index, made.imports['index.bin']).replace(newest, made.imports['newest.bin'])).toBe(made.code);
});

test('the Worker that is deployed asks nothing of Node.js but to compress', async () => {
  const { code } = await bundleWorker();
  expect(code.match(/\bfrom ?"node:[a-z/]+"|\brequire\("/g)).toEqual(['from"node:zlib"']);
});
