import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { formatCursor } from '../../src/edge/cursor.ts';
import { select } from '../../src/edge/select.ts';
import { findWords } from '../../src/edge/words.ts';
import { found, naive } from './naive.ts';
import { articles, openOf, epoch } from './publication.ts';
import { queries } from './query.ts';
import { below, pagesHold } from './statements/pages.ts';

const nows = fc.integer({ min: -2, max: 42 }).map((n) => epoch + n * 6 * 3600);
const roomy = { articles: 1000, bytes: Number.POSITIVE_INFINITY };

test('a selection is what a naive filter over the articles finds, in its order', () => {
  return fc.assert(
    fc.asyncProperty(articles(30), queries, nows, async (all, query, now) => {
      const { edition, store } = openOf(all);
      const { ordinals, next } = select(edition, query, now, roomy, await findWords(edition, store, query.words));
      expect(ordinals.map((ordinal) => edition.ids.at(ordinal))).toEqual(naive(all, query, now));
      expect(next).toBeUndefined();
    }),
    { numRuns: 400 },
  );
});

test('pages put together are the whole selection, and next exists exactly when more match', () => {
  return fc.assert(
    fc.asyncProperty(articles(30), queries, nows, fc.integer({ min: 1, max: 7 }), async (all, query, now, size) => {
      const { edition, store } = openOf(all);
      const words = await findWords(edition, store, query.words);
      await pagesHold(naive(all, query, now), size, async (before: string | undefined) => {
        const room = { ...roomy, articles: size };
        const asked = { ...query, ...(before !== undefined && { before }) };
        const { ordinals, next } = select(edition, asked, now, room, words);
        return {
          ids: ordinals.map((ordinal) => edition.ids.at(ordinal)),
          next: next && formatCursor(next),
        };
      });
    }),
    { numRuns: 200 },
  );
});

test('a cursor finds its place in an edition that no longer holds its article', () => {
  return fc.assert(
    fc.asyncProperty(articles(20), queries, fc.integer({ min: 1, max: 5 }), async (all, query, size) => {
      const now = epoch + 1e7;
      const whole = openOf(all);
      const wholeWords = await findWords(whole.edition, whole.store, query.words);
      const first = select(whole.edition, query, now, { ...roomy, articles: size }, wholeWords);
      if (!first.next) return;
      const last = all.find(({ id }) => id === first.next?.id) as Article;
      const left = all.filter((article) => article !== last);
      const { edition, store } = openOf(left);
      const words = await findWords(edition, store, query.words);
      const rest = select(edition, { ...query, before: formatCursor(first.next) }, now, roomy, words);
      expect(rest.ordinals.map((ordinal) => edition.ids.at(ordinal))).toEqual(
        below(found(left, query, now), query.order, last),
      );
    }),
    { numRuns: 200 },
  );
});
