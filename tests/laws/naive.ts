import type { Article } from '../../src/article/article.ts';
import { facetNames, type Query } from '../../src/edition/query.ts';
import { queryWords } from '../../src/text/words.ts';
import { wordsOf } from '../words.ts';
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
  const known = days.get(seconds);
  if (known !== undefined) return known;
  const day = berlin.format(seconds * 1000);
  days.set(seconds, day);
  return day;
};

/** Whether a moment is in a bound of `since`, or not before one. */
function isSince(bound: string, now: number): (published: number) => boolean {
  const moment = Date.parse(bound) / 1000;
  if (bound.includes('T')) return (published) => published >= moment;
  const day = bound.startsWith('P') ? daysBack(bound, now) : bound;
  return (published) => dayOf(published).slice(0, day.length) >= day;
}

/** Whether a moment is in a bound of `until`, or before it; whole days back leave out the day that they lead to. */
function isUntil(bound: string, now: number): (published: number) => boolean {
  const moment = Date.parse(bound) / 1000;
  if (bound.includes('T')) return (published) => published < moment;
  if (!bound.startsWith('P')) return (published) => dayOf(published).slice(0, bound.length) <= bound;
  const day = daysBack(bound, now);
  return (published) => dayOf(published) < day;
}

function daysBack(bound: string, now: number): string {
  const today = new Date(`${dayOf(now)}T00:00:00Z`);
  return new Date(today.getTime() - Number(bound.slice(1, -1)) * 86_400_000).toISOString().slice(0, 10);
}

/** What is worked out of an article, kept: a large archive is asked about over and over. */
function kept<T>(workOut: (of: Article) => T): (of: Article) => T {
  const known = new WeakMap<Article, T>();
  return (article) => {
    const before = known.get(article);
    if (before !== undefined) return before;
    const value = workOut(article);
    known.set(article, value);
    return value;
  };
}

const valuesOf = kept((article: Article): Record<string, string[]> => {
  const broader = (slug: string): string[] => [slug, ...(vocabulary.get(slug)?.broader ?? []).flatMap(broader)];
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
  const bounds = [
    ...query.since.map((bound) => isSince(bound, now)),
    ...query.until.map((bound) => isUntil(bound, now)),
  ];
  const isChanged = query.changedSince === undefined ? () => true : isSince(query.changedSince, now);
  const phrases = query.words.none.map(queryWords);
  const asked = facetNames.filter((name) => query.facets[name].all.length + query.facets[name].none.length > 0);
  const matches = all.filter(
    (article) =>
      article.published <= now &&
      asked.every((name) => {
        const { all: groups, none } = query.facets[name];
        const own = valuesOf(article)[name] as string[];
        return groups.every((group) => group.some((v) => own.includes(v))) && !none.some((v) => own.includes(v));
      }) &&
      bounds.every((isWithin) => isWithin(article.published)) &&
      isChanged(article.changed) &&
      query.words.all.every((word) => wordsIn(article).has(word)) &&
      !phrases.some((words) => words.every((word) => wordsIn(article).has(word))) &&
      !(query.unique && article.retelling),
  );
  return matches.sort(inOrder(query.order));
}

/** The ids of what it finds. */
export function naive(all: readonly Article[], query: Query, now: number): string[] {
  return found(all, query, now).map(({ id }) => id);
}
