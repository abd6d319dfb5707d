import { childElements, findElements, type XmlElement } from './xml.ts';

const isRoot = ({ name, local }: XmlElement): boolean =>
  /^(?:rss|feed|channel|entry)$/.test(local) ? /^(?:(?:rss|atom|xhtml):)?\w+$/.test(name) : name === 'rdf:rdf';
const isEntry = ({ local, name }: XmlElement): boolean =>
  /^(?:item|entry)$/.test(local) && !/^(?:media|itunes):/.test(name);

/** The root element of the feed in a document, also inside a page or the output of a script. */
export function findFeed(document: XmlElement): XmlElement | undefined {
  return findElements(document, isRoot)[0];
}

/** All entries of a feed. An entry without an end tag contains those after it. */
export function entryElements(feed: XmlElement): readonly XmlElement[] {
  const withNested = (entry: XmlElement): readonly XmlElement[] => [
    entry,
    ...findElements(entry, ({ name }) => name === entry.name).flatMap(withNested),
  ];
  return (feed.local === 'entry' ? [feed] : findElements(feed, isEntry)).flatMap(withNested);
}

/** The `channel` of RSS, or the root of Atom. */
export function channelElement(feed: XmlElement): XmlElement {
  return findElements(feed, ({ local }) => local === 'channel')[0] ?? feed;
}

/** Child elements by name. Names of RSS and Atom have no prefix here. */
export type ChildrenByName = ReadonlyMap<string, readonly XmlElement[]>;

/** The child elements of an element by name. */
export function childrenByName(parent: XmlElement): ChildrenByName {
  return Map.groupBy(childElements(parent), ({ name, local, inherited }) =>
    inherited && name.startsWith('xhtml:') ? local : name.replace(/^(?:atom|rss):/, ''),
  );
}
