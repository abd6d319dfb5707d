import fc from 'fast-check';
import { test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { emptyLedger } from '../../src/content/ledger/ledger.ts';
import { acts, type App, appOf, emptyFolder, origin, perform, resolve, start } from './history.ts';
import type { Asked } from './statements/asked.ts';
import { keptHolds, mannersAt } from './statements/kept.ts';

const addresses = [
  '/rss.xml',
  '/tags/alpha/atom.xml',
  '/feed.json?since=P1D',
  '/feed.json?until=P0D&changed-since=2024-03-30',
  '/archive/2024/03/atom.xml',
  '/archive/2024/04/atom.xml',
  '/facets.json',
  '/opml.xml',
  '/sitemap.xml',
  '/',
  '/tags/alpha',
  '/articles/a',
  '/articles/b.json',
  '/rss.xml?tag=beta',
  '/rss.xml?utm_source=x&limit=1',
  '/rss.xml?limit=1&x=y',
  '/rss.xml?limit=2',
  '/rss.xml?tags=alpha',
  '/rss.xml?LIMIT=1',
  '/?x=%zz',
  '/?limit=1&limit=2',
  '/articles/a?limit=1',
  '/archive/2024/03/atom.xml?x=y',
  '/archive/2024/03/atom.xml?limit=1',
  '/build?show=1',
  '/build?show=1&tag-all=alpha',
  '/tags?named=al',
  '/tags?named=be',
  '/style.css?v=x',
];

const manners = mannersAt(origin, 'http://127.0.0.1:8787', 'https://other.invalid');

/** An application asked directly, at the moment that its clock says. */
const askedOf = (app: App, now: number): Asked => ({
  now,
  ask: async (address, headers = {}, method = 'GET') => app.fetch(new Request(address, { method, headers })),
});

/** Days and seconds around the moments at which things change; the clock jumps between them, back too. */
const moments = fc
  .tuple(fc.integer({ min: -48, max: 48 }), fc.constantFrom(-1, 0, 1, 30, 61))
  .map(([hours, seconds]) => start + hours * 3600 + seconds);

test('an answer that was kept is the one that would be given anew', async () => {
  const visit = fc.tuple(moments, fc.constantFrom(...addresses), manners);
  const asked = fc.array(visit, { minLength: 2, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(acts, acts, asked, async (some, more, visits) => {
      const folder = [...some, ...more].reduce(perform, emptyFolder);
      const compiled = compile(resolve(folder, emptyLedger, start).content, { origin });
      let now = start;
      const kept = appOf(compiled, () => now);
      for (const [moment, address, manner] of visits) {
        now = moment;
        const anew = () =>
          askedOf(
            appOf(compiled, () => moment),
            moment,
          );
        await keptHolds(askedOf(kept, moment), anew, origin, address, manner);
      }
    }),
    { numRuns: 80 },
  );
});
