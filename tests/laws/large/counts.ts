import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { LruCache } from '../../../src/edge/cache.ts';
import { ShardSource } from '../../../src/edge/shards.ts';
import { findWords } from '../../../src/edge/words.ts';
import { type Edition, openIndex } from '../../../src/edition/edition.ts';
import { naive } from '../naive.ts';
import { countsHold, type Facets, lists } from '../statements/facets.ts';
import { tallyHolds, topHolds } from '../statements/tally.ts';
import { drawn, type Law } from './law.ts';
import { rangeOf } from './range.ts';
import { type Held, type PlaceName, placeNames } from './world.ts';

const places = fc.constantFrom<PlaceName>(...placeNames);

/** Of more values than this not all are counted. */
const mostCounted = 40;

const facets: Law = {
  name: '/facets.json counts every value and period as a naive filter does',
  part: 0.02,
  prepare(large, cases, seed) {
    return drawn(fc.record({ place: places, nth: fc.nat(100) }), cases, seed, async ({ place: name, nth }) => {
      const read = async (at: PlaceName) => (await (await large.at(at).ask('/facets.json')).json()) as Facets;
      const { held, now } = large.at(name);
      const later = await read(held === large.editions[0] ? 'rolledBack' : 'last');
      const some = (list: string) => {
        const all = (later[list] ?? []).map(({ slug }) => slug);
        const step = Math.ceil(all.length / mostCounted);
        return all.filter((_, i) => (i + nth) % step === 0);
      };
      const values = Object.fromEntries(lists.map(([list]) => [list, some(list)]));
      countsHold(await read(name), values, held.articles, now);
    });
  },
};

/** An edition opened where it lies, in this process. */
async function openIn({ folder }: Held): Promise<{ edition: Edition; store: ShardSource }> {
  const read = async (name: string) => new Uint8Array(await readFile(join(folder, name)));
  const shard = (digest: string) => read(join('assets', 'shards', `${digest}.bin`));
  return {
    edition: openIndex(await read('index.bin')),
    store: new ShardSource(await read('newest.bin'), shard, new LruCache(1 << 24).namespace('shard')),
  };
}

/** Selections of more articles than this take long to count naively. */
const mostListed = 2000;

const pages: Law = {
  name: 'a page counts what its feed lists: in all, of each value, and under the bars',
  part: 0.3,
  async prepare(large, cases, seed) {
    const { held, now } = large.at('first');
    const { edition, store } = await openIn(held);
    const ordinals = new Map(Array.from({ length: edition.count }, (_, ordinal) => [edition.ids.at(ordinal), ordinal]));
    const drawing = rangeOf(large)
      .queries.map((query) => ({ query, listed: naive(held.articles, query, now) }))
      .filter(({ listed }) => listed.length <= mostListed);
    return drawn(drawing, cases, seed, async ({ query, listed }) => {
      const words = await findWords(edition, store, query.words);
      tallyHolds(
        edition,
        query,
        words,
        now,
        listed.map((id) => ordinals.get(id) as number),
      );
    });
  },
};

const top: Law = {
  name: 'the values that most articles have are those that a naive count puts first',
  part: 0.01,
  async prepare(large, cases, seed) {
    const { held, now } = large.at('first');
    const { edition } = await openIn(held);
    const names = fc.constantFrom('author' as const, 'source' as const, 'language' as const);
    return drawn(fc.tuple(names, fc.integer({ min: 1, max: 30 })), cases, seed, ([name, most]) =>
      topHolds(edition, held.articles, name, now, most),
    );
  },
};

/** What is counted. */
export const counts: readonly Law[] = [facets, pages, top];
