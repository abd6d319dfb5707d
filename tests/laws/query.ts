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

/** What queries name. */
export interface Range {
  readonly tags: readonly string[];
  readonly authors: readonly string[];
  readonly sources: readonly string[];
  readonly languages: readonly string[];
  /** Words to have, folded, and words not to have. */
  readonly words: readonly string[];
  readonly without: readonly string[];
  /** Bounds in canonical text. */
  readonly bounds: fc.Arbitrary<string>;
  /** Days back, at most. */
  readonly days: number;
}

/** Bounds around the moments that small publications' articles have. */
const absolute = fc.oneof(
  fc.constantFrom('2024', '2024-03', '2024-04', '2024-03-31', '2024-04-01', '2024-04-05', '2023', '2025'),
  fc.integer({ min: -4, max: 44 }).map((n) => `${new Date((epoch + n * 6 * 3600) * 1000).toISOString().slice(0, 19)}Z`),
);

const day = 86_400_000;

/** Days of a period at least, by the length of its text; 0 for a moment. */
const days = new Map([
  [4, 365],
  [7, 28],
  [10, 1],
]);

/** Whether a window does not end before it begins, in whatever zone its days are; bounds that move are never out of order. */
function isOrdered(since: readonly string[], until: readonly string[]): boolean {
  const [begin, end] = [since, until].map((bounds) => bounds.find((bound) => !bound.startsWith('P')));
  if (begin === undefined || end === undefined || begin === end) return true;
  const [starting, ending] = [begin, end].map((bound) => days.get(bound.length) ?? 0) as [number, number];
  const latest = Date.parse(begin) + (starting > 0 ? day : 0);
  return latest <= Date.parse(end) + Math.max(0, ending - 1) * day;
}

/** Canonical queries without a cursor. */
export function queriesOf(range: Range): fc.Arbitrary<Query> {
  const { bounds: absolute } = range;
  const relative = fc.integer({ min: 0, max: range.days }).map((days) => `P${days}D`);
  const bounds = fc.oneof(
    { weight: 3, arbitrary: fc.constant([] as string[]) },
    absolute.map((b) => [b]),
    relative.map((b) => [b]),
    fc.tuple(absolute, relative).map((pair) => [...pair]),
  );
  return fc
    .record({
      tag: facet(range.tags),
      author: facet(range.authors),
      source: facet(range.sources),
      language: facet(range.languages),
      since: bounds,
      until: bounds,
      changedSince: fc.option(absolute, { nil: undefined }),
      order: fc.constantFrom('published' as const, 'added' as const),
      unique: fc.boolean(),
      limit: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
      words: fc.record({
        all: fc.subarray([...range.words], { maxLength: 2 }).map(sorted),
        none: fc.subarray([...range.without], { maxLength: 1 }),
      }),
      some: fc.constantFrom(...facetNames, 'words', undefined),
    })
    .filter(({ since, until }) => isOrdered(since, until))
    .map(({ tag, author, source, language, changedSince, limit, words, some, ...rest }) => {
      const anything: FacetQuery = { all: [], none: [] };
      // Mostly one facet at a time: with all of them hardly anything ever matches.
      const only = (name: string, query: FacetQuery) => (some === undefined || some === name ? query : anything);
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
}

/** Queries over the values that small publications' articles have. */
export const queries = queriesOf({
  tags: ['alpha', 'beta', 'gamma', 'delta', 'unused'],
  authors: ['ann', 'bob'],
  sources: ['north', 'south'],
  languages: ['en', 'zh', 'zh-hans'],
  words: ['dom', 'kolner', 're', '京大', '大学', '京'],
  without: ['dom', 're-translated', '北京大学'],
  bounds: absolute,
  days: 9,
});
