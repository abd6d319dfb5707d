import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { save } from '../../src/content/articles/save.ts';
import { load } from '../../src/content/load.ts';
import { openIndex } from '../../src/edition/edition.ts';
import { articleFile, writeFiles } from '../worker/start.ts';

let folder: string;
const now = Date.UTC(2024, 0, 1) / 1000;
let builds = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-feed-id-'));
  await writeFiles(folder, { 'articles/a.md': articleFile({ title: 'A', published: '2020-01-02' }) });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Builds with these lines in `feed.yaml`, and returns the id of the feed of all articles. */
async function feedId(settings: string): Promise<string> {
  await writeFile(join(folder, 'feed.yaml'), `title: T\n${settings}\n`);
  const loaded = await load(folder, { now: now + builds++ });
  await save(folder, loaded);
  const { meta } = openIndex(compile(loaded).index);
  return meta.id ?? `https://${meta.host}/`;
}

/** Changes `ledger.jsonl`. */
async function editLedger(change: (text: string) => string): Promise<void> {
  const file = join(folder, 'ledger.jsonl');
  await writeFile(file, change(await readFile(file, 'utf8')));
}

// RFC 4287 §4.2.6: the id stays the same when a feed moves.
test.each([
  ['another host', 'https://new.example', 'https://old.example/'],
  ['another host and a path', 'https://new.example/feeds', 'https://old.example/'],
  ['a path', 'https://old.example/feeds', 'https://old.example/'],
])('R14: the id of the feed stays when the publication moves to %s', async (_, url, expected) => {
  expect(await feedId('url: https://old.example')).toBe(expected);
  expect(await feedId(`url: ${url}`)).toBe(expected);
  expect(await feedId('url: https://third.example')).toBe(expected);
  expect(await feedId('url: https://old.example')).toBe(expected);
});

test('R14: an id of feed.yaml is used, and stays when it is removed if it was the first', async () => {
  expect(await feedId('url: https://a.example\nid: tag:a.example,2005:feed')).toBe('tag:a.example,2005:feed');
  expect(await feedId('url: https://b.example')).toBe('tag:a.example,2005:feed');
  expect(await feedId('url: https://b.example\nid: tag:b.example,2006:feed')).toBe('tag:b.example,2006:feed');
});

test('R14: a ledger without an id, as Dateline 0.1 wrote it, gets that of the host in its oldest ids', async () => {
  await feedId('url: https://old.example');
  await editLedger((text) => text.replace(/,"id":"https:\/\/old\.example\/"/, ''));
  expect(await readFile(join(folder, 'ledger.jsonl'), 'utf8')).not.toContain('https://old.example/');
  expect(await feedId('url: https://new.example')).toBe('https://old.example/');
});

test('R14: after a merge of branches the feed has the id of the older one', async () => {
  await feedId('url: https://old.example');
  const older = await readFile(join(folder, 'ledger.jsonl'), 'utf8');
  await rm(join(folder, 'ledger.jsonl'));
  await feedId('url: https://new.example');
  await editLedger((text) => text + older);
  expect(await feedId('url: https://new.example')).toBe('https://old.example/');
});
