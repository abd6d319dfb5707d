/**
 * Every threshold and weight by which captures are judged. Lengths are weights: characters, where one of Chinese or Japanese counts
 * as `ideograph` and one of Korean as `hangul`, so that the same sentence weighs about the same in every script.
 */
export const limits = {
  ideograph: 2.6,
  hangul: 1.7,

  /** A language that is told with no more than this is none. */
  language: { doubtful: 0.5 },

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
  /**
   * A line right behind the text ends it from this weight on, or from so many words with a sentence's end among them, or from so many where
   * it stands alone; from so many words on another line is a headline.
   */
  ending: { weight: 110, words: 3, alone: 4, headline: 3 },
  /** A stretch of prose behind so many other blocks belongs to another article where so few of its words stand in the main one. */
  stranger: { gap: 5, overlap: 0.18 },

  /**
   * Teasers behind an announcement of at most this weight are cut off where so many paragraphs stand before; a single one only where it
   * is this short and so many headlines stand with it.
   */
  teasers: { announced: 60, before: 3, short: 110, headlines: 2 },

  /** Behind so many paragraphs, so many that stand alone under headlines are others' beginnings where so large a share of them has fewer words in common with the text. */
  others: { before: 3, many: 3, share: 0.6, overlap: 0.25 },

  title: {
    least: 6,
    /** The longest that it can be, and from where on length speaks against it. */
    most: { sole: 280, usual: 110 },
    proseMost: 110,
    /** Words from which a title counts in full; ideographs weigh as above. */
    words: 5,
    weight: 28,
    /** From this size on, 0 to 1, a short block may be a headline. */
    headline: 0.6,
    /** How many blocks before the text it may stand, and usually stands at most; how much of the text, at most, before it. */
    reach: { most: 240, usual: 40 },
    inside: 0.25,
    /** Paragraphs that a lede has; how many blocks behind the title a day or byline may stand; headlines that make a row. */
    lede: 3,
    follow: { near: 7, far: 12 },
    row: 2,
    /** Share of its words in the text, share and number of them in the lede, from which they count in full. */
    saturated: { text: 0.75, lede: 0.6, words: 3 },
    /** A page's own title holds a key of so many characters; a trail one of more, that is so full. */
    held: { page: 8, trail: 12, full: 0.7 },
    /** The shortest word of an alphabet that tells what a text is about. */
    telling: 5,
    /** An announcement of other articles stands so near above, in a line lighter than this. */
    announced: { near: 8, weight: 60 },
    /** Behind so many blocks at least the day or byline no longer stands right under the title; at most so many headlines between. */
    meta: { within: 3, besides: 1 },
    /** So much more weight than usual counts as one. */
    long: 100,
    /** What each signal weighs (see `signals.ts`), fitted by logistic regression to real pages; see docs/decisions/22-captures.md. */
    weights: {
      full: 0.65,
      about: 1.25,
      telling: 1.6,
      opening: 1.1,
      lede: 0.8,
      followed: 1.5,
      meta: 1.45,
      deck: 0.35,
      repeated: 1.25,
      page: 2,
      within: -2.4,
      period: -1.5,
      caption: -1.4,
      prose: -0.65,
      long: -1.25,
      trail: -2.5,
      row: -1.1,
      announced: -0.75,
      far: -0.6,
      longer: 0.45,
      shorter: -0.4,
      menu: 0.4,
    },
    enough: 1.6,
    /** How sure a title of a score is: `least` and `each` for every point of it. */
    sure: { least: 0.25, each: 0.125, most: 0.95 },
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
    /** Right under the text without a label; before the title without a time. */
    afterText: 0.5,
    untimed: 0.6,
    /** Inferred ones: the only stamp is that of a change; counted from the page's own day, in days or hours. */
    changed: 0.7,
    agoDays: 0.6,
    agoHours: 0.5,
    /** The longest line that is a label of the day under it, and most words of a label or a weekday; longer lines are headlines. */
    label: { weight: 80, words: 4 },
    /** So many blocks under the text a labelled day can stand, and one without; above a text without title. */
    behind: { most: 8, unlabelled: 2 },
    untitled: 6,
    /** From so many different days on, those without a label are a list's. */
    list: 3,
    /** In so many first characters a text states its dateline. */
    opening: 60,
    /** What may stand beside a day in a line that is there to state it; with a time or between dividers, the line so many times as much, and a little more. */
    rest: 34,
    line: { times: 3, divided: 20 },
    /** Longer prose states no day of its own, nor a byline; longer blocks are not searched for days, in characters. */
    prose: 140,
    searched: 400,
  },

  source: {
    /** So many blocks at a page's beginning can be its header's name; its foot begins behind this share of its blocks. */
    header: 4,
    foot: 0.6,
    /** The longest that a name, the line that it stands in, the page's title's part, a phrase, a line of copyright can be. */
    name: { weight: 40, words: 4 },
    line: 90,
    title: 60,
    phrase: 120,
    copyright: 260,
    /** What each kind of place is worth, and how much all together must be. */
    worth: { header: 1.3, copyright: 1.8, company: 0.6, phrase: 1.4, address: 1 },
    enough: 1.7,
    /** What other lines add: those that hold the name, that are it, further phrases; from how many lines on one place is enough, with how many phrases. */
    support: {
      within: { each: 0.4, most: 4 },
      alone: { each: 0.5, most: 2 },
      phrase: { each: 0.5, most: 2 },
      sole: 3,
      phrases: 2,
      /** So many names are weighed, those with most signs first: each costs a walk through the page. */
      names: 60,
    },
    /** How sure a name is by where it stands. */
    sure: { title: 0.85, archived: 0.8, agreed: 0.8, stated: 0.75, labelled: 0.7, sole: 0.6 },
  },

  author: {
    labelled: 0.95,
    handle: 0.92,
    named: 0.8,
    signed: 0.75,
    most: 60,
    repeated: { most: 3, timed: 8 },
    /** Blocks that may stand between a name and the day, and how many lines of names may follow a label. */
    reach: 4,
    under: 8,
    /** A role stands in a line of at most this weight. */
    role: 60,
    /** So many blocks behind the text a byline can stand; how sure one right above the title is. */
    behind: 6,
    above: 0.7,
    /** The longest prose that can be a byline. */
    prose: 160,
  },

  /** Longer lines are no bylines, in characters: patterns would cost much where nobody wrote a space; nor are those of more names. */
  credit: { most: 220, names: 6 },

  /** From so many heads of comments on, they are. */
  commenters: 3,

  /** “3 hours ago” stands in a line of at most this weight; so many marks of data make a script of a block; letters beside a day in a line of digits. */
  block: { ago: 60, data: 3, digits: 12, arrow: 1.5 },

  /** A paragraph that stands so often on the page is part of its machinery. */
  refrain: 3,

  /** Entries from which lines of one shape behind a text are its list. */
  list: { least: 3 },
  heading: { most: 130, words: 16 },
  /** A caption with fewer everyday words, or without case of less weight, is a bare credit; more captions above a text are a list of videos. */
  caption: { most: 320, credit: { words: 2, weight: 30 }, above: 2 },
  /** From `body` on, a deck is several sentences and stays in the text as well. */
  deck: { least: 24, most: 420, body: 200 },
  /** An unended paragraph right above the text belongs to it, and less heavy ones between. */
  lede: { weight: 120, between: 70 },
  /** Lines about the author: so many blocks before the run's end, or behind it. */
  introduction: { within: 2, behind: 5 },
  /** After a signature, at most this share of the text may follow for it to be the end. */
  signature: { after: 0.35 },
} as const;
