import { playerIds } from '../markup/embeds.ts';
import { escapeAttribute, escapeText } from '../../text/escape.ts';
import { table, lookup } from '../../text/table.ts';

/** A file of the blog's media library. */
export interface MediaFile {
  readonly url: string;
  readonly alt?: string;
  readonly caption?: string;
  readonly type?: string;
}

/** The media library by the ids of its posts. */
export type MediaLibrary = ReadonlyMap<string, MediaFile>;

/** ShortcodeAttributes by name; those without one by their place from 0. */
export type ShortcodeAttributes = Readonly<Record<string, string>>;
/** The HTML of a shortcode for readers; undefined if it does not have the attributes that its name asks for. */
export type ExpandShortcode = (
  attributes: ShortcodeAttributes,
  inner: string,
  library: MediaLibrary,
) => string | undefined;

function link(url: string): string {
  return /^https?:\/\//i.test(url) ? `\n\n<p><a href="${escapeAttribute(url)}">${escapeText(url)}</a></p>\n\n` : '';
}

function figure({ url, alt = '', caption }: MediaFile): string {
  const below = caption === undefined ? '' : `<figcaption>${escapeText(caption)}</figcaption>`;
  return `<figure><img src="${escapeAttribute(url)}" alt="${escapeAttribute(alt)}">${below}</figure>`;
}

function chosen({ ids = '', include = '' }: ShortcodeAttributes, library: MediaLibrary): readonly MediaFile[] {
  const numbers = `${ids},${include}`.split(',').map((number) => number.trim());
  return numbers.flatMap((number) => library.get(number) ?? []);
}

/** A caption holds the picture as its first element and then the text. */
const caption: ExpandShortcode = ({ caption: stated }, inner) => {
  const picture = /^\s*(<a\b[^>]*>\s*<img\b[^>]*>\s*<\/a>|<img\b[^>]*>)/i.exec(inner)?.[0] ?? '';
  const text = stated === undefined ? inner.slice(picture.length).trim() : escapeText(stated);
  const below = text === '' ? '' : `<figcaption>${text}</figcaption>`;
  return picture === '' ? inner : `<figure>${picture.trim()}${below}</figure>`;
};

const gallery: ExpandShortcode = (attributes, _, library) =>
  `\n\n${chosen(attributes, library).map(figure).join('\n')}\n\n`;

export const expandCode: ExpandShortcode = ({ language, lang, 0: first }, inner) => {
  const name = language ?? lang ?? first ?? '';
  const mark = /^[\w+#-]+$/.test(name) ? ` class="language-${name}"` : '';
  // Editors have stored code both raw and escaped.
  const text = /[<>]/.test(inner) ? escapeText(inner) : inner;
  return `<pre><code${mark}>${text.replace(/^\n|\n$/g, '')}</code></pre>`;
};

const address: ExpandShortcode = (attributes, inner) => {
  const files = 'src url href link mp3 m4a ogg wav mp4 m4v webm ogv flv 0'.split(' ');
  const stated = files
    .map((name) => lookup(attributes, name)?.replace(/^=/, ''))
    .find((value) => /^https?:/i.test(value ?? ''));
  return link(stated ?? inner.trim()) || undefined;
};

const player =
  (id: RegExp, page: string): ExpandShortcode =>
  (attributes, inner, library) => {
    const text = (attributes['id'] ?? attributes['0'] ?? inner).trim();
    return address(attributes, inner, library) ?? (id.test(text) ? link(text.replace(id, page)) : undefined);
  };

const playlist: ExpandShortcode = (attributes, _, library) =>
  chosen(attributes, library)
    .map(({ url }) => link(url))
    .join('');

/** Keeps only the enclosed text. */
const inside: ExpandShortcode = (_, inner) => inner;
const nothing: ExpandShortcode = () => '';

/** The shortcodes of WordPress, Jetpack and common plugins. */
export const shortcodes = table<ExpandShortcode>({
  caption,
  wp_caption: caption,
  gallery,
  playlist,
  embed: address,
  audio: address,
  video: address,
  youtube: player(playerIds.youtube, 'https://www.youtube.com/watch?v=$1'),
  vimeo: player(playerIds.vimeo, 'https://vimeo.com/$1'),
  soundcloud: address,
  tweet: address,
  instagram: address,
  gist: address,
  googlemaps: address,
  code: expandCode,
  sourcecode: expandCode,
  php: inside,
  'contact-form': nothing,
  'contact-form-7': nothing,
  contact: nothing,
  subscribe: nothing,
  toc: nothing,
  nggallery: nothing,
  slideshow: nothing,
  'latest-posts': nothing,
});
