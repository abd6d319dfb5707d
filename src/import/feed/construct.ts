import { voidElements } from '../../article/html-policy.ts';
import { escapeAttribute, escapeText } from '../../text/escape.ts';
import { childElements, elementText, findElements, type XmlElement } from './xml.ts';

/** The text of an element: plain, or HTML that is escaped once (RFC 4287 §3.1). */
export interface TextConstruct {
  readonly text: string;
  /** Undefined if the document does not say. */
  readonly type: 'text' | 'html' | undefined;
}

const addresses = new Set('href src cite poster data longdesc action background'.split(' '));

function writeHtml(element: XmlElement, outer: string | undefined): string {
  const attributes = Object.entries(element.attributes)
    .filter(([name]) => !name.includes(':'))
    .map(([name, value]) => {
      const moved = addresses.has(name) && element.base !== outer && element.base !== undefined;
      const address = moved ? (URL.parse(value, element.base)?.href ?? value) : value;
      return ` ${name}="${escapeAttribute(address)}"`;
    });
  const inside = innerHtml(element, outer);
  const start = `<${element.local}${attributes.join('')}>`;
  return voidElements.has(element.local) ? `${start}${inside}` : `${start}${inside}</${element.local}>`;
}

/**
 * The content of an element as HTML. XHTML loses its prefixes. Addresses below an `xml:base` other than `base` become
 * absolute.
 */
function innerHtml(element: XmlElement, base = element.base): string {
  return element.children
    .map((child) => (typeof child === 'string' ? escapeText(child) : writeHtml(child, base)))
    .join('');
}

const isMarkup = /^(?:x?html|text\/html|application\/xhtml\+xml)$/;
const isPlain = /^(?:text|plain|text\/(?!html)[\w.+-]+)$/;

/** The single `div` or `body` that wraps the content of an element, or the element itself. */
function unwrap(element: XmlElement): XmlElement {
  const [only, ...others] = childElements(element);
  const alone = element.children.every((child) => typeof child !== 'string' || child.trim() === '');
  return only && others.length === 0 && alone && /^(?:div|body)$/.test(only.local) ? only : element;
}

/**
 * The text of an element that may hold markup: escaped, in CDATA, as XHTML, as bare elements, or in a mode of Atom 0.3
 * (`xml`, `escaped`, `base64`). Undefined if its content is no text.
 */
export function constructOf(element: XmlElement): TextConstruct | undefined {
  const type = element.attributes['type']
    ?.trim()
    .toLowerCase()
    .replace(/\s{0,9};[^]*$/, '');
  const mode = element.attributes['mode']?.trim().toLowerCase();
  const declared = type === undefined ? undefined : isMarkup.test(type) ? 'html' : 'text';
  if (mode === 'base64')
    return { text: Buffer.from(elementText(element), 'base64').toString('utf8'), type: declared ?? 'text' };
  if (type?.includes('/') && !isMarkup.test(type) && !isPlain.test(type)) return undefined;
  if (childElements(element).length > 0) {
    const content = findElements(element, ({ local }) => local === 'html')[0] ?? element;
    const body = findElements(content, ({ local }) => local === 'body')[0] ?? unwrap(content);
    return { text: innerHtml(body, element.base), type: 'html' };
  }
  // In XHTML without elements, `<` and `&` are text.
  if (type === 'xhtml' || (mode === 'xml' && declared === 'html')) return { text: innerHtml(element), type: 'html' };
  return { text: elementText(element), type: declared };
}
