import { archiveOf, contentOf } from '../bench/synthetic.ts';
import { cpuOf } from '../bench/load.ts';
import { type Contestant, startDateline } from '../bench/workers.ts';
import { grammar } from './grammar.ts';
import { type Row, pick } from './row.ts';

/** Milliseconds of CPU that Cloudflare's free plan gives a request. */
const bound = 10;

/** Parameters that find something in the synthetic archive, and make much of it. */
const rich = [
  'tag=tag-0',
  'tag=tag-0,tag-1,tag-2',
  'tag=-tag-0',
  'author=author-0',
  'source=-source-0',
  'q=number',
  'q=-number',
  'q=article about',
  'limit=100',
  'order=added',
  'unique=1',
  'content=summary',
  'since=2016',
  'until=P7D',
  'changed-since=2016',
  'tag=tg-0',
  'author=autor-1',
];
const documents = [
  '/rss.xml',
  '/atom.xml',
  '/feed.json',
  '/',
  '/facets.json',
  '/opml.xml',
  '/sitemap.xml',
  '/openapi.json',
  '/archive/2019/03/rss.xml',
  '/2019/feed.json',
  '/tags/tag-0/rss.xml',
];

const listed = (count: number, name: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => name(i)).join(',');

/** The largest answers. */
const large = ['/rss.xml?limit=100', '/atom.xml?limit=100', '/feed.json?limit=100', '/facets.json'];

/** Addresses as long as one may be: many values, many words, many of anything. */
const long = [
  `/rss.xml?tag=${listed(900, (i) => `tag-${i}`)}`,
  `/?tag=${listed(900, (i) => `tag-${i}`)}`,
  `/rss.xml?tag=${listed(800, (i) => `-tag-${i}`)}`,
  `/feed.json?q=${listed(1300, (i) => `w${i}`)}`,
  `/feed.json?q=number,${listed(1200, (i) => `-w${i}`)}`,
  `/rss.xml?${'tag=tag-0&'.repeat(700)}`,
  `/rss.xml?${'since=2016&'.repeat(600)}`,
  `/build?${'tag=tag-0&'.repeat(700)}`,
  `/tags/${'tag-'.repeat(1900)}/rss.xml`,
  `/${'a/'.repeat(3900)}`,
];

/** How often the slowest are made again, and those that are only long. */
const replays = { slow: 1000, long: 50 };

/** Milliseconds of CPU that the process takes for a request that is made again and again, two at a time. */
async function replay({ origin, pid }: Contestant, path: string, replays: number): Promise<number> {
  const before = await cpuOf(pid);
  let asked = 0;
  const client = async (): Promise<void> => {
    while (asked < replays) {
      // A parameter that means nothing makes each address another, so that no answer is kept.
      const address = `${origin}${path}${path.includes('?') ? '&' : '?'}x=${asked++}`;
      const headers = { 'Accept-Encoding': 'gzip' };
      await (await fetch(address, { redirect: 'manual', headers })).arrayBuffer();
    }
  };
  await Promise.all([client(), client()]);
  return ((await cpuOf(pid)) - before) / asked;
}

/** The dearest requests that chance finds, measured as the benchmarks measure: the process's CPU divided by its requests. */
export const slowest: Row = {
  name: 'slowest',
  failure: `one of the twenty slowest requests found takes more than ${bound} ms CPU on average of a thousand, compressed, never twice the same address, or a request is answered with a 5xx`,
  async run(tally, { times, random }) {
    const worker = await startDateline(contentOf(archiveOf(2000)));
    const measured: { path: string; cpu: number }[] = [];
    const measure = async (path: string, count: number): Promise<void> => {
      const cpu = await replay(worker, path, count);
      tally.requests += count;
      measured.push({ path, cpu });
      tally.expect(cpu <= bound, `${path.slice(0, 200)} takes ${cpu.toFixed(1)} ms`);
    };
    try {
      const found: { path: string; milliseconds: number }[] = [];
      for (let i = 0; i < 300 * times; i++) {
        const parameters = Array.from({ length: Math.floor(random() * 6) }, () => pick(random, rich));
        const path =
          random() < 0.2
            ? grammar(random, 'x')
            : `${pick(random, documents)}?${parameters.join('&').replaceAll(' ', '+')}`;
        const begun = performance.now();
        const response = await fetch(worker.origin + path, { redirect: 'manual' });
        await response.arrayBuffer();
        tally.requests++;
        tally.expect(response.status < 500, `${path} answers with ${response.status}`);
        found.push({ path, milliseconds: performance.now() - begun });
      }
      const slow = found.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 20);
      for (const { path } of slow) await measure(path, replays.slow);
      for (const path of [...large, ...long]) await measure(path, replays.long);
      const [worst] = measured.toSorted((a, b) => b.cpu - a.cpu);
      if (worst) tally.notes.push(`dearest: ${worst.path.slice(0, 80)} ${worst.cpu.toFixed(2)} ms CPU`);
    } finally {
      await worker.stop();
    }
  },
};
