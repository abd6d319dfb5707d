import { decodeHTMLStrict } from 'entities';
import { Parser } from 'htmlparser2';
import { delimitTex, holdsTex, renderedFormula, texAnnotation, texScript } from '../../article/formula.ts';
import {
  type AttributeCheck,
  allowedElements,
  blockElements,
  deepestNesting,
  droppedElements,
  globalAttributes,
  linkedElements,
  renamedElements,
  voidElements,
} from '../../article/html-policy.ts';
import { imageSources, lateSources, sourceSets } from '../../article/image-source.ts';
import { dropForbidden, escapeHtml, escapeHtmlAttribute } from '../../text/escape.ts';
import { lookup } from '../../text/table.ts';
import { type BodyAddresses, linkAddress, mediaAddress, srcsetAddresses } from './addresses.ts';
import { markUnclosed, unclosedMark } from './unclosed.ts';

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

/** Attributes with the addresses that a script would load late. */
function loaded(name: string, attributes: Attributes, place: BodyAddresses): Attributes {
  const value = (key: string): string | undefined => lookup(attributes, key);
  const sources = name === 'img' ? imageSources(value) : lateSources.map(value);
  const src = [...sources, attributes.src].find((url) => url !== undefined && mediaAddress(url, place) !== undefined);
  const srcset = sourceSets.map(value).find((set) => set !== undefined);
  return { ...attributes, ...(src && { src }), ...(srcset && { srcset }) };
}

/** The start tag of an element that may have an address in `src`; '' of a picture without one. */
function loadedTag(name: string, attributes: Attributes, place: BodyAddresses): string {
  const tag = startTag(
    name,
    'src' in (allowedElements.get(name) ?? {}) ? loaded(name, attributes, place) : attributes,
    place,
  );
  return name === 'img' && !/ src(?:set)?="/.test(tag) ? '' : tag;
}

/** A link in place of embedded content. */
function linkTo(url: string | undefined, title: string | undefined, place: BodyAddresses): string {
  const href = url === undefined ? undefined : linkAddress(url, place);
  return href === undefined ? '' : `<a href="${escapeHtmlAttribute(href)}">${escapeHtml(title || href)}</a>`;
}

/** An element that is open while HTML is read. */
interface OpenElement {
  /** Name under which it is written; '' if its tags are not. */
  readonly name: string;
  readonly start: string;
  /** The tags to write at its end; '' if it was ended before. */
  end: string;
  readonly isNoscript?: boolean;
  /** Position of its start tag, if it is removed with its content. */
  readonly dropped?: number;
  /** Of a formula: length of the output before it, and its TeX if it has an annotation. */
  readonly formula?: { readonly from: number; readonly display: boolean; tex?: string };
  /** Takes the text of an element that is removed. */
  readonly take?: (tex: string) => void;
}

/** Elements in which a block can stand together with the inline elements that were open around it. */
const flow: ReadonlySet<string> = new Set('blockquote div figcaption h1 h2 h3 h4 h5 h6 p pre'.split(' '));

/**
 * Sanitises HTML: keeps what the policy allows, and makes all addresses absolute. The result is safe whatever the
 * parser makes of the input: it has only names from the tables, all values are quoted, all text is escaped, no
 * element has text that is not parsed as HTML, and all elements are closed. No paragraph has a block in it. A
 * formula with TeX is its TeX.
 */
export function sanitise(html: string, place: BodyAddresses): string {
  const marked = markUnclosed(html);
  const first = pass(marked, place, new Set());
  return first.unended.size === 0 ? first.written : pass(marked, place, first.unended).written;
}

/**
 * `empty` has the positions of elements without an end tag: they are closed at once, so that the text after them
 * stays.
 */
