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
export function naive(all: readonly Article[], query: Query, now: number): string[] {
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
