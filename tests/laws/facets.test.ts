import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { compile } from '../../src/compile/compile.ts';
import { appOf } from './history.ts';
import { articles, contentOf, epoch } from './publication.ts';
import { countsHold, type Facets, lists } from './statements/facets.ts';

const origin = 'https://example.org';

/** The seconds around those at which articles come, among them moments before all and after all. */
const nows = fc
  .tuple(fc.integer({ min: -2, max: 42 }), fc.constantFrom(-1, 0, 1))
  .map(([n, second]) => epoch + n * 6 * 3600 + second);

/** Answers `/facets.json` over articles at any moment, a page having so many of them. */
function facetsOf(all: readonly Article[], pageSize: number) {
  const content = contentOf(all);
  const publication = { ...content.publication, pageSize };
  const compiled = compile({ ...content, publication }, { origin });
  let now = epoch;
  const app = appOf(compiled, () => now);
  return async (moment: number) => {
    now = moment;
    const response = await app.fetch(new Request(`${origin}/facets.json`));
    const text = await response.text();
    const { edition: _, ...document } = JSON.parse(text) as Facets;
    return { etag: response.headers.get('ETag'), text, document };
  };
}

const sizes = fc.integer({ min: 1, max: 4 });

test('articles that are still to come change nothing: facets are those of an edition without them', async () => {
  await fc.assert(
    fc.asyncProperty(articles(20), sizes, nows, async (all, size, now) => {
      const seen = all.filter(({ published }) => published <= now);
      const { document } = await facetsOf(all, size)(now);
      expect(document).toEqual((await facetsOf(seen, size)(now)).document);
    }),
    { numRuns: 80 },
  );
});

test('every value and period that articles can be seen of is listed once, with as many as a naive filter finds', async () => {
  await fc.assert(
    fc.asyncProperty(articles(20), nows, async (all, now) => {
      const ask = facetsOf(all, 3);
      const [{ document }, { document: later }] = [await ask(now), await ask(epoch + 100 * 86_400)];
      const values = Object.fromEntries(lists.map(([list]) => [list, (later[list] ?? []).map(({ slug }) => slug)]));
      countsHold(document, values, all, now);
    }),
    { numRuns: 80 },
  );
});

test('the entity tag changes exactly when the document does', async () => {
  const visits = fc.array(nows, { minLength: 2, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(articles(12), sizes, visits, async (all, size, moments) => {
      const ask = facetsOf(all, size);
      const answers: { etag: string | null; text: string }[] = [];
      for (const moment of moments) answers.push(await ask(moment));
      for (const a of answers) for (const b of answers) expect(a.etag === b.etag).toBe(a.text === b.text);
    }),
    { numRuns: 80 },
  );
});
