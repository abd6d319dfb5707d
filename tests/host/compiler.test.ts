import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CompileOrder, type Compiler, createCompiler } from '../../src/host/preview/compiler.ts';
import { articleFile, writeFiles } from '../worker/start.ts';

let home: string;
let compiler: Compiler;
let order: CompileOrder;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dateline-compiler-'));
  const content = join(home, 'content');
  await writeFiles(content, {
    'feed.yaml': 'title: T\ndescription: D\nurl: https://feeds.example\nlanguage: en\ntimezone: UTC\n',
    'articles/a.md': articleFile({ title: 'A', published: '2019-05-04' }),
    'articles/b.md': articleFile({ title: 'B' }),
  });
  order = {
    content,
    out: join(home, 'out'),
    origin: 'http://127.0.0.1:1',
    drafts: false,
    now: Date.UTC(2020, 0, 1) / 1000,
  };
  compiler = createCompiler();
});

afterEach(async () => {
  compiler.stop();
  await rm(home, { recursive: true, force: true });
});

test('an article that is not ready is told, and the others are compiled', async () => {
  const { edition, problems } = await compiler.compile(order);
  expect(edition?.count).toBe(1);
  expect(problems.map(({ rule }) => rule)).toEqual(['undated']);
});

test('content that cannot be read at all is a problem, not an error', async () => {
  await rm(join(order.content, 'feed.yaml'));
  const { edition, problems } = await compiler.compile(order);
  expect(edition).toBeUndefined();
  expect(problems.map(({ rule }) => rule)).toEqual(['no-publication']);
});

test('sources that change while it compiles are read anew, and the answer still comes', async () => {
  const compiling = compiler.compile(order);
  compiler.renew();
  expect((await compiling).edition?.count).toBe(1);
});

test('drafts that are left out are told with their files', async () => {
  await writeFiles(order.content, { 'articles/c.md': articleFile({ title: 'C', draft: true }) });
  const { edition } = await compiler.compile(order);
  expect(edition?.articles).toEqual([
    { slug: 'a', title: 'A', file: expect.stringMatching(/articles\/a\.md$/), draft: false },
    { title: 'C', file: expect.stringMatching(/articles\/c\.md$/), draft: true },
  ]);
});

test('one that is stopped gives no answer', async () => {
  const compiling = compiler.compile(order);
  compiler.stop();
  await expect(compiling).rejects.toThrow('stopped');
});

test('broken sources are an error each time, and none once they are mended', async () => {
  const code = join(home, 'code.mjs');
  const mended = createCompiler(pathToFileURL(code));
  await writeFile(code, 'export const = 1;');
  await expect(mended.compile(order)).rejects.toThrow(SyntaxError);
  mended.renew();
  const failing = mended.compile(order);
  mended.renew();
  await expect(failing).rejects.toThrow(SyntaxError);
  await writeFile(
    code,
    "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => parentPort.postMessage('made'));",
  );
  mended.renew();
  expect(await mended.compile(order)).toBe('made');
  expect(await mended.compile(order)).toBe('made');
  mended.stop();
});

test('code that fails while it works is an error, and is started anew for the next order', async () => {
  const code = join(home, 'code.mjs');
  await writeFile(
    code,
    "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new RangeError('no') });",
  );
  const failing = createCompiler(pathToFileURL(code));
  await expect(failing.compile(order)).rejects.toThrow('no');
  await expect(failing.compile(order)).rejects.toThrow('no');
  failing.stop();
});
