import type { Person, Source } from '../../article/article.ts';
import { constructOf } from './construct.ts';
import { type Channel, type FeedEntry, type FeedText, given, type StatedValue, stated } from './entry.ts';
import { channelElement, type ChildrenByName, childrenByName, entryElements } from './feed-elements.ts';
import { readEpisode } from './read-episode.ts';
import { readFeedMedia } from './read-feed-media.ts';
import { elementText, resolveIn, type XmlElement } from './xml.ts';

const names = (list: string): readonly string[] => list.split(' ');

/**
 * The elements that state each field, the best first: RSS 2.0 (https://www.rssboard.org/rss-specification), RSS 1.0,
 * Atom (RFC 4287), Atom 0.3, Dublin Core, Media RSS, iTunes, Google Play, PRISM, and names that feeds use by mistake.
 * Those of RSS and Atom have no prefix.
 */
const elements = {
  titles: names('title dc:title dcterms:title itunes:title media:title'),
  bodies: names('content:encoded encoded content body xhtml:body xhtml:div fullitem'),
  summaries: names(
    'description summary abstract dc:description dcterms:abstract itunes:summary ' +
      'googleplay:description media:description itunes:subtitle',
  ),
  rights: names('dc:rights rights copyright media:copyright'),
  published: names(
    'pubDate published issued dc:date date dcterms:issued dcterms:available dcterms:created created ' +
      'dcterms:date prism:publicationDate',
  ),
  updated: names('updated modified dcterms:modified'),
  authors: names('author dc:creator creator dcterms:creator itunes:author googleplay:author'),
  tags: names('category dc:subject subject dcterms:subject itunes:keywords media:keywords'),
  languages: names('dc:language language dcterms:language'),
  sources: names('source dc:source'),
  locations: names('dc:coverage'),
};

/** Elements that hold HTML, and those that hold plain text if they do not say. Of all others either may be true. */
const htmlElements = new Set(names('content:encoded encoded body xhtml:body xhtml:div fullitem'));
const plainElements = new Set(names('itunes:title media:title media:description itunes:subtitle media:copyright'));
const plainInAtom = new Set(names('title rights copyright'));

function find(children: ChildrenByName, wanted: readonly string[]): readonly StatedValue<XmlElement>[] {
  return wanted.flatMap((where) => stated(where, ...(children.get(where.toLowerCase()) ?? [])));
}

function valuesOf(children: ChildrenByName, wanted: readonly string[]): readonly StatedValue<string>[] {
  return find(children, wanted).flatMap(({ value, where }) => stated(where, elementText(value).trim()));
}

function textsOf(children: ChildrenByName, wanted: readonly string[], isAtom: boolean): readonly FeedText[] {
  return find(children, wanted).flatMap(({ value: element, where }) => {
    const { text = '', type } = constructOf(element) ?? {};
    if (text.trim() === '') return [];
    const plain = plainElements.has(where) || (isAtom && plainInAtom.has(where));
    const certain = htmlElements.has(where) ? 'html' : (type ?? (plain ? 'text' : 'loose'));
    return [{ where, value: text, type: certain, base: element.base }];
  });
}

interface LinkElement {
  readonly rel: string;
  readonly href: string;
  readonly isPage: boolean;
}

/**
 * The links: as in Atom with `href`, as in RSS the text or what RDF refers to. `alternate` if they do not say (RFC 4287
 * §4.2.7.2).
 */
function linksIn(children: ChildrenByName): readonly LinkElement[] {
  return (children.get('link') ?? []).flatMap((element) => {
    const { href, rel = 'alternate', type, 'rdf:resource': resource } = element.attributes;
    const address = elementText(element).trim() || resource || href;
    if (!address) return [];
    const isPage = type === undefined || /html/i.test(type);
    return [{ rel: rel.trim().toLowerCase(), href: resolveIn(element, address), isPage }];
  });
}

function linked(links: readonly LinkElement[], wanted: string): readonly StatedValue<string>[] {
  const found = links.filter(({ rel }) => rel === wanted);
  return stated(
    wanted === 'alternate' ? 'link' : `link rel=${wanted}`,
    ...[...found.filter(({ isPage }) => isPage), ...found.filter(({ isPage }) => !isPage)].map(({ href }) => href),
  );
}

/** Relations of links to a page of the entry, the best first. `related` and `replies` are better than no page. */
const relations = names('canonical via related replies');

function pagesOf(children: ChildrenByName): readonly StatedValue<string>[] {
  const links = linksIn(children);
  // RSS 2.0: a `guid` is the address of the page unless it says otherwise.
  const permalinks = (children.get('guid') ?? [])
    .filter(({ attributes }) => attributes['ispermalink']?.trim().toLowerCase() !== 'false')
    .map((guid) => elementText(guid).trim());
  return [
    ...linked(links, 'alternate'),
    ...stated('guid', ...permalinks.filter((guid) => /^https?:\/\/\S+$/i.test(guid))),
    ...valuesOf(children, ['blogger:filename']),
    ...relations.flatMap((rel) => linked(links, rel)),
  ];
}

/** A person as Atom (RFC 4287 §3.2) or RSS names them. */
function personIn(element: XmlElement): Person | undefined {
  const parts = childrenByName(element);
  const part = (name: string) => valuesOf(parts, [name])[0]?.value;
  const url = (parts.get('uri') ?? parts.get('url') ?? []).map((uri) => resolveIn(uri, elementText(uri).trim()))[0];
  const name = parts.size === 0 ? elementText(element).trim() : (part('name') ?? part('email'));
  return name ? { name, ...(url && { url }) } : undefined;
}

