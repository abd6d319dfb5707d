import { table } from '../../text/table.ts';

/**
 * What HTML may be in a body, whole: everything that is not in these tables goes. Elements are among those that W3C's
 * feed validator holds harmless.
 */

/** How an attribute's value is checked, and what is written. */
export type Check =
  /** Any text. */
  | 'text'
  /** A whole number, or per cent. */
  | 'number'
  /** Present or not. */
  | 'flag'
  /** The address of a page; see `schemes`. */
  | 'link'
  /** The address of a picture, a sound, a film. */
  | 'media'
  /** Candidates of `srcset`, each an address of that kind. */
  | 'candidates'
  | RegExp;

type Attributes = Readonly<Record<string, Check>>;

const none: Attributes = {};
const span: Attributes = { colspan: 'number', rowspan: 'number', align: /^(?:left|right|center)$/ };
const change: Attributes = { cite: 'link', datetime: 'text' };

/** Attributes that any element may have. `id` only as footnotes are given it. */
export const everywhere: Attributes = {
  dir: /^(?:ltr|rtl|auto)$/,
  lang: /^[\da-z-]+$/i,
  title: 'text',
  id: /^fn(?:ref)?-[\da-z]+-\d+(?::\d+)?$/,
};

/** The elements that stay, and what attributes each may have. */
export const elements = table<Attributes>({
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
export const renamed = table<string>({
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

/** Elements that nothing is known to be in but what runs elsewhere: a link takes their place. By attribute. */
export const linked = table<string>({
  embed: 'src',
  frame: 'src',
  iframe: 'src',
  object: 'data',
});

/** Elements that go with all that is in them. Of any other element that is not listed the content stays. */
export const dropped: ReadonlySet<string> = new Set([
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

/** Schemes by kind of address, with their colon. */
export const schemes: Readonly<Record<'link' | 'media', readonly string[]>> = {
  link: ['https:', 'http:', 'mailto:', 'tel:'],
  media: ['https:', 'http:'],
};

/** A picture that stands in the address itself: pixels only, since SVG may hold scripts. */
export const embedded = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[\w+/=]+$/;

/** Where scripts that load pictures late keep the address. */
export const late: readonly string[] = ['data-src', 'data-original', 'data-lazy-src'];

/** Elements without content or end tag (HTML Living Standard §13.1.2), among those that stay. */
export const voids: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'source', 'track', 'wbr']);

/** Deepest nesting of elements. What goes deeper nobody wrote: its text alone stays. */
export const deepest = 500;
