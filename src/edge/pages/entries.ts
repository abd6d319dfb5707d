import type { Edition } from '../../edition/edition.ts';
import type { ShardEntry } from '../../edition/shards.ts';
import { Recent } from '../recent.ts';
import { readArticles } from '../shards.ts';
import type { Site } from '../site.ts';
import { type Item, readEntry } from './item.ts';

/** An article as lists show it. */
export interface Entry extends Omit<Item, 'content_html'> {
  /** Its page here; feeds may link elsewhere. */
  readonly path: string;
}

/** How much of an edition's entries is kept, in characters of their texts and what goes with each. */
const limit = 1 << 20;
const beside = 1000;

interface Kept {
  readonly entry: Entry;
  readonly length: number;
}

/** Entries by ordinal: an article is as it is while its edition lasts, and many lists show it. */
const kept = new WeakMap<Edition, Recent<number, Kept>>();

/** Reads what lists show of articles, in the order of the ordinals; from a shard of their own where they have one. */
export async function readEntries(
  { edition, store }: Site,
  ordinals: readonly number[],
  own?: ShardEntry,
): Promise<readonly Entry[]> {
  const known = kept.get(edition) ?? new Recent(limit);
  kept.set(edition, known);
  const entries = new Map(ordinals.map((ordinal) => [ordinal, known.get(ordinal)?.entry]));
  const missing = [...entries.keys()].filter((ordinal) => !entries.get(ordinal));
  if (missing.length > 0) {
    const stored = await readArticles(edition, store, missing, own);
    missing.forEach((ordinal, i) => {
      const item = readEntry(stored[i] as (typeof stored)[number]);
      const entry = { ...item, path: pathOf(edition, ordinal) };
      entries.set(ordinal, entry);
      known.set(ordinal, { entry, length: item.title.length + item.summary.length + beside });
    });
  }
  return ordinals.map((ordinal) => entries.get(ordinal) as Entry);
}

/** The path of an article's page. */
export function pathOf(edition: Edition, ordinal: number): string {
  return `/articles/${encodeURIComponent(edition.slugAt(ordinal))}`;
}
