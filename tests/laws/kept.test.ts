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

/** How an address is asked for: what clients add, and by what name of the host it reached the Worker. */
interface Manner {
  readonly at: string;
  readonly method: 'GET' | 'HEAD';
  readonly headers: Readonly<Record<string, string>>;
  /** Whether the client has what would be answered. */
  readonly current: boolean;
}

const manners = fc.record<Manner>({
  at: fc.constantFrom(origin, 'http://127.0.0.1:8787', 'https://other.invalid'),
  method: fc.constantFrom('GET', 'GET', 'HEAD'),
  headers: fc.constantFrom<Manner['headers'][]>(
    {},
    { 'Accept-Encoding': 'gzip' },
    { 'If-None-Match': 'W/"0"' },
    { 'X-Forwarded-Host': 'other.invalid', 'X-Forwarded-Proto': 'http', Forwarded: 'host=other.invalid' },
  ),
  current: fc.boolean(),
});

async function answer(
  app: App,
  address: string,
  { method, headers }: Manner,
  etag?: string,
): Promise<unknown> {
  const sent = { ...headers, ...(etag !== undefined && { 'If-None-Match': etag }) };
  const response = await app.fetch(new Request(address, { method, headers: sent }));
  const bytes = Buffer.from(await response.arrayBuffer());
  return [response.status, [...response.headers], bytes.toString('latin1')];
}

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
        const fresh = appOf(compiled, () => moment);
        const plain = await fresh.fetch(new Request(origin + address));
        const etag = (manner.current && plain.headers.get('ETag')) || undefined;
        const again = appOf(compiled, () => moment);
        expect(
          await answer(kept, manner.at + address, manner, etag),
          `${address} at ${moment}, ${JSON.stringify(manner)}`,
        ).toEqual(await answer(again, origin + address, manner, etag));
      }
    }),
    { numRuns: 80 },
  );
});
