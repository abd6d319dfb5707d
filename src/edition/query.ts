import type { Extent } from './fragment.ts';

/** The facets, each with the first segment of its paths. */
export const facetPaths = {
  tag: 'tags',
  author: 'authors',
  source: 'sources',
  language: 'languages',
} as const;

export type FacetName = keyof typeof facetPaths;

export const facetNames = Object.keys(facetPaths) as FacetName[];

/** Conditions on one facet: a value of every group in `all`, and no value in `none`. Slugs, sorted. */
export interface FacetQuery {
  readonly all: readonly (readonly string[])[];
  readonly none: readonly string[];
}

/** Folded words that must, and must not, occur. Sorted. */
export interface WordQuery {
  readonly all: readonly string[];
  readonly none: readonly string[];
}

/** Newest first by date of publication, or by when the publication first had the article. */
type SortOrder = 'published' | 'added';

/** A request in canonical form. A bound is a period, a UTC date-time or `P…D`; all apply. */
export interface Query {
  readonly facets: Readonly<Record<FacetName, FacetQuery>>;
  readonly since: readonly string[];
  readonly until: readonly string[];
  readonly changedSince?: string;
  readonly order: SortOrder;
  readonly words: WordQuery;
  readonly unique: boolean;
  readonly limit?: number;
  readonly content?: Extent;
  /** A cursor from a `next` link. */
  readonly before?: string;
}

const anything: FacetQuery = { all: [], none: [] };

/** The query of `/`, which selects all articles. */
export const everything: Query = {
  facets: { tag: anything, author: anything, source: anything, language: anything },
  since: [],
  until: [],
  order: 'published',
  words: { all: [], none: [] },
  unique: false,
};
