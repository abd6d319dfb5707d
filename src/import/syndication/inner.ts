import { escapeAttribute, escapeText } from '../../text/escape.ts';
import type { Element } from './tree.ts';

/** Elements of HTML that have no content (HTML §13.1.2): unclosed in a feed, they swallow what follows them. */
const empty = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

const addresses = new Set(['href', 'src', 'cite', 'poster', 'data', 'longdesc', 'action', 'background']);

function attribute(name: string, value: string, from: string | undefined, outer: string | undefined): string {
  const moved = addresses.has(name) && from !== outer && from !== undefined;
  const address = moved ? (URL.parse(value, from)?.href ?? value) : value;
  return ` ${name}="${escapeAttribute(address)}"`;
}

function write(element: Element, outer: string | undefined): string {
  const attributes = Object.entries(element.attributes)
    .filter(([name]) => !name.includes(':'))
    .map(([name, value]) => attribute(name, value, element.base, outer));
  const inside = innerHtml(element, outer);
  const start = `<${element.local}${attributes.join('')}>`;
  return empty.has(element.local) ? `${start}${inside}` : `${start}${inside}</${element.local}>`;
}

/**
 * What an element holds, as HTML: XHTML loses its prefixes, and addresses below an `xml:base` of their own, other than the
 * one that the reader of this HTML knows of, become absolute.
 */
export function innerHtml(element: Element, base = element.base): string {
  return element.children
    .map((child) => (typeof child === 'string' ? escapeText(child) : write(child, base)))
    .join('');
}
