import { table } from '../text/table.ts';

/**
 * The HTML policy of bodies: elements and attributes that are not in these tables are removed. W3C's feed validator
 * accepts all these elements as harmless. Import, checks and rendering derive from these tables what they keep.
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

type AttributeChecks = Readonly<Record<string, AttributeCheck>>;

const none: AttributeChecks = {};
const span: AttributeChecks = { colspan: 'number', rowspan: 'number', align: /^(?:left|right|center)$/ };
const change: AttributeChecks = { cite: 'link', datetime: 'text' };

/** Attributes of all elements. Ids, which links lead to, are of letters, digits, `-`, `_` and `:`. */
export const globalAttributes: AttributeChecks = {
  dir: /^(?:ltr|rtl|auto)$/,
  lang: /^[\da-z-]+$/i,
  title: 'text',
  id: /^[\p{L}\p{N}\p{M}_:-]+$/u,
};

/** The elements that are kept, with their attributes. */
export const allowedElements = table<AttributeChecks>({
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

/**
 * Obsolete elements, and elements that mean the same as another one in a body, with the element that replaces each.
 */
export const renamedElements = table<string>({
  acronym: 'abbr',
  article: 'div',
  aside: 'div',
  bdo: 'bdi',
  center: 'div',
  dialog: 'div',
  dir: 'ul',
  fieldset: 'div',
  footer: 'div',
  header: 'div',
  hgroup: 'div',
  legend: 'div',
  listing: 'pre',
  main: 'div',
  menu: 'ul',
  nav: 'div',
  option: 'div',
  search: 'div',
  strike: 's',
  text: 'div',
  tt: 'code',
  xmp: 'pre',
});

/** Elements with content from other servers, and the attribute with its address: a link replaces them. */
export const linkedElements = table<string>({
  embed: 'src',
  frame: 'src',
  iframe: 'src',
  object: 'data',
});

/**
 * Elements that are removed with their content, which no browser shows as text. Of other elements that are not
 * listed, the content is kept.
 */
export const droppedElements: ReadonlySet<string> = new Set([
  'annotation',
  'annotation-xml',
  'datalist',
  'head',
  'noembed',
  'noframes',
  'script',
  'style',
  'template',
  'title',
]);

/** Elements whose content is text up to their end tag, whatever it looks like (HTML Living Standard §13.1.2). */
export const rawTextElements: readonly string[] = ['script', 'style', 'textarea', 'title', 'xmp'];

/**
 * Elements that begin and end a line (HTML Living Standard §15.3), and those that are replaced by such an element.
 */
export const blockElements: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p pre search section ' +
    'summary table tbody td text tfoot th thead tr ul xmp'
  ).split(' '),
);

const schemesOf = (names: string): readonly string[] => names.split(' ').map((name) => `${name}:`);

/** Allowed schemes by kind of address, with their colon. Links: the web, and the safelist of HTML §8.9.1.3. */
export const schemes: Readonly<Record<'link' | 'media', readonly string[]>> = {
  link: schemesOf(
    'https http bitcoin ftp ftps geo im irc ircs magnet mailto matrix mms news nntp openpgp4fpr sftp sip sms ' +
      'smsto ssh tel urn webcal wtai xmpp',
  ),
  media: schemesOf('https http'),
};

/** A picture in a data URL (RFC 2397). No SVG, which may hold scripts. */
export const embeddedImage = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[\w+/=]+$/;

/** Elements without content or end tag (HTML Living Standard §13.1.2). */
export const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);

/** Deepest nesting of elements. Of a body that is nested deeper, only the text is kept. */
export const deepestNesting = 500;
