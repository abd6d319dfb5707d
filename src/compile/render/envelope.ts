import { Feed, type FeedOptions } from 'feed';
import type { Publication } from '../../content/content.ts';
import type { Envelope, Envelopes, Slot } from '../../edition/fragment.ts';
import { dropForbidden, escapeAttribute, escapeJson, escapePlain, escapeText } from '../../text/escape.ts';
import { atomAuthor } from './atom.ts';
import { absolute } from '../address.ts';
import type { Named } from './item.ts';
import { oneLine } from './line.ts';
import { cut, DateMark, fill, mark, urlMark, type Values } from './mark.ts';
import { declarations } from './namespaces.ts';

const slots: readonly Slot[] = ['title', 'description', 'home', 'id', 'updated', 'links'];

/** A drawing with the publication's values filled in and the edge's slots left open. */
function open(drawing: string, values: Values): Envelope['head'] {
  const head: (string | { readonly slot: Slot })[] = [];
  let text = '';
  for (const piece of cut(drawing)) {
    const slot = typeof piece === 'string' ? undefined : slots.find((name) => name === piece.mark);
    if (typeof piece === 'string') text += piece;
    else if (slot === undefined) text += fill([piece], values);
    else {
      head.push(text + piece.before, { slot });
      text = piece.after;
    }
  }
  return text === '' ? head : [...head, text];
}

/** `feed` draws a feed without items, with marks in all places. */
function drawing(additions: Partial<FeedOptions>): Feed {
  return new Feed({
    id: mark('id'),
    title: mark('title'),
    description: mark('description'),
    link: urlMark('home'),
    updated: new DateMark('updated'),
    generator: 'Dateline',
    ...additions,
  });
}

/** A drawing without indentation, parted where the items belong. */
function part(xml: string, end: string): readonly [string, string] {
  const compact = xml.replace(/>\s+</g, '><').replace('?><', '?>\n<');
  const at = compact.lastIndexOf(end);
  return [compact.slice(0, at), compact.slice(at)];
}

const text = (name: string) => ({ _text: mark(name) });

/** What Apple's directory, and the W3C's validator with it, asks of a channel whose items are to be heard. */
function podcastElements(pictured: boolean) {
  return [
    { name: 'itunes:author', objects: text('authors') },
    { name: 'itunes:category', objects: { _attributes: { text: mark('category') } } },
    { name: 'itunes:explicit', objects: text('explicit') },
    { name: 'itunes:owner', objects: { 'itunes:name': text('owner'), 'itunes:email': text('email') } },
    ...(pictured ? [{ name: 'itunes:image', objects: { _attributes: { href: urlMark('icon') } } }] : []),
  ];
}

function rss(publication: Publication): Envelope {
  const { language, rights, icon = '', podcast } = publication;
  // RSS 2.0 takes no other pictures.
  const pictured = /\.(?:png|jpe?g|gif)$/i.test(icon);
  const drawn = drawing({
    language: mark('language'),
    ...(rights === undefined ? {} : { copyright: mark('rights') }),
    ...(pictured ? { image: urlMark('icon') } : {}),
  });
  if (podcast) for (const extension of podcastElements(pictured)) drawn.addExtension(extension);
  const [head, tail] = part(drawn.rss2(), '</channel>');
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
    explicit: String(podcast?.explicit),
    owner: escapePlain(podcast?.owner.name ?? ''),
    email: escapeText(podcast?.owner.email ?? ''),
  };
  return { head: open(declared + mark('links'), values), between: '\n', tail };
}

/** The publication's authors. Without any it is its own author: RFC 4287 §4.1.1 wants one. */
function authorsOf({ authors, title, url }: Publication): readonly Named[] {
  if (authors.length === 0) return [{ name: oneLine(title), url: undefined }];
  return authors.map((author) => ({ name: oneLine(author.name), url: absolute(author.url, url) }));
}

function atom(publication: Publication): Envelope {
  const { language, rights, icon } = publication;
  const [head, tail] = part(
    drawing({
      author: { name: mark('name') },
      ...(rights === undefined ? {} : { copyright: mark('rights') }),
      ...(icon === undefined ? {} : { favicon: urlMark('icon') }),
    }).atom1(),
    '</feed>',
  );
  const root = '<feed xmlns="http://www.w3.org/2005/Atom"';
  const declared = head
    .replace(root, `${root}${declarations('feed')} xml:lang="${mark('language')}"`)
    // `feed` draws one author, without a choice whether there is an address.
    .replace(`<author><name>${mark('name')}</name></author>`, mark('authors'))
    .replace('<link rel="alternate"', '<link rel="alternate" type="text/html"');
  const values = {
    language: escapeAttribute(language),
    authors: authorsOf(publication).map(atomAuthor).join(''),
    rights: escapeText(rights ?? ''),
    icon: escapeText(icon ?? ''),
  };
  return { head: open(declared + mark('links'), values), between: '\n', tail };
}

/**
 * JSON Feed 1.1. `feed` draws version 1, whose one `author` became `authors`; `language` came with 1.1. The extension
 * `_dateline`, with what JSON Feed has no member for, comes with the links: the edge writes both.
 */
function json(publication: Publication): Envelope {
  const { language, icon, authors } = publication;
  const drawn = JSON.parse(drawing(icon === undefined ? {} : { image: urlMark('icon') }).json1()) as Readonly<
    Record<string, unknown>
  >;
  const { items: _, ...members } = {
    ...drawn,
    version: 'https://jsonfeed.org/version/1.1',
    ...(icon === undefined ? {} : { favicon: urlMark('icon') }),
    language: mark('language'),
    ...(authors.length === 0 ? {} : { authors: mark('authors') }),
  } as Readonly<Record<string, unknown>>;
  const head = JSON.stringify(members)
    .replace(JSON.stringify(mark('authors')), mark('authors'))
    .replace(/\}$/, `,${mark('links')}"items":[`);
  const values = {
    language: escapeJson(language),
    icon: escapeJson(icon ?? ''),
    authors: dropForbidden(JSON.stringify(authorsOf(publication))),
  };
  return { head: open(head, values), between: ',\n', tail: ']}' };
}

/** What stands around the items in each format, drawn by `feed` from a feed without items. */
export function envelopes(publication: Publication): Envelopes {
  return { rss: rss(publication), atom: atom(publication), json: json(publication) };
}
