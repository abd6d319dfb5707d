import type { Edition } from '../../edition/edition.ts';
import { digestOfMeta, facetRow } from '../../edition/listing.ts';
import { everything, type FacetName, facetNames, facetPaths } from '../../edition/query.ts';
import { type PeriodName, periodNames } from '../../edition/rows.ts';
import { concatenate } from '../../edition/sections.ts';
import type { Draft } from '../answer.ts';
import { editionTag } from '../caching.ts';
import { newestVisible } from '../select.ts';
import type { Service } from '../service.ts';
import { type CountedFeed, firstPageDigest, newestPeriod, valueAt } from '../values.ts';

/** A part of the document: text that is written now, or bytes that were written at build time. */
type Chunk = string | Uint8Array;

/**
 * `/facets.json`, for apps: the values of every facet, the years and the months, with label, count, page,
 * feeds, and a digest that changes when the first page of the feed does. Only rows with scheduled articles
 * are written now.
 */
export function facets({ edition }: Service, now: number): Draft {
  const { title, digest } = edition.meta;
  const newest = newestVisible(edition, now);
  const metaDigest = digestOfMeta(edition.meta);
  const rowOf = (feed: CountedFeed) =>
    facetRow(edition.meta, feed, feed.count, firstPageDigest(edition, feed, metaDigest, now));
  const write = (feed: CountedFeed | undefined) => (feed ? `,${JSON.stringify(rowOf(feed))}` : '');
  const chunks = (): Chunk[] => {
    const { slug: _, ...all } = rowOf({ slug: '', label: title, count: newest + 1, query: everything });
    return [
      JSON.stringify({ title, edition: digest, all }).slice(0, -1),
      ...facetNames.flatMap((name) => list(facetPaths[name], valuesIn(edition, name, newest, write))),
      ...periodNames.flatMap((name) =>
        list(`${name}s`, periodsIn(edition, name, newest, write(newestPeriod(edition, name, now)))),
      ),
      '}',
    ];
  };
  const encoder = new TextEncoder();
  const bytes = (chunk: Chunk) => (typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
  return {
    type: 'application/json',
    etag: editionTag(edition, now),
    links: [],
    bytes: () => concatenate(chunks().map(bytes)).bytes,
  };
}

/** A member of the document with its rows, each of which begins with a comma. */
function list(name: string, rows: readonly Chunk[]): Chunk[] {
  const [first, ...others] = rows.filter((chunk) => chunk.length > 0);
  const begin = typeof first === 'string' ? first.slice(1) : first?.subarray(1);
  return [`,"${name}":[`, ...(begin === undefined ? [] : [begin]), ...others, ']'];
}

/** A facet's rows: runs of prepared rows, and between them new rows for values with scheduled articles. */
function valuesIn(
  edition: Edition,
  name: FacetName,
  newest: number,
  write: (feed: CountedFeed | undefined) => string,
): Chunk[] {
  const rows = edition.rows[name];
  const chunks: Chunk[] = [];
  let begin = 0;
  for (let i = 0; i < rows.count; i++) {
    if (rows.newest(i) <= newest) continue;
    chunks.push(rows.slice(begin, i), write(valueAt(edition, name, i, newest)));
    begin = i + 1;
  }
  return [...chunks, rows.slice(begin, rows.count)];
}

/** Rows of years or months, newest first; `current` replaces the first one if it is incomplete. */
function periodsIn(edition: Edition, name: PeriodName, newest: number, current: string): Chunk[] {
  const rows = edition.rows[name];
  let first = 0;
  while (first < rows.count && rows.newest(first) > newest) first++;
  const isComplete = first < rows.count && rows.newest(first) === newest;
  return [isComplete ? '' : current, rows.slice(first, rows.count)];
}
