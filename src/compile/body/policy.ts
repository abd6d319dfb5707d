import { table } from '../../text/table.ts';

/**
 * The HTML policy of bodies: elements and attributes that are not in these tables are removed. All elements are among those that W3C's feed
 * validator accepts as harmless.
 */

/** How an attribute's value is checked. */
export type AttributeCheck =
  /** Any text. */
  | 'text'
  /** A whole number, or per cent. */
  | 'number'
  /** Any value; the attribute is written without one. */
  | 'flag'
  /** The address of a page; see `schemes`. */
  | 'link'
  /** The address of a picture, an audio or a video file. */
  | 'media'
  /** Candidates of `srcset`, each an address of that kind. */
  | 'candidates'
  | RegExp;

type Attributes = Readonly<Record<string, AttributeCheck>>;

const none: Attributes = {};
const span: Attributes = { colspan: 'number', rowspan: 'number', align: /^(?:left|right|center)$/ };
const change: Attributes = { cite: 'link', datetime: 'text' };

/** Attributes of all elements. An `id` must have the form that ids of footnotes have. */
export const globalAttributes: Attributes = {
  dir: /^(?:ltr|rtl|auto)$/,
  lang: /^[\da-z-]+$/i,
  title: 'text',
  id: /^fn(?:ref)?-[\da-z]+-\d+(?::\d+)?$/,
};

/** The elements that are kept, with their attributes. */
export const allowedElements = table<Attributes>({
  a: { href: 'link', hreflang: 'text' },
  abbr: none,
  address: none,
  audio: { src: 'media', controls: 'flag' },
  b: none,
  bdi: none,
  blockquote: { cite: 'link' },
  br: none,
  caption: none,
  cite: none,
  code: { class: /^language-[^\s]+$/ },
  col: { span: 'number' },
  colgroup: { span: 'number' },
  dd: none,
  del: change,
  details: { open: 'flag' },
  dfn: none,
  div: none,
  dl: none,
  dt: none,
  em: none,
  figcaption: none,
  figure: none,
  h1: none,
  h2: none,
  h3: none,
  h4: none,
  h5: none,
  h6: none,
  hr: none,
  i: none,
  img: {
    src: 'media',
    srcset: 'candidates',
    sizes: 'text',
    alt: 'text',
    width: 'number',
    height: 'number',
  },
  ins: change,
  kbd: none,
  li: { value: 'number' },
  mark: none,
  ol: { start: 'number', reversed: 'flag', type: /^[1aAiI]$/ },
  p: none,
  picture: none,
  pre: none,
  q: { cite: 'link' },
  rp: none,
  rt: none,
  ruby: none,
  s: none,
  samp: none,
  section: none,
  small: none,
  source: { src: 'media', srcset: 'candidates', sizes: 'text', media: 'text', type: 'text' },
  span: none,
  strong: none,
  sub: none,
  summary: none,
  sup: none,
  table: none,
  tbody: none,
  td: span,
  tfoot: none,
  th: { ...span, scope: 'text' },
  thead: none,
  time: { datetime: 'text' },
  tr: none,
  track: { src: 'media', kind: 'text', srclang: 'text', label: 'text' },
  u: none,
  ul: none,
  var: none,
  video: { src: 'media', poster: 'media', width: 'number', height: 'number', controls: 'flag' },
  wbr: none,
});

/** Obsolete elements, and elements that mean the same as another one in a body, with the element that replaces each. */
export const renamedElements = table<string>({
  acronym: 'abbr',
  article: 'div',
  aside: 'div',
  center: 'div',
  dir: 'ul',
  footer: 'div',
  header: 'div',
  font: 'span',
  hgroup: 'div',
  main: 'div',
  menu: 'ul',
  nav: 'div',
  strike: 's',
  tt: 'code',
});

/** Elements with content from other servers, and the attribute with its address: a link replaces them. */
export const linkedElements = table<string>({
  embed: 'src',
  frame: 'src',
  iframe: 'src',
  object: 'data',
});

/** Elements that are removed with their content. Other elements that are not listed are removed, but their content is kept. */
export const droppedElements: ReadonlySet<string> = new Set([
  'applet',
  'button',
  'canvas',
  'datalist',
  'frameset',
  'head',
  'math',
  'noembed',
  'noframes',
  'plaintext',
  'script',
  'select',
  'style',
  'svg',
  'template',
  'textarea',
  'title',
  'xmp',
]);

/** Allowed schemes by kind of address, with their colon. */
export const schemes: Readonly<Record<'link' | 'media', readonly string[]>> = {
  link: ['https:', 'http:', 'mailto:', 'tel:'],
  media: ['https:', 'http:'],
};

/** A picture in a data URL (RFC 2397). No SVG, which may hold scripts. */
export const embeddedImage = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[\w+/=]+$/;

/** Attributes in which scripts for lazy loading keep the address of a picture. */
export const lazyAttributes: readonly string[] = ['data-src', 'data-original', 'data-lazy-src'];

/** Elements without content or end tag (HTML Living Standard §13.1.2), among those that are kept. */
export const voidElements: ReadonlySet<string> = new Set([
  'br',
  'col',
  'hr',
  'img',
  'source',
  'track',
  'wbr',
]);

/** Deepest nesting of elements. Of a body that is nested deeper, only the text is kept. */
export const deepestNesting = 500;
