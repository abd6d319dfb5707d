import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { load } from '../../src/content/load.ts';
import { bundleWorker, type WorkerBundle } from '../../src/host/bundle.ts';
import { createWorkers, type WorkerTarget, type Workers } from '../../src/host/preview/workers.ts';
import { writeEdition } from '../../src/host/write.ts';
import { articleFile, writeFiles } from '../worker/start.ts';

const now = Date.UTC(2020, 0, 1) / 1000;
const due = Date.UTC(2100, 0, 1) / 1000;

const url = 'http://127.0.0.1:1';

let home: string;
let out: string;
let made: WorkerBundle;
let workers: Workers;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dateline-workers-'));
  out = join(home, 'out');
  made = await bundleWorker();
  workers = createWorkers(out);
  await writeFiles(join(home, 'content'), { 'feed.yaml': 'title: T\nurl: https://feeds.example\n' });
  await workers.show({ name: await write('First'), url, bundle: made });
});

afterEach(async () => {
  await workers.stop();
  await rm(home, { recursive: true, force: true });
});

/** Writes an edition into the folder, and returns its digest. Its only article is dated in the future. */
async function write(title: string): Promise<string> {
  const content = join(home, 'content');
  await writeFiles(content, { 'articles/a.md': articleFile({ title, published: '2099-01-01' }) });
  const compiled = compile(await load(content, { now }), { origin: url });
  await writeEdition(out, compiled);
  return compiled.digest;
}

/** The title of that article once it is out. */
async function titleAhead(): Promise<unknown> {
  const target = (await workers.ahead(due)) as WorkerTarget;
  const answer = await fetch(`${target.origin}/articles/a.json`);
  target.release();
  return ((await answer.json()) as { title: unknown }).title;
}

test('a clock that is stopped in the future shows the edition that is served, whatever the folder holds', async () => {
  await write('Second');
  expect(await titleAhead()).toBe('First');
  const target = workers.current() as WorkerTarget;
  expect((await fetch(`${target.origin}/articles/a.json`)).status).toBe(404);
  target.release();
});

test('a Worker that was replaced completes the answers that it began, then stops', async () => {
  const target = workers.current() as WorkerTarget;
  await workers.show({ name: await write('Second'), url, bundle: made });
  await workers.show({ name: await write('Third'), url, bundle: made });
  await sleep(1000);
  expect((await fetch(`${target.origin}/rss.xml`)).status).toBe(200);
  target.release();
  await vi.waitFor(() => expect(fetch(`${target.origin}/rss.xml`)).rejects.toThrow(), { timeout: 60_000 });
});

test('an edition of the same name is not started again', async () => {
  const before = workers.current() as WorkerTarget;
  await workers.show({ name: workers.name(), url, bundle: made });
  const after = workers.current() as WorkerTarget;
  expect(after.origin).toBe(before.origin);
  before.release();
  after.release();
});

test.each([
  ['an index that is none', 'index.bin', (edition: WorkerBundle) => edition],
  [
    'code that throws',
    undefined,
    (edition: WorkerBundle) => ({ ...edition, code: `throw new RangeError("broken");${edition.code}` }),
  ],
  [
    'code that is no JavaScript',
    undefined,
    (edition: WorkerBundle) => ({ ...edition, code: `const = 1;${edition.code}` }),
  ],
])('%s is an error, and the Worker before it goes on', async (_, file, change) => {
  const kept = file && (await readFile(join(out, file)));
  if (file) await writeFile(join(out, file), 'none');
  await expect(workers.show({ name: 'other', url, bundle: change(made) })).rejects.toThrow();
  if (file) await writeFile(join(out, file), kept as Buffer);
  const target = workers.current() as WorkerTarget;
  expect((await fetch(`${target.origin}/rss.xml`)).status).toBe(200);
  target.release();
});

test('a Worker that did not start is started again by the next request', async () => {
  const assets = join(out, 'assets');
  await rm(assets, { recursive: true });
  await writeFile(assets, '');
  await expect(titleAhead()).rejects.toThrow();
  await rm(assets);
  await write('First');
  expect(await titleAhead()).toBe('First');
});
