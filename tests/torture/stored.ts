import { appOf } from './app.ts';
import { type Row, pick } from './row.ts';
import { startWorld } from './world.ts';

const paths = [
  '/rss.xml',
  '/atom.xml?limit=5',
  '/feed.json',
  '/',
  '/tags/alpha/rss.xml',
  '/articles/article-3',
  '/articles/article-3.json',
  '/archive/2024/03/rss.xml',
  '/feed.json?q=dom',
];

/** Stored bytes that are missing, cut short, changed, or those of another edition; a clock that is wrong by years. */
export const stored: Row = {
  name: 'stored',
  failure:
    'an answer made from bytes that are missing, broken or of another edition is anything but 503 with Retry-After and no-store or, by other bytes, word for word the right one; a healed store goes on failing; a wrong clock brings an error',
  async run(tally, { times, random }) {
    const world = await startWorld({ bundled: 0 });
    const other = await startWorld({ bundled: 0, seed: 2 });
    try {
      const now = Math.floor(Date.now() / 1000);
      const right = new Map<string, string>();
      const sound = await appOf(world.bytes, { now: () => now });
      for (const path of paths)
        right.set(path, await (await sound.fetch(new Request(`https://example.org${path}`))).text());
      const damages: readonly ((digest: string, bytes: Uint8Array | undefined) => Promise<Uint8Array | undefined>)[] = [
        async () => undefined,
        async () => Promise.reject(new Error('Static Assets fail')),
        async (_, bytes) => bytes?.subarray(0, Math.floor(random() * bytes.length)),
        async () => new Uint8Array(),
        async (_, bytes) => {
          const changed = bytes?.slice();
          if (changed) changed[Math.floor(random() * changed.length)]! ^= 1 << Math.floor(random() * 8);
          return changed;
        },
        async () => other.bytes.shard(pick(random, other.shards)),
        async () => world.bytes.shard(pick(random, world.shards)),
      ];
      for (let i = 0; i < 40 * times; i++)
        for (const damage of damages) {
          let broken = true;
          const app = await appOf(world.bytes, {
            now: () => now,
            shard: async (digest) => {
              const bytes = await world.bytes.shard(digest);
              return broken ? damage(digest, bytes) : bytes;
            },
          });
          const path = pick(random, paths);
          tally.faults++;
          tally.requests += 2;
          const response = await app.fetch(new Request(`https://example.org${path}`));
          const text = await response.text();
          const refused =
            response.status === 503 &&
            response.headers.has('Retry-After') &&
            response.headers.get('Cache-Control') === 'no-store';
          tally.expect(
            refused || (response.status === 200 && text === right.get(path)),
            () => `${path} answers with ${response.status}: ${text.slice(0, 120)}`,
          );
          broken = false;
          const healed = await app.fetch(new Request(`https://example.org${path}`));
          tally.expect((await healed.text()) === right.get(path), `${path} is not healed with its store`);
        }
      for (const clock of [
        0,
        -1,
        now - 20 * 31_557_600,
        now + 20 * 31_557_600,
        4_102_444_800,
        253_402_300_799,
        8_640_000_000_000,
      ]) {
        const app = await appOf(world.bytes, { now: () => clock });
        tally.faults++;
        for (const path of [...paths, '/facets.json', '/sitemap.xml', '/rss.xml?since=P7D', '/opml.xml']) {
          tally.requests++;
          const { status } = await app.fetch(new Request(`https://example.org${path}`));
          tally.expect(status === 200 || status === 404, `at ${clock} ${path} answers with ${status}`);
        }
      }
    } finally {
      await world.stop();
      await other.stop();
    }
  },
};
