import type { Edition } from '../../edition/edition.ts';
import type { ShardEntry } from '../../edition/shards.ts';
import { readArticles } from '../shards.ts';
import type { Site } from '../site.ts';
import { type Item, readEntry } from './item.ts';

/** An article as lists show it. */
export interface Entry extends Omit<Item, 'content_html'> {
  /** Its page here; feeds may link elsewhere. */
  readonly path: string;
}

/** Bytes that an entry takes once it is read and drawn, beside its texts: each of them stands in it, and in its drawing. */
const entryBytes = 2048;

/** Reads what lists show of articles, in the order of the ordinals; from a shard of their own where they have one. */
export async function readEntries(
  { edition, store, entries: kept }: Site,
  ordinals: readonly number[],
  own?: ShardEntry,
): Promise<readonly Entry[]> {
  const entries = new Map(ordinals.map((ordinal) => [ordinal, kept.get(String(ordinal))]));
  const missing = [...entries.keys()].filter((ordinal) => !entries.get(ordinal));
  if (missing.length > 0) {
    const stored = await readArticles(edition, store, missing, own);
    missing.forEach((ordinal, i) => {
      const { item, length } = readEntry(stored[i] as (typeof stored)[number]);
      const entry = { ...item, path: pathOf(edition, ordinal) };
      entries.set(ordinal, entry);
      kept.set(String(ordinal), entry, entryBytes + 4 * length);
    });
  }
  return ordinals.map((ordinal) => entries.get(ordinal) as Entry);
}

/** The path of an article's page. */
export function pathOf(edition: Edition, ordinal: number): string {
  return `/articles/${encodeURIComponent(edition.slugAt(ordinal))}`;
}