function pass(html: string, place: BodyAddresses, empty: ReadonlySet<number>) {
  let written = '';
  let tooDeep = false;
  let dropping = 0;
  let taken = '';
  const open: OpenElement[] = [];
  const unended = new Set<number>();
  const pictures = new Set<string | undefined>();
  const withTex = holdsTex(html);

  const innermostBlock = () => open.findLast(({ name, end }) => end !== '' && blockElements.has(name));

  /** Ends the paragraph that is open, with the elements in it, which are returned (HTML §13.1.2.4). */
  const endParagraph = (): readonly OpenElement[] => {
    const block = innermostBlock();
    if (block?.name !== 'p') return [];
    const ended = open.slice(open.indexOf(block)).filter(({ end }) => end !== '');
    for (const element of ended.toReversed()) {
      const isEmpty = written.endsWith(element.start);
      written = isEmpty ? written.slice(0, -element.start.length) : written + element.end;
      element.end = '';
    }
    return ended.slice(1);
  };

  const write = (name: string, attributes: Attributes): OpenElement => {
    const around = blockElements.has(name) ? endParagraph() : [];
    const inside = flow.has(name) ? around : [];
    let start = loadedTag(name, attributes, place);
    if (name === 'img') {
      // A picture that is loaded late often stands a second time in a `noscript`.
      const source = / src="[^"]*"/.exec(start)?.[0];
      if (pictures.has(source) && open.some(({ isNoscript }) => isNoscript)) start = '';
      pictures.add(source);
    }
    written += start + inside.map((element) => element.start).join('');
    const ends = inside.toReversed().map((element) => `</${element.name}>`);
    return { name, start, end: voidElements.has(name) ? '' : `${ends.join('')}</${name}>` };
  };

  /** What takes the text of an element that holds TeX. */
  const takerOf = (tag: string, { type = '', encoding = '' }: Attributes): OpenElement['take'] => {
    const { formula } = open.findLast((element) => element.formula !== undefined) ?? {};
    if (tag === 'annotation' && formula && texAnnotation.test(encoding)) return (tex) => void (formula.tex = tex);
    if (tag !== 'script' || !texScript.test(type)) return undefined;
    return (tex) => void (written += escapeHtml(delimitTex(tex, /mode=display/i.test(type))));
  };

  const parser = new Parser(
    {
      onopentag(marked, attributes) {
        const tag = marked.replace(unclosedMark, '');
        const at = parser.startIndex;
        if (open.length >= deepestNesting) {
          tooDeep = true;
          parser.pause();
        }
        const source = linkedElements.get(tag);
        const link =
          source === undefined ? '' : linkTo(lookup(loaded(tag, attributes, place), source), attributes.title, place);
        if (dropping === 0) written += link;
        const dropped =
          // An object without an address shows its content.
          (source !== undefined && (link !== '' || tag !== 'object')) ||
          droppedElements.has(tag) ||
          (withTex && renderedFormula.test(attributes.class ?? ''));
        const ends = tag === marked && !empty.has(at);
        if (dropping > 0 || (dropped && ends)) {
          const take = dropping === 0 ? takerOf(tag, attributes) : undefined;
          if (dropping++ === 0) taken = '';
          open.push({ name: '', start: '', end: '', dropped: dropped ? at : -1, ...(take && { take }) });
          return;
        }
        const name = renamedElements.get(tag) ?? tag;
        // A heading holds no blocks (HTML §4.3.6).
        const isBlockInHeading =
          name !== tag && blockElements.has(name) && /^h[1-6]$/.test(innermostBlock()?.name ?? '');
        if (isBlockInHeading) open.push({ name: '', start: '', end: ' ' });
        else if (allowedElements.has(name)) open.push(write(name, attributes));
        else {
          const formula = { from: written.length, display: attributes.display === 'block' };
          const isNoscript = tag === 'noscript';
          open.push({ name: '', start: '', end: '', isNoscript, ...(tag === 'math' && { formula }) });
        }
      },
      ontext(text) {
        if (dropping === 0) written += escapeHtml(text);
        else taken += text;
      },
      onclosetag(_, implied) {
        // A tag that the text ends in has an end, but no start.
        const { end = '', dropped, formula, take } = open.pop() ?? {};
        if (dropped !== undefined) dropping--;
        // The Markdown renderer escapes text in a script within a line.
        take?.(decodeHTMLStrict(taken));
        written += end;
        if (formula?.tex !== undefined)
          written = written.slice(0, formula.from) + escapeHtml(delimitTex(formula.tex, formula.display));
        if (implied && dropped !== undefined && dropped >= 0 && dropped !== parser.startIndex) unended.add(dropped);
      },
    },
    { recognizeSelfClosing: true },
  );
  parser.end(html);
  if (tooDeep) written = escapeHtml(html.replace(/<[^<>]*>/g, ' '));
  // Character references can stand for characters that XML forbids.
  return { written: dropForbidden(written), unended };
}
