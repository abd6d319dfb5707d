import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newestVisible } from '../../src/edge/select.ts';
import { topOf } from '../../src/edge/top.ts';
import { queryOf } from '../../src/edition/listing.ts';
import { facetNames } from '../../src/edition/query.ts';
import { naive } from './naive.ts';
import { articles, epoch, openOf } from './publication.ts';

const nows = fc.integer({ min: -2, max: 42 }).map((n) => epoch + n * 6 * 3600);
const names = fc.constantFrom(...facetNames);

test('the values that most articles have are those that a naive count puts first', () => {
  fc.assert(
    fc.property(articles(30), nows, names, fc.integer({ min: 1, max: 3 }), (all, now, name, most) => {
      const { edition } = openOf(all);
      const counted = Array.from(edition.facets[name].slugs, (slug, at) => {
        const count = naive(all, queryOf(name, slug), now).length;
        return { at, count };
      })
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || a.at - b.at);
      const top = topOf(edition, name, newestVisible(edition, now), most);
      expect(top).toEqual({ values: counted.slice(0, most), size: counted.length });
    }),
    { numRuns: 200 },
  );
});
