import { escapeAttribute, escapeText } from '../../text/escape.ts';
import { construct } from './construct.ts';
import { entriesOf, headOf } from './feed.ts';
import { type Element, elements, textOf } from './tree.ts';
import { table } from '../../text/table.ts';

/** A feed in the one form in which it is parsed: RSS 2.0 for all that is RSS, Atom 1.0 for all that is Atom. */
export interface Canonical {
  readonly shape: 'rss' | 'atom';
  readonly xml: string;
}

/** How a shape names what documents of its kind name otherwise, by mistake or after an older version. */
const names: Readonly<Record<Canonical['shape'], ReadonlyMap<string, string>>> = {
  rss: table({
    published: 'atom:published',
    issued: 'atom:published',
    updated: 'atom:updated',
    modified: 'atom:updated',
    'atom:modified': 'atom:updated',
    'atom:issued': 'atom:published',
    created: 'dcterms:created',
    summary: 'atom:summary',
    content: 'atom:content',
    id: 'atom:id',
    date: 'dc:date',
    creator: 'dc:creator',
    subject: 'dc:subject',
    encoded: 'content:encoded',
    body: 'content:encoded',
    'xhtml:body': 'content:encoded',
    'xhtml:div': 'content:encoded',
    fullitem: 'content:encoded',
    abstract: 'description',
    rights: 'dc:rights',
  }),
  atom: table({
    tagline: 'subtitle',
    modified: 'updated',
    copyright: 'rights',
    pubdate: 'published',
    guid: 'id',
    description: 'summary',
    'content:encoded': 'content',
    'xhtml:body': 'content',
    'xhtml:div': 'content',
  }),
};

/** Elements whose text may be marked up. */
const marked =
  /^(?:atom:)?(?:title|subtitle|summary|content|rights|info)$|^(?:description|copyright|content:encoded|dc:(?:title|description|rights)|dcterms:abstract|itunes:(?:summary|subtitle)|media:(?:title|description)|googleplay:description)$/;
/** Elements that hold elements. */
const nesting =
  /^(?:atom:)?(?:author|contributor|source)$|^(?:image|app:control|itunes:(?:owner|category)|media:(?:group|content|community|credit)|podcast:\w+)$/;
/** Elements that say in which place and language they speak. */
const placed = /^(?:feed|entry|item|content|summary|atom:content|atom:summary)$/;
const address = /^(?:href|src|url|resource)$/;
const linked = /^(?:atom:)?(?:link|uri|url|comments|logo|icon)$/;

const inRss =
  /^(?:title|link|description|guid|pubdate|author|category|enclosure|source|comments|language|copyright|managingeditor|webmaster|lastbuilddate|generator|image)$/;

/** An element's name in a shape: that shape's own vocabulary has no prefix. */
function nameIn(shape: Canonical['shape'], { name, local, inherited }: Element): string {
  const [prefix] = name.includes(':') ? name.split(':', 1) : [''];
  const own =
    prefix === 'rss' ||
    (shape === 'atom' ? prefix === 'atom' : prefix === 'atom' && inherited && inRss.test(local));
  const plain = own || (inherited && prefix === 'xhtml') ? local : name;
  return names[shape].get(plain) ?? plain;
}

function resolved(text: string, { base }: Element): string {
  return (base === undefined ? undefined : URL.parse(text.trim(), base)?.href) ?? text;
}

function attributesOf(element: Element, name: string, type: string | undefined): string {
  const { 'xml:base': _, 'xml:lang': __, type: stated, mode: ___, ...others } = element.attributes;
  const all: Record<string, string | undefined> = {
    ...others,
    type: type ?? (marked.test(name) ? undefined : stated),
    ...(placed.test(name) ? { 'xml:base': element.base, 'xml:lang': element.language } : {}),
  };
  return Object.entries(all)
    .filter((entry): entry is [string, string] => entry[1] !== undefined && /^[a-z][\w.:-]*$/.test(entry[0]))
    .map(
      ([key, value]) => ` ${key}="${escapeAttribute(address.test(key) ? resolved(value, element) : value)}"`,
    )
    .join('');
}

