import type { Edition } from '../../edition/edition.ts';
import { formatHash, Hasher } from '../../edition/hash.ts';
import { describe, digestAround } from '../../edition/listing.ts';
import { everything, type FacetName, facetNames, facetPaths } from '../../edition/query.ts';
import { type PeriodName, periodNames } from '../../edition/rows.ts';
import type { Draft } from '../answer.ts';
import { concatenate } from '../assemble.ts';
import { newestVisible } from '../select.ts';
import type { Site } from '../site.ts';
import { digestOf, type ListedValue, newestPeriod, valueAt } from '../values.ts';

/** What is concatenated: text that is written now, and bytes that were written when the edition was compiled. */
type Piece = string | Uint8Array;

/**
 * `/facets.json`, for apps: the values of every facet, the years and the months, with label, count, page, feeds, and a digest that
 * changes when the feed's first page does. Only what articles ahead of their time are of is written now.
 */
export function facets({ edition }: Site, now: number): Draft {
  const { title, digest } = edition.meta;
  const newest = newestVisible(edition, now);
  const around = digestAround(edition.meta);
  const write = (value: ListedValue | undefined) =>
    value
      ? `,${JSON.stringify(describe(edition.meta, value, value.count, digestOf(edition, value, around, now)))}`
      : '';
  const main = { slug: '', label: title, count: newest + 1, query: everything };
  const { slug: _, ...all } = describe(edition.meta, main, main.count, digestOf(edition, main, around, now));
  const pieces: Piece[] = [
    JSON.stringify({ title, edition: digest, all }).slice(0, -1),
    ...facetNames.flatMap((name) => list(facetPaths[name], valuesIn(edition, name, newest, write))),
    ...periodNames.flatMap((name) =>
      list(`${name}s`, periodsIn(edition, name, newest, write(newestPeriod(edition, name, now)))),
    ),
    '}',
  ];
  const hasher = new Hasher();
  for (const piece of pieces) if (typeof piece === 'string') hasher.string(piece);
  const encoder = new TextEncoder();
  return {
    type: 'application/json',
    // What is not text hangs on the edition, which the text names, and on how much of it can be seen, which the text says.
    etag: `W/"${formatHash(hasher.digest())}"`,
    links: [],
    bytes: () =>
      concatenate(pieces.map((piece) => (typeof piece === 'string' ? encoder.encode(piece) : piece))),
  };
}

/** A member of the document: rows, of which each brings the comma before it. */
function list(name: string, rows: readonly Piece[]): Piece[] {
  const [first, ...others] = rows.filter((piece) => piece.length > 0);
  const begun = typeof first === 'string' ? first.slice(1) : first?.subarray(1);
  return [`,"${name}":[`, ...(begun === undefined ? [] : [begun]), ...others, ']'];
}

/** A facet's rows: of values whose articles can all be seen as they were compiled, in runs, and of others as they are now. */
function valuesIn(
  edition: Edition,
  name: FacetName,
  newest: number,
  write: (value: ListedValue | undefined) => string,
): Piece[] {
  const rows = edition.rows[name];
  const pieces: Piece[] = [];
  let begun = 0;
  for (let i = 0; i < rows.count; i++) {
    if (rows.newest(i) <= newest) continue;
    pieces.push(rows.slice(begun, i), write(valueAt(edition, name, i, newest)));
    begun = i + 1;
  }
  return [...pieces, rows.slice(begun, rows.count)];
}

/** The rows of years or months, the newest first; of the newest as it is now, unless all of it can be seen. */
function periodsIn(edition: Edition, name: PeriodName, newest: number, now: string): Piece[] {
  const rows = edition.rows[name];
  let first = 0;
  while (first < rows.count && rows.newest(first) > newest) first++;
  const whole = first < rows.count && rows.newest(first) === newest;
  return [whole ? '' : now, rows.slice(first, rows.count)];
}
