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
  readonly #filter: string;
  readonly #remember: Remember;
  #since: string | undefined;
  #following: string | undefined;
  #next: string | undefined;

  constructor(filter: string, since: string | undefined, remember: Remember) {
    this.#filter = filter;
    this.#since = since;
    this.#remember = remember;
  }

  async poll(asked: Asked): Promise<void> {
    const since = this.#since === undefined ? [] : [`changed-since=${this.#since}`];
    const first = `/feed.json?${[this.#filter, ...since].join('&')}`;
    const response = await asked.ask(this.#next ?? first);
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

async function whole(asked: Asked, filter: string): Promise<Map<string, unknown>> {
  const items = new Map<string, unknown>();
  for (let next: string | undefined = `/feed.json?${filter}`; next !== undefined; ) {
    const feed = (await (await asked.ask(next)).json()) as Feed;
    for (const item of feed.items) items.set(item.id, item);
    next = feed.next_url;
  }
  return items;
}

const sorted = (store: Map<string, unknown>) => [...store].sort(([a], [b]) => (a < b ? -1 : 1));

/** What an app holds is what the publication has, item by item. */
export async function holdsAll(app: SyncingApp, asked: Asked, filter: string): Promise<void> {
  deepEqual(sorted(app.store), sorted(await whole(asked, filter)));
}
