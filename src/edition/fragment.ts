/** The three formats a feed is served in. */
export type Format = 'rss' | 'atom' | 'json';

/** How much of each article a feed has. */
export type Extent = 'full' | 'summary';

/**
 * The parts of a rendered article, in the order in which a shard holds them. All are UTF-8.
 *
 *     rss, atom, json   the beginning of an item in that format, up to the summary
 *     summary, body     HTML as character data of XML; RSS and Atom share them
 *     jsonSummary, jsonBody   plain text and HTML, escaped for a JSON string, without the quotes around it
 *     markdown          the article as `.md`, front matter included
 *     page              the whole body as HTML if feeds have less than that, else empty
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

/** One article's parts as text. */
export type Parts = Readonly<Record<PartName, string>>;

/** A piece of a fragment: an article's part, or text that is the same for all articles. */
type Piece = { readonly part: PartName } | { readonly text: string };

/** Parses a recipe: the names of parts in braces, with text between them. */
function recipe(template: string): readonly Piece[] {
  return template
    .split(/\{(\w+)\}/)
    .map((piece, i) => (i % 2 === 1 ? { part: piece as PartName } : { text: piece }))
    .filter((piece) => !('text' in piece) || piece.text !== '');
}

/** The pieces of an article's fragment, in order, by format and by `content=`. */
export const recipes: Readonly<Record<Format, Readonly<Record<Extent, readonly Piece[]>>>> = {
  rss: {
    full: recipe('{rss}{summary}</description><content:encoded>{body}</content:encoded></item>'),
    summary: recipe('{rss}{summary}</description></item>'),
  },
  atom: {
    full: recipe('{atom}{summary}</summary><content type="html">{body}</content></entry>'),
    summary: recipe('{atom}{summary}</summary></entry>'),
  },
  json: {
    full: recipe('{json}{jsonSummary}","content_html":"{jsonBody}"}'),
    summary: recipe('{json}{jsonSummary}","content_text":"{jsonSummary}"}'),
  },
};

/** The parts of an article's fragment. */
export function partsOf(format: Format, extent: Extent): readonly PartName[] {
  return recipes[format][extent].flatMap((piece) => ('part' in piece ? [piece.part] : []));
}

/**
 * Values that the edge writes into an envelope, escaped for their position:
 *
 *     title, description   of the selection
 *     home                 the address of the selection's HTML page
 *     id                   the selection's own id, the same on all its pages and in all formats
 *     updated              its newest change, as the format writes dates
 *     show                 in RSS, of the feed of everything: the elements of a podcast's identity, else nothing
 *     links                finished markup: RSS and Atom `link` elements; in JSON Feed the members
 *                          `"feed_url":…,"next_url":…,"hubs":…,"_dateline":…` with a comma after each
 */
export type Slot = 'title' | 'description' | 'home' | 'id' | 'updated' | 'show' | 'links';

/** The text around the fragments of a feed: literals and slots before them, a separator, the end. */
export interface Envelope {
  readonly head: readonly (string | { readonly slot: Slot })[];
  readonly between: string;
  readonly tail: string;
}

export type Envelopes = Readonly<Record<Format, Envelope>>;
