import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Act, acts, type Draft, put, slugs, start, waits, World } from './history.ts';
import { metAll, metOnce, walk } from './statements/walk.ts';

const hour = 3600;

/** Articles of several months, many of one moment, so that pages end between them. */
const settled = fc
  .array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 })
  .map((days) =>
    days.map((day, i): [string, Draft] => [
      `old-${i}`,
      { published: start - 10 - day * 5 * 24 * hour, tags: i % 2 === 0 ? ['alpha'] : [], text: 'river' },
    ]),
  );

/** What happens between two requests: others are added, backfilled, redated, withdrawn; time goes by. */
const meanwhile = fc.array(
  fc.record({
    wait: waits,
    build: acts.map((all) => all.filter((act) => !('set' in act) || act.set.content !== undefined)),
    backfilled: fc.option(fc.tuple(fc.constantFrom(...slugs), fc.integer({ min: 0, max: 3000 })), {
      nil: undefined,
    }),
  }),
  { maxLength: 12 },
);

interface Step {
  readonly wait: number;
  readonly build: readonly Act[];
  readonly backfilled?: [string, number] | undefined;
}

/** Walks from document to document while things happen. */
function walkOn(world: World, begin: string, rel: string, happening: readonly Step[]): Promise<string[]> {
  const steps = [...happening];
  return walk(world, begin, rel, () => {
    const step = steps.shift();
    if (step) happen(world, step);
  });
}

function happen(world: World, { wait, build, backfilled }: Step): void {
  world.apply({ wait });
  const old = backfilled && put(backfilled[0], { published: start - backfilled[1] * hour });
  world.apply({ build: [...build, ...(old ? [old] : [])] });
  world.apply({ live: true });
}

function begun(articles: readonly (readonly [string, Draft])[], before: Step | undefined): World {
  const world = new World();
  world.apply({ build: articles.map(([name, draft]) => put(name, draft)) });
  world.apply({ live: true });
  if (before) happen(world, before);
  return world;
}

const idOf = (name: string) => `tag:example.org,2024:${name}`;

test('a walk over archives from the feed back meets every article that is left alone', async () => {
  await fc.assert(
    fc.asyncProperty(settled, meanwhile, async (articles, [before, ...happening]) => {
      const world = begun(articles, before);
      const met = await walkOn(world, '/atom.xml', 'prev-archive', happening);
      metAll(
        met,
        articles.map(([name]) => idOf(name)),
      );
    }),
    { numRuns: 80 },
  );
});

test('a walk from the oldest archive on meets what a walk back meets', async () => {
  await fc.assert(
    fc.asyncProperty(settled, async (articles) => {
      const world = begun(articles, undefined);
      const back = await walkOn(world, '/atom.xml', 'prev-archive', []);
      const oldest = Math.min(...articles.map(([, { published }]) => published));
      const month = new Date((oldest + 2 * hour) * 1000).toISOString().slice(0, 7).replace('-', '/');
      const forth = await walkOn(world, `/archive/${month}/atom.xml`, 'next-archive', []);
      expect([...new Set(forth)].sort()).toEqual([...new Set(back)].sort());
    }),
    { numRuns: 50 },
  );
});

test('where months hold hundreds, and archives come in parts, it meets them too', async () => {
  const articles = Array.from({ length: 330 }, (_, i): [string, Draft] => [
    `old-${i}`,
    { published: start - 10 - Math.floor(i / 3) * 12 * hour, tags: [], text: 'rain' },
  ]);
  await fc.assert(
    fc.asyncProperty(meanwhile, async (happening) => {
      const world = begun(articles, undefined);
      const met = await walkOn(world, '/atom.xml', 'prev-archive', happening);
      metAll(
        met,
        articles.map(([name]) => idOf(name)),
      );
    }),
    { numRuns: 6 },
  );
});

const paged = ['/atom.xml?limit=2', '/tags/alpha/atom.xml?limit=1', '/atom.xml?order=added&limit=2', '/atom.xml'];

test('a walk over pages meets every article that is left alone exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paged),
      settled,
      meanwhile,
      async (address, articles, [before, ...happening]) => {
        const world = begun(articles, before);
        const met = await walkOn(world, address, 'next', happening);
        const wanted = articles.filter(([, { tags }]) => !address.includes('alpha') || tags.includes('alpha'));
        metOnce(
          met,
          wanted.map(([name]) => idOf(name)),
        );
      },
    ),
    { numRuns: 80 },
  );
});
