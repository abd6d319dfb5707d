import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../src/edge/app.ts';
import { build } from '../../src/host/build.ts';
import { mergeLines } from '../laws/history.ts';
import { articleFile, writeFiles } from '../worker/start.ts';

const december = (day: number): number => Date.UTC(2026, 11, day, 12) / 1000;
const origin = 'https://feeds.example';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dateline-merge-'));
  await writeFiles(join(home, 'main'), {
    'feed.yaml': `title: T\nurl: ${origin}\ntimezone: UTC\n`,
    'articles/old.md': articleFile({ title: 'Old', published: '2026-11-01' }),
    'articles/gone.md': articleFile({ title: 'Gone', published: '2026-11-02' }),
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [
        `articles/other-${i}.md`,
        articleFile({ title: `Other ${i}`, published: '2026-10-01' }),
      ]),
    ),
  });
});

afterEach(() => rm(home, { recursive: true, force: true }));

const run = (branch: string, now: number, frozen = false) =>
  build({ content: join(home, branch), out: join(home, `${branch}-out`), now, frozen });

const ledgerOf = (branch: string) => readFile(join(home, branch, 'ledger.jsonl'), 'utf8');
const branchOff = (name: string) => cp(join(home, 'main'), join(home, name), { recursive: true });
const edit = (branch: string, name: string, title: string, published: string) =>
  writeFiles(join(home, branch), { [`articles/${name}.md`]: articleFile({ title, published }) });

/** What asks the edition that a branch built last. */
async function deployed(branch: string, now: number) {
  const [index, newest] = await Promise.all(
    ['index.bin', 'newest.bin'].map((file) => readFile(join(home, `${branch}-out`, file))),
  );
  const app = createApp(new Uint8Array(index as Buffer), new Uint8Array(newest as Buffer), {
    now: () => now,
    shard: () => Promise.resolve(undefined),
    media: () => Promise.resolve(new Response(null, { status: 404 })),
  });
  return async (path: string, headers: Readonly<Record<string, string>> = {}) =>
    app.fetch(new Request(origin + path, { headers }));
}

/** The common past on 20 November; a branch built on 1 December; the main one edited, built and put in place on 3 December. */
async function parted() {
  await run('main', Date.UTC(2026, 10, 20) / 1000);
  await branchOff('base');
  await branchOff('branch');
  await edit('branch', 'new', 'New', '2026-11-30');
  await rm(join(home, 'branch/articles/gone.md'));
  await run('branch', december(1));
  await edit('main', 'old', 'Old, edited', '2026-11-01');
  await run('main', december(3));
  return deployed('main', december(3) + 60);
}

/** Merges the branch into the main one: its ledger as Git does by `merge=union`. */
async function merge(near: boolean) {
  const [ours, base, theirs] = await Promise.all(['main', 'base', 'branch'].map(ledgerOf));
  await cp(join(home, 'branch/articles/new.md'), join(home, 'main/articles/new.md'));
  await rm(join(home, 'main/articles/gone.md'));
  await writeFile(join(home, 'main/ledger.jsonl'), mergeLines(ours as string, base as string, theirs as string, near));
}

const paths = ['/rss.xml', '/atom.xml', '/feed.json', '/', '/facets.json', '/sitemap.xml', '/opml.xml'];
type Feed = { items: { title: string }[]; _dateline: { withdrawn: string[]; next_changed_since: string } };

test.each([true, false])('T2: what a merge brings in is told when it first goes out (lines near: %s)', async (near) => {
  const before = await parted();
  const dates = new Map<string, string>();
  for (const path of paths) dates.set(path, (await before(path)).headers.get('Last-Modified') as string);
  expect(new Set(dates.values())).toEqual(new Set(['Thu, 03 Dec 2026 12:00:00 GMT']));
  const first = (await (await before('/feed.json?changed-since=1970')).json()) as Feed;

  await merge(near);
  const frozen = await run('main', december(4), true);
  expect(frozen.edition).toBeUndefined();
  expect(frozen.problems).toEqual([
    expect.objectContaining({ rule: 'frozen', message: expect.stringContaining('merged') }),
  ]);
  await run('main', december(4));
  const after = await deployed('main', december(4) + 60);
  for (const [path, date] of dates) expect((await after(path, { 'If-Modified-Since': date })).status, path).toBe(200);
  for (const since of [first._dateline.next_changed_since, '2026-12-03T13:00:00Z']) {
    const next = (await (await after(`/feed.json?changed-since=${since}`)).json()) as Feed;
    expect(next.items.map(({ title }) => title).sort()).toEqual(['New', 'Old, edited']);
    expect(next._dateline.withdrawn).toEqual(['tag:feeds.example,2026-11-02:gone']);
  }
});

test('T2: a second build after a merge changes nothing, and a frozen one passes', async () => {
  await parted();
  await merge(true);
  await run('main', december(4));
  const ledger = await ledgerOf('main');
  await rm(join(home, 'main-out'), { recursive: true });
  expect((await run('main', december(5), true)).edition).toBeDefined();
  expect(await ledgerOf('main')).toBe(ledger);
  expect(ledger).toContain('"slug":"new","digest"');
  // Nothing that both had is touched.
  expect(ledger.match(/"slug":"other-\d+".*"changed":"2026-11-20T00:00:00Z"/g)).toHaveLength(12);
});

test('T2: where one branch alone was built the merge brings its ledger as it is', async () => {
  await run('main', december(1));
  await branchOff('base');
  await branchOff('branch');
  await edit('branch', 'new', 'New', '2026-11-30');
  await run('branch', december(2));
  await cp(join(home, 'branch/articles'), join(home, 'main/articles'), { recursive: true });
  await cp(join(home, 'branch/ledger.jsonl'), join(home, 'main/ledger.jsonl'));
  expect((await run('main', december(3), true)).edition).toBeDefined();
});
