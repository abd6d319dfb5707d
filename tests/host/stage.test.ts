import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { load } from '../../src/content/load.ts';
import { bundle } from '../../src/host/bundle.ts';
import { houses } from '../../src/host/preview/house.ts';
import type { Target } from '../../src/host/preview/proxy.ts';
import { createStage, type Stage } from '../../src/host/preview/stage.ts';
import { store } from '../../src/host/store.ts';
import { articleFile, writeFiles } from '../worker/start.ts';

const now = Date.UTC(2020, 0, 1) / 1000;
const due = Date.UTC(2100, 0, 1) / 1000;

let home: string;
let out: string;
let stage: Stage;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dateline-stage-'));
  out = join(home, 'out');
  stage = createStage(out);
  await writeFiles(join(home, 'content'), { 'feed.yaml': 'title: T\nurl: https://feeds.example\n' });
  const edition = await lay('First');
  await stage.show({ edition, media: { names: [], digest: '' }, bundle: await bundle() });
});

afterEach(async () => {
  await stage.stop();
  await rm(home, { recursive: true, force: true });
});

/** Lays an edition into the folder whose only article is dated ahead. */
async function lay(title: string): Promise<string> {
  const content = join(home, 'content');
  await writeFiles(content, { 'articles/a.md': articleFile({ title, published: '2099-01-01' }) });
  const compiled = compile(await load(content, { now }), { origin: 'http://127.0.0.1:1' });
  await store(out, compiled, content);
  return compiled.digest;
}

/** The title of that article, as it will be. */
async function titleAhead(): Promise<unknown> {
  const target = await stage.at(due);
  if (!target) return undefined;
  const answer = await fetch(`${target.origin}/articles/a.json`, { headers: target.headers });
  target.release();
  return (await answer.json()) as unknown;
}

test('what is ahead is of the edition that is shown, whatever lies in the folder by now', async () => {
  await lay('Second');
  expect(await titleAhead()).toMatchObject({ title: 'First' });
});

test('a Worker that was replaced gives its last answer, though its process is not wanted any more', async () => {
  const target = stage.current() as Target;
  const made = await bundle();
  await stage.show({ edition: await lay('Second'), media: { names: [], digest: '' }, bundle: made });
  await stage.show({ edition: await lay('Third'), media: { names: [], digest: 'other' }, bundle: made });
  await sleep(1000);
  const answer = await fetch(`${target.origin}/rss.xml`, { headers: target.headers });
  expect(answer.status).toBe(200);
  target.release();
});

test('a Worker that did not start is started again when it is asked for again', async () => {
  const [name] = await readdir(join(out, houses));
  const scene = join(out, houses, name as string, '1');
  await rename(scene, `${scene} away`);
  await expect(titleAhead()).rejects.toThrow('ENOENT');
  await rename(`${scene} away`, scene);
  expect(await titleAhead()).toMatchObject({ title: 'First' });
});
