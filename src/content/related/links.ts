import type { Follow } from '../stage.ts';
import { again } from './again.ts';
import { anew } from './anew.ts';
import type { Linked } from './linked.ts';
import { align, unknown } from './sequence.ts';

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

/**
 * The links among articles, each pair once. An article is compared only with those that the publication had before it
 * or with it, and what is rare is judged by these alone: so a new article changes no link between old ones.
 *
 * `before` is what linking came to the last time, to be used and brought up to date: an article is compared anew only where
 * it, or anything that it was compared with, is not as it was. The links are the same without it.
 */
export function linksOf(articles: readonly Relatable[], before?: Linked, follow?: Follow): readonly Link[] {
  const known = before?.stored();
  let sequence = known ? align(articles, known) : unknown(articles);
  let edges = before && known && again(sequence, before, follow);
  if (!edges) {
    sequence = unknown(articles);
    edges = anew(sequence, before, follow);
  }
  const { ones } = sequence;
  return edges.map(({ from, to, repeats, near }) => ({
    one: ones[from] as Relatable,
    other: ones[to] as Relatable,
    repeats,
    near,
  }));
}
