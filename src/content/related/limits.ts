/** Every threshold of near-duplicates and retellings, in one place. How they were chosen stands in docs/near-duplicates.md. */
export const limits = {
  /** Words in a shingle. */
  shingle: 4,
  /** Of so many neighbouring shingles one is kept as a fingerprint: any passage longer than this leaves one in common. */
  window: 16,
  /** Texts of up to so many shingles keep them all. */
  whole: 96,
  /** Texts with fewer shingles than this are compared with nothing: what they share is a formula. */
  shortest: 12,
  /** Near-duplicates share so much of all that they say, */
  resemblance: 0.5,
  /** or the longer one holds so much of the shorter, */
  containment: 0.65,
  /** if the shorter one has so many shingles. */
  contained: 24,
  /** Fingerprints in common, as a part of the shorter text's, from which on two texts are compared in full. */
  promising: 0.1,
  /** Articles whose titles differ in their numbers are parts of a series if they are more days apart than this. */
  series: 3,

  /** Words of an article that count for the story it tells. */
  telling: 1000,
  /** Its most telling words, by which other tellings are looked for. */
  keys: 48,
  /** How much of their weight another article must share to be compared in full. */
  keyed: 0.04,
  /** Articles that any archive is thought to hold besides its own, so that five of them have no opinion of what is rare. */
  prior: 20,
  /** Articles that are enough to learn from what is rare; of more, every second, fourth and so on, by their ids. */
  learned: 2000,
  /** A term in less than one of so many articles is as rare as can be. */
  rarest: 2000,
  /** Likeness (cosine, 0 to 1) from which on two articles of the same days tell the same story. */
  story: 0.14,
  /** Days between two tellings of one story, at most. */
  days: 2,
  /** Resemblance that lends a day to a text that names no day of the week. */
  verbatim: 0.8,
  /** Likeness that a retelling needs to lend its day to a text that states none, */
  lend: 0.15,
  /** and how near the best one of another day may come to it. */
  doubt: 0.85,

  /** How many earlier articles with the same fingerprint or term are looked at, newest first. */
  walk: 32,
  /** How many of them are compared in full. */
  compare: 24,
  /** How many articles `related` names. */
  related: 5,
  /** Words of an article that are read at all. */
  read: 50_000,
  /** Of more than such a part of articles, whether they are judged otherwise is not asked: all are linked anew. */
  doubtful: 0.5,
  /** Terms of which a sketch is kept, of all articles (32 MiB). */
  sketched: 1 << 24,
  /** Hashes of readings that are kept at hand (96 MiB). */
  kept: 3 << 23,
  /** Hashes of sets of shingles that are kept at hand (32 MiB). */
  compared: 1 << 23,
} as const;
