import type { Format } from './fragment.ts';

/**
 * What the edge fills into an envelope, escaped for its place:
 *
 *     title, description   of the selection
 *     home                 the selection's page for people
 *     id                   the selection's own id, the same on all its pages and in all formats
 *     updated              its newest change, as the format writes dates
 *     links                finished markup: RSS and Atom `link` elements; in JSON Feed the members
 *                          `"feed_url":…,"next_url":…,"hubs":…,"_dateline":…` with a comma after each
 */
export type Slot = 'title' | 'description' | 'home' | 'id' | 'updated' | 'links';

/** What stands around fragments: literals and slots before the first, a separator, and the end. */
export interface Envelope {
  readonly head: readonly (string | { readonly slot: Slot })[];
  readonly between: string;
  readonly tail: string;
}

export type Envelopes = Readonly<Record<Format, Envelope>>;
