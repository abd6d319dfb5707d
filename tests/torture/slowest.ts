import { archiveOf, contentOf } from '../bench/synthetic.ts';
import { cpuOf } from '../bench/load.ts';
import { alternate, median, ratioOf } from '../bench/rounds.ts';
import { type Contestant, startDateline, startOther } from '../bench/workers.ts';
import { grammar } from './grammar.ts';
import { type Row, pick } from './row.ts';

/**
 * Times the CPU of the constant Worker that a request may take. The most that was seen, on a quiet and on a busy machine, is 2.3:
 * 9.6 ms where the constant, 131 kB that are compressed, takes 4.1 ms.
 */
const bound = 5;

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

/** Requests of a turn, and counted turns of each Worker. */
const [requests, turns] = [5, 5];

/** Milliseconds of CPU a request, asked one after another. No address is asked twice, so that no answer comes from a cache. */
async function cpuPerRequest({ origin, pid }: Contestant, path: string): Promise<number> {
  const before = await cpuOf(pid);
  for (let i = 0; i < requests; i++) {
    const address = `${origin}${path}${path.includes('?') ? '&' : '?'}x=${crypto.randomUUID()}`;
    const headers = { 'Accept-Encoding': 'gzip' };
    await (await fetch(address, { redirect: 'manual', headers })).arrayBuffer();
  }
  return ((await cpuOf(pid)) - before) / requests;
}

/** The dearest requests that chance finds, beside a Worker that compresses the same bytes at every request. */
export const slowest: Row = {
  name: 'slowest',
  failure: `one of the twenty slowest requests found, or of the largest and longest, takes more than ${bound} times the CPU of a Worker that compresses a constant of the size of /rss.xml, or a request is answered with a 5xx`,
  async run(tally, { times, random }) {
    const worker = await startDateline(contentOf(archiveOf(2000)));
    const newest = await fetch(`${worker.origin}/rss.xml`);
    const constant = await startOther('compressing', await newest.bytes());
    const measured: { path: string; ratio: number }[] = [];
    const units: number[] = [];
    const measure = async (path: string): Promise<void> => {
      const taken = await alternate(
        { constant: () => cpuPerRequest(constant, '/'), dateline: () => cpuPerRequest(worker, path) },
        turns,
      );
      const { median: ratio } = ratioOf(taken.dateline, taken.constant);
      tally.requests += taken.dateline.length * requests;
      units.push(...taken.constant);
      measured.push({ path, ratio });
      tally.expect(ratio <= bound, `${path.slice(0, 200)} takes ${ratio.toFixed(1)} times the constant's CPU`);
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
      for (const { path } of slow) await measure(path);
      for (const path of [...large, ...long]) await measure(path);
      const [worst] = measured.toSorted((a, b) => b.ratio - a.ratio);
      if (worst)
        tally.notes.push(
          `dearest: ${worst.path.slice(0, 80)} ${worst.ratio.toFixed(1)} × the constant's ${median(units).toFixed(2)} ms CPU`,
        );
    } finally {
      await worker.stop();
      await constant.stop();
    }
  },
};
