import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { compile, type Compiled } from '../../src/compile/compile.ts';
import { createApp } from '../../src/edge/app.ts';
import { articles, contentOf, epoch } from './publication.ts';
import type { Asked } from './statements/asked.ts';
import { wholeOrLater } from './statements/whole.ts';

const origin = 'https://example.org';
const addresses = [
  '/rss.xml',
  '/atom.xml?order=added',
  '/feed.json?q=dom',
  '/feed.json?q=-wasser&limit=3',
  '/tags/alpha/atom.xml',
  '/tags/unused/rss.xml',
  '/archive/2024/04/feed.json',
  '/rss.xml?content=summary',
  '/',
  '/articles/article-0',
  '/articles/article-1.md',
  '/articles/article-2.json',
];

type Shelf = (digest: string) => Promise<Uint8Array | undefined>;

function ask(compiled: Compiled, shelf: Shelf, address: string, newest = compiled.newest): Promise<Response> {
  const app = createApp(compiled.index, newest, {
    now: () => epoch + 100 * 86_400,
    shard: shelf,
    media: async () => new Response(null, { status: 404 }),
  });
  return Promise.resolve(app.fetch(new Request(origin + address)));
}

/** An edition with its assets on a shelf, as those see it who ask. */
const askedOf = (compiled: Compiled, shelf: Shelf, newest?: Uint8Array): Asked => ({
  now: epoch + 100 * 86_400,
  ask: (address) => ask(compiled, shelf, address, newest),
});

const shelfOf =
  ({ assets }: Compiled): Shelf =>
  async (digest) =>
    assets.get(`shards/${digest}.bin`)?.bytes();

const text = async (response: Response) => [response.status, await response.text()];

const some = articles(12).filter((all) => all.length > 3);

test('articles in the bundle and in assets give the same answers', async () => {
  await fc.assert(
    fc.asyncProperty(some, fc.constantFrom(0, 300, 3000), async (all, budget) => {
      const whole = compile(contentOf(all), { origin });
      const parted = compile(contentOf(all), { origin, bundled: budget });
      expect(whole.assets.size).toBe(0);
      for (const address of addresses) {
        const [a, b] = [await ask(whole, shelfOf(whole), address), await ask(parted, shelfOf(parted), address)];
        expect(b.headers.get('ETag')).toBe(a.headers.get('ETag'));
        expect(await text(b), address).toEqual(await text(a));
      }
    }),
    { numRuns: 60 },
  );
});

type Damage = (bytes: Uint8Array, others: readonly Uint8Array[]) => Uint8Array | undefined;

const damages: readonly (readonly [string, Damage])[] = [
  ['missing', () => undefined],
  ['empty', () => new Uint8Array()],
  ['cut short', (bytes) => bytes.slice(0, bytes.length >> 1)],
  ['one byte short', (bytes) => bytes.slice(0, -1)],
  ['changed by one bit', (bytes) => bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 1 : byte))],
  ['followed by more', (bytes) => new Uint8Array([...bytes, 0])],
  ['another one', (bytes, others) => others.find((other) => other !== bytes) ?? new Uint8Array(8)],
];

test.each(damages)('where an asset is %s, the answer is whole or 503', async (_, damage) => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(some, fc.nat(), async (all, which) => {
      const compiled = compile(contentOf(all), { origin, bundled: 0 });
      const names = [...compiled.assets.keys()];
      const victim = names[which % names.length] as string;
      const shelf: Shelf = async (digest) => {
        const name = `shards/${digest}.bin`;
        const bytes = compiled.assets.get(name)?.bytes();
        const others = (): Uint8Array[] => [...compiled.assets.values()].map((asset) => asset.bytes());
        return bytes && name === victim ? damage(bytes, others()) : bytes;
      };
      const [damaged, sound] = [askedOf(compiled, shelf), askedOf(compiled, shelfOf(compiled))];
      for (const address of addresses) if (await wholeOrLater(damaged, sound, address)) refused++;
    }),
    { numRuns: 15 },
  );
  expect(refused).toBeGreaterThan(0);
});

test.each<[string, (bytes: Uint8Array, other: Uint8Array) => Uint8Array]>([
  ['missing', () => new Uint8Array()],
  ['cut short', (bytes) => bytes.slice(0, bytes.length >> 1)],
  ['that of another edition', (_, other) => other],
])('where the bundled bytes are %s, no feed is answered wrongly', async (_, damage) => {
  await fc.assert(
    fc.asyncProperty(some, some, async (all, others) => {
      const [compiled, other] = [compile(contentOf(all), { origin }), compile(contentOf(others), { origin })];
      const newest = damage(compiled.newest, other.newest);
      const shelf = shelfOf(compiled);
      const [damaged, sound] = [askedOf(compiled, shelf, newest), askedOf(compiled, shelf)];
      for (const address of addresses) await wholeOrLater(damaged, sound, address);
    }),
    { numRuns: 30 },
  );
});

test('bundled articles and words of the right length, in another version, are not taken for those that are meant', async () => {
  const [rain, snow] = ['rain', 'snow'].map((word) => {
    const [all] = fc.sample(some, { numRuns: 1, seed: 7 }) as [Article[]];
    return compile(contentOf(all.map((article) => ({ ...article, body: `Some ${word} fell.` }))), { origin });
  }) as [Compiled, Compiled];
  expect(snow.newest.length).toBe(rain.newest.length);
  for (const address of addresses.filter((each) => !each.includes('unused')))
    expect(`${address} ${(await ask(rain, shelfOf(rain), address, snow.newest)).status}`).toBe(`${address} 503`);
});
