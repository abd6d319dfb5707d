import type { Article, Person } from '../article/article.ts';
import type { Problem } from '../article/problem.ts';

/** A folder of another blog, or a saved feed, that is read in place. */
export interface Mount {
  /** Folder or file, relative to the content folder's parent. */
  readonly path: string;
  /** Name of a dialect, if detection would choose a wrong one. */
  readonly dialect?: string;
  /** The site's URL, the base of its links, images and permalinks. */
  readonly url?: string;
  /** The source of mounted articles that state none. */
  readonly source?: string;
  readonly language?: string;
}

/** An entry under `sources` in `feed.yaml`; its key is the slug. */
export interface SourceTerm {
  readonly slug: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly url?: string;
  /** Replaces the publication's `content` for articles of this source. */
  readonly content?: 'full' | 'summary';
}

/** The data that directories of podcasts require. */
interface Podcast {
  /** One of Apple's categories, in English. */
  readonly category: string;
  readonly explicit: boolean;
  readonly owner: { readonly name: string; readonly email: string };
}

/** The contents of `content/feed.yaml`. */
export interface Publication {
  readonly title: string;
  readonly description: string;
  /** The public origin, without a slash at the end. */
  readonly url: string;
  /** BCP 47. */
  readonly language: string;
  /** IANA name. */
  readonly timezone: string;
  readonly authors: readonly Person[];
  /** Absolute URL. */
  readonly icon?: string;
  readonly rights?: string;
  readonly content: 'full' | 'summary';
  /** By slug. Articles may name other sources too. */
  readonly sources: ReadonlyMap<string, SourceTerm>;
  readonly hubs: readonly string[];
  /** Articles on a page, 1 to 100. */
  readonly pageSize: number;
  readonly mounts: readonly Mount[];
  /** With it the RSS channel has the elements that directories of podcasts require. */
  readonly podcast?: Podcast;
  /** From a path of the old site to a path or URL of the new one. */
  readonly redirects: Readonly<Record<string, string>>;
}

/** One entry of `tags.yaml` or `authors.yaml`. */
export interface Term {
  readonly slug: string;
  readonly label: string;
  readonly aliases: readonly string[];
  /** Slugs of broader terms, direct ones only. */
  readonly broader: readonly string[];
  /** Its former slugs. */
  readonly formerly: readonly string[];
  readonly url?: string;
}

/** The terms by slug. */
export type Vocabulary = ReadonlyMap<string, Term>;

/** The facets whose values the ledger records. */
export type LedgerFacet = 'tag' | 'author' | 'source' | 'language';

/** The ledger's data about an article that was withdrawn. */
interface WithdrawnArticle {
  readonly id: string;
  readonly slug: string;
  readonly formerSlugs: readonly string[];
  /** Seconds since the epoch. */
  readonly when: number;
}

/** A facet value that was published at some time according to the ledger. */
interface PublishedValue {
  readonly facet: LedgerFacet;
  readonly slug: string;
  readonly label: string;
  /** When it was first published, in seconds since the epoch; in the future if all its articles are. */
  readonly first: number;
}

/** The content folder, read and resolved: the input of compile. */
export interface Content {
  readonly publication: Publication;
  readonly tags: Vocabulary;
  readonly authors: Vocabulary;
  /** In no particular order; ids and slugs are unique. */
  readonly articles: readonly Article[];
  readonly withdrawn: readonly WithdrawnArticle[];
  readonly publishedValues: readonly PublishedValue[];
  /** When the publication first published anything according to the ledger; seconds since the epoch. */
  readonly founded: number;
  /** The newest moment in the ledger; seconds since the epoch. Nothing in a feed changed after it. */
  readonly lastChanged: number;
  readonly problems: readonly Problem[];
}
