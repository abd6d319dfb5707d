import type { Attachment, Image, Source } from '../../article/article.ts';

/** A value and the element or member that states it. */
export interface Stated<T> {
  readonly value: T;
  readonly where: string;
}

/** A text as a feed carries it. */
export interface Text {
  readonly value: string;
  /** `loose` where the format leaves open whether it is plain text or HTML. */
  readonly type: 'text' | 'html' | 'loose';
  readonly where: string;
  /** What relative addresses in it are relative to, where it says so itself. */
  readonly base?: string;
}

/** Somebody named in a feed, the name and the e-mail address not yet told apart. */
export interface Named {
  readonly name: string;
  readonly url?: string;
}

/** An entry of a feed in any format: what it states, each field's sources in the order of their authority. */
export interface Entry {
  readonly id?: string;
  readonly links: readonly Stated<string>[];
  readonly titles: readonly Text[];
  readonly bodies: readonly Text[];
  readonly summaries: readonly Text[];
  readonly published: readonly Stated<string>[];
  readonly updated: readonly Stated<string>[];
  readonly authors: readonly Stated<Named>[];
  readonly tags: readonly Stated<string>[];
  readonly languages: readonly Stated<string>[];
  readonly sources: readonly Stated<Source>[];
  readonly locations: readonly Stated<string>[];
  readonly rights: readonly Text[];
  readonly images: readonly Stated<Image>[];
  readonly attachments: readonly Stated<Partial<Attachment>>[];
  /** Whether it says that it is a draft, and whether that is said to its editors rather than to the public. */
  readonly draft?: 'stated' | 'editing';
  readonly base?: string;
  /** What it is in an export that holds more than posts: `post`, `page`, `comment`, `settings`. */
  readonly kind?: string;
}

/** A feed in any format: its entries, and what it says of all of them. */
export interface Channel {
  readonly title?: Text;
  /** The page that it is the feed of, and its own address. */
  readonly home?: string;
  readonly self?: string;
  readonly base?: string;
  readonly generator?: string;
  readonly authors: readonly Stated<Named>[];
  readonly languages: readonly Stated<string>[];
  readonly rights: readonly Text[];
  readonly entries: readonly Entry[];
}

/** The values that are there, each with the same place. */
export function stated<T>(
  where: string,
  values: readonly (T | undefined)[] | undefined,
): readonly Stated<T>[] {
  return (values ?? []).flatMap((value) => (value === undefined || value === '' ? [] : [{ value, where }]));
}

/** Texts of one type, each with the same place. */
export function texts(
  where: string,
  type: Text['type'],
  values: readonly (string | undefined)[] | undefined,
): readonly Text[] {
  return stated(where, values).map(({ value }) => ({ value, type, where }));
}
