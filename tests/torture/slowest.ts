import { archiveOf, contentOf } from '../bench/synthetic.ts';
import { cpuPerRequest } from '../bench/load.ts';
import { startDateline } from '../bench/workers.ts';
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

/** The dearest requests that chance finds, measured as the benchmarks measure: the process's CPU divided by its requests. */
export const slowest: Row = {
  name: 'slowest',
  failure: `one of the twenty slowest requests found takes more than ${bound} ms CPU on average, never twice the same address`,
  async run(tally, { times, random }) {
    const { origin, pid, stop } = await startDateline(contentOf(archiveOf(2000)));
    try {
      const found: { path: string; milliseconds: number }[] = [];
      for (let i = 0; i < 300 * times; i++) {
        const parameters = Array.from({ length: Math.floor(random() * 6) }, () => pick(random, rich));
        const path =
          random() < 0.2
            ? grammar(random, 'x')
            : `${pick(random, documents)}?${parameters.join('&').replaceAll(' ', '+')}`;
        const begun = performance.now();
        const response = await fetch(origin + path, { redirect: 'manual' });
        await response.arrayBuffer();
        tally.requests++;
        tally.expect(response.status < 500, `${path} answers with ${response.status}`);
        if (response.status < 300) found.push({ path, milliseconds: performance.now() - begun });
      }
      const chosen = found.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 20);
      const measured: { path: string; cpu: number }[] = [];
      for (const { path } of chosen) {
        // A parameter that means nothing makes each address another, so that no answer is kept.
        const paths = Array.from(
          { length: times > 1 ? 1000 : 50 },
          (_, i) => `${path}${path.includes('?') ? '&' : '?'}utm_x=${i}`,
        );
        const cpu = await cpuPerRequest({ origin, pid, paths }, times > 1 ? 4000 : 300);
        tally.requests += Math.ceil((times > 1 ? 4000 : 300) / cpu);
        measured.push({ path, cpu });
        tally.expect(cpu <= bound, `${path} takes ${cpu.toFixed(1)} ms`);
      }
      const [worst] = measured.toSorted((a, b) => b.cpu - a.cpu);
      if (worst) tally.notes.push(`dearest: ${worst.path} ${worst.cpu.toFixed(2)} ms CPU`);
    } finally {
      await stop();
    }
  },
};
