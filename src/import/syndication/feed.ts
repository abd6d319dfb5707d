import { beneath, type Element, elements } from './tree.ts';

const isRoot = ({ name, local }: Element): boolean =>
  /^(?:rss|feed|channel|entry)$/.test(local)
    ? /^(?:(?:rss|atom|xhtml):)?\w+$/.test(name)
    : name === 'rdf:rdf';
const isEntry = ({ local, name }: Element): boolean =>
  /^(?:item|entry)$/.test(local) && !/^(?:media|itunes):/.test(name);

/** The root of the feed in a document: its root, or what a wrapper put around it. */
export function findFeed(document: Element): Element | undefined {
  return beneath(document, isRoot)[0];
}

/** All entries of a feed, wherever they stand in it: one that is not ended holds those that follow it. */
export function entriesOf(feed: Element): readonly Element[] {
  const entries = feed.local === 'entry' ? [feed] : beneath(feed, isEntry);
  return entries.flatMap(withNested);
}

function withNested(entry: Element): readonly Element[] {
  return [entry, ...beneath(entry, ({ name }) => name === entry.name).flatMap(withNested)];
}

/** What a feed says of itself: the children of its root, or of its channel. */
export function headOf(feed: Element): readonly Element[] {
  const channel = beneath(feed, ({ local }) => local === 'channel')[0] ?? feed;
  return elements(channel).filter(
    (element) => !isEntry(element) && element.local !== 'channel' && element.local !== 'items',
  );
}
