import { decodeHTMLStrict } from 'entities';
import { Parser } from 'htmlparser2';
import { dropForbidden } from '../../text/escape.ts';
import { vocabularyOf } from './namespaces.ts';

/**
 * An element of an XML document. Names are in lower case, with the usual prefix of their vocabulary (see
 * `vocabularyOf`).
 */
export interface XmlElement {
  /** With the prefix of its vocabulary: `atom:link`, `dc:creator`, `xhtml:div`. No prefix if it has no namespace. */
  readonly name: string;
  /** The name without prefix. */
  readonly local: string;
  /** Whether the namespace comes from a default (`xmlns=`) of an element around it. */
  readonly inherited: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  /** The `xml:base` in effect. */
  readonly base: string | undefined;
  /** The `xml:lang` in effect. */
  readonly language: string | undefined;
  readonly children: readonly (XmlElement | string)[];
}

type Building = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { children: (Building | string)[] };

/**
 * Maximal depth of elements. Deeper ones keep only their text: recursion over thousands of unclosed elements would
 * exhaust the stack.
 */
const deepest = 200;

interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly element: Building;
}

const doctype = /<!DOCTYPE\s[^<>[]*(?:\[((?:(?!<!DOCTYPE)[\s\S])*?)\]\s{0,9})?>/i;
const entity = /<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;

/**
 * The internal general entities of a document type declaration (XML 1.0 §4.2.1), by name. None is expanded within
 * another.
 */
function entities(subset: string): ReadonlyMap<string, string> {
  return new Map([...subset.matchAll(entity)].map((match) => [match[1] as string, match[2] ?? match[3] ?? '']));
}

/** An address resolved against the `xml:base` of its element, if there is one. */
export function resolveIn({ base }: Pick<XmlElement, 'base'>, address: string): string {
  return (base === undefined ? undefined : URL.parse(address.trim(), base)?.href) ?? address.trim();
}

/** The prefixes in scope within a start tag (Namespaces in XML 1.0 §6), '' for the default. */
function prefixesIn(raw: Readonly<Record<string, string>>, outer: Scope['prefixes']): Scope['prefixes'] {
  const declared = Object.entries(raw).flatMap(([key, value]): [string, string][] => {
    const prefix = /^xmlns(?:$|:(?=.))(.*)$/i.exec(key)?.[1]?.toLowerCase();
    return prefix === undefined ? [] : [[prefix, vocabularyOf(value) ?? prefix]];
  });
  return declared.length === 0 ? outer : new Map([...outer, ...declared]);
}

/** A name in lower case with the prefix of its vocabulary. */
function canonicalName(written: string, prefixes: Scope['prefixes'], unprefixed: string): string {
  const name = written.toLowerCase();
  const colon = name.indexOf(':');
  const prefix = name.slice(0, Math.max(colon, 0));
  const vocabulary = colon < 0 ? unprefixed : (prefixes.get(prefix) ?? prefix);
  return vocabulary === '' ? name.slice(colon + 1) : `${vocabulary}:${name.slice(colon + 1)}`;
}

/** The scope and the element that a start tag opens. */
function enter(written: string, raw: Readonly<Record<string, string>>, outer: Scope): Scope {
  const prefixes = prefixesIn(raw, outer.prefixes);
  // If two attributes get the same name, the first one counts.
  const named = Object.entries(raw).filter(([key]) => !/^xmlns(?:$|:)/i.test(key));
  const attributes: XmlElement['attributes'] = Object.fromEntries(
    named.map(([key, value]) => [canonicalName(key, prefixes, ''), value]).reverse(),
  );
  const { 'xml:base': base, 'xml:lang': language = outer.element.language } = attributes;
  const element: Building = {
    name: canonicalName(written, prefixes, prefixes.get('') ?? ''),
    local: written.slice(written.indexOf(':') + 1).toLowerCase(),
    inherited: !written.includes(':') && !Object.keys(raw).some((key) => key.toLowerCase() === 'xmlns'),
    attributes,
    base: base ? resolveIn(outer.element, base) : outer.element.base,
    language,
    children: [],
  };
  return { prefixes, element };
}

/** A parsed document. */
export interface XmlDocument {
  /** An element without a name that contains all others. */
  readonly root: XmlElement;
  /** The first element without an end tag in its place, if the document is not well-formed. */
  readonly unclosed?: string;
}

/**
 * Parses an XML document, well-formed or not. Unclosed and crossed elements end with their parent. A bare `&` and
 * unknown references are text. HTML's character references are decoded. Undeclared prefixes stay as written.
 */
export function parseXml(text: string): XmlDocument {
  const declared = doctype.exec(text);
  const source = dropForbidden(text.replace(doctype, '').replace(/\r\n?/g, '\n'));
  const known = entities(declared?.[1] ?? '');
  const decode = (raw: string): string =>
    decodeHTMLStrict(known.size === 0 ? raw : raw.replace(/&([\w.-]+);/g, (all, name) => known.get(name) ?? all));
  const root: Building = {
    name: '',
    local: '',
    inherited: true,
    attributes: {},
    base: undefined,
    language: undefined,
    children: [],
  };
  const open: Scope[] = [{ prefixes: new Map(), element: root }];
  const innermost = () => open.at(-1) as Scope;
  let literal = false;
  let unclosed: string | undefined;
  let run = '';
  const flush = () => {
    if (run !== '') innermost().element.children.push(decode(run));
    run = '';
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        flush();
        const decoded = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, decode(value)]));
        const scope = enter(name, decoded, innermost());
        if (open.length < deepest) innermost().element.children.push(scope.element);
        open.push(open.length < deepest ? scope : innermost());
      },
      onclosetag(name, implied) {
        flush();
        // An empty-element tag counts as implied, too.
        if (implied && source[parser.endIndex - 1] !== '/') unclosed ??= name;
        if (open.length > 1) open.pop();
      },
      oncdatastart() {
        flush();
        literal = true;
      },
      oncdataend() {
        literal = false;
      },
      ontext(data) {
        if (literal) innermost().element.children.push(data);
        else run += data;
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.end(source);
  flush();
  return unclosed === undefined ? { root } : { root, unclosed };
}

/** The children that are elements. */
export function childElements(parent: XmlElement): readonly XmlElement[] {
  return parent.children.filter((child) => typeof child !== 'string');
}

/** The elements within an element that match, in document order, without those inside another match. */
export function findElements(parent: XmlElement, matches: (element: XmlElement) => boolean): readonly XmlElement[] {
  return childElements(parent).flatMap((child) => (matches(child) ? [child] : findElements(child, matches)));
}

/** The text of an element and its descendants. */
export function elementText(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : elementText(child))).join('');
}

/** The children with a name (with prefix, lower case). */
export function childrenNamed(parent: XmlElement, name: string): readonly XmlElement[] {
  return childElements(parent).filter((element) => element.name === name);
}

/** The trimmed text of the first child with a name; '' if there is none. */
export function childText(parent: XmlElement, name: string): string {
  const [child] = childrenNamed(parent, name);
  return child === undefined ? '' : elementText(child).trim();
}
