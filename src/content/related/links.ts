import { Archive } from './archive.ts';
import { limits } from './limits.ts';
import { isSeries } from './series.ts';

/** What must be known of an article to relate it. Moments are seconds since the epoch. */
export interface Relatable {
  readonly id: string;
  readonly title: string;
  /** Markdown or plain text. */
  readonly text: string;
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

const byAge = (a: Relatable, b: Relatable): number =>
  a.added - b.added || a.published - b.published || (a.id < b.id ? -1 : 1);

/** Two parts of a series, unless they are of the same days: "5 hurt" and "7 hurt" are then two states of one text. */
const isApart = (a: Relatable, b: Relatable): boolean =>
  Math.abs(dayOf(a) - dayOf(b)) > limits.series && isSeries(a.title, b.title);

/**
 * The links among articles, each pair once. An article is compared only with those that the publication had before it
 * or with it, and what is rare is judged by these alone: so a new article changes no link between old ones.
 */
export function linksOf(articles: readonly Relatable[]): readonly Link[] {
  const archive = new Archive<Relatable>();
  const links: Link[] = [];
  const aged = [...articles].sort(byAge);
  for (let start = 0, end = 0; start < aged.length; start = end) {
    while (end < aged.length && (aged[end] as Relatable).added === (aged[start] as Relatable).added) end++;
    const group = aged.slice(start, end);
    // A reading has no more hashes than its text has characters.
    const soon = group.reduce((sum, { text }) => sum + text.length, 0) <= limits.kept;
    const stride = Math.ceil((end - start) / limits.learned);
    for (let i = start; i < end; i += stride) archive.learn(aged[i] as Relatable, soon);
    for (const one of group) {
      const repeated = archive.repeated(one).filter(({ other }) => !isApart(one, other));
      for (const { other, resemblance } of repeated)
        links.push({ one, other, repeats: true, near: resemblance });
      const twins = new Set(repeated.map(({ other }) => other));
      for (const { other, likeness } of archive.retold(one, twins, dayOf(one)))
        if (likeness >= limits.story) links.push({ one, other, repeats: false, near: likeness });
      archive.add(one, dayOf(one));
    }
  }
  return links;
}
