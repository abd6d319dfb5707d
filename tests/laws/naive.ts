import type { Article } from '../../src/article/article.ts';
import { facetNames, type Query } from '../../src/edition/query.ts';
import { queryWords, wordsOf } from '../../src/text/words.ts';
import { vocabulary } from './publication.ts';

/** What a day, month or year is in Berlin, by the runtime's own calendar. */
const berlin = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const days = new Map<number, string>();
const dayOf = (seconds: number): string => {
  const day = days.get(seconds) ?? berlin.format(seconds * 1000);
  days.set(seconds, day);
  return day;
};

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

/** What is worked out of an article, kept: a large archive is asked about over and over. */
function kept<T>(workOut: (of: Article) => T): (of: Article) => T {
  const known = new WeakMap<Article, T>();
  return (article) => {
    const value = known.get(article) ?? workOut(article);
    known.set(article, value);
    return value;
  };
}

const valuesOf = kept((article: Article): Record<string, string[]> => {
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
});

const wordsIn = kept(({ title, summary = '', body }: Article) => wordsOf([title, summary, body].join('\n')));

const points = kept(({ id }: Article) =>
  Array.from(id, (c) => (c.codePointAt(0) as number).toString(16).padStart(6, '0')).join(''),
);

/** Compares two articles: negative where the first is listed before the second. */
export function inOrder(order: Query['order']): (a: Article, b: Article) => number {
  const key = (article: Article) => (order === 'added' ? article.added : article.published);
  return (a, b) => key(b) - key(a) || (points(a) < points(b) ? -1 : 1);
}

/** The naive twin: filters and sorts articles as PRODUCT.md words it. */
export function found(all: readonly Article[], query: Query, now: number): Article[] {
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
      query.words.all.every((word) => wordsIn(article).has(word)) &&
      !query.words.none.some((token) => queryWords(token).every((word) => wordsIn(article).has(word))) &&
      !(query.unique && article.retelling)
    );
  });
  return matches.sort(inOrder(query.order));
}

/** The ids of what it finds. */
export function naive(all: readonly Article[], query: Query, now: number): string[] {
  return found(all, query, now).map(({ id }) => id);
}
