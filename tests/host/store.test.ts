import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenStore, openStore } from '../../src/host/store.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-store-'));
  file = join(folder, 'cache/store.sqlite');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function use<T>(work: (store: OpenStore) => T, revision = 'one'): T {
  const store = openStore(file, revision);
  try {
    return work(store);
  } finally {
    store.close();
  }
}

const lines = new Map([['title', 2]]);
const fill = (): void =>
  use((store) => {
    store.set('read', 'a', { body: 'A\ud800', lines });
    store.set('render', 'a', new Uint32Array([1, 2]));
    store.set('read', 'b', 'x'.repeat(100_000));
  });
const known = (revision?: string): unknown[] =>
  use(
    (store) => [store.get('read', 'a'), store.get('render', 'a'), store.get('read', 'b')].map((one) => typeof one),
    revision,
  );
const all = ['object', 'object', 'string'];
const none = ['undefined', 'undefined', 'undefined'];

test('a result comes back as it was stored, under its step and its inputs', () => {
  fill();
  use((store) => {
    expect(store.get('read', 'a')).toEqual({ body: 'A\ud800', lines });
    expect(store.get('render', 'a')).toEqual(new Uint32Array([1, 2]));
    expect(store.get('shard', 'a')).toBeUndefined();
    expect(store.get('read', 'c')).toBeUndefined();
  });
});

test('pruning drops what was neither asked for nor stored', () => {
  fill();
  use((store) => {
    store.get('read', 'a');
    store.set('shard', 'c', 1);
    store.prune();
  });
  expect(known()).toEqual(['object', 'undefined', 'undefined']);
  expect(use((store) => store.get('shard', 'c'))).toBe(1);
});

test('a build that stops before its end drops nothing', () => {
  fill();
  use((store) => store.get('read', 'a'));
  expect(known()).toEqual(all);
});

test('the results of other code are dropped', () => {
  fill();
  expect(known('two')).toEqual(none);
  expect(known('one')).toEqual(none);
});

test('a damaged result is absent, and the others are there', async () => {
  fill();
  const bytes = await readFile(file);
  bytes.writeUInt8(0, bytes.lastIndexOf('xxxxxxxx'));
  await writeFile(file, bytes);
  expect(known()).toEqual(['object', 'object', 'undefined']);
});

test.each<[string, () => Promise<unknown>]>([
  ['no database', () => writeFile(file, 'none')],
  ['an empty file', () => writeFile(file, '')],
  ['a database that was cut short', () => truncate(file, 5000)],
  ['a folder', () => rm(file).then(() => mkdir(file))],
])('where the file is %s, the store begins empty', async (_, damage) => {
  fill();
  await damage();
  expect(known()).toEqual(none);
});

test('where no file can be, nothing is stored and nothing fails', async () => {
  await writeFile(join(folder, 'cache'), 'in the way');
  fill();
  expect(known()).toEqual(none);
  expect(await readdir(folder)).toEqual(['cache']);
});

test('a store that another process holds is not waited for', () => {
  fill();
  use(() => expect(known()).toEqual(none));
  expect(known()).toEqual(all);
});
