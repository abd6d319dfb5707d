import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { preview, type Preview } from '../../src/host/preview/preview.ts';
import { readTopics } from '../../src/host/websub.ts';
import { verify } from '../../src/host/verify/verify.ts';
import { clientOf } from '../../src/host/verify/client.ts';
import { filesBelow } from '../worker/below.ts';
import { articleFile, writeFiles } from '../worker/start.ts';

let home: string;
let running: Preview;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'dateline-preview-path-'));
  const ahead = { title: 'Ahead', published: '2099-01-01', slug: 'ahead' };
  await writeFiles(join(home, 'content'), {
    ...(await filesBelow()),
    'articles/ahead.md': articleFile(ahead),
  });
  running = await preview({
    now: () => Math.floor(Date.now() / 1000),
    content: join(home, 'content'),
    out: join(home, 'out'),
    port: 0,
  });
});

afterAll(async () => {
  await running?.stop();
  await rm(home, { recursive: true, force: true });
});

test('the preview serves a publication below its path, to which / leads', async () => {
  expect(running.state().url).toBe(`${running.origin}/feeds`);
  const answer = await fetch(running.origin);
  expect([answer.status, answer.url]).toEqual([200, `${running.origin}/feeds/`]);
  const feed = await (await fetch(`${running.origin}/feeds/atom.xml`)).text();
  expect(feed).toContain(`href="${running.origin}/feeds/articles/lamp"`);
});

test('the address of an article that is dated ahead shows it', async () => {
  expect(await (await fetch(`${running.origin}/feeds/articles/ahead`)).text()).toContain('<h1 lang="en"');
  expect((await fetch(`${running.origin}/articles/ahead`)).status).toBe(404);
});

test('WebSub topics are the addresses below the path', async () => {
  const topics = [...(await readTopics(running.state().url)).keys()];
  expect(topics).toContain(`${running.origin}/feeds/tags/ships/atom.xml`);
  expect(topics.filter((topic) => !topic.startsWith(`${running.origin}/feeds/`))).toEqual([]);
  await expect(readTopics(running.origin)).rejects.toThrow('/facets.json');
});

test('it keeps each promise that `verify` tries', async () => {
  const complaints: string[] = [];
  for await (const result of verify(clientOf(`${running.origin}/feeds`))) complaints.push(...result.complaints);
  expect(complaints).toEqual([]);
});
