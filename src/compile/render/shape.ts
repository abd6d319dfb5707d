import { Feed, type Item } from 'feed';
import { cut, DateMark, fill, mark, type Template, urlMark, type Values } from './mark.ts';

/**
 * What `feed` drew of an item: each of its elements (in JSON its members) by name, cut at the marks.
 * Where it drew several of one name, in that order.
 */
export type Shape = ReadonlyMap<string, readonly Template[]>;

const text = (name: string) => ({ _text: mark(name) });
const attributes = (...names: string[]) => ({
  _attributes: Object.fromEntries(names.map((name) => [name, mark(name)])),
});

const media = attributes('url', 'type', 'medium', 'fileSize', 'duration', 'width', 'height');

/** RSS elements for which `feed` has no field: it draws them as extensions. A name it knows replaces its own drawing. */
const extensions: Readonly<Record<string, unknown>> = {
  // `feed` wraps titles in CDATA, which breaks at a second `]]>`.
  title: text('title'),
  // RSS 2.0 wants an e-mail address in <author>; a name goes into dc:creator.
  'dc:creator': text('name'),
  'dc:language': text('language'),
  'dc:rights': text('rights'),
  'dc:source': text('source'),
  'dc:coverage': text('location'),
  'atom:updated': text('updated'),
  'atom:link': attributes('rel', 'href', 'title'),
  'media:content': [{ ...media, 'media:title': { _attributes: { type: 'plain' }, ...text('title') } }, media],
  'media:thumbnail': attributes('url', 'width', 'height'),
  'itunes:duration': text('duration'),
  'itunes:image': attributes('href'),
};

/** Draws, once, an item that has of everything one. */
function drawing(additions: Partial<Item>): Feed {
  const feed = new Feed({ title: '', link: urlMark('home'), id: mark('id') });
  feed.addItem({
    title: mark('title'),
    id: urlMark('id'),
    guid: mark('id'),
    link: urlMark('link'),
    date: new DateMark('updated'),
    published: new DateMark('published'),
    author: [{ name: mark('name'), link: urlMark('url') }, { name: mark('name') }],
    category: [{ name: mark('label'), scheme: urlMark('scheme'), term: mark('term') }],
    copyright: mark('rights'),
    ...additions,
  });
  return feed;
}

const enclosure = {
  url: urlMark('url'),
  type: mark('type'),
  // A number for `feed`, which writes it as it is.
  length: mark('length') as unknown as number,
};

/** The children of the one element `parent`. No element here holds another of its own name. */
function children(xml: string, parent: string): Shape {
  const shape = new Map<string, Template[]>();
  const inside = xml.slice(xml.indexOf(`<${parent}>`) + parent.length + 2, xml.indexOf(`</${parent}>`));
  for (const [element, name = ''] of inside.matchAll(
    /<([\w:]+)(?![\w:])[^<>]*?(?:\/>|>(?:(?!<\1[ >]).)*?<\/\1>)/gs,
  )) {
    shape.set(name, [...(shape.get(name) ?? []), cut(element.replace(/>\s+</g, '><'))]);
  }
  return shape;
}

export const rssShape: Shape = children(
  drawing({
    enclosure,
    extensions: Object.entries(extensions).map(([name, objects]) => ({
      name,
      objects: objects as Record<string, unknown>,
    })),
  }).rss2(),
  'item',
);

/** What `feed` draws into Atom, and what is wanted there: it takes no extensions in this format. */
const corrections: readonly (readonly [string, string])[] = [
  // Readers disagree on markup in titles that are HTML, and CDATA breaks at a second `]]>`.
  [`<title type="html"><![CDATA[${mark('title')}]]>`, `<title type="text">${mark('title')}`],
  // Some libraries take links without a relation for something else.
  [`<link href="${urlMark('link')}"/>`, `<link rel="alternate" type="text/html" href="${urlMark('link')}"/>`],
  // A type guessed from the ending of the address.
  [' type="image//"', ` title="${mark('title')}" type="${mark('type')}"`],
];

export const atomShape: Shape = children(
  corrections.reduce((xml, [drawn, wanted]) => xml.replace(drawn, wanted), drawing({ enclosure }).atom1()),
  'entry',
);

const drawnJson = JSON.parse(drawing({ image: urlMark('image') }).json1()) as {
  readonly items: readonly [Readonly<Record<string, unknown>>];
};

export const jsonShape: Shape = new Map(
  Object.entries(drawnJson.items[0]).map(([name, value]) => [
    name,
    [cut(`${JSON.stringify(name)}:${JSON.stringify(value)}`)],
  ]),
);

/** An element or member as `feed` drew it, its holes filled; `nth` where it drew several of that name. */
export function draw(shape: Shape, name: string, values: Values, nth = 0): string {
  const template = shape.get(name)?.[nth];
  if (template === undefined) throw new Error(`The package feed does not draw ${name}.`);
  return fill(template, values);
}
