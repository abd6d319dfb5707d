import fc from 'fast-check';
import { test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { appOf } from './history.ts';
import { articles, contentOf, epoch } from './publication.ts';
import { type Fate, slugHolds } from './statements/slugs.ts';

const origin = 'https://example.org';
const nows = fc.integer({ min: -2, max: 42 }).map((n) => epoch + n * 6 * 3600);

/** What becomes of an article's slug: it keeps it, has another now, or was taken back. */
const becomes = fc.array(fc.constantFrom('kept', 'renamed', 'withdrawn'), { minLength: 12, maxLength: 12 });

test('every slug that was ever given is answered as its article has it', async () => {
  await fc.assert(
    fc.asyncProperty(articles(12), becomes, nows, async (all, fates, now) => {
      const fateOf = (i: number) => fates[i] as string;
      const present = all.flatMap((article, i) => {
        if (fateOf(i) === 'withdrawn') return [];
        return fateOf(i) === 'renamed' ? { ...article, formerSlugs: [`former-${i}`, `寺-${i}`] } : article;
      });
      const withdrawn = all.flatMap(({ id, slug }, i) =>
        fateOf(i) === 'withdrawn' ? [{ id, slug, formerSlugs: [`former-${i}`], when: epoch }] : [],
      );
      const app = appOf(compile(contentOf(present, { withdrawn }), { origin }), () => now);
      const asked = {
        now,
        ask: async (path: string): Promise<Response> => app.fetch(new Request(origin + path)),
      };
      const expected: [slug: string, fate: Fate][] = [['never', { is: 'nothing' }]];
      for (const { slug, published, formerSlugs } of present)
        expected.push(
          [slug, { is: 'article', published }],
          ...formerSlugs.map((former): [string, Fate] => [former, { is: 'former', slug, published }]),
        );
      for (const { slug, formerSlugs } of withdrawn)
        for (const each of [slug, ...formerSlugs]) expected.push([each, { is: 'withdrawn' }]);
      for (const [slug, fate] of expected) await slugHolds(asked, slug, fate);
    }),
    { numRuns: 60 },
  );
});
