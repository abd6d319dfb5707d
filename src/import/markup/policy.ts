import { table } from '../../text/table.ts';

/** How an element comes into Markdown that says it with raw HTML: `block` on lines of its own, `inline` in running text. */
export interface Raw {
  readonly as: 'block' | 'inline' | 'part';
  /** The attributes that stay, beside `lang` and `dir`. */
  readonly attributes?: readonly string[];
}

const part: Raw = { as: 'part' };
const inline: Raw = { as: 'inline' };

/**
 * The sanitising policy of import: every element that may stand in Markdown as raw HTML, and its attributes. `part` elements
 * stand only inside a raw block. What is not listed leaves its text behind, or goes by `dropped`.
 */
export const raw = table<Raw>({
  figure: { as: 'block' },
  table: { as: 'block' },
  dl: { as: 'block' },
  details: { as: 'block', attributes: ['open'] },

  sub: inline,
  sup: inline,
  kbd: inline,
  samp: inline,
  var: inline,
  mark: inline,
  ins: { as: 'inline', attributes: ['cite', 'datetime'] },
  abbr: { as: 'inline', attributes: ['title'] },
  q: { as: 'inline', attributes: ['cite'] },
  ruby: inline,
  bdo: inline,
  bdi: inline,

  rb: part,
  rt: part,
  rp: part,
  figcaption: part,
  caption: part,
  thead: part,
  tbody: part,
  tfoot: part,
  tr: part,
  th: { as: 'part', attributes: ['colspan', 'rowspan', 'scope'] },
  td: { as: 'part', attributes: ['colspan', 'rowspan'] },
  dt: part,
  dd: part,
  summary: part,
  p: part,
  blockquote: part,
  ul: part,
  ol: { as: 'part', attributes: ['start', 'reversed'] },
  li: part,
  h1: part,
  h2: part,
  h3: part,
  h4: part,
  h5: part,
  h6: part,
  hr: part,
  br: part,
  pre: part,
  code: part,
  em: part,
  i: part,
  strong: part,
  b: part,
  del: part,
  s: part,
  strike: part,
  a: { as: 'part', attributes: ['href', 'title'] },
  img: { as: 'part', attributes: ['src', 'alt', 'title', 'width', 'height'] },
});

/** Elements that go with all they hold: none of it is text that a reader of the page sees. */
export const dropped: ReadonlySet<string> = new Set([
  'head',
  'script',
  'style',
  'template',
  'link',
  'meta',
  'title',
  'base',
  'input',
  'select',
  'datalist',
  'svg',
  'canvas',
  'map',
  'noframes',
  'param',
]);

/** Attributes whose value is an address. */
export const addresses: ReadonlySet<string> = new Set(['href', 'src', 'cite']);
