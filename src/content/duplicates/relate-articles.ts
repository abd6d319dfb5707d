import type { ProgressListener } from '../store.ts';
import { duplicateLimits } from './limits.ts';
import { findLinks, type Link, type Relatable } from './links.ts';

/** How an article stands to the others. */
export interface Relation {
  /**
   * Ids of articles that repeat it or tell its story and are neither later nor newer to the ledger: duplicates first,
   * then the nearest.
   */
  readonly related: readonly string[];
  /** Whether it repeats the text of an article that was published before it (at one moment: whose id is less). */
  readonly retelling: boolean;
}

const isOlder = (a: Relatable, b: Relatable): boolean =>
  a.published < b.published || (a.published === b.published && a.id < b.id);

/** Whether an article may name another without being changed by it later. */
const mayName = (article: Relatable, other: Relatable): boolean =>
  other.published <= article.published && other.added <= article.added;

interface Neighbour {
  readonly article: Relatable;
  readonly link: Link;
}

const byNearness = (a: Neighbour, b: Neighbour): number =>
  Number(b.link.repeats) - Number(a.link.repeats) ||
  b.link.near - a.link.near ||
  (a.article.id < b.article.id ? -1 : 1);

/**
 * Relates articles to those that repeat their text or tell their story, by id; an article that has no such relation is
 * left out. Ids are unique. The order of the articles does not matter. A new article (one that is newer to the ledger
 * than all others) changes `related` of no other.
 */
export function relateArticles(
  articles: readonly Relatable[],
  onProgress?: ProgressListener,
): ReadonlyMap<string, Relation> {
  const neighbours = new Map<Relatable, Neighbour[]>();
  for (const link of findLinks(articles, onProgress))
    for (const [article, other] of [
      [link.one, link.other],
      [link.other, link.one],
    ] as const)
      neighbours.set(article, [...(neighbours.get(article) ?? []), { article: other, link }]);
  return new Map(
    [...neighbours].map(([article, all]) => {
      const nearest = all.filter((other) => mayName(article, other.article)).sort(byNearness);
      return [
        article.id,
        {
          related: nearest.slice(0, duplicateLimits.related).map((other) => other.article.id),
          retelling: all.some(({ article: other, link }) => link.repeats && isOlder(other, article)),
        },
      ];
    }),
  );
}
