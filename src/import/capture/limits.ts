/**
 * Thresholds and weights by which captures are judged. Lengths are weights: characters, where one of Chinese or
 * Japanese counts as `ideograph` and one of Korean as `hangul`, so that the same sentence weighs about the same in
 * every script. `tests/bench/thresholds.ts` tries whether a test or a score notices a change of each.
 */
export const limits = {
  ideograph: 2.6,
  hangul: 1.7,

  /** A language that is told with no more than this is none. */
  language: { doubtful: 0.5 },

  /**
   * Wrapped text: the greatest and least width in characters; from which part of the width a line is full; how
   * many full lines must break off within a sentence, and which share of those that another line follows.
   */
  wrap: { widest: 110, narrowest: 40, full: 0.85, lines: 4, share: 0.5 },

  /**
   * Prose: the least weight with the end of a sentence inside; the words and the weight of a sole sentence; the
   * weight without an end.
   */
  prose: { weight: 80, words: 6, ended: 32, unended: 220, unpunctuated: 90 },

  /** A phrase of chrome outweighs a block up to `short`, and from so many letters any. */
  chrome: { short: 110, sure: 14 },

  /** The gain of a block of each kind for a run; prose gains its weight up to `prose`. */
  gain: {
    prose: 400,
    short: -12,
    date: -15,
    byline: -15,
    caption: -6,
    noise: -4,
    share: -20,
    notice: -25,
    paywall: -25,
    navigation: -25,
    related: -60,
    footer: -250,
    comments: -400,
  },

  /** Behind so much prose the area of comments begins, in which prose gains nothing. */
  comments: { after: 150 },

  /**
   * Other articles' beginnings behind so many paragraphs: any behind an announcement lighter than `announced`;
   * without one, `listed` of them, each under a day.
   */
  teasers: { before: 3, announced: 60, listed: 3 },

  /**
   * A line behind the text belongs to it from this weight on, from so many words with a sentence's end, or from
   * `alone` if no headlines follow; behind an announcement of other articles only if it has so large a share of
   * its words in common with the text.
   */
  ending: { weight: 110, words: 3, alone: 4, headline: 3, overlap: 0.25 },

  /** Lines of one shape behind a text that make a list. */
  list: 3,

  title: {
    least: 6,
    /** The longest possible one, and from where on length speaks against it. */
    most: 280,
    usual: 110,
    /**
     * Words and weight from which a title counts in full; from which fullness, 0 to 1, a short block may be a
     * headline.
     */
    words: 5,
    weight: 28,
    headline: 0.6,
    /** So many blocks before the text it may stand, or behind so large a share of it. */
    reach: 240,
    inside: 0.25,
    /** Paragraphs of the lede; blocks behind the title among which a day or byline may stand. */
    lede: 3,
    near: 7,
    /** The share of its words in text or lede from which they count in full. */
    saturated: 0.7,
    /**
     * The weight of each sign (see `find-headline.ts`), fitted by logistic regression to real pages; see
     * docs/decisions/22-captures.md.
     */
    weights: {
      full: 0.65,
      telling: 1.6,
      opening: 1.1,
      followed: 1.5,
      meta: 1.45,
      page: 2,
      within: -2.4,
      period: -1.5,
      caption: -1.4,
      prose: -0.65,
      long: -1.25,
      under: -0.7,
      row: -1.1,
    },
    enough: 1.1,
    /** How sure a title of a score is: `least` and `each` for every point of it. */
    sure: { least: 0.25, each: 0.15, most: 0.95 },
  },

  /**
   * How surely a day is that of publication, by its place; blocks before the title and behind the text in which it
   * may stand.
   */
  day: {
    before: 3,
    labelled: 0.97,
    afterTitle: 0.95,
    beforeTitle: 0.8,
    afterBody: 0.9,
    /** Right under the text without a label. */
    afterText: 0.8,
    /** An inferred one: the only stamp is that of a change. */
    changed: 0.7,
    /**
     * The longest line that is a label of the day under it, and most words of a label or a weekday; longer lines
     * are headlines.
     */
    label: { weight: 80, words: 4 },
    /** So many blocks under the text a labelled day can stand, and one without; above a text without title. */
    behind: { most: 8, unlabelled: 2 },
    untitled: 6,
    /** From so many different days on, those without a label are a list's. */
    list: 3,
    /**
     * The weight of other text in a line that states a day; and of the whole line where a time or dividers stand
     * in it.
     */
    rest: 34,
    line: 102,
    /** Longer prose states no day of its own; longer blocks are not searched for days, in characters. */
    prose: 140,
    searched: 400,
  },

  source: {
    /** The first blocks that can be the site's name; the foot begins behind this share of the blocks. */
    header: 4,
    foot: 0.6,
    /** The longest name, the longest line that states it, the longest line of copyright and the words of its holder. */
    name: { weight: 40, words: 4 },
    line: 120,
    copyright: 260,
    holder: 6,
    /** Further lines with a name of which one kind of place speaks. */
    lines: 3,
    /** So many names are weighed: each costs a walk through the page. */
    names: 60,
    /** How sure a name is. */
    sure: 0.8,
  },

  author: {
    /** How sure a name is: behind a label or beside a handle, by its place alone, as hardly a person's. */
    labelled: 0.95,
    named: 0.8,
    doubtful: 0.4,
    /** So often a name beside the text may be repeated on the page. */
    repeated: 3,
    /** Blocks behind the text up to a byline. */
    behind: 6,
    /**
     * The weight of a line that states a role; of prose that can be a byline; characters of a line in Chinese,
     * Japanese or Korean.
     */
    role: 60,
    prose: 160,
    eastAsian: 90,
  },

  /**
   * Longer lines are no bylines, in characters: patterns would cost much where nobody wrote a space; nor are those
   * of more names.
   */
  credit: { most: 220, names: 6 },

  /**
   * Letters beside a day in a line of digits.
   */
  block: { digits: 12 },

  heading: { most: 130, words: 16 },
  /**
   * A caption with fewer everyday words, or without case of less weight, is a bare credit; more captions above a
   * text are a list of videos.
   */
  caption: { most: 320, credit: { words: 2, weight: 30 }, above: 2 },
  /** From `body` on, a deck is several sentences and stays in the text as well; a heavier share of the text is none. */
  deck: { least: 24, most: 420, body: 200, share: 0.4 },
  /** A paragraph without a full stop right above the text belongs to it, and less heavy ones between. */
  lede: { weight: 120, between: 70 },
  /** A signature stands behind this share of the text, at most so many blocks behind it. */
  signature: { share: 0.65, behind: 4 },
} as const;
