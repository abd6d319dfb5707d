import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { emptyLedger } from '../../src/content/ledger.ts';
import { acts, type App, appOf, emptyFolder, origin, perform, resolve, start } from './history.ts';

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
];

async function answer(app: App, address: string): Promise<unknown> {
  const response = await app.fetch(new Request(origin + address));
  return [response.status, [...response.headers], await response.text()];
}

/** Days and seconds around the moments at which things change; the clock jumps between them, back too. */
const moments = fc
  .tuple(fc.integer({ min: -48, max: 48 }), fc.constantFrom(-1, 0, 1, 30, 61))
  .map(([hours, seconds]) => start + hours * 3600 + seconds);

test('an answer that was kept is the one that would be given anew', async () => {
  const asked = fc.array(fc.tuple(moments, fc.constantFrom(...addresses)), { minLength: 2, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(acts, acts, asked, async (some, more, visits) => {
      const folder = [...some, ...more].reduce(perform, emptyFolder);
      const compiled = compile(resolve(folder, emptyLedger, start).content, { origin });
      let now = start;
      const kept = appOf(compiled, () => now);
      for (const [moment, address] of visits) {
        now = moment;
        const fresh = appOf(compiled, () => moment);
        expect(await answer(kept, address), `${address} at ${moment}`).toEqual(await answer(fresh, address));
      }
    }),
    { numRuns: 80 },
  );
});
