import fc from 'fast-check';
import { expect, test } from 'vitest';
import { branching, type Event, events, histories, mergeAll, promptEvents, put, start, World } from './history.ts';
import { asTold, holdsAll, SyncingApp } from './statements/sync.ts';

const filters = [
  '',
  'tag=alpha',
  'tag=-alpha',
  'tag=beta,gamma&order=added',
  'since=2024-03-31',
  'until=2024-03-31T12:00:00Z',
  'q=river',
  'content=summary',
];

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

const steps = (of: typeof events) =>
  fc.array(
    of.chain((happens) => fc.nat(2).map((polls) => ({ happens, polls }))),
    { minLength: 1, maxLength: 12 },
  );

const apps = [
  {
    how: 'names the moment that the last answer told it to',
    history: steps(branching(events)),
    app: (feed: string) => new SyncingApp(feed, '1970', asTold),
    leastMerges: histories / 10,
  },
  {
    how: 'names the time of its last poll, where editions are in place as soon as they are built',
    history: steps(promptEvents),
    app: (feed: string) => new SyncingApp(feed, undefined, (_, now) => iso(now)),
    leastMerges: 0,
  },
];

test.each(apps)(
  'T2: an app that $how ends with the newest edition that comes from all it met',
  async ({ history, app, leastMerges }) => {
    let merges = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...filters), history, fc.boolean(), async (filter, happened, all) => {
        const world = new World();
        const syncing = app(`/feed.json?limit=2&${filter}`);
        const met = new Set<number>();
        const poll = async () => {
          met.add(world.live.build);
          await syncing.poll(world);
        };
        for (const { happens, polls } of happened) {
          for (const event of happens) world.apply(event);
          for (let i = 0; i < polls; i++) await poll();
        }
        if (all) for (const event of mergeAll) world.apply(event);
        const { builds } = world.live;
        if (![...met].every((build) => builds.has(build))) return;
        merges += world.merges;
        await syncing.settle(world);
        await holdsAll(syncing, world, `/feed.json?${filter}`);
      }),
      { numRuns: histories },
    );
    expect(merges).toBeGreaterThanOrEqual(leastMerges);
  },
);

test('what never was out is not told of when it is taken back', async () => {
  const world = new World();
  const rain = { published: world.now + 86_400, tags: [], text: 'rain' };
  world.apply({ build: [{ put: 'rain', change: rain }] });
  world.apply({ wait: 10 });
  world.apply({ build: [{ remove: 'rain' }] });
  world.apply({ live: true });
  expect(await (await world.ask('/feed.json?changed-since=2024-03-31T15:00:00Z')).text()).not.toContain('rain');
  expect((await world.ask('/articles/rain')).status).toBe(404);
});

/** An app that has synced with a world, and syncs again after something happened. */
async function after(world: World, filter: string, happens: readonly Event[]): Promise<SyncingApp> {
  const syncing = new SyncingApp(`/feed.json?limit=2&${filter}`, '1970', asTold);
  await syncing.settle(world);
  for (const event of happens) world.apply(event);
  await syncing.settle(world);
  return syncing;
}

test('builds of one second, whose moments run ahead of the clock, hide nothing that comes out meanwhile', async () => {
  const world = new World();
  for (const name of ['a', 'b', 'c', 'd'])
    for (const event of [{ build: [put(name, { published: start + 1 })] }, { live: true as const }]) world.apply(event);
  const { store } = await after(world, '', [{ wait: 1 }]);
  expect(store.size).toBe(4);
});

test('a tag that becomes narrower brings its articles to those who follow the broader one, and takes them away again', async () => {
  const world = new World();
  for (const event of [{ build: [put('a', { tags: ['beta'] })] }, { live: true as const }]) world.apply(event);
  const { store } = await after(world, 'tag=alpha', [{ build: [{ set: { narrower: true } }] }, { live: true }]);
  expect(store.size).toBe(1);
  const again = await after(world, 'tag=alpha', [{ build: [{ set: { narrower: false } }] }, { live: true }]);
  expect(again.store.size).toBe(0);
});

test('an article that came out between the build that takes it back and its deployment goes again', async () => {
  const world = new World();
  for (const event of [{ build: [put('a', { published: start + 60 })] }, { live: true as const }]) world.apply(event);
  world.apply({ wait: 30 });
  world.apply({ build: [{ remove: 'a' }] });
  world.apply({ wait: 40 });
  const { store } = await after(world, '', [{ live: true }]);
  expect(store.size).toBe(0);
});
