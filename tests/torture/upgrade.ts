import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../../src/compile/compile.ts';
import { writeEdition } from '../../src/host/write.ts';
import { contentOf } from '../laws/publication.ts';
import { appOf, readEdition } from './app.ts';
import type { Row, Tally } from './row.ts';
import { articlesOf } from './world.ts';

const feeds = ['/feed.json?limit=7', '/feed.json?limit=3&tag=alpha', '/feed.json?limit=5&order=added'];

interface JsonFeed {
  readonly items: readonly { readonly id: string; readonly url: string }[];
  readonly next_url?: string;
}

/** An edition of another version of the format is not misread: the Worker does not start over it. */
async function otherFormat(tally: Tally, folder: string, now: number): Promise<void> {
  const bytes = await readEdition(folder);
  const index = bytes.index.slice();
  // The fourth byte of the magic is the number of the version.
  index[3]! ^= 3;
  tally.faults++;
  const app = await appOf({ ...bytes, index }, { now: () => now }).catch(() => undefined);
  tally.expect(app === undefined, 'an index of another version of the format is read as if it were of this one');
}

/** Editions that follow each other, and come back: cursors, links and validators of one are used on the others. */
export const upgrade: Row = {
  name: 'upgrade',
  failure:
    'a cursor or a link of one edition fails on another, a walk misses or repeats an article that both hold, or a validator gives 304 for an answer that is another, or none for the same, or an edition of another version of the format is read',
  async run(tally, { times, random }) {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
    const now = Math.floor(Date.now() / 1000);
    try {
      for (let round = 0; round < 4 * times; round++) {
        const all = articlesOf(Math.floor(random() * 1e9));
        // The older edition lacks some articles that the newer has, and the other way round; one article changes.
        const parts = [
          all.filter((_, i) => i % 5 !== 0),
          all.filter((_, i) => i % 7 !== 0).map((article, i) => (i === 3 ? { ...article, title: 'Changed' } : article)),
        ];
        const [old, fresh] = await Promise.all(
          parts.map(async (articles, i) => {
            const out = join(folder, `${round}-${i}`);
            await writeEdition(out, await compile(contentOf(articles), { origin: 'https://example.org' }));
            return appOf(await readEdition(out), { now: () => now });
          }),
        );
        if (!old || !fresh) continue;
        await otherFormat(tally, join(folder, `${round}-0`), now);
        const both = new Set(
          parts[0]?.filter(({ id }) => parts[1]?.some((other) => other.id === id)).map(({ id }) => id),
        );
        for (const [before, after] of [
          [old, fresh],
          [fresh, old],
        ] as const)
          for (const start of feeds) {
            const ask = async (app: typeof old, path: string, etag?: string) => {
              tally.requests++;
              return app.fetch(
                new Request(`https://example.org${path}`, {
                  headers: etag === undefined ? {} : { 'If-None-Match': etag },
                }),
              );
            };
            const first = await ask(before, start);
            const etag = first.headers.get('ETag') as string;
            const text = await first.text();
            const again = await ask(after, start, etag);
            const same = (await (await ask(after, start)).text()) === text;
            tally.expect(
              again.status === (same ? 304 : 200),
              `${start}: ${again.status} where the answer is ${same ? 'the same' : 'another'}`,
            );
            tally.expect((await ask(before, start, etag)).status === 304, `${start}: no 304 after a rollback`);
            const whole = (await (await ask(before, start.replace(/limit=\d+/, 'limit=100'))).json()) as JsonFeed;
            const seen: string[] = [];
            let feed = JSON.parse(text) as JsonFeed;
            // Every page comes from the other edition than the one before it.
            for (let turn = 0; ; turn++) {
              seen.push(...feed.items.map(({ id }) => id));
              for (const { id, url } of feed.items)
                if (both.has(id)) {
                  const { status } = await ask(after, new URL(url).pathname);
                  tally.expect(status === 200, `${url} answers with ${status} on the other edition`);
                }
              if (feed.next_url === undefined) break;
              const next = await ask(turn % 2 === 0 ? after : before, feed.next_url.replace('https://example.org', ''));
              if (next.status !== 200) {
                tally.failures.push(`${feed.next_url} answers with ${next.status}`);
                break;
              }
              feed = (await next.json()) as JsonFeed;
            }
            const wanted = whole.items.map(({ id }) => id).filter((id) => both.has(id));
            const met = seen.filter((id) => both.has(id) && wanted.includes(id));
            tally.expect(
              met.join() === wanted.join(),
              `${start}: a walk over two editions meets ${met.length} of ${wanted.length}`,
            );
          }
        tally.faults += 2;
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
