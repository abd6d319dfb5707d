/** The three formats a feed is served in. */
export type Format = 'rss' | 'atom' | 'json';

/** How much of an article a feed carries. */
export type Extent = 'full' | 'summary';

/**
 * The parts of a rendered article, in the order in which a shard holds them. All are UTF-8.
 *
 *     rss, atom, json   a format's head: everything up to where the summary begins
 *     summary, body     HTML, escaped for XML; RSS and Atom share them
 *     jsonSummary, jsonBody   plain text and HTML, escaped for a JSON string, without the quotes around it
 *     markdown          the article as `.md`, front matter included
 *     page              the whole body as HTML where feeds carry less than that, else empty
 */
export const partNames = [
  'rss',
  'atom',
  'summary',
  'body',
  'json',
  'jsonSummary',
  'jsonBody',
  'markdown',
  'page',
] as const;

export type PartName = (typeof partNames)[number];

/** One article's parts, before they are bytes. */
export type Parts = Readonly<Record<PartName, string>>;

/** A piece of a fragment: a part by its name, or text that is the same in every article. */
export type Piece = { readonly part: PartName } | { readonly text: string };

const part = (name: PartName): Piece => ({ part: name });
const text = (value: string): Piece => ({ text: value });

/** The fragment of each format: its pieces in order. `content=` is a choice of recipe. */
export const recipes: Readonly<Record<Format, Readonly<Record<Extent, readonly Piece[]>>>> = {
  rss: {
    full: [
      part('rss'),
      part('summary'),
      text('</description><content:encoded>'),
      part('body'),
      text('</content:encoded></item>'),
    ],
    summary: [part('rss'), part('summary'), text('</description></item>')],
  },
  atom: {
    full: [
      part('atom'),
      part('summary'),
      text('</summary><content type="html">'),
      part('body'),
      text('</content></entry>'),
    ],
    summary: [part('atom'), part('summary'), text('</summary></entry>')],
  },
  json: {
    full: [part('json'), part('jsonSummary'), text('","content_html":"'), part('jsonBody'), text('"}')],
    summary: [part('json'), part('jsonSummary'), text('","content_text":"'), part('jsonSummary'), text('"}')],
  },
};
