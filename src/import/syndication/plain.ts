import { decodeHTML } from 'entities';
import { escapeText } from '../../text/escape.ts';
import { clean } from '../clean.ts';
import type { Text } from './entry.ts';

const elements =
  'a|abbr|acronym|address|article|aside|audio|b|bdi|bdo|big|blockquote|body|caption|center|cite|code|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|i|iframe|ins|kbd|li|main|mark|nobr|object|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video';
const alone = 'br|hr|img|wbr|embed|input|source|p|li';

/** An element with its end, or one that needs none: a lone `<b>` in a text that speaks of markup is no markup. */
const markup = new RegExp(
  String.raw`<(${elements})(?:\s[^<>]*)?>[\s\S]*</\1\s*>|<(?:${alone})(?:\s[^<>]*)?/?>|<!--[\s\S]*?-->`,
  'i',
);
const reference = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/i;

const breaking =
  /<(?:br|hr|\/?(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|tr|td|th|table|blockquote|pre|section|article|figure|figcaption))\b[^>]*>/gi;
const silent = /<(script|style|template|noscript|iframe|object)\b[^>]*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;
const tag = /<\/?[a-z][^<>]*>/gi;

/** Whether a text that may be either is HTML. */
export function isHtml({ type, value }: Text): boolean {
  return type === 'html' || (type === 'loose' && (markup.test(value) || reference.test(value)));
}

/** The text of a piece of HTML, on one line. */
export function visible(html: string): string {
  const bare = html.replace(silent, ' ').replace(breaking, ' ').replace(tag, '');
  return decodeHTML(bare).replace(/\s+/g, ' ').trim();
}

/** What a text says, plain and on one line. What is certainly plain stays as it is; references that are text stay such. */
export function plain(text: Text): string {
  const line = isHtml(text) ? visible(text.value) : text.value.replace(/[\t\n\r\f ]+/g, ' ').trim();
  if (text.type === 'text' || (text.type === 'html' && reference.test(line))) return line;
  return clean(line).replace(/\s+/g, ' ').trim();
}

/** A text as HTML: plain text in paragraphs, its line breaks kept where it is certainly plain. */
export function asHtml(text: Text): string {
  if (isHtml(text)) {
    const decoded = decodeHTML(text.value);
    // Escaped once too often: nothing is marked up until it is decoded again.
    return text.type === 'loose' && !markup.test(text.value) && markup.test(decoded) ? decoded : text.value;
  }
  const broken = text.type === 'text' ? '<br>' : '\n';
  return text.value
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeText(paragraph.trim()).replaceAll('\n', broken)}</p>`)
    .join('\n');
}
