import { escapeAttribute, escapeText } from '../../text/escape.ts';

/** A picture or another file of the library that an export holds. */
export interface MediaFile {
  readonly url: string;
  readonly alt?: string;
  readonly caption?: string;
  readonly type?: string;
}

/** The files of an export by their post's number. */
export type Library = ReadonlyMap<string, MediaFile>;

type Attributes = Readonly<Record<string, string>>;
type Expand = (attributes: Attributes, inner: string, library: Library) => string;

const attribute = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))|"([^"]*)"|(\S+)/g;

/** Attributes by name; those without one by their place from 0. */
function attributesOf(text: string): Attributes {
  const found: Record<string, string> = {};
  let place = 0;
  for (const [, name, double, single, plain, quoted, word] of text.matchAll(attribute)) {
    if (name === undefined) found[place++] = quoted ?? word ?? '';
    else found[name.toLowerCase()] = double ?? single ?? plain ?? '';
  }
  return found;
}

function link(url: string): string {
  return /^https?:\/\//i.test(url)
    ? `\n\n<p><a href="${escapeAttribute(url)}">${escapeText(url)}</a></p>\n\n`
    : '';
}

function figure({ url, alt = '', caption }: MediaFile): string {
  const below = caption === undefined ? '' : `<figcaption>${escapeText(caption)}</figcaption>`;
  return `<figure><img src="${escapeAttribute(url)}" alt="${escapeAttribute(alt)}">${below}</figure>`;
}

function chosen({ ids = '', include = '' }: Attributes, library: Library): readonly MediaFile[] {
  const numbers = `${ids},${include}`.split(',').map((number) => number.trim());
  return numbers.flatMap((number) => library.get(number) ?? []);
}

/** Text and picture of a caption: the picture is the first element, all after it is text. */
const caption: Expand = ({ caption: stated }, inner) => {
  const picture = /^\s*(<a\b[^>]*>\s*<img\b[^>]*>\s*<\/a>|<img\b[^>]*>)/i.exec(inner)?.[0] ?? '';
  const text = stated === undefined ? inner.slice(picture.length).trim() : escapeText(stated);
  const below = text === '' ? '' : `<figcaption>${text}</figcaption>`;
  return picture === '' ? inner : `<figure>${picture.trim()}${below}</figure>`;
};

const gallery: Expand = (attributes, _, library) =>
  `\n\n${chosen(attributes, library).map(figure).join('\n')}\n\n`;

const code: Expand = ({ language, lang, 0: first }, inner) => {
  const name = language ?? lang ?? first ?? '';
  const mark = /^[\w+#-]+$/.test(name) ? ` class="language-${name}"` : '';
  // Editors have stored code both raw and escaped.
  const text = /[<>]/.test(inner) ? escapeText(inner) : inner;
  return `<pre><code${mark}>${text.replace(/^\n|\n$/g, '')}</code></pre>`;
};

const address: Expand = (attributes, inner) => {
  const files = [
    'src',
    'url',
    'href',
    'link',
    'mp3',
    'm4a',
    'ogg',
    'wav',
    'mp4',
    'm4v',
    'webm',
    'ogv',
    'flv',
    '0',
  ];
  const stated = files
    .map((name) => attributes[name]?.replace(/^=/, ''))
    .find((value) => /^https?:/i.test(value ?? ''));
  return link(stated ?? inner.trim());
};

const player =
  (page: string): Expand =>
  (attributes, inner, library) => {
    const direct = address(attributes, inner, library);
    const id = (attributes['id'] ?? attributes['0'] ?? inner).trim();
    return direct || (/^[\w-]+$/.test(id) ? link(page + id) : '');
  };

const playlist: Expand = (attributes, _, library) =>
  chosen(attributes, library)
    .map(({ url }) => link(url))
    .join('');

const inside: Expand = (_, inner) => inner;
const nothing: Expand = () => '';

/** WordPress's own shortcodes, and those of Jetpack and the common plugins that hold something to read. */
const known: Readonly<Record<string, Expand>> = {
  caption,
  wp_caption: caption,
  gallery,
  playlist,
  embed: address,
  audio: address,
  video: address,
  youtube: player('https://www.youtube.com/watch?v='),
  vimeo: player('https://vimeo.com/'),
  soundcloud: address,
  tweet: address,
  instagram: address,
  gist: address,
  googlemaps: address,
  code,
  sourcecode: code,
  php: inside,
  'contact-form': nothing,
  'contact-form-7': nothing,
  contact: nothing,
  subscribe: nothing,
  toc: nothing,
  nggallery: nothing,
  slideshow: nothing,
  'latest-posts': nothing,
};

const opening = /\[(\[?)([a-z][\w-]*)((?:[\s=][^[\]]*)?)\](?!\()/gi;

interface Expanded {
  readonly html: string;
  /** Names of the shortcodes that nobody here knows, once each. */
  readonly unknown: readonly string[];
}

/** Whether brackets are a shortcode and no words of the author's: they are known, have attributes, or are closed. */
function isShortcode(name: string, rest: string, closed: boolean): boolean {
  return closed || Object.hasOwn(known, name) || /[\w-]+\s*=\s*\S/.test(rest);
}

/** What is never looked into: code and tags. */
const kept = /<(pre|code|script|style)\b[^>]*>[\s\S]*?<\/\1\s*>|<[^<>]*>/gi;

/**
 * Reduces shortcodes to what they hold to read: captions, galleries, embeds, players, code. Of those that are not known the text
 * that they enclose stays. `[sic]` and `[[escaped]]` are text.
 */
export function expandShortcodes(text: string, library: Library): Expanded {
  const unknown = new Set<string>();
  const guarded = [...text.matchAll(kept)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  let html = '';
  let from = 0;
  for (const match of text.matchAll(opening)) {
    const at = match.index;
    if (at < from || guarded.some(([start, end]) => at >= start && at < end)) continue;
    const [whole, escaped, written, rest] = match as unknown as [string, string, string, string];
    const name = written.toLowerCase();
    if (escaped !== '' && text[at + whole.length] === ']') {
      html += text.slice(from, at) + whole.slice(1);
      from = at + whole.length + 1;
      continue;
    }
    const start = at + escaped.length;
    const end = at + whole.length;
    const closing = new RegExp(String.raw`\[/${written}\]`, 'i').exec(text.slice(end));
    if (!isShortcode(name, rest, closing !== null)) continue;
    const encloses = closing !== null && !rest.endsWith('/');
    const inner = encloses ? text.slice(end, end + closing.index) : '';
    const expanded = Object.hasOwn(known, name) ? known[name] : undefined;
    if (expanded === undefined) unknown.add(name);
    const within = expanded === code ? { html: inner, unknown: [] } : expandShortcodes(inner, library);
    for (const other of within.unknown) unknown.add(other);
    html += text.slice(from, start) + (expanded ?? inside)(attributesOf(rest), within.html, library);
    from = encloses ? end + closing.index + closing[0].length : end;
  }
  return { html: html + text.slice(from), unknown: [...unknown] };
}
