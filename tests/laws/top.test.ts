import fc from 'fast-check';
import { test } from 'vitest';
import { facetNames } from '../../src/edition/query.ts';
import { articles, epoch, openOf } from './publication.ts';
import { topHolds } from './statements/tally.ts';

const nows = fc.integer({ min: -2, max: 42 }).map((n) => epoch + n * 6 * 3600);
const names = fc.constantFrom(...facetNames);

test('the values that most articles have are those that a naive count puts first', () => {
  fc.assert(
    fc.property(articles(30), nows, names, fc.integer({ min: 1, max: 3 }), (all, now, name, most) => {
      topHolds(openOf(all).edition, all, name, now, most);
    }),
    { numRuns: 200 },
  );
});
