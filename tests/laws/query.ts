import fc from 'fast-check';
import { facetNames, type FacetQuery, type Query } from '../../src/edition/query.ts';
import { epoch } from './publication.ts';

const sorted = (values: readonly string[]) => [...new Set(values)].sort();

function facet(values: readonly string[]): fc.Arbitrary<FacetQuery> {
  const group = fc.subarray([...values], { minLength: 1 }).map(sorted);
  return fc.record({
    all: fc
      .uniqueArray(group, { maxLength: 2, selector: String })
      .map((all) => all.toSorted((a, b) => (a.join() < b.join() ? -1 : 1))),
    none: fc.subarray([...values], { maxLength: 1 }),
  });
}

/** Bounds around the moments that articles have, in canonical text. */
const absolute = fc.oneof(
  fc.constantFrom('2024', '2024-03', '2024-04', '2024-03-31', '2024-04-01', '2024-04-05', '2023', '2025'),
  fc
    .integer({ min: -4, max: 44 })
    .map((n) => `${new Date((epoch + n * 6 * 3600) * 1000).toISOString().slice(0, 19)}Z`),
);
const relative = fc.integer({ min: 0, max: 9 }).map((days) => `P${days}D`);
const bounds = fc.oneof(
  { weight: 3, arbitrary: fc.constant([] as string[]) },
  absolute.map((b) => [b]),
  relative.map((b) => [b]),
  fc.tuple(absolute, relative).map((pair) => [...pair]),
);

/** Canonical queries without a cursor, over the values that generated articles have. */
export const queries: fc.Arbitrary<Query> = fc
  .record({
    tag: facet(['alpha', 'beta', 'gamma', 'delta', 'unused']),
    author: facet(['ann', 'bob']),
    source: facet(['north', 'south']),
    language: facet(['en', 'zh', 'zh-hans']),
    since: bounds,
    until: bounds,
    changedSince: fc.option(absolute, { nil: undefined }),
    order: fc.constantFrom('published' as const, 'added' as const),
    unique: fc.boolean(),
    limit: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
    words: fc.record({
      all: fc.subarray(['dom', 'kolner', 're', '京大', '大学', '京'], { maxLength: 2 }).map(sorted),
      none: fc.subarray(['dom', 're-translated', '北京大学'], { maxLength: 1 }),
    }),
    some: fc.constantFrom(...facetNames, 'words', undefined),
  })
  .map(({ tag, author, source, language, changedSince, limit, words, some, ...rest }) => {
    const anything: FacetQuery = { all: [], none: [] };
    // Mostly one facet at a time: with all of them hardly anything ever matches.
    const only = (name: string, query: FacetQuery) =>
      some === undefined || some === name ? query : anything;
    return {
      facets: {
        tag: only('tag', tag),
        author: only('author', author),
        source: only('source', source),
        language: only('language', language),
      },
      words: some === undefined || some === 'words' ? words : { all: [], none: [] },
      ...rest,
      ...(changedSince !== undefined && { changedSince }),
      ...(limit !== undefined && { limit }),
    };
  });
