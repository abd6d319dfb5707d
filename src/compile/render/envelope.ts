import { createHash } from 'node:crypto';
import { Feed, type FeedOptions } from 'feed';
import type { Publication } from '../../content/publication/publication.ts';
import type { Envelope, Envelopes, Slot } from '../../edition/fragment.ts';
import { dropForbidden, escapeAttribute, escapeJson, escapePlain, escapeText, oneLine } from '../../text/escape.ts';
import { atomAuthor } from './atom.ts';
import { absoluteAddress } from '../absolute-address.ts';
import type { NamedLink } from './item.ts';
import {
  parseTemplate,
  DatePlaceholder,
  fillTemplate,
  placeholder,
  urlPlaceholder,
  type TemplateValues,
} from './template.ts';

/** Namespaces of items in both XML formats, by prefix. */
const shared: Readonly<Record<string, string>> = {
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
};

/** The namespaces that each root element declares. */
const namespaces = {
  rss: {
    ...shared,
    content: 'http://purl.org/rss/1.0/modules/content/',
    atom: 'http://www.w3.org/2005/Atom',
    itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
    podcast: 'https://podcastindex.org/namespace/1.0',
  },
  feed: shared,
} as const;

/** The namespace declarations of a root element, as attributes of its start tag. */
function declarations(root: keyof typeof namespaces): string {
  return Object.entries(namespaces[root])
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
    .join('');
}

const slots: readonly Slot[] = ['title', 'description', 'home', 'id', 'updated', 'show', 'links'];

/** A template with the publication's values filled in, and slots for the values of the edge. */
function withSlots(drawing: string, values: TemplateValues): Envelope['head'] {
  const head: (string | { readonly slot: Slot })[] = [];
  let text = '';
  for (const piece of parseTemplate(drawing)) {
    const slot = typeof piece === 'string' ? undefined : slots.find((name) => name === piece.name);
    if (typeof piece === 'string') text += piece;
    else if (slot === undefined) text += fillTemplate([piece], values);
    else {
      head.push(text + piece.before, { slot });
      text = piece.after;
    }
  }
  return text === '' ? head : [...head, text];
}

/** A feed without items, with placeholders for all values, for the package feed to write. */
function emptyFeed(additions: Partial<FeedOptions>): Feed {
  return new Feed({
    id: placeholder('id'),
    title: placeholder('title'),
    description: placeholder('description'),
    link: urlPlaceholder('home'),
    updated: new DatePlaceholder('updated'),
    generator: 'Dateline',
    ...additions,
  });
}

/** XML without indentation, split at the place of the items. */
function splitAt(xml: string, end: string): readonly [string, string] {
  const compact = xml.replace(/>\s+</g, '><').replace('?><', '?>\n<');
  const at = compact.lastIndexOf(end);
  return [compact.slice(0, at), compact.slice(at)];
}

const text = (name: string) => ({ _text: placeholder(name) });

/** The elements that Apple's directory and the W3C's validator ask of a podcast's channel. */
function podcastElements({ subcategory, type }: NonNullable<Publication['podcast']>, pictured: boolean) {
  const within = subcategory && { 'itunes:category': { _attributes: { text: placeholder('subcategory') } } };
  return [
    { name: 'itunes:author', objects: text('authors') },
    { name: 'itunes:category', objects: { _attributes: { text: placeholder('category') }, ...within } },
    ...(type === undefined ? [] : [{ name: 'itunes:type', objects: text('type') }]),
    { name: 'itunes:explicit', objects: text('explicit') },
    { name: 'itunes:owner', objects: { 'itunes:name': text('owner'), 'itunes:email': text('email') } },
    ...(pictured ? [{ name: 'itunes:image', objects: { _attributes: { href: urlPlaceholder('icon') } } }] : []),
  ];
}

/** The namespace of podcasts' UUIDs (https://podcasting2.org/docs/podcast-namespace/tags/guid). */
const guidNamespace = 'ead4c236bf5858c6a2c6a6b28d128cb6';

/**
 * A podcast's UUID, version 5 (RFC 9562 §5.5), of its address without the scheme. The address is that below the feed's
 * id, which stays when the publication moves.
 */
