import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { facetNames, type Query } from '../../src/edition/query.ts';
import { formatCursor } from '../../src/edge/cursor.ts';
import { select } from '../../src/edge/select.ts';
import { findWords } from '../../src/edge/words.ts';
import { queryWords, wordsOf } from '../../src/text/words.ts';
import { articles, openOf, epoch, vocabulary } from './publication.ts';
import { queries } from './query.ts';

const nows = fc.integer({ min: -2, max: 42 }).map((n) => epoch + n * 6 * 3600);
const roomy = { articles: 1000, bytes: Number.POSITIVE_INFINITY };

/** What a day, month or year is in Berlin, by the runtime's own calendar. */
const berlin = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const dayOf = (seconds: number) => berlin.format(seconds * 1000);

function isSince(published: number, bound: string, now: number): boolean {
  if (bound.startsWith('P')) return dayOf(published) >= daysBack(bound, now);
  return bound.includes('T')
    ? published >= Date.parse(bound) / 1000
    : dayOf(published).slice(0, bound.length) >= bound;
}

function isUntil(published: number, bound: string, now: number): boolean {
  if (bound.startsWith('P')) return dayOf(published) < daysBack(bound, now);
  return bound.includes('T')
    ? published < Date.parse(bound) / 1000
    : dayOf(published).slice(0, bound.length) <= bound;
}

function daysBack(bound: string, now: number): string {
  const today = new Date(`${dayOf(now)}T00:00:00Z`);
  return new Date(today.getTime() - Number(bound.slice(1, -1)) * 86_400_000).toISOString().slice(0, 10);
}

function valuesOf(article: Article): Record<string, string[]> {
  const broader = (slug: string): string[] => [
    slug,
    ...(vocabulary.get(slug)?.broader ?? []).flatMap(broader),
  ];
  return {
    tag: article.tags.flatMap((tag) => broader(tag.slug)),
    author: article.authors.map((author) => author.slug),
    source: article.source ? [article.source.slug] : [],
    language: [article.language.toLowerCase(), article.language.toLowerCase().split('-')[0] as string],
  };
}

/** The naive twin: filters and sorts articles as PRODUCT.md words it. */
function naive(all: readonly Article[], query: Query, now: number): string[] {
  const matches = all.filter((article) => {
    const values = valuesOf(article);
    return (
      article.published <= now &&
      facetNames.every((name) => {
        const { all: groups, none } = query.facets[name];
        const own = values[name] as string[];
        return (
          groups.every((group) => group.some((v) => own.includes(v))) && !none.some((v) => own.includes(v))
        );
      }) &&
      query.since.every((bound) => isSince(article.published, bound, now)) &&
      query.until.every((bound) => isUntil(article.published, bound, now)) &&
      (query.changedSince === undefined || isSince(article.changed, query.changedSince, now)) &&
      query.words.all.every((word) => wordsOf(article.body).has(word)) &&
      !query.words.none.some((token) => queryWords(token).every((word) => wordsOf(article.body).has(word))) &&
      !(query.unique && article.retelling)
    );
  });
  const key = (article: Article) => (query.order === 'added' ? article.added : article.published);
  const points = (id: string) =>
    Array.from(id, (c) => (c.codePointAt(0) as number).toString(16).padStart(6, '0')).join('');
  return matches
    .sort((a, b) => key(b) - key(a) || (points(a.id) < points(b.id) ? -1 : 1))
    .map((article) => article.id);
}

test('a selection is what a naive filter over the articles finds, in its order', () => {
  return fc.assert(
    fc.asyncProperty(articles(30), queries, nows, async (all, query, now) => {
      const { edition, store } = openOf(all);
      const { ordinals, next } = select(
        edition,
        query,
        now,
        roomy,
        await findWords(edition, store, query.words),
      );
      expect(ordinals.map((ordinal) => edition.ids.at(ordinal))).toEqual(naive(all, query, now));
      expect(next).toBeUndefined();
    }),
    { numRuns: 400 },
  );
});

test('pages put together are the whole selection, and next exists exactly when more match', () => {
  return fc.assert(
    fc.asyncProperty(
      articles(30),
      queries,
      nows,
      fc.integer({ min: 1, max: 7 }),
      async (all, query, now, size) => {
        const { edition, store } = openOf(all);
        const words = await findWords(edition, store, query.words);
        const seen: string[] = [];
        let before: string | undefined;
        do {
          const page = select(
            edition,
            { ...query, ...(before !== undefined && { before }) },
            now,
            {
              ...roomy,
              articles: size,
            },
            words,
          );
          seen.push(...page.ordinals.map((ordinal) => edition.ids.at(ordinal)));
          expect(page.next === undefined || page.ordinals.length === size).toBe(true);
          before = page.next && formatCursor(page.next);
        } while (before !== undefined);
        expect(seen).toEqual(naive(all, query, now));
      },
    ),
    { numRuns: 200 },
  );
});

test('a cursor finds its place in an edition that no longer holds its article', () => {
  return fc.assert(
    fc.asyncProperty(articles(20), queries, fc.integer({ min: 1, max: 5 }), async (all, query, size) => {
      const now = epoch + 1e7;
      const whole = openOf(all);
      const found = await findWords(whole.edition, whole.store, query.words);
      const first = select(whole.edition, query, now, { ...roomy, articles: size }, found);
      if (!first.next) return;
      const { id } = first.next;
      const left = all.filter((article) => article.id !== id);
      const { edition, store } = openOf(left);
      const words = await findWords(edition, store, query.words);
      const rest = select(edition, { ...query, before: formatCursor(first.next) }, now, roomy, words);
      expect(rest.ordinals.map((ordinal) => edition.ids.at(ordinal))).toEqual(
        naive(all, query, now).slice(size),
      );
    }),
    { numRuns: 200 },
  );
});
