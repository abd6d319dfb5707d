import { beneath, type Element, elements, textOf } from './tree.ts';
import { innerHtml } from './inner.ts';

/** A text as Atom 1.0 would carry it: plain, or HTML that is escaped once (RFC 4287 §3.1). */
export interface Construct {
  readonly text: string;
  /** Undefined where the document does not say. */
  readonly type: 'text' | 'html' | undefined;
}

const isMarkup = /^(?:x?html|text\/html|application\/xhtml\+xml)$/;
const isPlain = /^(?:text|plain|text\/(?!html)[\w.+-]+)$/;

/** A container that only wraps: Atom's `div`, a `body`. */
function unwrap(element: Element): Element {
  const [only, ...others] = elements(element);
  const alone = element.children.every((child) => typeof child !== 'string' || child.trim() === '');
  return only !== undefined && others.length === 0 && alone && /^(?:div|body)$/.test(only.local)
    ? only
    : element;
}

function base64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}

/**
 * The text of an element that may hold markup, however it carries it: escaped, in CDATA, as XHTML, as bare elements where
 * escaped ones belong, in Atom 0.3's modes (`xml`, `escaped`, `base64`). Undefined where it carries something that is no text.
 */
export function construct(element: Element): Construct | undefined {
  const type = element.attributes['type']
    ?.trim()
    .toLowerCase()
    .replace(/\s{0,9};[^]*$/, '');
  const mode = element.attributes['mode']?.trim().toLowerCase();
  if (mode === 'base64')
    return { text: base64(textOf(element)), type: type && isMarkup.test(type) ? 'html' : 'text' };
  if (type !== undefined && !isMarkup.test(type) && !isPlain.test(type) && type.includes('/'))
    return undefined;
  if (elements(element).length > 0) {
    const content = beneath(element, ({ local }) => local === 'html')[0] ?? element;
    const body = beneath(content, ({ local }) => local === 'body')[0] ?? unwrap(content);
    return { text: innerHtml(body, element.base), type: 'html' };
  }
  // XML in which nothing is marked up: `<` and `&` in it are themselves.
  if (type === 'xhtml' || (mode === 'xml' && type !== undefined && isMarkup.test(type)))
    return { text: innerHtml(element), type: 'html' };
  if (type === undefined) return { text: textOf(element), type: undefined };
  return { text: textOf(element), type: isMarkup.test(type) ? 'html' : 'text' };
}
