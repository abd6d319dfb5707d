import type { Day } from '../text/date.ts';

/** Somebody who wrote, as a feed names them. */
export interface Person {
  readonly name: string;
  readonly url?: string;
}

/** Whom an article comes from: a newspaper, a site, an agency. */
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

/** A file that travels with the article. Length in bytes, duration in whole seconds. */
export interface Attachment {
  readonly url: string;
  readonly type: string;
  readonly length?: number;
  readonly title?: string;
  readonly duration?: number;
}

/** An attachment as front matter may state it: a file under `content/media` tells its type itself. */
export type Attached = Omit<Attachment, 'type'> & { readonly type?: string };

/** Why a field has a value that no source states: from what it was inferred, and how surely (0 to 1). */
export interface Inference {
  readonly from: string;
  readonly sure: number;
}

/** From which file an article was imported, and the digest of what import then wrote. */
export interface Imported {
  readonly file: string;
  /** The entry's own id, where a file holds several (a feed). */
  readonly entry?: string;
  readonly digest: string;
}

/** The fields that import can find, and that front matter can say were inferred, in the order of PRODUCT.md. */
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
  'rights',
] as const;

export type Field = (typeof fields)[number];

/** The front matter of an article as PRODUCT.md lists it; every key is optional in the file, whatever the build then says. */
export interface FrontMatter {
  readonly title?: string;
  /** An RFC 3339 date-time, or a day. */
  readonly published?: string;
  readonly updated?: string;
  readonly authors?: readonly Person[];
  readonly tags?: readonly string[];
  /** BCP 47. */
  readonly language?: string;
  readonly summary?: string;
  readonly source?: Source;
  readonly location?: string;
  /** Where the original stands. */
  readonly url?: string;
  readonly image?: Image;
  readonly attachments?: readonly Attached[];
  readonly rights?: string;
  readonly id?: string;
  readonly slug?: string;
  readonly draft?: boolean;
  readonly imported?: Imported;
  readonly inferred?: Readonly<Partial<Record<Field, Inference>>>;
}

/** A facet's value as a URL and a person know it. */
export interface Value {
  readonly slug: string;
  readonly label: string;
}

/** An author with a place among the facets. */
export interface Author extends Person {
  readonly slug: string;
}

/**
 * An article that is complete: everything that compile needs, resolved against the publication, the vocabulary and the
 * ledger. Moments are seconds since the epoch, UTC.
 */
export interface Article {
  /** Names all that it says and when, as readers see it: two articles of one digest are the same. */
  readonly digest: string;
  readonly id: string;
  readonly slug: string;
  readonly formerSlugs: readonly string[];
  /** Empty where it has none. */
  readonly title: string;
  readonly published: number;
  /** The day as stated, where the source states a day without a time. */
  readonly day?: Day;
  /** When its text last changed; equal to `published` until it does. */
  readonly updated: number;
  /** When the publication first had it, by the ledger, or `published` where that is later. */
  readonly added: number;
  /** When anything of it last changed, by the ledger; never before `added`. */
  readonly changed: number;
  /** When it was dated ahead although it was out already, by the ledger. */
  readonly recalled?: number;
  readonly authors: readonly Author[];
  /** The article's own tags, in the author's order; broader ones are not repeated here. */
  readonly tags: readonly Value[];
  readonly language: string;
  /** Plain text. */
  readonly summary?: string;
  readonly source?: Source & Value;
  readonly location?: string;
  readonly url?: string;
  /** The page that feeds link to, where it is not our own: a mounted post keeps the blog's permalink. */
  readonly link?: string;
  readonly image?: Image;
  readonly attachments: readonly Attachment[];
  readonly rights?: string;
  readonly inferred: Readonly<Partial<Record<Field, Inference>>>;
  /** Ids of near-duplicates and retellings that are neither later nor newer to the ledger. */
  readonly related: readonly string[];
  /** Whether an earlier article of its group of near-duplicates exists: `unique=1` leaves it out. */
  readonly retelling: boolean;
  readonly draft: boolean;
  readonly content: 'full' | 'summary';
  /** Markdown (CommonMark with tables, strikethrough, footnotes and raw HTML). */
  readonly body: string;
  /** What relative addresses in the body are relative to, where that is not the article's page. */
  readonly base?: string;
  /** The file it was read from, relative to the working folder. */
  readonly file: string;
}