/** An element's text where it holds no markup; RDF may point to a resource instead, and a link to a page as in Atom. */
function plainText(element: Element, name: string): string {
  const { 'rdf:resource': resource, href } = element.attributes;
  const text = textOf(element).trim() || resource || (name === 'link' ? href : undefined) || '';
  return linked.test(name) ? resolved(text, element) : text;
}

/** A name that a parser takes: one of JavaScript's own (`constructor`) is refused, and the feed with it. */
const wellNamed = /^(?!constructor$|prototype$|__proto__$)[a-z_][\w.-]*(?::[a-z_][\w.-]*)?$/;

function write(shape: Canonical['shape'], element: Element): string {
  const name = nameIn(shape, element);
  if (!wellNamed.test(name)) return '';
  if (nesting.test(name) && elements(element).length > 0) {
    const inside = elements(element).map((child) => write(shape, child));
    return `<${name}${attributesOf(element, name, undefined)}>${inside.join('')}</${name}>`;
  }
  if (marked.test(name)) {
    const held = construct(element);
    const text = held?.text ?? '';
    if (text.trim() === '' && element.attributes['src'] === undefined) return '';
    const type = element.name === 'content:encoded' ? 'html' : held?.type;
    return `<${name}${attributesOf(element, name, type)}>${escapeText(text)}</${name}>`;
  }
  return `<${name}${attributesOf(element, name, undefined)}>${escapeText(plainText(element, name))}</${name}>`;
}

/** Content that can be read before content that can't, markup before plain text: the parser takes the first. */
function readableFirst(shape: Canonical['shape'], children: readonly Element[]): readonly Element[] {
  const rank = (element: Element): number => {
    if (!/^(?:atom:)?content$/.test(nameIn(shape, element))) return 0;
    const held = construct(element);
    return held === undefined || held.text.trim() === '' ? 3 : held.type === 'text' ? 2 : 1;
  };
  return children
    .map((element) => ({ element, rank: rank(element) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ element }) => element);
}

/** Elements of Blogger's current export, each with what its former export wrote instead, in plain Atom. */
const blogger = table<(text: string) => string>({
  'blogger:type': (text) =>
    `<category scheme="http://schemas.google.com/g/2005#kind" term="${escapeAttribute(text)}"/>`,
  'blogger:status': (text) =>
    text === 'LIVE' ? '' : '<app:control><app:draft>yes</app:draft></app:control>',
  'blogger:filename': (text) => `<link rel="alternate" href="${escapeAttribute(text)}"/>`,
});

function writeEntry(shape: Canonical['shape'], entry: Element): string {
  const name = shape === 'rss' ? 'item' : 'entry';
  const children = elements(entry).filter(({ name }) => name !== entry.name);
  const about = entry.attributes['rdf:about'] ?? entry.attributes['about'];
  const identified = shape === 'atom' || children.some((child) => child.local === 'guid');
  const id = about && !identified ? `<guid isPermaLink="false">${escapeText(about)}</guid>` : '';
  const inside = readableFirst(shape, children).map((child) => {
    const translate = blogger.get(child.name);
    return translate?.(textOf(child).trim()) ?? write(shape, child);
  });
  return `<${name}${attributesOf(entry, name, undefined)}>${id}${inside.join('')}</${name}>`;
}

/** Writes a feed of any version, however damaged, as a well-formed one of its shape's newest version. */
export function canonical(feed: Element): Canonical {
  const shape = /^(?:feed|entry)$/.test(feed.local) ? 'atom' : 'rss';
  const head = feed.local === 'entry' ? [] : headOf(feed);
  const inside = [
    ...head.map((element) => write(shape, element)),
    ...entriesOf(feed).map((entry) => writeEntry(shape, entry)),
  ].join('');
  const place = attributesOf({ ...feed, attributes: {} }, 'feed', undefined);
  return shape === 'rss'
    ? { shape, xml: `<rss version="2.0"${place}><channel>${inside}</channel></rss>` }
    : { shape, xml: `<feed xmlns="http://www.w3.org/2005/Atom"${place}>${inside}</feed>` };
}
