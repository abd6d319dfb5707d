import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Event, events, promptEvents, put, start, World } from './history.ts';

interface Feed {
  readonly items: readonly { readonly id: string }[];
  readonly next_url?: string;
  readonly _dateline: { readonly withdrawn?: readonly string[]; readonly next_changed_since?: string };
}

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

/** An app with a store of items by id. Each poll reads one page; where a walk over pages ends, the next one begins. */
class SyncingApp {
  readonly store = new Map<string, unknown>();
  readonly #world: World;
  readonly #filter: string;
  /** Of a walk's first page and its time, the `changed-since` of the next walk. */
  readonly #remember: (first: Feed, now: number) => string;
  #since: string | undefined;
  #following: string | undefined;
  #next: string | undefined;

  constructor(world: World, filter: string, since: string | undefined, remember: SyncingApp['remember']) {
    this.#world = world;
    this.#filter = filter;
    this.#since = since;
    this.#remember = remember;
  }

  get remember() {
    return this.#remember;
  }

  async poll(): Promise<void> {
    const since = this.#since === undefined ? [] : [`changed-since=${this.#since}`];
    const first = `/feed.json?${['limit=2', this.#filter, ...since].join('&')}`;
    const response = await this.#world.ask(this.#next ?? first);
    expect(response.status).toBe(200);
    const feed = (await response.json()) as Feed;
    if (this.#next === undefined) this.#following = this.#remember(feed, this.#world.now);
    for (const id of feed._dateline.withdrawn ?? []) this.store.delete(id);
    for (const item of feed.items) this.store.set(item.id, item);
    this.#next = feed.next_url;
    if (this.#next === undefined) this.#since = this.#following;
  }

  /** Ends the walk it is on, and makes another. */
  async settle(): Promise<void> {
    for (const _ of [1, 2])
      do await this.poll();
      while (this.#next !== undefined);
  }
}

async function whole(world: World, filter: string): Promise<Map<string, unknown>> {
  const items = new Map<string, unknown>();
  for (let next: string | undefined = `/feed.json?${filter}`; next !== undefined; ) {
    const feed = (await (await world.ask(next)).json()) as Feed;
    for (const item of feed.items) items.set(item.id, item);
    next = feed.next_url;
  }
  return items;
}

const sorted = (store: Map<string, unknown>) => [...store].sort(([a], [b]) => (a < b ? -1 : 1));

const steps = (of: typeof events) =>
  fc.array(
    of.chain((happens) => fc.nat(2).map((polls) => ({ happens, polls }))),
    { minLength: 1, maxLength: 10 },
  );

const apps = [
  {
    how: 'names the moment that the last answer told it to',
    history: steps(events),
    app: (world: World, filter: string) =>
      new SyncingApp(world, filter, '1970', (feed) => feed._dateline.next_changed_since as string),
  },
  {
    how: 'names the time of its last poll, where editions are in place as soon as they are built',
    history: steps(promptEvents),
    app: (world: World, filter: string) => new SyncingApp(world, filter, undefined, (_, now) => iso(now)),
  },
];

test.each(apps)('an app that $how ends with the newest edition', async ({ history, app }) => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...filters), history, async (filter, happened) => {
      const world = new World();
      const syncing = app(world, filter);
      for (const { happens, polls } of happened) {
        for (const event of happens) world.apply(event);
        for (let i = 0; i < polls; i++) await syncing.poll();
      }
      await syncing.settle();
      expect(sorted(syncing.store)).toEqual(sorted(await whole(world, filter)));
    }),
    { numRuns: 120 },
  );
});

test('what never was out is not told of when it is taken back', async () => {
  const world = new World();
  const rain = { published: world.now + 86_400, tags: [], text: 'rain' };
  world.apply({ build: [{ put: 'rain', change: rain }] });
  world.apply({ wait: 10 });
  world.apply({ build: [{ remove: 'rain' }] });
  world.apply({ live: true });
  expect(await (await world.ask('/feed.json?changed-since=2024-03-31T15:00:00Z')).text()).not.toContain(
    'rain',
  );
  expect((await world.ask('/articles/rain')).status).toBe(404);
});

/** An app that has synced with a world, and syncs again after something happened. */
async function after(world: World, filter: string, happens: readonly Event[]): Promise<SyncingApp> {
  const syncing = new SyncingApp(
    world,
    filter,
    '1970',
    (feed) => feed._dateline.next_changed_since as string,
  );
  await syncing.settle();
  for (const event of happens) world.apply(event);
  await syncing.settle();
  return syncing;
}

test('builds of one second, whose moments run ahead of the clock, hide nothing that comes out meanwhile', async () => {
  const world = new World();
  for (const name of ['a', 'b', 'c', 'd'])
    for (const event of [{ build: [put(name, { published: start + 1 })] }, { live: true as const }])
      world.apply(event);
  const { store } = await after(world, '', [{ wait: 1 }]);
  expect(store.size).toBe(4);
});

test('a tag that becomes narrower brings its articles to those who follow the broader one, and takes them away again', async () => {
  const world = new World();
  for (const event of [{ build: [put('a', { tags: ['beta'] })] }, { live: true as const }])
    world.apply(event);
  const { store } = await after(world, 'tag=alpha', [
    { build: [{ set: { narrower: true } }] },
    { live: true },
  ]);
  expect(store.size).toBe(1);
  const again = await after(world, 'tag=alpha', [{ build: [{ set: { narrower: false } }] }, { live: true }]);
  expect(again.store.size).toBe(0);
});

test('an article that came out between the build that takes it back and its deployment goes again', async () => {
  const world = new World();
  for (const event of [{ build: [put('a', { published: start + 60 })] }, { live: true as const }])
    world.apply(event);
  world.apply({ wait: 30 });
  world.apply({ build: [{ remove: 'a' }] });
  world.apply({ wait: 40 });
  const { store } = await after(world, '', [{ live: true }]);
  expect(store.size).toBe(0);
});
