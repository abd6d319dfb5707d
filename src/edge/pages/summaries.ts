import type { Edition } from '../../edition/edition.ts';
import { partsOf } from '../../edition/fragment.ts';
import type { ShardEntry } from '../../edition/shards.ts';
import type { Service } from '../service.ts';
import { readArticles, type StoredParts } from '../shards.ts';
import { type ArticleSummary, readItem } from './item.ts';

/** Bytes of a cached summary and its markup besides their text, which both of them contain. */
const summaryBytes = 2048;

/** Reads articles without their bodies, in the order of the ordinals. `own` as for `readArticles`. */
export async function readSummaries(
  service: Service,
  ordinals: readonly number[],
  own?: ShardEntry,
): Promise<readonly ArticleSummary[]> {
  const { edition, summaries: cache } = service;
  const summaries = new Map(ordinals.map((ordinal) => [ordinal, cache.get(String(ordinal))]));
  const missing = [...summaries.keys()].filter((ordinal) => !summaries.get(ordinal));
  if (missing.length > 0) {
    const articles = await readArticles(service, missing, 'summary', partsOf('json', 'summary'), own);
    missing.forEach((ordinal, i) => {
      const { item, length } = readItem(articles[i] as StoredParts, 'summary');
      const summary = { ...item, path: pathOf(edition, ordinal) };
      summaries.set(ordinal, summary);
      cache.set(String(ordinal), summary, summaryBytes + 4 * length);
    });
  }
  return ordinals.map((ordinal) => summaries.get(ordinal) as ArticleSummary);
}

/** The path of an article's page. */
export function pathOf(edition: Edition, ordinal: number): string {
  return `/articles/${encodeURIComponent(edition.slugAt(ordinal))}`;
}
