/**
 * Every threshold and weight by which captures are judged. Lengths are weights: characters, where one of Chinese or Japanese counts
 * as `ideograph` and one of Korean as `hangul`, so that the same sentence weighs about the same in every script.
 */
export const limits = {
  ideograph: 2.6,
  hangul: 1.7,

  /** Wrapped text: widest line, how near to it lines must come, how many of them must. */
  wrap: { widest: 110, narrowest: 40, slack: 22, lines: 4, share: 0.9 },

  /** A block is prose from this weight with a sentence's end inside or at its end; or, ended, from so many words; or, unended, from so much. */
  prose: { weight: 80, words: 6, ended: 32, unended: 220, unpunctuated: 90 },

  /** Phrases of the chrome vocabulary that may be followed by anything: how long they must be to outweigh a long block or a sentence. */
  chrome: { short: 110, sure: 14 },

  /** What each kind of block adds to a run or takes from it; prose adds its weight up to `proseMost`. */
  gain: {
    proseMost: 400,
    short: -12,
    date: -15,
    byline: -15,
    caption: -6,
    noise: -4,
    ago: -20,
    share: -20,
    notice: -25,
    navigation: -25,
    related: -60,
    footer: -250,
    comments: -400,
  },
  /** Prose after an announcement of other articles counts so much until two blocks of prose stand together; after comments begin, so much. */
  doubt: {
    related: 0.3,
    tail: 0.1,
    tailAfter: 150,
    datedAfter: 500,
    commentsWithin: 25,
    commentsBefore: 600,
    /** How far behind day or byline a link to the comments still stands in the head. */
    commentsHead: 8,
  },

  /** Prose behind the run, at most so far, still belongs to it: from this weight, with so much of its words in the text. */
  extend: { reach: 20, weight: 160, overlap: 0.22 },
  /** A stretch of prose behind so many other blocks belongs to another article where so few of its words stand in the main one. */
  stranger: { gap: 5, overlap: 0.18 },

  /**
   * Teasers behind an announcement of at most this weight are cut off where so many paragraphs stand before; a single one only where it
   * is this short and so many headlines stand with it.
   */
  teasers: { announced: 60, before: 3, short: 110, headlines: 2 },

  title: {
    least: 6,
    most: 280,
    proseMost: 110,
    /** Words from which a title counts in full; ideographs weigh as above. */
    words: 5,
    weight: 28,
    /** How many blocks before the text it may stand; how much of the text, at most, before it, and what that costs. */
    reach: 240,
    inside: 0.25,
    within: -1.5,
    /** Share of its words in the text from which it counts as fully about it. */
    overlap: 3,
    saturated: 0.75,
    /** Standing near the text: within `slack` blocks counts in full. */
    near: 2,
    slack: 2,
    nearBlocks: 8,
    followed: 1,
    repeated: 0.8,
    first: 1.5,
    period: -1,
    cut: -1.5,
    listed: -1.2,
    announced: -2,
    timed: -1.5,
    trail: -2.5,
    under: -2,
    /** A headline above its deck: its words in the text, its score as a share of the deck's. */
    about: 0.4,
    deck: 60,
    nearly: 0.6,
    enough: 1.6,
  },

  /** How far from the title a day may stand: blocks before it, and how surely each place tells. */
  day: {
    before: 3,
    labelled: 0.97,
    afterTitle: 0.95,
    beforeTitle: 0.75,
    byline: 0.96,
    afterBody: 0.9,
    dateline: 0.85,
    rest: 34,
  },

  author: { labelled: 0.95, handle: 0.92, named: 0.8, signed: 0.75, most: 60 },

  /** A paragraph that stands so often on the page is part of its machinery. */
  refrain: 3,

  heading: { most: 130, words: 16 },
  caption: { most: 320 },
  /** From `body` on, a deck is several sentences and stays in the text as well. */
  deck: { least: 24, most: 420, body: 200 },
  /** After a signature, at most this share of the text may follow for it to be the end. */
  signature: { after: 0.35 },
} as const;
