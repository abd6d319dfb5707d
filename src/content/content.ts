import type { Article, Person } from '../article/article.ts';
import type { Problem } from '../article/problem.ts';

/** A foreign folder of posts, or a saved feed, read in place. */
export interface Mount {
  /** Folder or file, relative to the content folder's parent. */
  readonly path: string;
  /** Name of a dialect where detection would go wrong. */
  readonly dialect?: string;
  /** The site's base URL: links, images and permalinks are resolved against it. */
  readonly url?: string;
  /** Whom the mounted articles come from, where they don't say. */
  readonly source?: string;
  readonly language?: string;
}

/** What `feed.yaml` says of one source; its slug is the key under `sources`. */
export interface SourceTerm {
  readonly slug: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly url?: string;
  /** In place of the publication's own. */
  readonly content?: 'full' | 'summary';
}

/** What the directories of podcasts want to know. */
export interface Podcast {
  /** One of theirs, in English. */
  readonly category: string;
  readonly explicit: boolean;
  readonly owner: { readonly name: string; readonly email: string };
}

/** What `content/feed.yaml` says. */
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
  /** By slug; sources that are not named here work too. */
  readonly sources: ReadonlyMap<string, SourceTerm>;
  readonly hubs: readonly string[];
  /** Articles on a page, 1 to 100. */
  readonly pageSize: number;
  readonly mounts: readonly Mount[];
  /** Only with it does the channel carry what the directories of podcasts want. */
  readonly podcast?: Podcast;
  /** Path of the old site to path or URL of the new one. */
  readonly redirects: Readonly<Record<string, string>>;
}

/** One entry of `tags.yaml` or `authors.yaml`. */
export interface Term {
  readonly slug: string;
  readonly label: string;
  readonly aliases: readonly string[];
  /** Slugs of broader terms, direct ones only. */
  readonly broader: readonly string[];
  /** Slugs it had before. */
  readonly formerly: readonly string[];
  readonly url?: string;
}

/** The terms by slug. */
export type Vocabulary = ReadonlyMap<string, Term>;

/** The facets whose values stand in addresses. */
export type FacetName = 'tag' | 'author' | 'source' | 'language';

/** An article that was taken back: what of it is still known. */
export interface Withdrawn {
  readonly id: string;
  readonly slug: string;
  readonly formerSlugs: readonly string[];
  /** Seconds since the epoch. */
  readonly when: number;
}

/** A facet value that was published at some time, by the ledger. */
export interface PublishedValue {
  readonly facet: FacetName;
  readonly slug: string;
  readonly label: string;
  /** When it was first published, by the ledger; ahead where all its articles are dated ahead. Seconds since the epoch. */
  readonly first: number;
}

/** The content folder, read and resolved: all that compile needs. */
export interface Content {
  readonly publication: Publication;
  readonly tags: Vocabulary;
  readonly authors: Vocabulary;
  /** In no particular order; ids and slugs are unique. */
  readonly articles: readonly Article[];
  readonly withdrawn: readonly Withdrawn[];
  readonly publishedValues: readonly PublishedValue[];
  /** When the publication first published anything, by the ledger; seconds since the epoch. */
  readonly founded: number;
  /** The newest moment in the ledger: anything that a feed says changed then or before. */
  readonly lastChanged: number;
  readonly problems: readonly Problem[];
}
