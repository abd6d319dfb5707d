import TurndownService from 'turndown';
import { escapeInline } from './markup/escape.ts';
import { mark, settle } from './markup/marks.ts';
import { parseFragment } from './markup/parse-fragment.ts';
import { prepare } from './markup/prepare.ts';
import { rules } from './markup/rules.ts';
import { bareText, isUnwieldy } from './weight.ts';

const service = new TurndownService({
  headingStyle: 'atx',
  codeBlockStyle: 'fenced',
  bulletListMarker: '-',
  hr: '---',
  br: mark.break,
});
for (const [name, rule] of Object.entries(rules)) service.addRule(name, rule);
service.escape = escapeInline;

/**
 * The Markdown of an element's content (CommonMark with tables, strikethrough, footnotes, raw HTML by the policy).
 * Addresses become absolute where `base` is given. Changes the tree.
 */
export function elementToMarkdown(element: Element, base?: string): string {
  prepare(element, base);
  return settle(service.turndown(element as HTMLElement));
}

/**
 * The Markdown of a piece of HTML, as feeds and posts carry it; plain text comes back escaped. Loses no text; of markup
 * that nobody could read in bounded time the text alone stays.
 */
export function toMarkdown(html: string, base?: string): string {
  if (isUnwieldy(html)) return settle(bareText(html).split('\n').map(escapeInline).join('\n'));
  return elementToMarkdown(parseFragment(html), base);
}
