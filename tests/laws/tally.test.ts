import fc from 'fast-check';
import { expect, test } from 'vitest';
import { histogram } from '../../src/edge/pages/histogram.ts';
import { tally } from '../../src/edge/pages/tally.ts';
import { select } from '../../src/edge/select.ts';
import { findWords } from '../../src/edge/words.ts';
import { facetNames } from '../../src/edition/query.ts';
import { articles, epoch, openOf } from './publication.ts';
import { queries } from './query.ts';

const nows = fc.integer({ min: -2, max: 42 }).map((n) => epoch + n * 6 * 3600);
const roomy = { articles: 1000, bytes: Number.POSITIVE_INFINITY };

test('a page counts what its feed lists: in all, of each value, and under the bars', async () => {
  await fc.assert(
    fc.asyncProperty(articles(40), queries, nows, async (list, query, now) => {
      const { edition, store } = openOf(list);
      const words = await findWords(edition, store, query.words);
      const { ordinals } = select(edition, query, now, roomy, words);
      const counted = tally(edition, query, words, now);
      expect(counted.total).toBe(ordinals.length);
      const span = ordinals.length === 0 ? undefined : [Math.min(...ordinals), Math.max(...ordinals)];
      expect(counted.span).toEqual(span);
      for (const name of facetNames) {
        const facet = edition.facets[name];
        for (let at = 0; at < facet.slugs.count; at++) {
          const postings = facet.postings(at);
          const having = ordinals.filter((ordinal) => postings?.floor(ordinal) === ordinal).length;
          expect(counted.having(facet.postings(at))).toBe(having);
        }
      }
      const bars = histogram(edition, query, counted);
      const drawn = bars.reduce((sum, { count }) => sum + count, 0);
      expect([0, ordinals.length]).toContain(drawn);
      if (bars.length > 0) expect(drawn).toBe(ordinals.length);
    }),
  );
});
