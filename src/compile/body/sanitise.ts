import { Parser } from 'htmlparser2';
import { dropForbidden } from '../../text/escape.ts';
import { endless, markEndless } from './endless.ts';
import { htmlAttribute, htmlText } from './escape.ts';
import { candidates, link, media, type Place } from './place.ts';
import {
  type Check,
  deepest,
  dropped,
  elements,
  everywhere,
  late,
  linked,
  renamed,
  voids,
} from './policy.ts';
import { lookup } from '../../text/lookup.ts';

type Attributes = Readonly<Record<string, string>>;

/** What is written for an attribute's value, or undefined where the attribute goes. */
function checked(check: Check, value: string, place: Place): string | undefined {
  switch (check) {
    case 'text':
      return value;
    case 'number':
      return /^\d+%?$/.test(value) ? value : undefined;
    case 'flag':
      return '';
    case 'link':
      return link(value, place);
    case 'media':
      return media(value, place);
    case 'candidates':
      return candidates(value, place);
    default:
      return check.test(value) ? value : undefined;
  }
}

function startTag(name: string, attributes: Attributes, place: Place): string {
  const allowed = elements.get(name) ?? {};
  let tag = `<${name}`;
  for (const [attribute, written] of Object.entries(attributes)) {
    const check = lookup(allowed, attribute) ?? lookup(everywhere, attribute);
    const value = check && checked(check, written, place);
    if (value !== undefined) tag += ` ${attribute}="${htmlAttribute(value)}"`;
  }
  return `${tag}>`;
}

/** A picture whose address is in its attributes, or nothing. */
function picture(attributes: Attributes, place: Place): string {
  const source = [attributes.src, ...late.map((name) => lookup(attributes, name))].find(
    (url) => url !== undefined && media(url, place) !== undefined,
  );
  if (source === undefined && attributes.srcset === undefined) return '';
  return startTag('img', source === undefined ? attributes : { ...attributes, src: source }, place);
}

/** A link in place of what is shown from elsewhere. */
function instead(url: string | undefined, title: string | undefined, place: Place): string {
  const href = url === undefined ? undefined : link(url, place);
  return href === undefined ? '' : `<a href="${htmlAttribute(href)}">${htmlText(title || href)}</a>`;
}

/** Stands behind a block to tell whether the parser is through with it. */
const end = '<wbr>';

/** Elements in which tags are read by other rules, which a parser may go on with behind them. */
const foreign: ReadonlySet<string> = new Set(['svg', 'math']);

/**
 * HTML of which only what the policy allows is left, all addresses absolute. Safe by construction, whatever the parser
 * makes of the input: only names from the tables are written, all values quoted, all text escaped, no element whose text
 * is not parsed as HTML, all elements closed.
 */
export function sanitise(html: string, place: Place): string {
  return read(html, place, '').written;
}

/** The same of a block that stands among others; undefined where it leaves open what the others may be inside of. */
export function sanitiseBlock(html: string, place: Place): string | undefined {
  const { written, alone } = read(html, place, end);
  return alone ? written : undefined;
}

function read(
  source: string,
  place: Place,
  end: string,
): { readonly written: string; readonly alone: boolean } {
  const html = markEndless(source);
  // What ends such an element may stand in another block.
  if (end !== '' && html !== source) return { written: '', alone: false };
  const first = pass(html, place, end, new Set());
  if (first.unended.size === 0) return first;
  return end === '' ? pass(html, place, end, first.unended) : { written: '', alone: false };
}

/** `empty` has the indexes of elements that nothing ends: they end where they begin, so that what follows is no part of them. */
function pass(html: string, place: Place, end: string, empty: ReadonlySet<number>) {
  let written = '';
  let tooDeep = false;
  let alone = false;
  let mixed = false;
  /** What closes each open element; where it begins for one that is dropped, undefined for what is inside of that. */
  const open: (string | number | undefined)[] = [];
  const unended = new Set<number>();
  let dropping = 0;
  const parser = new Parser(
    {
      onopentag(marked, attributes) {
        const tag = marked.replace(endless, '');
        if (parser.startIndex === html.length) alone = open.length === 0;
        if (foreign.has(tag)) mixed = true;
        if (open.length >= deepest) {
          tooDeep = true;
          parser.pause();
        }
        const source = linked.get(tag);
        if (dropping === 0 && source !== undefined)
          written += instead(lookup(attributes, source), attributes.title, place);
        if (source !== undefined || dropped.has(tag)) {
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
        const name = renamed.get(tag) ?? tag;
        if (!elements.has(name)) {
          open.push('');
          return;
        }
        written += name === 'img' ? picture(attributes, place) : startTag(name, attributes, place);
        open.push(voids.has(name) ? '' : `</${name}>`);
      },
      ontext(text) {
        if (dropping === 0) written += htmlText(text);
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
  if (tooDeep) return { written: htmlText(html.replace(/<[^<>]*>/g, ' ')), alone: false, unended };
  // A reference can name what the text itself could not hold.
  return {
    written: dropForbidden(alone ? written.slice(0, -end.length) : written),
    alone: alone && !mixed,
    unended,
  };
}