function guidOf(feedId: string): string {
  const parts = feedId.replace(/^\w+:\/\//, '').split('/');
  const name = `${parts.slice(0, parts.findLastIndex((part) => part !== '') + 1).join('/')}/rss.xml`;
  const hash = createHash('sha1').update(guidNamespace, 'hex').update(name).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * The elements of RSS that identify a podcast: its UUID, whether it may be imported elsewhere, who may be supported, and
 * its address if the publication has moved.
 */
export function showElements({ id = '', url, podcast }: Publication): string {
  if (podcast === undefined) return '';
  const { owner, guid = guidOf(id), locked, funding } = podcast;
  const moved = /^https?:/.test(id) && new URL(id).host !== new URL(url).host;
  return [
    `<podcast:guid>${guid}</podcast:guid>`,
    locked === undefined
      ? ''
      : `<podcast:locked owner="${escapeAttribute(owner.email)}">${locked ? 'yes' : 'no'}</podcast:locked>`,
    funding
      ? `<podcast:funding url="${escapeAttribute(funding.url)}">${escapePlain(funding.label)}</podcast:funding>`
      : '',
    moved ? `<itunes:new-feed-url>${escapeText(`${url}/rss.xml`)}</itunes:new-feed-url>` : '',
  ].join('');
}

function rss(publication: Publication): Envelope {
  const { language, rights, icon = '', podcast } = publication;
  // RSS 2.0 allows no other pictures.
  const pictured = /\.(?:png|jpe?g|gif)$/i.test(icon);
  const drawn = emptyFeed({
    language: placeholder('language'),
    ...(rights === undefined ? {} : { copyright: placeholder('rights') }),
    ...(pictured ? { image: urlPlaceholder('icon') } : {}),
  });
  if (podcast) for (const extension of podcastElements(podcast, pictured)) drawn.addExtension(extension);
  const [head, tail] = splitAt(drawn.rss2(), '</channel>');
  const declared = head.replace('<rss version="2.0">', `<rss version="2.0"${declarations('rss')}>`);
  const values = {
    language: escapePlain(language),
    rights: escapePlain(rights ?? ''),
    icon: escapeAttribute(icon),
    authors: escapePlain(
      authorsOf(publication)
        .map(({ name }) => name)
        .join(', '),
    ),
    category: escapeAttribute(podcast?.category ?? ''),
    subcategory: escapeAttribute(podcast?.subcategory ?? ''),
    type: podcast?.type,
    explicit: String(podcast?.explicit),
    owner: escapePlain(podcast?.owner.name ?? ''),
    email: escapeText(podcast?.owner.email ?? ''),
  };
  return { head: withSlots(declared + placeholder('show') + placeholder('links'), values), between: '\n', tail };
}

/** The publication's authors; if there are none, the publication itself: RFC 4287 §4.1.1 requires an author. */
function authorsOf({ authors, title, url }: Publication): readonly NamedLink[] {
  if (authors.length === 0) return [{ name: oneLine(title), url: undefined }];
  return authors.map((author) => ({
    name: oneLine(author.name),
    url: absoluteAddress(author.url, { base: url, root: url }),
  }));
}

function atom(publication: Publication): Envelope {
  const { language, rights, icon } = publication;
  const [head, tail] = splitAt(
    emptyFeed({
      author: { name: placeholder('name') },
      ...(rights === undefined ? {} : { copyright: placeholder('rights') }),
      ...(icon === undefined ? {} : { favicon: urlPlaceholder('icon') }),
    }).atom1(),
    '</feed>',
  );
  const root = '<feed xmlns="http://www.w3.org/2005/Atom"';
  const declared = head
    .replace(root, `${root}${declarations('feed')} xml:lang="${placeholder('language')}"`)
    // The package feed writes one author, and always with an address.
    .replace(`<author><name>${placeholder('name')}</name></author>`, placeholder('authors'))
    .replace('<link rel="alternate"', '<link rel="alternate" type="text/html"');
  const values = {
    language: escapeAttribute(language),
    authors: authorsOf(publication).map(atomAuthor).join(''),
    rights: escapeText(rights ?? ''),
    icon: escapeText(icon ?? ''),
  };
  return { head: withSlots(declared + placeholder('links'), values), between: '\n', tail };
}

/**
 * JSON Feed 1.1. The package feed writes version 1; version 1.1 replaced `author` by `authors` and added `language`.
 * The edge writes the extension `_dateline`, for data without a member in JSON Feed, together with the links.
 */
function json(publication: Publication): Envelope {
  const { language, icon, authors } = publication;
  const drawn = JSON.parse(emptyFeed(icon === undefined ? {} : { image: urlPlaceholder('icon') }).json1()) as Readonly<
    Record<string, unknown>
  >;
  const { items: _, ...members } = {
    ...drawn,
    version: 'https://jsonfeed.org/version/1.1',
    ...(icon === undefined ? {} : { favicon: urlPlaceholder('icon') }),
    language: placeholder('language'),
    ...(authors.length === 0 ? {} : { authors: placeholder('authors') }),
  } as Readonly<Record<string, unknown>>;
  const head = JSON.stringify(members)
    .replace(JSON.stringify(placeholder('authors')), placeholder('authors'))
    .replace(/\}$/, `,${placeholder('links')}"items":[`);
  const values = {
    language: escapeJson(language),
    icon: escapeJson(icon ?? ''),
    authors: dropForbidden(JSON.stringify(authorsOf(publication))),
  };
  return { head: withSlots(head, values), between: ',\n', tail: ']}' };
}

/** The text around the items in each format, from a feed without items that the package feed wrote. */
export function envelopes(publication: Publication): Envelopes {
  return { rss: rss(publication), atom: atom(publication), json: json(publication) };
}
