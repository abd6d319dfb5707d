import type { Extent } from './fragment.ts';

/** The facets whose values stand in addresses, each with the segment that its paths begin with. */
export const facetPaths = {
  tag: 'tags',
  author: 'authors',
  source: 'sources',
  language: 'languages',
} as const;

export type FacetName = keyof typeof facetPaths;

export const facetNames = Object.keys(facetPaths) as FacetName[];

/** What a query asks of one facet: one of each group in `all`, and nothing of `none`. Slugs, sorted. */
export interface FacetQuery {
  readonly all: readonly (readonly string[])[];
  readonly none: readonly string[];
}

/** Folded words that must, and must not, occur. Sorted. */
export interface WordQuery {
  readonly all: readonly string[];
  readonly none: readonly string[];
}

/** In which order a feed lists: by when articles were published, or by when the publication first had them. */
export type Order = 'published' | 'added';

/**
 * A parsed request in canonical form. A bound is its text: a year, month, day, UTC date-time or `P…D`; of several, all hold.
 */
export interface Query {
  readonly facets: Readonly<Record<FacetName, FacetQuery>>;
  readonly since: readonly string[];
  readonly until: readonly string[];
  readonly changedSince?: string;
  readonly order: Order;
  readonly words: WordQuery;
  readonly unique: boolean;
  readonly limit?: number;
  readonly content?: Extent;
  /** A cursor, as `next` gave it. */
  readonly before?: string;
}

const anything: FacetQuery = { all: [], none: [] };

/** The query of `/`: everything. */
export const everything: Query = {
  facets: { tag: anything, author: anything, source: anything, language: anything },
  since: [],
  until: [],
  order: 'published',
  words: { all: [], none: [] },
  unique: false,
};
