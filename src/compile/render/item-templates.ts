import { Feed, type Item } from 'feed';
import {
  parseTemplate,
  DatePlaceholder,
  fillTemplate,
  placeholder,
  type Template,
  urlPlaceholder,
  type TemplateValues,
} from './template.ts';

/**
 * The elements of an item (in JSON its members) as the package feed writes them, by name, as templates. Several of one
 * name are in its order.
 */
type ElementTemplates = ReadonlyMap<string, readonly Template[]>;

const text = (name: string) => ({ _text: placeholder(name) });
const attributes = (...names: string[]) => ({
  _attributes: Object.fromEntries(names.map((name) => [name, placeholder(name)])),
});

const media = attributes('url', 'type', 'medium', 'fileSize', 'duration', 'width', 'height');

/**
 * RSS elements for which the package feed has no field: it writes them as extensions. An extension with the name of a
 * field replaces the field.
 */
const extensions: Readonly<Record<string, unknown>> = {
  // The package feed puts titles into CDATA, which a `]]>` ends.
  title: text('title'),
  // RSS 2.0 requires an e-mail address in <author>, so names are in dc:creator.
  'dc:creator': text('name'),
  'dc:language': text('language'),
  'dc:rights': text('rights'),
  'dc:relation': text('url'),
  'dc:source': text('source'),
  'dc:coverage': text('location'),
  'atom:updated': text('updated'),
  'atom:link': attributes('rel', 'href', 'title'),
  'media:content': [{ ...media, 'media:title': { _attributes: { type: 'plain' }, ...text('title') } }, media],
  'media:thumbnail': attributes('url', 'width', 'height'),
  'itunes:duration': text('duration'),
  'itunes:image': attributes('href'),
  'itunes:season': text('season'),
  'itunes:episode': text('number'),
  'itunes:episodeType': text('type'),
  'itunes:explicit': text('explicit'),
  'podcast:season': text('season'),
  'podcast:episode': text('number'),
  'podcast:person': { ...attributes('role', 'group', 'img', 'href'), ...text('name') },
  'podcast:transcript': attributes('url', 'type', 'language'),
  'podcast:chapters': attributes('url', 'type'),
};

/** A feed with one item that has placeholders for all values, for the package feed to write. */
function sampleFeed(additions: Partial<Item>): Feed {
  const feed = new Feed({ title: '', link: urlPlaceholder('home'), id: placeholder('id') });
  feed.addItem({
    title: placeholder('title'),
    id: urlPlaceholder('id'),
    guid: placeholder('id'),
    link: urlPlaceholder('link'),
    date: new DatePlaceholder('updated'),
    published: new DatePlaceholder('published'),
    author: [{ name: placeholder('name'), link: urlPlaceholder('url') }, { name: placeholder('name') }],
    category: [{ name: placeholder('label'), scheme: urlPlaceholder('scheme'), term: placeholder('term') }],
    copyright: placeholder('rights'),
    ...additions,
  });
  return feed;
}

const enclosure = {
  url: urlPlaceholder('url'),
  type: placeholder('type'),
  // The package feed requires a number here and writes it unchanged.
  length: placeholder('length') as unknown as number,
};

/** The templates of the children of the only element `parent`. No element here contains another one of its own name. */
function childTemplates(xml: string, parent: string): ElementTemplates {
  const shape = new Map<string, Template[]>();
  const inside = xml.slice(xml.indexOf(`<${parent}>`) + parent.length + 2, xml.indexOf(`</${parent}>`));
  for (const [element, name = ''] of inside.matchAll(/<([\w:]+)(?![\w:])[^<>]*?(?:\/>|>(?:(?!<\1[ >]).)*?<\/\1>)/gs)) {
    shape.set(name, [...(shape.get(name) ?? []), parseTemplate(element.replace(/>\s+</g, '><'))]);
  }
  return shape;
}

export const rssTemplates: ElementTemplates = childTemplates(
  sampleFeed({
    enclosure,
    extensions: Object.entries(extensions).map(([name, objects]) => ({
      name,
      objects: objects as Record<string, unknown>,
    })),
  }).rss2(),
  'item',
);

/** Replacements in the Atom that the package feed writes: it takes no extensions in this format. */
const corrections: readonly (readonly [string, string])[] = [
  // Readers treat markup in HTML titles differently, and a `]]>` ends CDATA.
  [`<title type="html"><![CDATA[${placeholder('title')}]]>`, `<title type="text">${placeholder('title')}`],
  // Some libraries misread links without a relation.
  [
    `<link href="${urlPlaceholder('link')}"/>`,
    `<link rel="alternate" type="text/html" href="${urlPlaceholder('link')}"/>`,
  ],
  // The package feed guesses a type from the extension of the address.
  [' type="image//"', ` title="${placeholder('title')}" type="${placeholder('type')}"`],
];

export const atomTemplates: ElementTemplates = childTemplates(
  corrections.reduce((xml, [drawn, wanted]) => xml.replace(drawn, wanted), sampleFeed({ enclosure }).atom1()),
  'entry',
);

const drawnJson = JSON.parse(sampleFeed({ image: urlPlaceholder('image') }).json1()) as {
  readonly items: readonly [Readonly<Record<string, unknown>>];
};

export const jsonTemplates: ElementTemplates = new Map(
  Object.entries(drawnJson.items[0]).map(([name, value]) => [
    name,
    [parseTemplate(`${JSON.stringify(name)}:${JSON.stringify(value)}`)],
  ]),
);

/**
 * An element or member with its values filled in; `nth` is the index among several of one name. Throws if the package
 * feed does not write it.
 */
export function fillElement(shape: ElementTemplates, name: string, values: TemplateValues, nth = 0): string {
  const template = shape.get(name)?.[nth];
  if (template === undefined) throw new Error(`The package feed does not write ${name}.`);
  return fillTemplate(template, values);
}
