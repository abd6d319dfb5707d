import { deepEqual, equal } from 'node:assert/strict';
import type { Asked } from './asked.ts';

/** A JSON feed as an app that syncs reads it. */
export interface Feed {
  readonly items: readonly { readonly id: string }[];
  readonly next_url?: string;
  readonly _dateline: { readonly withdrawn?: readonly string[]; readonly next_changed_since?: string };
}

/** How an app goes on: of a walk's first page and its time, the `changed-since` of the next walk. */
export type Remember = (first: Feed, now: number) => string;

/** As the README says. */
export const asTold: Remember = (feed) => feed._dateline.next_changed_since as string;

/** An app with a store of items by id. Each poll reads one page; where a walk over pages ends, the next one begins. */
export class SyncingApp {
  readonly store = new Map<string, unknown>();
  readonly #feed: string;
  readonly #remember: Remember;
  #since: string | undefined;
  #following: string | undefined;
  #next: string | undefined;

  /** `feed` is the address of what it follows, in canonical form. */
  constructor(feed: string, since: string | undefined, remember: Remember) {
    this.#feed = feed;
    this.#since = since;
    this.#remember = remember;
  }

  async poll(asked: Asked): Promise<void> {
    const sign = this.#feed.includes('?') ? '&' : '?';
    const since = this.#since === undefined ? '' : `${sign}changed-since=${this.#since}`;
    const response = await asked.ask(this.#next ?? this.#feed + since);
    equal(response.status, 200);
    const feed = (await response.json()) as Feed;
    if (this.#next === undefined) this.#following = this.#remember(feed, asked.now);
    for (const id of feed._dateline.withdrawn ?? []) this.store.delete(id);
    for (const item of feed.items) this.store.set(item.id, item);
    this.#next = feed.next_url;
    if (this.#next === undefined) this.#since = this.#following;
  }

  /** Ends the walk it is on, and makes another. */
  async settle(asked: Asked): Promise<void> {
    for (const _ of [1, 2])
      do await this.poll(asked);
      while (this.#next !== undefined);
  }
}

async function whole(asked: Asked, address: string): Promise<Map<string, unknown>> {
  const items = new Map<string, unknown>();
  for (let next: string | undefined = address; next !== undefined; ) {
    const feed = (await (await asked.ask(next)).json()) as Feed;
    for (const item of feed.items) items.set(item.id, item);
    next = feed.next_url;
  }
  return items;
}

const sorted = (store: Map<string, unknown>) => [...store].sort(([a], [b]) => (a < b ? -1 : 1));

/** What an app holds is what a feed has, page after page and item by item. */
export async function holdsAll(app: SyncingApp, asked: Asked, feed: string): Promise<void> {
  deepEqual(sorted(app.store), sorted(await whole(asked, feed)));
}
