/** Every threshold of near-duplicates and stories. docs/near-duplicates.md says how they were chosen. */
export const duplicateLimits = {
  /** Words in a shingle. */
  shingle: 4,
  /** One of this many neighbouring shingles becomes a fingerprint. */
  window: 16,
  /** A text with at most this many shingles keeps all of them as fingerprints. */
  whole: 96,
  /** A text with fewer shingles is compared with nothing: what it shares with others is a formula. */
  shortest: 12,
  /** Near-duplicates have at least this Jaccard index (shingles of both / shingles of either), */
  resemblance: 0.5,
  /** or the longer text contains at least this part of the shorter one's shingles, */
  containment: 0.65,
  /** if the shorter one has at least this many. */
  contained: 24,
  /** Two texts are compared in full if they share this part of the fingerprints expected of the shorter one. */
  promising: 0.1,
  /** Articles whose titles differ in their numbers are parts of a series if they lie more days apart than this. */
  series: 3,

  /** Words of an article, after its title, that count for the story it tells. */
  telling: 1000,
  /** An article is indexed by this many of its words, those with the greatest weights. */
  keys: 48,
  /** Articles that an archive is assumed to have besides its own, so that five articles do not say what is rare. */
  prior: 20,
  /** A term in fewer than one of this many articles counts as if it were in one of this many. */
  rarest: 200,
  /** Cosine from which on two articles of the same days tell the same story. */
  story: 0.14,
  /** Days between two articles that tell the same story, at most. */
  days: 2,

  /** Entries of the index that are read for one hash, and articles that one is compared with in full, at most. */
  candidates: 24,
  /** Articles in `related`, at most. */
  related: 5,
} as const;
