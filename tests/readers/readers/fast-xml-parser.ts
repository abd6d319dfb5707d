import { XMLParser as Today } from 'fast-xml-parser';
import { parse as parse3 } from 'fast-xml-parser-3';
import { XMLParser as Parser4 } from 'fast-xml-parser-4';
import { XMLParser as Parser5 } from 'fast-xml-parser-5';
import type { Format } from '../../../src/edition/fragment.ts';
import { library, moment } from '../library.ts';
import type { Reader, Stored } from '../reader.ts';

/** Element of the tree: its text, or its attributes (with `@_` before the name), children and `#text`. */
type Node = string | number | { readonly [name: string]: Node | readonly Node[] } | undefined;

interface Options {
  readonly ignoreAttributes?: boolean;
}

type ParseXml = (text: string, options: Options) => Node;

/**
 * Versions by name: the last of major version 3; the last ones of 4 and 5 that refuse a document of more than 1,000
 * entity references; today's.
 */
export const xmlParsers: Readonly<Record<string, ParseXml>> = {
  '3.21.1': (text, options) => parse3(text, options) as Node,
  '4.5.7': (text, options) => new Parser4(options).parse(text) as Node,
  '5.6.0': (text, options) => new Parser5(options).parse(text) as Node,
  '5.12.1': (text, options) => new Today(options).parse(text) as Node,
};

const child = (node: Node, name: string): Node => [children(node, name)].flat()[0];

function children(node: Node, name: string): readonly Node[] {
  if (typeof node !== 'object') return [];
  const found = node[name];
  return Array.isArray(found) ? found : found === undefined ? [] : [found as Node];
}

function text(node: Node): string {
  return typeof node === 'object' ? text(child(node, '#text')) : String(node ?? '');
}

/** The items of a feed, as an app takes them out of the tree. */
export function itemsOf(tree: Node, format: Format): Stored[] {
  const texts = (item: Node, name: string): string[] => children(item, name).map(text);
  if (format === 'rss')
    return children(child(child(tree, 'rss'), 'channel'), 'item').map((item) => ({
      id: text(child(item, 'guid')),
      title: text(child(item, 'title')),
      moment: moment(text(child(item, 'pubDate'))),
      link: text(child(item, 'link')),
      text: text(child(item, 'content:encoded')) || text(child(item, 'description')),
      authors: texts(item, 'dc:creator'),
      tags: texts(item, 'category'),
    }));
  const attribute = (node: Node, name: string): string => text(child(node, `@_${name}`));
  return children(child(tree, 'feed'), 'entry').map((entry) => ({
    id: text(child(entry, 'id')),
    title: text(child(entry, 'title')),
    moment: moment(text(child(entry, 'published'))),
    link: attribute(
      children(entry, 'link').find((link) => attribute(link, 'rel') === 'alternate'),
      'href',
    ),
    text: text(child(entry, 'content')) || text(child(entry, 'summary')),
    authors: children(entry, 'author').map((author) => text(child(author, 'name'))),
    tags: children(entry, 'category').map((category) => attribute(category, 'term')),
  }));
}

/** Its option `parseTagValue`, which users seldom switch off. */
export const numbers = {
  'digits title': 'it makes numbers of texts',
  'power title': 'it makes numbers of texts',
  'hex title': 'it makes numbers of texts',
};

const noReferences = 'it reads no references';
const noNumbers = 'it reads references by name only';

const faults: Readonly<Record<string, NonNullable<Reader['faults']>>> = {
  '3.21.1': {
    'cdata title': noReferences,
    'entities title': noReferences,
    'markup title': noReferences,
    'named title': noReferences,
    'label tags': noReferences,
  },
  '5.12.1': { 'entities title': noNumbers, 'markup title': noNumbers, 'named title': noNumbers },
};

export const fastXmlParsers: readonly Reader[] = Object.entries(xmlParsers).map(([version, parse]) =>
  library(
    `fast-xml-parser ${version}`,
    ['rss', 'atom'],
    (source, format) => itemsOf(parse(source, { ignoreAttributes: false }), format),
    { ...numbers, ...faults[version] },
  ),
);
