import { decodeHTML } from 'entities';
import { escapeText } from '../../text/escape.ts';
import { clean } from '../clean.ts';
import type { FeedText } from './entry.ts';

/** Names of elements by which HTML is told from text that has `<` in it. */
const elements =
  'a|abbr|acronym|address|article|aside|audio|b|bdi|bdo|big|blockquote|body|caption|center|cite|code|dd|del|details|' +
  'dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|i|iframe|ins|kbd|li|main|mark|nobr|object|ol|p|pre|q|' +
  's|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video';
const alone = 'br|hr|img|wbr|embed|input|source|p|li';

const begun = new RegExp(`<(${elements})(?:\\s[^<>]*)?>`, 'gi');
const ended = new RegExp(`</(${elements})\\s*>`, 'gi');
const whole = new RegExp(`<(?:${alone})(?:\\s[^<>]*)?/?>`, 'i');

/**
 * Whether there is an element with its end, or one that needs none: a lone `<b>` in a text that speaks of markup is no
 * markup. In time that grows with the length of the text: each name's last end is looked up once.
 */
function isMarkedUp(text: string): boolean {
  if (whole.test(text)) return true;
  const comment = text.indexOf('<!--');
  if (comment >= 0 && text.includes('-->', comment + 4)) return true;
  const ends = new Map([...text.matchAll(ended)].map((end) => [(end[1] as string).toLowerCase(), end.index]));
  if (ends.size === 0) return false;
  for (const { 1: name, index } of text.matchAll(begun))
    if ((ends.get((name as string).toLowerCase()) ?? -1) > index) return true;
  return false;
}
const reference = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/i;

/** Tags that end a line, elements whose content is never shown, and all tags. */
const breaking = new RegExp(
  String.raw`<(?:br|hr|/?(?:p|div|li|[uod]l|d[dt]|h[1-6]|t[rdh]|table|blockquote|pre|section|article|` +
    String.raw`figure|figcaption))\b[^<>]*>`,
  'gi',
);
const silent = /<(script|style|template|noscript|iframe|object)\b[^<>]*>|<!--/gi;
const tag = /<\/?[a-z][^<>]*>/gi;

/** Whether a text that may be either is HTML. */
function isHtml({ type, value }: FeedText): boolean {
  return type === 'html' || (type === 'loose' && (isMarkedUp(value) || reference.test(value)));
}

/** HTML without elements that are never shown. Unclosed ones stay; the end of each name is searched only once. */
function withoutSilent(html: string): string {
  const missing = new Set<string>();
  let out = '';
  let rest = 0;
  for (const match of html.matchAll(silent)) {
    const name = match[1]?.toLowerCase() ?? '--';
    if (match.index < rest || missing.has(name)) continue;
    const close = new RegExp(name === '--' ? '-->' : `</${name}\\s*>`, 'gi');
    close.lastIndex = match.index + match[0].length;
    if (close.test(html)) {
      out += `${html.slice(rest, match.index)} `;
      rest = close.lastIndex;
    } else missing.add(name);
  }
  return out + html.slice(rest);
}

/** The text of a piece of HTML, on one line. */
export function shownText(html: string): string {
  const bare = withoutSilent(html).replace(breaking, ' ').replace(tag, '');
  return decodeHTML(bare).replace(/\s+/g, ' ').trim();
}

/** A text on one line, without markup. Text that is certainly plain stays as it is. */
export function plainLine(text: FeedText): string {
  const line = isHtml(text) ? shownText(text.value) : text.value.replace(/[\t\n\r\f ]+/g, ' ').trim();
  if (text.type === 'text' || (text.type === 'html' && reference.test(line))) return line;
  return clean(line).replace(/\s+/g, ' ').trim();
}

/** A text of which nobody says whether it is plain text or HTML, on one line, without markup. */
export function shownLine(value: string): string {
  return plainLine({ value, type: 'loose', where: '' });
}

/** A text as HTML: plain text in paragraphs, with its line breaks if it is certainly plain. */
export function asHtml(text: FeedText): string {
  if (isHtml(text)) {
    const decoded = decodeHTML(text.value);
    // It was escaped twice if nothing is marked up before it is decoded once more.
    return text.type === 'loose' && !isMarkedUp(text.value) && isMarkedUp(decoded) ? decoded : text.value;
  }
  const broken = text.type === 'text' ? '<br>' : '\n';
  return text.value
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeText(paragraph.trim()).replaceAll('\n', broken)}</p>`)
    .join('\n');
}
