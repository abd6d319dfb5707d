import { decodeHTMLStrict } from 'entities';
import { Parser } from 'htmlparser2';
import { dropForbidden } from '../../text/escape.ts';
import { vocabularyOf } from './namespaces.ts';

/** An element as it was read: names in lower case, its vocabulary's prefix instead of the one written. */
export interface Element {
  /** With the prefix of its vocabulary: `atom:link`, `dc:creator`, `xhtml:div`; without one where it has none. */
  readonly name: string;
  /** The name as written, without prefix: HTML inside a feed is written out again by it. */
  readonly local: string;
  /** Whether its vocabulary is only inherited from the default of the root or of what lies beneath it. */
  readonly inherited: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  /** `xml:base` in effect, where one was stated. */
  readonly base: string | undefined;
  /** `xml:lang` in effect. */
  readonly language: string | undefined;
  readonly children: readonly (Element | string)[];
}

type Building = { -readonly [K in keyof Element]: Element[K] } & { children: (Building | string)[] };

/** How deep elements may nest, else only their text is kept: what is unclosed a thousand times would exhaust the stack. */
const deepest = 200;

interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly element: Building;
}

const doctype = /<!DOCTYPE\s[^<>[]*(?:\[((?:(?!<!DOCTYPE)[\s\S])*?)\]\s{0,9})?>/i;
const entity = /<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;

/** The internal general entities of a document type declaration (XML 1.0 §4.2.1), by name; none is expanded within another. */
function entities(subset: string): ReadonlyMap<string, string> {
  return new Map(
    [...subset.matchAll(entity)].map((match) => [match[1] as string, match[2] ?? match[3] ?? '']),
  );
}

function resolve(href: string, base: string | undefined): string {
  return (base === undefined ? undefined : URL.parse(href.trim(), base)?.href) ?? href.trim();
}

/** The prefixes in scope within a start tag (Namespaces in XML 1.0 §6), '' for the default. */
function prefixesIn(raw: Readonly<Record<string, string>>, outer: Scope['prefixes']): Scope['prefixes'] {
  const declared = Object.entries(raw).flatMap(([key, value]): [string, string][] => {
    const prefix = /^xmlns(?:$|:(?=.))(.*)$/i.exec(key)?.[1]?.toLowerCase();
    return prefix === undefined ? [] : [[prefix, vocabularyOf(value) ?? prefix]];
  });
  return declared.length === 0 ? outer : new Map([...outer, ...declared]);
}

/** A name in lower case, the prefix of its vocabulary before it. */
function canonicalName(written: string, prefixes: Scope['prefixes'], unprefixed: string): string {
  const name = written.toLowerCase();
  const colon = name.indexOf(':');
  const prefix = name.slice(0, Math.max(colon, 0));
  const vocabulary = colon < 0 ? unprefixed : (prefixes.get(prefix) ?? prefix);
  return vocabulary === '' ? name.slice(colon + 1) : `${vocabulary}:${name.slice(colon + 1)}`;
}

/** An element as it begins. */
function enter(written: string, raw: Readonly<Record<string, string>>, outer: Scope): Scope {
  const prefixes = prefixesIn(raw, outer.prefixes);
  // Of two names that come to one the first holds.
  const named = Object.entries(raw).filter(([key]) => !/^xmlns(?:$|:)/i.test(key));
  const attributes: Element['attributes'] = Object.fromEntries(
    named.map(([key, value]) => [canonicalName(key, prefixes, ''), value]).reverse(),
  );
  const { 'xml:base': base, 'xml:lang': language = outer.element.language } = attributes;
  const element: Building = {
    name: canonicalName(written, prefixes, prefixes.get('') ?? ''),
    local: written.slice(written.indexOf(':') + 1).toLowerCase(),
    inherited: !written.includes(':') && !Object.keys(raw).some((key) => key.toLowerCase() === 'xmlns'),
    attributes,
    base: base ? resolve(base, outer.element.base) : outer.element.base,
    language,
    children: [],
  };
  return { prefixes, element };
}

/** A document as it was read. */
export interface Tree {
  /** A nameless element around everything. */
  readonly root: Element;
  /** The first element that was not ended where it should be: the document is not well-formed. */
  readonly unclosed?: string;
}

/**
 * A document's tree, whatever is wrong with it: unclosed and crossed elements end where their parent does, a bare `&` and
 * unknown references are text, HTML's references are known, undeclared prefixes stand for themselves.
 */
export function parseTree(text: string): Tree {
  const declared = doctype.exec(text);
  const source = dropForbidden(text.replace(doctype, '').replace(/\r\n?/g, '\n'));
  const known = entities(declared?.[1] ?? '');
  const decode = (raw: string): string =>
    decodeHTMLStrict(
      known.size === 0 ? raw : raw.replace(/&([\w.-]+);/g, (all, name) => known.get(name) ?? all),
    );
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
        const decoded = Object.fromEntries(
          Object.entries(attributes).map(([key, value]) => [key, decode(value)]),
        );
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

/** The elements among a node's children. */
export function elements(parent: Element): readonly Element[] {
  return parent.children.filter((child) => typeof child !== 'string');
}

/** All elements beneath, outermost first, not looking into those that match. */
export function beneath(parent: Element, matches: (element: Element) => boolean): readonly Element[] {
  return elements(parent).flatMap((child) => (matches(child) ? [child] : beneath(child, matches)));
}

/** The text of an element and all beneath it. */
export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
