import { limits } from './related/limits.ts';
import { duplicatesOf, storiesOf } from './related/groups.ts';
import type { Linked } from './related/linked.ts';
import { type Link, linksOf, type Relatable } from './related/links.ts';
import type { Follow } from './stage.ts';

/** What relates an article to the others. */
export interface Relation {
  /** Ids of the nearest articles that repeat or retell it and are neither later nor newer to the ledger; nearest first. */
  readonly related: readonly string[];
  /** Whether it repeats the text of an article that was published before it (of one moment: whose id is less). */
  readonly retelling: boolean;
  /** Id of the earliest article of its group of near-duplicates, where it has one. */
  readonly group?: string;
  /** Id of the earliest article that tells its story, where others do. */
  readonly story?: string;
}

const isOlder = (a: Relatable, b: Relatable): boolean =>
  a.published < b.published || (a.published === b.published && a.id < b.id);

/** Whether an article may point to another without a later change of what it points to. */
const mayPoint = (from: Relatable, to: Relatable): boolean =>
  to.published <= from.published && to.added <= from.added;

function namesOf(groups: readonly (readonly Relatable[])[]): ReadonlyMap<string, string> {
  return new Map(groups.flatMap((group) => group.map(({ id }) => [id, (group[0] as Relatable).id] as const)));
}

/**
 * Relates articles to those that repeat their text or tell their story, by id; whom nothing relates to another is not in it. Ids
 * are unique. A new article (one that is newer to the ledger than all others) changes `related` of none but itself.
 * Deterministic, whatever the order of the articles, and whether linking them before is remembered.
 */
export function relate(
  articles: readonly Relatable[],
  before?: Linked,
  follow?: Follow,
): ReadonlyMap<string, Relation> {
  const links = linksOf(articles, before, follow);
  const [groups, stories] = [namesOf(duplicatesOf(links)), namesOf(storiesOf(links))];
  const pointers = new Map<Relatable, { to: Relatable; link: Link }[]>();
  const retellings = new Set<Relatable>();
  for (const link of links) {
    for (const [from, to] of [
      [link.one, link.other],
      [link.other, link.one],
    ] as const) {
      if (mayPoint(from, to)) pointers.set(from, [...(pointers.get(from) ?? []), { to, link }]);
      if (link.repeats && isOlder(to, from)) retellings.add(from);
    }
  }
  const relations = new Map<string, Relation>();
  for (const article of new Set(links.flatMap(({ one, other }) => [one, other]))) {
    const nearest = (pointers.get(article) ?? []).sort(
      (a, b) =>
        Number(b.link.repeats) - Number(a.link.repeats) ||
        b.link.near - a.link.near ||
        (a.to.id < b.to.id ? -1 : 1),
    );
    const group = groups.get(article.id);
    const story = stories.get(article.id);
    relations.set(article.id, {
      related: nearest.slice(0, limits.related).map(({ to }) => to.id),
      retelling: retellings.has(article),
      ...(group === undefined ? {} : { group }),
      ...(story === undefined ? {} : { story }),
    });
  }
  return relations;
}
