import type { Follow } from '../stage.ts';
import { byAge } from './age.ts';
import { Archive } from './archive.ts';
import { limits } from './limits.ts';
import { Linked, signatureOf } from './linked.ts';
import { isSeries } from './series.ts';
import { hash } from './tokens.ts';

/** What must be known of an article to relate it. Moments are seconds since the epoch. */
export interface Relatable {
  readonly id: string;
  readonly title: string;
  /** Markdown or plain text. */
  readonly text: string;
  /** Of title and text, by which is told whether it is as it was; an article without one is always read anew. */
  readonly digest?: string;
  readonly published: number;
  /** When the publication first had it. */
  readonly added: number;
}

/** Two articles that belong together. */
export interface Link {
  readonly one: Relatable;
  readonly other: Relatable;
  /** True where one repeats the other's text, false where it tells the same story in other words. */
  readonly repeats: boolean;
  /** How near they are, 0 to 1; comparable among links of one kind. */
  readonly near: number;
}

export const dayOf = (article: { readonly published: number }): number =>
  Math.floor(article.published / 86400);

/** Two parts of a series, unless they are of the same days: "5 hurt" and "7 hurt" are then two states of one text. */
const isApart = (a: Relatable, b: Relatable): boolean =>
  Math.abs(dayOf(a) - dayOf(b)) > limits.series && isSeries(a.title, b.title);

/** Whether an article is among those from which is learned what is rare, of so many that there are with it. */
function isLearned({ id }: Relatable, articles: number): boolean {
  return hash(id) % 2 ** Math.max(0, Math.ceil(Math.log2(articles / limits.learned))) === 0;
}

/**
 * The links among articles, each pair once. An article is compared only with those that the publication had before it
 * or with it, and what is rare is judged by these alone: so a new article changes no link between old ones.
 *
 * `before` is what linking came to the last time, to be used and brought up to date: an article is compared anew only where
 * it, or anything that it was compared with, is not as it was. The links are the same without it.
 */
export function linksOf(
  articles: readonly Relatable[],
  before: Linked = new Linked(),
  follow?: Follow,
): readonly Link[] {
  const archive = new Archive<Relatable>();
  const byId = new Map(articles.map((article) => [article.id, article]));
  const aged = [...articles].sort(byAge);
  const changes = before.changesIn(byId);
  const links: Link[] = [];
  let learned = '';
  for (let start = 0, end = 0; start < aged.length; start = end) {
    while (end < aged.length && (aged[end] as Relatable).added === (aged[start] as Relatable).added) end++;
    const group = aged.slice(start, end);
    // A reading has no more hashes than its text has characters.
    const soon = group.reduce((sum, { text }) => sum + text.length, 0) <= limits.kept;
    const lesson = group.filter((one) => isLearned(one, end));
    for (const one of lesson) archive.learn(one, soon);
    learned = signatureOf(learned, lesson);
    for (const [i, one] of group.entries()) {
      follow?.('relating', start + i + 1, aged.length);
      changes.passTo(one);
      const day = dayOf(one);
      const known = before.find(one, learned);
      if (known && !changes.touch(known.trace)) {
        for (const { other, repeats, near } of known.links)
          links.push({ one, other: byId.get(other) as Relatable, repeats, near });
        archive.add(one, day, known.trace);
        continue;
      }
      const found = linksOfOne(one, archive);
      const trace = known?.trace ?? archive.traceOf(one);
      if (!known) changes.mark(trace);
      before.keep(one, learned, trace, found);
      links.push(...found);
      archive.add(one, day, trace);
    }
  }
  before.turn();
  return links;
}

/** The links of an article to those that the archive holds. */
function linksOfOne(one: Relatable, archive: Archive<Relatable>): readonly Link[] {
  const repeated = archive.repeated(one).filter(({ other }) => !isApart(one, other));
  const twins = new Set(repeated.map(({ other }) => other));
  const retold = archive.retold(one, twins, dayOf(one)).filter(({ likeness }) => likeness >= limits.story);
  return [
    ...repeated.map(({ other, resemblance }) => ({ one, other, repeats: true, near: resemblance })),
    ...retold.map(({ other, likeness }) => ({ one, other, repeats: false, near: likeness })),
  ];
}
