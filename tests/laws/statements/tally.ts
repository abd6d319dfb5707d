import { deepEqual, equal, ok } from 'node:assert/strict';
import { histogram } from '../../../src/edge/pages/chart.tsx';
import { tally } from '../../../src/edge/pages/tally.ts';
import { topOf } from '../../../src/edge/values.ts';
import { newestVisible } from '../../../src/edge/select.ts';
import type { WordPostings } from '../../../src/edge/words.ts';
import type { Edition } from '../../../src/edition/edition.ts';
import { queryOfValue } from '../../../src/edition/listing.ts';
import { type FacetName, facetNames, type Query } from '../../../src/edition/query.ts';
import { found } from '../naive.ts';
import type { Article } from '../../../src/article/article.ts';

/** A page counts what its feed lists: in all, of each value, and under the bars. `ordinals` are what is listed. */
export function tallyHolds(
  edition: Edition,
  query: Query,
  words: WordPostings,
  now: number,
  ordinals: readonly number[],
): void {
  const counted = tally(edition, query, words, now);
  equal(counted.total, ordinals.length);
  const sorted = ordinals.toSorted((a, b) => a - b);
  deepEqual(counted.span, sorted.length === 0 ? undefined : [sorted[0], sorted.at(-1)]);
  for (const name of facetNames) {
    const facet = edition.facets[name];
    for (let at = 0; at < facet.slugs.count; at++) {
      const postings = facet.postings(at);
      const having = ordinals.filter((ordinal) => postings?.floor(ordinal) === ordinal).length;
      equal(counted.having(facet.postings(at)), having, `${name} ${at}`);
    }
  }
  const bars = histogram(edition, query, counted);
  const drawn = bars.reduce((sum, { count }) => sum + count, 0);
  ok(drawn === 0 || drawn === ordinals.length, 'bars stand for all');
  if (bars.length > 0) equal(drawn, ordinals.length);
}

/** The values that most articles have are those that a naive count puts first. */
export function topHolds(edition: Edition, all: readonly Article[], name: FacetName, now: number, most: number): void {
  const counted = Array.from(edition.facets[name].slugs, (slug, at) => {
    const { length: count } = found(all, queryOfValue(name, slug), now);
    return { at, count };
  })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.at - b.at);
  const top = topOf(edition, name, newestVisible(edition, now), most);
  deepEqual(top, { values: counted.slice(0, most), size: counted.length });
}
