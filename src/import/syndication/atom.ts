import { type AtomFeed, type AtomNs, parseAtomFeed } from 'feedsmith';
import { orEmpty } from './empty.ts';
import type { Channel, Entry, Named, Stated, Text } from './entry.ts';
import { stated } from './entry.ts';
import { extended, given } from './extensions.ts';

type Entries = AtomNs.Entry<string>;

/** Relations of links that lead to a page of the entry, best first. `replies` and `related` are better than no page at all. */
const pages = ['alternate', 'canonical', 'via', 'related', 'replies'];

function textOf(
  where: string,
  text: AtomFeed.Text | AtomFeed.Content | undefined,
  unmarked: Text['type'],
): Text[] {
  if (text?.value === undefined) return [];
  const type = text.type === 'html' || text.type === 'text' ? text.type : unmarked;
  return [
    { where, value: text.value, type, ...(text.xml?.base === undefined ? {} : { base: text.xml.base }) },
  ];
}

/** The address of a relation (RFC 4287 §4.2.7.2: `alternate` where none is named). */
function linksOf(links: Entries['links'], rel: string): readonly string[] {
  const found = (links ?? []).filter(
    (link) => (link.rel ?? 'alternate').toLowerCase() === rel && link.href !== undefined,
  );
  const page = found.filter(({ type }) => type === undefined || /html/i.test(type));
  return [...page, ...found.filter((link) => !page.includes(link))].map(({ href }) => href as string);
}

function people(where: string, persons: Entries['authors']): readonly Stated<Named>[] {
  return (persons ?? []).flatMap(({ name, uri, email }) => {
    const shown = name ?? email;
    return shown === undefined ? [] : [{ where, value: { name: shown, ...given({ url: uri }) } }];
  });
}

const kinds = 'schemas.google.com/g/2005#kind';

/** What an entry of Blogger's export is: it says so by a category, which is no topic. */
function kindOf(categories: Entries['categories']): { readonly kind?: string } {
  const term = categories?.find(({ scheme }) => scheme?.endsWith(kinds))?.term;
  return term === undefined ? {} : { kind: term.replace(/^.*[#/]/, '').toLowerCase() };
}

function tagsOf(categories: Entries['categories']): readonly Stated<string>[] {
  const topics = (categories ?? []).filter(({ scheme }) => !scheme?.endsWith(kinds));
  return stated(
    'category',
    topics.map(({ label, term }) => label ?? term),
  );
}

/** What Atom's elements say of an entry, in an Atom feed or, under a prefix, in RSS. */
export function atomEntry(entry: Entries, prefix = ''): Pick<Entry, 'links'> & Omit<Entry, 'locations'> {
  const at = (name: string) => `${prefix}${name}`;
  const { source } = entry;
  const from = source?.title?.value;
  const home = linksOf(source?.links, 'alternate')[0];
  return {
    ...given({ id: entry.id, base: entry.xml?.base }),
    links: pages.flatMap((rel) =>
      stated(rel === 'alternate' ? at('link') : at(`link rel=${rel}`), linksOf(entry.links, rel)),
    ),
    titles: textOf(at('title'), entry.title, 'text'),
    bodies: textOf(at('content'), entry.content, 'loose'),
    summaries: textOf(at('summary'), entry.summary, 'loose'),
    published: stated(at('published'), [entry.published]),
    updated: stated(at('updated'), [entry.updated]),
    authors: [
      ...people(at('author'), entry.authors),
      ...(entry.authors ? [] : people(at('source author'), source?.authors)),
    ],
    tags: tagsOf(entry.categories),
    languages: stated('xml:lang', [entry.content?.xml?.lang, entry.xml?.lang]),
    sources:
      from === undefined ? [] : [{ where: at('source'), value: { name: from, ...given({ url: home }) } }],
    rights: textOf(at('rights'), entry.rights, 'text'),
    images: [],
    attachments: (entry.links ?? []).flatMap(({ rel, href, type, length, title }) =>
      rel?.toLowerCase() === 'enclosure' && href !== undefined
        ? [{ where: at('link rel=enclosure'), value: { url: href, ...given({ type, length, title }) } }]
        : [],
    ),
  };
}

function draftOf(entry: AtomFeed.Entry<string>): Pick<Entry, 'draft'> {
  if (entry.app?.control?.draft !== true) return {};
  // RFC 5023 §9.6: members of a collection that editors see have a link to edit them.
  const editing =
    entry.links?.some(({ rel }) => rel === 'edit') || kindOf(entry.categories).kind !== undefined;
  return { draft: editing ? 'editing' : 'stated' };
}

function entryOf(entry: AtomFeed.Entry<string>): Entry {
  const own = atomEntry(entry);
  const further = extended(entry);
  return {
    ...own,
    titles: [...own.titles, ...further.titles],
    summaries: [...own.summaries, ...further.summaries],
    published: [...own.published, ...further.published],
    updated: [...own.updated, ...further.updated],
    authors: [...own.authors, ...further.authors],
    tags: [...own.tags, ...further.tags],
    languages: [...own.languages, ...further.languages],
    sources: [...own.sources, ...further.sources],
    locations: further.locations,
    rights: [...own.rights, ...further.rights],
    images: further.images,
    attachments: [...own.attachments, ...further.attachments],
    ...draftOf(entry),
    ...kindOf(entry.categories),
  };
}

/** Reads an Atom feed (RFC 4287) as `canonical` writes it. */
export function readAtom(xml: string): Channel {
  const feed = orEmpty(() => parseAtomFeed(xml));
  const [home, self] = [linksOf(feed?.links, 'alternate')[0], linksOf(feed?.links, 'self')[0]];
  const title = textOf('title', feed?.title, 'text')[0];
  return {
    ...given({ title, home, self, base: feed?.xml?.base, generator: feed?.generator?.text }),
    authors: people('author of the feed', feed?.authors),
    languages: [
      ...stated('xml:lang of the feed', [feed?.xml?.lang]),
      ...stated('dc:language of the feed', feed?.dc?.languages),
    ],
    rights: textOf('rights of the feed', feed?.rights, 'text'),
    entries: (feed?.entries ?? []).map(entryOf),
  };
}
