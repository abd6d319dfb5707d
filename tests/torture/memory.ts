import { mkdir, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { archiveOf, contentOf } from '../bench/synthetic.ts';
import { memoryOf } from '../bench/load.ts';
import { layDown, startIn } from '../bench/workers.ts';
import { Inspector } from './heap.ts';
import type { Row } from './row.ts';

const MiB = 1024 * 1024;

/** MiB that an isolate may hold, whatever is asked of it, and by which what it holds may swing. */
const bound = 64;
const drift = 4;

/** A request, as it is sent. */
interface Sent {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const gzip = { 'Accept-Encoding': 'gzip' };
const any = { 'If-None-Match': '*' };

const day = (i: number): string => new Date(Date.UTC(2015, 0, 1 + (i % 3600))).toISOString().slice(0, 10);

type Kind = (i: number) => Sent;

/** Kinds of request by who makes them, each another address for another number. What one group leaves is not pushed out by another's. */
const groups: Readonly<Record<string, readonly Kind[]>> = {
  'a crawler that revalidates': [
    (i) => ({ path: `/?limit=100&x=${i}`, headers: any }),
    (i) => ({ path: `/?limit=100&since=${day(i)}`, headers: any }),
    (i) => ({ path: `/rss.xml?limit=100&until=${day(i)}`, headers: any }),
    (i) => ({ path: `/tags/tag-${i % 50}?limit=${1 + (i % 100)}`, method: 'HEAD', headers: any }),
    (i) => ({ path: `/articles/article-${i % 1000}.md?x=${i}`, headers: any }),
  ],
  'apps and people': [
    (i) => ({ path: `/feed.json?limit=${1 + (i % 100)}&since=${day(i)}` }),
    (i) => ({ path: `/atom.xml?limit=${1 + (i % 100)}&since=${day(i)}`, headers: gzip }),
    (i) => ({ path: `/?limit=${1 + (i % 100)}&until=${day(i)}`, headers: gzip }),
    (i) => ({ path: `/rss.xml?q=number+-word${i}&limit=30` }),
    (i) => ({ path: `/?q=article+-word${i}`, headers: gzip }),
    (i) => ({ path: `/feed.json?utm_source=${i}`, headers: { ...gzip, 'If-None-Match': `"${i}", "x"` } }),
    (i) => ({ path: `/tags/tag-${i % 50}/atom.xml?limit=${1 + (i % 100)}`, method: 'HEAD' }),
    (i) => ({ path: `/articles/article-${i % 1000}?x=${i}`, headers: i % 2 ? gzip : {} }),
    (i) => ({ path: `/articles/article-${i % 1000}.json?x=${i}` }),
    (i) => ({ path: `/media/sound.mp3?x=${i}`, headers: { Range: `bytes=${i}-${i + 1000}` } }),
  ],
  'somebody who tries all doors': [
    (i) => ({ path: `/facets.json?x=${i}`, headers: i % 2 ? gzip : any }),
    (i) => ({ path: `/archive/2019/${String(1 + (i % 12)).padStart(2, '0')}/rss.xml?utm_id=${i}` }),
    (i) => ({ path: `/build?show=1&q=word${i}` }),
    (i) => ({ path: `/tags?named=${i}` }),
    (i) => ({ path: `/style.css?v=${i}${'x'.repeat(480)}` }),
    (i) => ({ path: `/articles/article-${i % 1000}.md?${'x'.repeat(7000)}=${i}` }),
    (i) => ({ path: `/nothing/${i}`, headers: gzip }),
    (i) => ({ path: `/rss.xml?limit=${i}x` }),
    (i) => ({ path: `/?since=2021&${'x'.repeat(8000)}=${i}` }),
    (i) => ({ path: `/rss.xml?x=${i}`, method: i % 2 ? 'POST' : 'OPTIONS' }),
  ],
};

function send(agent: Agent, origin: string, { path, ...sent }: Sent): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(origin + path, { agent, ...sent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** What an isolate holds while no address is asked for twice. */
export const memory: Row = {
  name: 'memory',
  failure: `an isolate holds more than ${bound} MiB after a collection of garbage, or more after twice as many requests`,
  async run(tally, { times }) {
    const folder = await layDown(contentOf(archiveOf(1000)));
    await mkdir(join(folder, 'assets/media'), { recursive: true });
    await writeFile(join(folder, 'assets/media/sound.mp3'), Buffer.alloc(4 * MiB, 1));
    const { origin, pid, inspector, stop } = await startIn(folder, { inspected: true });
    const agent = new Agent({ keepAlive: true, maxSockets: 4 });
    const heap = await Inspector.connect(inspector as string);
    const statuses = new Map<number, number>();
    const client = async (kinds: readonly Kind[], end: number): Promise<void> => {
      while (tally.requests < end) {
        const i = tally.requests++;
        const status = await send(agent, origin, (kinds[i % kinds.length] as Kind)(Math.floor(i / kinds.length)));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        tally.expect(status < 500, () => `request ${i} is answered with ${status}`);
      }
    };
    const live = async (by: string): Promise<number> => {
      const { objects, buffers } = await heap.live(() => send(agent, origin, { path: '/health' }));
      const [whole, part] = [(objects + buffers) / MiB, objects / MiB];
      const resident = await memoryOf(pid);
      tally.notes.push(
        `${tally.requests}, ${by}: ${whole.toFixed(1)} MiB live, ${part.toFixed(1)} of it objects, ${resident.toFixed(0)} resident`,
      );
      tally.expect(whole <= bound, `${whole.toFixed(1)} MiB are held after ${tally.requests} requests`);
      return whole;
    };
    try {
      await live('nobody');
      for (const [name, kinds] of Object.entries(groups)) {
        const held: number[] = [];
        for (const by of [name, 'the same']) {
          const end = tally.requests + Math.round(1000 * times);
          await Promise.all(Array.from({ length: 4 }, () => client(kinds, end)));
          held.push(await live(by));
        }
        const [first = 0, second = 0] = held;
        tally.expect(second <= first + drift, `${name} makes it hold more and more: ${held.join(', ')} MiB`);
      }
      tally.notes.push([...statuses].map(([status, count]) => `${status}: ${count}`).join(', '));
    } finally {
      heap.close();
      agent.destroy();
      await stop();
      await rm(folder, { recursive: true });
    }
  },
};
