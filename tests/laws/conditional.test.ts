import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { emptyLedger } from '../../src/content/ledger/ledger.ts';
import {
  type Act,
  type App,
  appOf,
  emptyFolder,
  branching,
  events,
  histories,
  origin,
  perform,
  put,
  resolve,
  slugs,
  start,
  World,
} from './history.ts';
import { Client, validators } from './statements/conditional.ts';

const addresses = [
  '/rss.xml',
  '/atom.xml',
  '/feed.json?tag=alpha',
  '/tags/alpha/atom.xml',
  '/rss.xml?tag=-beta&limit=2',
  '/atom.xml?since=P1D',
  '/feed.json?until=P1D&order=added',
  '/feed.json?changed-since=2024-03-30&tag=-alpha',
  '/rss.xml?content=summary',
  '/atom.xml?q=river',
  '/archive/2024/03/rss.xml',
  '/archive/2024/04/feed.json',
  '/facets.json',
  '/opml.xml',
  '/openapi.json',
  '/sitemap.xml',
  '/',
  '/tags/alpha',
  '/?since=P1D',
  ...slugs.slice(0, 2).flatMap((slug) => ['', '.md', '.json'].map((ending) => `/articles/${slug}${ending}`)),
];

test.each(validators)('T2: a client that keeps only $keeps never holds what is not answered any more', async (kind) => {
  let spared = 0;
  const history = fc.array(branching(events), { minLength: 1, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(fc.subarray(addresses, { minLength: 3, maxLength: 8 }), history, async (asked, happened) => {
      const world = new World(true);
      const client = new Client(kind);
      for (const step of happened) {
        for (const event of step) world.apply(event);
        for (const address of asked) await client.poll(world, address);
      }
      spared += client.spared;
    }),
    { numRuns: histories },
  );
  // Where nothing happened, nothing is sent again.
  expect(spared).toBeGreaterThan(100);
});

test('a date at which an article came out under one edition recognises nothing of the next', async () => {
  const [world, client] = [new World(), new Client(validators[1])];
  world.apply({ build: [put('a', { published: start + 60 })] });
  world.apply({ live: true });
  world.apply({ build: [put('b', { published: start - 3600 })] });
  world.apply({ wait: 70 });
  for (const address of ['/rss.xml', '/archive/2024/03/atom.xml']) await client.poll(world, address);
  world.apply({ live: true });
  for (const address of ['/rss.xml', '/archive/2024/03/atom.xml']) await client.poll(world, address);
  expect(client.spared).toBe(0);
});

const formats = ['rss.xml', 'atom.xml', 'feed.json'];

/** A world whose editor did some things, and the entity tags of a tag's feeds in it. */
async function tagsAfter(world: World, acts: readonly Act[]): Promise<(string | null)[]> {
  world.apply({ build: acts });
  world.apply({ live: true });
  return Promise.all(formats.map(async (file) => (await world.ask(`/tags/alpha/${file}`)).headers.get('ETag')));
}

const elsewhere = fc.record({
  published: fc.integer({ min: -40, max: 0 }).map((n) => start + n * 3600),
  tags: fc.subarray(['beta', 'gamma']),
  text: fc.constantFrom('river', 'rain'),
});

/** Two articles of the tag, one beside it. */
const begin: Act[] = [
  put('a', { tags: ['alpha'], text: 'river' }),
  put('b', { tags: ['alpha', 'beta'] }),
  put('c', { tags: ['beta'] }),
];

test('a deployment that does not touch a tag leaves the entity tags of its feeds', async () => {
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.record({ put: fc.constantFrom('c', 'd', 'e'), change: elsewhere }),
    fc.record({ remove: fc.constantFrom('c', 'd') }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 5 }), async (acts) => {
      const world = new World();
      const before = await tagsAfter(world, begin);
      world.apply({ wait: 3600 });
      expect(await tagsAfter(world, acts)).toEqual(before);
    }),
    { numRuns: 100 },
  );
});

test.each<[string, Act]>([
  ['the text of an article of it', put('a', { text: 'rain' })],
  ['the day of an article of it', put('b', { published: 0 })],
  ['another tag of an article of it', put('a', { tags: ['alpha', 'gamma'] })],
  ['an article that loses it', put('a', { tags: ['gamma'] })],
  ['an article that gets it', put('c', { tags: ['alpha'] })],
  ['a new article of it', put('d', { tags: ['alpha'] })],
  ['an article taken back', { remove: 'a' }],
  ['its label', { set: { label: 'First' } }],
  ['the title of the publication', { set: { title: 'Rules' } }],
  ['how much of articles goes out', { set: { content: 'summary' } }],
  ['a narrower tag', { set: { narrower: true } }],
])('a deployment that changes %s changes them', async (_, act) => {
  const world = new World();
  const [before, after] = [await tagsAfter(world, begin), await tagsAfter(world, [act])];
  for (const [i] of formats.entries()) expect(after[i]).not.toBe(before[i]);
});

test('a publication that goes out as summaries is another answer, where its articles stay as they were', async () => {
  const { content } = resolve(perform(emptyFolder, put('a', {})), emptyLedger, start);
  const [full, summary] = (['full', 'summary'] as const).map((extent) => {
    const publication = { ...content.publication, content: extent };
    return appOf(compile({ ...content, publication }, { origin }), () => start);
  }) as [App, App];
  for (const file of formats) {
    const tagOf = async (app: App) => (await app.fetch(new Request(`${origin}/${file}`))).headers.get('ETag');
    expect(await tagOf(summary)).not.toBe(await tagOf(full));
  }
});
