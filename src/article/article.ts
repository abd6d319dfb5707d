import type { Day } from '../text/date.ts';

/** A person who wrote an article. */
export interface Person {
  readonly name: string;
  readonly url?: string;
}

/** The publisher of an article's original: a newspaper, a site, an agency. */
export interface Source {
  readonly name: string;
  readonly url?: string;
}

/** The article's picture. Width and height in pixels. */
export interface Image {
  readonly url: string;
  readonly alt?: string;
  readonly caption?: string;
  readonly type?: string;
  readonly width?: number;
  readonly height?: number;
}

/** A file that belongs to the article. Length in bytes, duration in whole seconds. */
export interface Attachment {
  readonly url: string;
  readonly type: string;
  readonly length?: number;
  readonly title?: string;
  readonly duration?: number;
}

/** A person of a podcast's episode, with role and group of the Podcast Taxonomy: `host`, `guest`, `cast`. */
export interface EpisodePerson extends Person {
  readonly role?: string;
  readonly group?: string;
  readonly image?: string;
}

/** What podcast players show of an article with a recording. Numbers from 1. `chapters` is the address of a file. */
export interface Episode {
  readonly season?: number;
  readonly number?: number;
  readonly type?: 'full' | 'trailer' | 'bonus';
  readonly explicit?: boolean;
  readonly people?: readonly EpisodePerson[];
  readonly transcripts?: readonly { readonly url: string; readonly type: string; readonly language?: string }[];
  readonly chapters?: string;
}

/** The basis of an inferred value: `from` gives the reason in words, `sure` the confidence from 0 to 1. */
export interface Inference {
  readonly from: string;
  readonly sure: number;
}

/** The fields that import can find, in the order in which they are written. Front matter may mark each as inferred. */
export const fields = [
  'title',
  'published',
  'updated',
  'authors',
  'tags',
  'language',
  'summary',
  'source',
  'location',
  'url',
  'image',
  'attachments',
  'episode',
  'rights',
] as const;

export type Field = (typeof fields)[number];

/** A facet's value: its slug in URLs and its label for people. */
export interface Value {
  readonly slug: string;
  readonly label: string;
}

/** An author with the slug that addresses have for it. */
export interface Author extends Person {
  readonly slug: string;
}

/**
 * A complete article: its names, files and moments are resolved with the publication, the vocabularies and the ledger.
 * Moments are seconds since the epoch.
 */
export interface Article {
  /** Digest of everything that readers see of it, moments included. */
  readonly digest: string;
  readonly id: string;
  readonly slug: string;
  readonly formerSlugs: readonly string[];
  /** Empty if it has none. */
  readonly title: string;
  readonly published: number;
  /** The stated day, if the source states no time. */
  readonly day?: Day;
  /** When its text last changed; equal to `published` before the first change. */
  readonly updated: number;
  /** When the ledger first had it, or `published` if that is later. */
  readonly added: number;
  /** When anything of it last changed according to the ledger; never before `added`. */
  readonly changed: number;
  /** When it got a future date after it had been published, according to the ledger. */
  readonly recalled?: number;
  readonly authors: readonly Author[];
  /** The article's own tags in their order, without broader tags. */
  readonly tags: readonly Value[];
  readonly language: string;
  /** Plain text. */
  readonly summary?: string;
  readonly source?: Source & Value;
  readonly location?: string;
  readonly url?: string;
  /** The page that feeds link to, if it is not the article's page here: a mounted post keeps the blog's permalink. */
  readonly link?: string;
  readonly image?: Image;
  readonly attachments: readonly Attachment[];
  readonly episode?: Episode;
  readonly rights?: string;
  readonly inferred: Readonly<Partial<Record<Field, Inference>>>;
  /** Ids of near-duplicates and retellings that were published and added no later than this article. */
  readonly related: readonly string[];
  /** Whether it repeats the text of an earlier article; `unique=1` leaves it out. */
  readonly retelling: boolean;
  readonly draft: boolean;
  readonly content: 'full' | 'summary';
  /** Markdown (CommonMark with tables, strikethrough, footnotes and raw HTML). */
  readonly body: string;
  /** Base of relative addresses in the body, if it is not the article's page. */
  readonly base?: string;
  /** The file from which it was read, relative to the working folder. */
  readonly file: string;
}
