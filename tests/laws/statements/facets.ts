import { deepEqual, equal } from 'node:assert/strict';
import type { Article } from '../../../src/article/article.ts';
import { queryOfValue, queryOfPeriod } from '../../../src/edition/listing.ts';
import { facetNames, facetPaths, type Query } from '../../../src/edition/query.ts';
import { found } from '../naive.ts';

interface Row {
  readonly slug: string;
  readonly count: number;
}

/** `/facets.json` as an app reads it. */
export type Facets = Readonly<Record<string, readonly Row[]>>;

/** The lists of `/facets.json`, and what a row of each selects. */
export const lists: readonly (readonly [list: string, query: (slug: string) => Query])[] = [
  ...facetNames.map((name) => [facetPaths[name], (slug: string) => queryOfValue(name, slug)] as const),
  ['years', queryOfPeriod],
  ['months', queryOfPeriod],
];

/**
 * Every value and period that articles can be seen of is listed once, with as many as a naive filter finds. `values` are all
 * there are by list, or some of them, in their order.
 */
export function countsHold(
  document: Facets,
  values: Readonly<Record<string, readonly string[]>>,
  all: readonly Article[],
  now: number,
): void {
  const total = all.filter(({ published }) => published <= now).length;
  equal((document.all as unknown as Row).count, total);
  for (const [list, query] of lists) {
    const rows = document[list] as readonly Row[];
    const asked = new Set(values[list]);
    const counted = [...asked].map((slug) => {
      const { length: count } = found(all, query(slug), now);
      return { slug, count };
    });
    const listed = rows.flatMap(({ slug, count }) => (asked.has(slug) ? [{ slug, count }] : []));
    deepEqual(
      listed,
      counted.filter(({ count }) => count > 0),
      list,
    );
  }
  for (const list of ['years', 'months'])
    equal(
      (document[list] as readonly Row[]).reduce((sum, { count }) => sum + count, 0),
      total,
      list,
    );
}
