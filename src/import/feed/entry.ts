import type { Attachment, Episode, Image, Person, Source } from '../../article/article.ts';

/** A value and the element or member that states it. */
export interface StatedValue<T> {
  readonly value: T;
  readonly where: string;
}

/** A text of a feed. */
export interface FeedText extends StatedValue<string> {
  /** `loose` if the format does not say whether it is plain text or HTML. */
  readonly type: 'text' | 'html' | 'loose';
  /** Its own base for relative addresses. */
  readonly base?: string | undefined;
}

/** An entry of a feed in any format. Each field has the values that the entry states, the best first. */
export interface FeedEntry {
  readonly id?: string | undefined;
  readonly links: readonly StatedValue<string>[];
  readonly titles: readonly FeedText[];
  readonly bodies: readonly FeedText[];
  readonly summaries: readonly FeedText[];
  readonly published: readonly StatedValue<string>[];
  readonly updated: readonly StatedValue<string>[];
  /** Names may contain an e-mail address. */
  readonly authors: readonly StatedValue<Person>[];
  readonly tags: readonly StatedValue<string>[];
  readonly languages: readonly StatedValue<string>[];
  readonly sources: readonly StatedValue<Source>[];
  readonly locations: readonly StatedValue<string>[];
  readonly rights: readonly FeedText[];
  readonly images: readonly StatedValue<Image>[];
  readonly attachments: readonly StatedValue<Partial<Attachment>>[];
  readonly episodes?: readonly StatedValue<Episode>[];
  /** Whether it says that it is a draft. */
  readonly draft?: boolean;
  /** Whether the feed is one that editors see (RFC 5023 §9.6: such entries have a link to edit them). */
  readonly edited?: boolean;
  readonly base?: string | undefined;
  /** In an export that holds more than posts: `post`, `page`, `comment`, `settings`. */
  readonly kind?: string | undefined;
}

/** A feed in any format: its entries and its own statements. */
export interface Channel {
  readonly title?: FeedText | undefined;
  /** The page to which the feed belongs, and the address of the feed. */
  readonly home?: string | undefined;
  readonly self?: string | undefined;
  readonly base?: string | undefined;
  /**
   * Whether Dateline made the feed. Then titles, names and tags are plain text, summaries are HTML, `via` and
   * `external_url` are the original, and a picture among the attachments is only an attachment.
   */
  readonly ours: boolean;
  readonly authors: readonly StatedValue<Person>[];
  readonly languages: readonly StatedValue<string>[];
  readonly rights: readonly FeedText[];
  readonly entries: readonly FeedEntry[];
}

/** The values that are there and not empty, each with the same place. */
export function stated<T>(where: string, ...values: readonly (T | undefined)[]): readonly StatedValue<T>[] {
  return values.flatMap((value) => (value === undefined || value === '' ? [] : [{ value, where }]));
}

/** An object without the members that are undefined. */
export function given<T extends object>(members: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
