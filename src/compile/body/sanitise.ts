import { Parser } from 'htmlparser2';
import { dropForbidden, escapeHtml, escapeHtmlAttribute } from '../../text/escape.ts';
import { unclosedMark, markUnclosed } from './unclosed.ts';
import { srcsetAddresses, linkAddress, mediaAddress, type BodyAddresses } from './addresses.ts';
import {
  type AttributeCheck,
  deepestNesting,
  droppedElements,
  allowedElements,
  globalAttributes,
  lazyAttributes,
  linkedElements,
  renamedElements,
  voidElements,
} from './policy.ts';
import { lookup } from '../../text/table.ts';

type Attributes = Readonly<Record<string, string>>;

/** The value to write for an attribute; undefined if the attribute is removed. */
function checked(check: AttributeCheck, value: string, place: BodyAddresses): string | undefined {
  switch (check) {
    case 'text':
      return value;
    case 'number':
      return /^\d+%?$/.test(value) ? value : undefined;
    case 'flag':
      return '';
    case 'link':
      return linkAddress(value, place);
    case 'media':
      return mediaAddress(value, place);
    case 'candidates':
      return srcsetAddresses(value, place);
    default:
      return check.test(value) ? value : undefined;
  }
}

function startTag(name: string, attributes: Attributes, place: BodyAddresses): string {
  const allowed = allowedElements.get(name) ?? {};
  let tag = `<${name}`;
  for (const [attribute, written] of Object.entries(attributes)) {
    const check = lookup(allowed, attribute) ?? lookup(globalAttributes, attribute);
    const value = check && checked(check, written, place);
    if (value !== undefined) tag += ` ${attribute}="${escapeHtmlAttribute(value)}"`;
  }
  return `${tag}>`;
}

/** The tag of a picture; '' if its attributes have no address. */
function picture(attributes: Attributes, place: BodyAddresses): string {
  const source = [attributes.src, ...lazyAttributes.map((name) => lookup(attributes, name))].find(
    (url) => url !== undefined && mediaAddress(url, place) !== undefined,
  );
  if (source === undefined && attributes.srcset === undefined) return '';
  return startTag('img', source === undefined ? attributes : { ...attributes, src: source }, place);
}

/** A link in place of embedded content. */
function linkTo(url: string | undefined, title: string | undefined, place: BodyAddresses): string {
  const href = url === undefined ? undefined : linkAddress(url, place);
  return href === undefined ? '' : `<a href="${escapeHtmlAttribute(href)}">${escapeHtml(title || href)}</a>`;
}

/** Follows a block, to find out whether the block has closed all its elements. */
const end = '<wbr>';

/** Elements in which parsers read tags by other rules, possibly also after their end. */
const foreign: ReadonlySet<string> = new Set(['svg', 'math']);

/**
 * Sanitises HTML: keeps what the policy allows, and makes all addresses absolute. The result is safe whatever the parser makes of the
 * input: it has only names from the tables, all values are quoted, all text is escaped, no element has text that is not parsed as HTML, and
 * all elements are closed.
 */
export function sanitise(html: string, place: BodyAddresses): string {
  return read(html, place, '').written;
}

/** Sanitises a block that stands among others; undefined if it has unclosed elements, which would contain the next blocks. */
export function sanitiseBlock(html: string, place: BodyAddresses): string | undefined {
  const { written, alone } = read(html, place, end);
  return alone ? written : undefined;
}

function read(
  source: string,
  place: BodyAddresses,
  end: string,
): { readonly written: string; readonly alone: boolean } {
  const html = markUnclosed(source);
  // The end tag of such an element may be in another block.
  if (end !== '' && html !== source) return { written: '', alone: false };
  const first = pass(html, place, end, new Set());
  if (first.unended.size === 0) return first;
  return end === '' ? pass(html, place, end, first.unended) : { written: '', alone: false };
}

/** `empty` has the positions of elements without an end tag: they are closed at once, so that the text after them is no part of them. */
function pass(html: string, place: BodyAddresses, end: string, empty: ReadonlySet<number>) {
  let written = '';
  let tooDeep = false;
  let alone = false;
  let mixed = false;
  /** For each open element its end tag; for a removed element its position; undefined for elements inside a removed one. */
  const open: (string | number | undefined)[] = [];
  const unended = new Set<number>();
  let dropping = 0;
  const parser = new Parser(
    {
      onopentag(marked, attributes) {
        const tag = marked.replace(unclosedMark, '');
        if (parser.startIndex === html.length) alone = open.length === 0;
        if (foreign.has(tag)) mixed = true;
        if (open.length >= deepestNesting) {
          tooDeep = true;
          parser.pause();
        }
        const source = linkedElements.get(tag);
        if (dropping === 0 && source !== undefined)
          written += linkTo(lookup(attributes, source), attributes.title, place);
        if (source !== undefined || droppedElements.has(tag)) {
          const ends = tag === marked && !empty.has(parser.startIndex);
          if (ends || dropping > 0) dropping++;
          open.push(ends || dropping > 0 ? parser.startIndex : '');
          return;
        }
        if (dropping > 0) {
          dropping++;
          open.push(undefined);
          return;
        }
        const name = renamedElements.get(tag) ?? tag;
        if (!allowedElements.has(name)) {
          open.push('');
          return;
        }
        written += name === 'img' ? picture(attributes, place) : startTag(name, attributes, place);
        open.push(voidElements.has(name) ? '' : `</${name}>`);
      },
      ontext(text) {
        if (dropping === 0) written += escapeHtml(text);
      },
      onclosetag(_, implied) {
        const end = open.pop();
        if (typeof end === 'string') written += end;
        else dropping--;
        if (implied && typeof end === 'number' && end !== parser.startIndex) unended.add(end);
      },
    },
    { recognizeSelfClosing: true },
  );
  parser.end(html + end);
  if (tooDeep) return { written: escapeHtml(html.replace(/<[^<>]*>/g, ' ')), alone: false, unended };
  // Character references can stand for characters that XML forbids.
  return {
    written: dropForbidden(alone ? written.slice(0, -end.length) : written),
    alone: alone && !mixed,
    unended,
  };
}
