import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAddress, readPath } from '../../src/edition/address.ts';
import type { Format } from '../../src/edition/fragment.ts';
import type { Query } from '../../src/edition/query.ts';
import { parseQuery } from '../../src/edge/query.ts';
import { articles, epoch, openOf } from './publication.ts';
import { queries } from './query.ts';

/** An edition in which every value occurs that queries name. */
const { edition } = openOf(
  fc
    .sample(articles(60), { seed: 1, numRuns: 30 })
    .flat()
    .map((a, i) => ({ ...a, id: `${a.id}/${i}`, slug: `s${i}` })),
);

/** By then all articles are out. */
const now = epoch + 1e8;

function parse(address: string): Query {
  const url = new URL(address, 'https://example.org');
  const reading = readPath(url.pathname);
  if (!reading || !('resource' in reading) || reading.resource.kind !== 'selection')
    throw new Error(`No selection: ${address}`);
  return parseQuery(edition, reading.resource.selector, url.searchParams, now);
}

test('parsing the formatted query gives the query back', () => {
  fc.assert(
    fc.property(queries, fc.constantFrom<Format | undefined>('rss', 'atom', 'json', undefined), (query, format) => {
      expect(parse(formatAddress(query, format))).toEqual(query);
    }),
    { numRuns: 1000 },
  );
});

test('the canonical form of a canonical address is itself', () => {
  fc.assert(
    fc.property(queries, (query) => {
      const address = formatAddress(query, 'atom');
      expect(formatAddress(parse(address), 'atom')).toBe(address);
    }),
  );
});
