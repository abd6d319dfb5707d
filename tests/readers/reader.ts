import type { Format } from '../../src/edition/fragment.ts';

/** One item as a reader keeps it. What a reader does not keep is absent. */
export interface Stored {
  readonly id?: string;
  readonly title?: string;
  /** Seconds since the epoch. */
  readonly moment?: number;
  readonly link?: string;
  /** As the reader shows it, HTML where it keeps HTML. */
  readonly text?: string;
  readonly authors?: readonly string[];
  /** Terms or labels, whichever the reader keeps. */
  readonly tags?: readonly string[];
}

/** The fields of an item that are compared, in the order of the table. */
export const fields = ['id', 'title', 'moment', 'link', 'text', 'authors', 'tags'] as const;

export type FieldName = (typeof fields)[number];

/** A subscription: a reader's home folder, new for each, and the feed it follows. */
export interface Subscription {
  readonly home: string;
  readonly url: string;
  readonly format: Format;
}

/** A feed reader that somebody else wrote. */
export interface Reader {
  readonly name: string;
  readonly formats: readonly Format[];
  /** Debian's package and what shows that it is there; absent for npm packages. */
  readonly needs?: { readonly debian: string; readonly present: () => Promise<boolean> };
  /** From which poll on it asks with `If-None-Match`; absent where it never does. */
  readonly conditionalFrom?: number;
  /** Fetches the feed once, as it would in everyday use. */
  readonly poll: (subscription: Subscription) => Promise<void>;
  /** What it holds after its polls. An item that it takes for another one is there twice. */
  readonly stored: (subscription: Subscription) => Promise<readonly Stored[]>;
  /** Ids that it shows as unread, where it keeps that; then marks them as read. */
  readonly unread?: (subscription: Subscription) => Promise<readonly string[]>;
  /** Set where it goes on showing an item as it first had it: why. */
  readonly keepsFirst?: string;
  /** Differences that are the reader's own doing: why, by the article's slug and the field (`markup title`). */
  readonly faults?: Readonly<Record<string, string>>;
}
