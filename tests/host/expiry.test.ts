import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from '../../src/edge/app.ts';
import { build, type BuildOptions, type BuildResult } from '../../src/host/build.ts';
import { contentFolder, feedYaml } from '../content/folder.ts';

const at = (text: string): number => Date.parse(text) / 1000;
const may = at('2024-05-01T00:00:00Z');
const july = at('2024-07-01T00:00:00Z');

const hugo = "baseURL = 'https://blog.example/'\n";
const body = 'The ferry came back at seven with eleven people on board, and the harbour was quiet. '.repeat(8);
const post = (title: string, more = ''): string => `---\ntitle: ${title}\ndate: 2024-03-10\n${more}---\n${body}\n`;

const blog = (expiry: string, settings = hugo) => ({
  'content/feed.yaml': `${feedYaml}mounts: [blog]\n`,
  'blog/hugo.toml': settings,
  'blog/content/posts/offer.md': post('Offer', `${expiry}\n`),
  'blog/content/posts/stays.md': post('Stays'),
});

type Run = (now: number, options?: Partial<BuildOptions>) => Promise<BuildResult>;

const runIn =
  (home: string): Run =>
  (now, options = {}) =>
    build({ content: join(home, 'content'), out: join(home, 'out'), now, ...options });

async function ask(home: string, path: string, now: number): Promise<Response> {
  const [index, newest] = await Promise.all(
    ['index.bin', 'newest.bin'].map((name) => readFile(join(home, 'out', name))),
  );
  const app = createApp(index as Uint8Array, newest as Uint8Array, {
    now: () => now,
    shard: async (digest) => readFile(join(home, 'out/assets/shards', `${digest}.bin`)),
    media: async () => new Response('', { status: 404 }),
  });
  return app.fetch(new Request(`https://bridges.example${path}`));
}

async function titles(home: string, now: number): Promise<string[]> {
  const { items } = (await (await ask(home, '/feed.json', now)).json()) as { items: { title: string }[] };
  return items.map(({ title }) => title).sort();
}

const errors = ({ problems }: BuildResult): string[] =>
  problems.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);

test.each([
  ['Hugo, a moment', blog('expiryDate: 2024-06-01T12:00:00Z'), '2024-06-01T12:00:00Z'],
  [
    'Hugo, a day where the clocks hang',
    blog('expiryDate: 2024-06-01', `${hugo}timeZone = 'Europe/Lisbon'\n`),
    '2024-05-31T23:00:00Z',
  ],
  ['Hugo, by its alias', blog('unpublishdate: 2024-06-01T14:00:00+02:00'), '2024-06-01T12:00:00Z'],
  [
    'by a folder',
    {
      ...blog('weight: 1'),
      'blog/content/posts/_index.md': '---\ncascade: {expiryDate: 2024-06-01T12:00:00Z}\n---\n',
      'blog/content/posts/stays.md': post('Stays', 'expiryDate: 2099-01-01\n'),
    },
    '2024-06-01T12:00:00Z',
  ],
])('S4: a post that expires between two builds is gone with the second (%s)', async (_, files, moment) => {
  const home = await contentFolder(files);
  const run = runIn(home);
  expect((await run(may)).edition?.articles).toBe(2);
  expect(await run(at(moment) - 1)).toMatchObject({ unchanged: true });
  const cursor = (
    (await (await ask(home, '/feed.json?changed-since=1970', may)).json()) as {
      _dateline: { next_changed_since: string };
    }
  )._dateline.next_changed_since;
  const expired = await run(at(moment));
  expect(expired).toMatchObject({
    unchanged: false,
    edition: { articles: 1 },
    written: [expect.stringContaining('ledger.jsonl')],
  });
  expect(errors(expired)).toEqual([]);
  expect(expired.problems).toContainEqual(
    expect.objectContaining({ rule: 'expired', file: expect.stringContaining('offer.md') }),
  );
  expect(await titles(home, july)).toEqual(['Stays']);
  expect((await ask(home, '/articles/offer', july)).status).toBe(410);
  const synced = (await (await ask(home, `/feed.json?changed-since=${cursor}`, july)).json()) as {
    _dateline: { withdrawn: string[] };
  };
  expect(synced._dateline.withdrawn).toEqual([expect.stringContaining('offer')]);
  expect(await run(july)).toMatchObject({ unchanged: true });
});

test.each([
  ['one of two', {}],
  ['the last of the mount', { 'blog/content/posts/stays.md': post('Stays', 'expiryDate: 2024-06-02\n') }],
  [
    'one of a site without addresses',
    {
      'blog/hugo.toml': "title = 'T'\n",
      'content/feed.yaml': `${feedYaml}mounts: [{ path: blog, permalink: none }]\n`,
    },
  ],
])('S4: a fresh clone builds frozen after a post expired, without it (%s)', async (_, changes) => {
  const home = await contentFolder({ ...blog('expiryDate: 2024-06-01T12:00:00Z'), ...changes });
  await runIn(home)(may);
  const clone = await contentFolder({});
  await cp(home, clone, { recursive: true, filter: (path) => path !== join(home, 'out') });
  const ledger = await readFile(join(clone, 'content/ledger.jsonl'), 'utf8');
  const run = runIn(clone);
  const frozen = await run(july, { frozen: true });
  expect(errors(frozen)).toEqual([]);
  expect(frozen.written).toEqual([]);
  expect(await readFile(join(clone, 'content/ledger.jsonl'), 'utf8')).toBe(ledger);
  expect(await titles(clone, july)).not.toContain('Offer');
  expect((await ask(clone, '/articles/offer', july)).status).toBe(410);
  // What somebody changed is still what they have to commit.
  await rm(join(clone, 'blog/content/posts/offer.md'));
  expect(errors(await run(july, { frozen: true }))).not.toEqual([]);
});

test('S4: an expired post whose time is put off comes back', async () => {
  const home = await contentFolder(blog('expiryDate: 2024-06-01'));
  const run = runIn(home);
  await run(may);
  await run(july);
  await cp(join(home, 'blog/content/posts/stays.md'), join(home, 'blog/content/posts/offer.md'));
  expect((await run(july + 60)).edition?.articles).toBe(2);
});

test('frozen builds after an expiry give one edition, whenever they run', async () => {
  const home = await contentFolder({
    ...blog('expiryDate: 2024-06-01T12:00:00Z'),
    'blog/content/posts/ahead.md': post('Ahead').replace('2024-03-10', '2024-07-03'),
  });
  const run = runIn(home);
  await run(may, { withdraw: true });
  const frozen = async (text: string) => (await run(at(text), { frozen: true })).edition?.digest;
  const first = await frozen('2024-06-01T12:00:00Z');
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  expect(await frozen('2024-06-20T08:00:00Z')).toBe(first);
  // A withdrawal is later than whatever a client may already have asked for: the article that appeared meanwhile.
  const ledgerBefore = await readFile(join(home, 'content/ledger.jsonl'), 'utf8');
  await frozen('2024-07-04T00:00:00Z');
  const later = at('2024-07-04T00:00:00Z');
  const synced = (await (
    await ask(home, `/feed.json?changed-since=${encodeURIComponent('2024-07-03T00:00:00Z')}`, later)
  ).json()) as { _dateline: { withdrawn: string[] } };
  expect(synced._dateline.withdrawn).toEqual([expect.stringContaining('offer')]);
  expect(await readFile(join(home, 'content/ledger.jsonl'), 'utf8')).toBe(ledgerBefore);
});
