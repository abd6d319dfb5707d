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

interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly element: Building;
}

const doctype = /<!DOCTYPE\s[^>[]*(?:\[([\s\S]*?)\]\s*)?>/i;
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

/** The elements of a document and the prefixes in scope. Grows from the outermost inwards. */
function enter(name: string, raw: Readonly<Record<string, string>>, outer: Scope): Scope {
  const prefixes = new Map(outer.prefixes);
  const attributes: Record<string, string> = {};
  let own = false;
  for (const [key, value] of Object.entries(raw)) {
    const lower = key.toLowerCase();
    if (lower === 'xmlns') own = true;
    if (lower === 'xmlns' || lower.startsWith('xmlns:')) {
      const prefix = lower.slice(6);
      prefixes.set(prefix, vocabularyOf(value) ?? prefix);
    }
  }
  for (const [key, value] of Object.entries(raw)) {
    const lower = key.toLowerCase();
    if (lower === 'xmlns' || lower.startsWith('xmlns:')) continue;
    const [prefix, local] = lower.includes(':') ? (lower.split(':', 2) as [string, string]) : ['', lower];
    const vocabulary = prefix === '' ? '' : (prefixes.get(prefix) ?? prefix);
    attributes[vocabulary === '' ? local : `${vocabulary}:${local}`] ??= value;
  }
  const colon = name.indexOf(':');
  const prefix = name.slice(0, Math.max(colon, 0)).toLowerCase();
  const local = name.slice(colon + 1);
  const vocabulary = prefixes.get(prefix) ?? prefix;
  const element: Building = {
    name: `${vocabulary === '' ? '' : `${vocabulary}:`}${local.toLowerCase()}`,
    local: local.toLowerCase(),
    inherited: prefix === '' && !own,
    attributes,
    base: attributes['xml:base'] ? resolve(attributes['xml:base'], outer.element.base) : outer.element.base,
    language: attributes['xml:lang'] ?? outer.element.language,
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
        innermost().element.children.push(scope.element);
        open.push(scope);
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
