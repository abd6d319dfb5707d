import fc from 'fast-check';
import { test } from 'vitest';
import { select } from '../../src/edge/select.ts';
import { findWords } from '../../src/edge/words.ts';
import { articles, epoch, openOf } from './publication.ts';
import { queries } from './query.ts';
import { tallyHolds } from './statements/tally.ts';

const nows = fc.integer({ min: -2, max: 42 }).map((n) => epoch + n * 6 * 3600);
const roomy = { articles: 1000, bytes: Number.POSITIVE_INFINITY };

test('a page counts what its feed lists: in all, of each value, and under the bars', async () => {
  await fc.assert(
    fc.asyncProperty(articles(40), queries, nows, async (list, query, now) => {
      const { edition, store } = openOf(list);
      const words = await findWords(edition, store, query.words);
      const { ordinals } = select(edition, query, now, roomy, words);
      tallyHolds(edition, query, words, now, ordinals);
    }),
  );
});
