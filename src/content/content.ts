import type { Article } from '../article/article.ts';
import type { Problem } from '../article/problem.ts';
import type { LedgerValue } from './ledger/records.ts';
import type { Publication } from './publication/publication.ts';
import type { Vocabulary } from './publication/vocabulary.ts';

/** The ledger's data about an article that was withdrawn. */
interface WithdrawnArticle {
  readonly id: string;
  readonly slug: string;
  readonly formerSlugs: readonly string[];
  /** Seconds since the epoch. */
  readonly when: number;
}

/** The content folder, read and resolved: the input of compile. */
export interface Content {
  readonly publication: Publication;
  readonly tags: Vocabulary;
  readonly authors: Vocabulary;
  /** In no particular order; ids and slugs are unique. */
  readonly articles: readonly Article[];
  readonly withdrawn: readonly WithdrawnArticle[];
  /** The facet values that were published at some time according to the ledger. */
  readonly publishedValues: readonly LedgerValue[];
  /** When the publication first published anything according to the ledger; seconds since the epoch. */
  readonly founded: number;
  /** The newest moment in the ledger; seconds since the epoch. Nothing in a feed changed after it. */
  readonly lastChanged: number;
  readonly problems: readonly Problem[];
}