function authorsOf(children: ChildrenByName): readonly StatedValue<Person>[] {
  const own = find(children, elements.authors).flatMap(({ value, where }) => stated(where, personIn(value)));
  if (children.has('author')) return own;
  const source = (children.get('source') ?? []).flatMap((element) => childrenByName(element).get('author') ?? []);
  return [...own, ...stated('source author', ...source.map(personIn))];
}

function sourcesOf(children: ChildrenByName): readonly StatedValue<Source>[] {
  return find(children, elements.sources).flatMap(({ value: element, where }) => {
    const parts = childrenByName(element);
    const url = parts.size > 0 ? linked(linksIn(parts), 'alternate')[0]?.value : element.attributes['url'];
    const name = parts.size > 0 ? valuesOf(parts, ['title'])[0]?.value : elementText(element).trim() || url;
    return stated(where, name === undefined ? undefined : { name, ...given({ url }) });
  });
}

/** Blogger marks what its entries are by a category of this scheme, or by `blogger:type`. */
const kindScheme = /schemas\.google\.com\/g\/2005#kind$/;

function kindOf(children: ChildrenByName): string | undefined {
  const category = children.get('category')?.find(({ attributes }) => kindScheme.test(attributes['scheme'] ?? ''));
  const kind = category?.attributes['term'] ?? valuesOf(children, ['blogger:type'])[0]?.value;
  return kind?.replace(/^.*[#/]/, '').toLowerCase();
}

function tagsOf(children: ChildrenByName): readonly StatedValue<string>[] {
  return find(children, elements.tags).flatMap(({ value: element, where }) => {
    const { label, term, scheme } = element.attributes;
    if (kindScheme.test(scheme ?? '')) return [];
    const text = label ?? term ?? elementText(element).trim();
    // A sole subject is often a list.
    const isList = where.endsWith('keywords') || (where !== 'category' && children.get(where)?.length === 1);
    return stated(where, ...(isList ? text.split(/\s{0,9}[,;]\s*/) : [text]));
  });
}

function isDraft(children: ChildrenByName): boolean {
  const control = (children.get('app:control') ?? []).map(childrenByName);
  const status = valuesOf(children, ['blogger:status'])[0]?.value ?? 'LIVE';
  return status !== 'LIVE' || control.some((part) => valuesOf(part, ['app:draft'])[0]?.value === 'yes');
}

const isText = ({ type }: FeedText): boolean => type === 'text';

function entryOf(entry: XmlElement, isAtom: boolean): FeedEntry {
  const children = childrenByName(entry);
  const [group] = (children.get('media:group') ?? []).map(childrenByName);
  const withGroup = new Map([...(group ?? []), ...children]);
  const { 'rdf:about': about = entry.attributes['about'] } = entry.attributes;
  const kind = kindOf(children);
  const bodies = textsOf(children, elements.bodies, isAtom);
  return {
    ...given({
      id: valuesOf(children, ['guid'])[0]?.value ?? about ?? valuesOf(children, ['id'])[0]?.value,
      kind,
    }),
    base: entry.base,
    links: pagesOf(children),
    titles: textsOf(withGroup, elements.titles, isAtom),
    bodies: [...bodies.filter((text) => !isText(text)), ...bodies.filter(isText)],
    summaries: textsOf(withGroup, elements.summaries, isAtom),
    published: valuesOf(children, elements.published),
    updated: valuesOf(children, elements.updated),
    authors: authorsOf(children),
    tags: tagsOf(children),
    languages: [
      ...valuesOf(children, elements.languages),
      ...stated('xml:lang', children.get('content')?.[0]?.language, entry.language),
    ],
    sources: sourcesOf(children),
    locations: valuesOf(children, elements.locations),
    rights: textsOf(children, elements.rights, isAtom),
    ...readFeedMedia(children),
    episodes: readEpisode(children),
    draft: isDraft(children),
    edited: kind !== undefined || linksIn(children).some(({ rel }) => rel === 'edit'),
  };
}

/** Whether an entry has any statement of its own. */
function statesAnything(entry: FeedEntry): boolean {
  const { id, titles, bodies, summaries, links, images, attachments, published, updated, authors, tags, rights } =
    entry;
  const lists = [titles, bodies, summaries, links, images, attachments, published, updated, authors, tags, rights];
  return id !== undefined || lists.some(({ length }) => length > 0);
}

/** Reads a feed in XML (RSS 0.9x, 1.0, 2.0, Atom 0.3, 1.0) from its root element. */
export function readXmlFeed(feed: XmlElement): Channel {
  const isAtom = /^(?:feed|entry)$/.test(feed.local);
  const head = childrenByName(channelElement(feed));
  const links = feed.local === 'entry' ? [] : linksIn(head);
  const own = feed.local === 'entry' ? new Map<string, readonly XmlElement[]>() : head;
  const authors = find(own, ['author']).filter(({ value }) => childrenByName(value).size > 0);
  return {
    title: textsOf(own, ['title', 'dc:title'], isAtom)[0],
    home: linked(links, 'alternate')[0]?.value,
    self: linked(links, 'self')[0]?.value,
    base: feed.base,
    ours: /^Dateline\b/.test(valuesOf(own, ['generator'])[0]?.value ?? ''),
    authors: authors.flatMap(({ value }) => stated('author of the feed', personIn(value))),
    languages: [
      ...valuesOf(own, ['language', 'dc:language']),
      ...stated('xml:lang of the feed', feed.language ?? channelElement(feed).language),
    ],
    rights: textsOf(own, ['copyright', 'rights', 'dc:rights'], isAtom),
    entries: entryElements(feed)
      .map((entry) => entryOf(entry, isAtom))
      .filter(statesAnything),
  };
}
