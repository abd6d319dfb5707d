import type { Attachment } from '../../article/article.ts';
import { formatHttpDate, formatMoment } from '../../text/date.ts';
import { escapeAttribute, escapePlain, escapeText } from '../../text/escape.ts';
import { dublin } from './dublin.ts';
import type { Item } from './item.ts';
import type { Values } from './mark.ts';
import { mediaFile, mediaImage } from './media.ts';
import { draw, rssShape } from './shape.ts';

const rss = (name: string, values: Values) => draw(rssShape, name, values);

/** A link for which RSS has no element (RFC 4287 §4.2.7). */
function link(rel: string, href: string, title?: string): string {
  return rss('atom:link', {
    rel,
    href: escapeAttribute(href),
    title: title === undefined ? undefined : escapeAttribute(title),
  });
}

/** The one file that an item of RSS encloses: what is to be heard or seen before what is to be read. */
function chosen(attachments: readonly Attachment[]): Attachment | undefined {
  return (
    attachments.find(({ type }) => type.startsWith('audio/')) ??
    attachments.find(({ type }) => type.startsWith('video/')) ??
    attachments[0]
  );
}

function enclosure({ url, type, length = 0 }: Attachment): string {
  // The RSS Board's profile: a length of 0 where it is not known.
  return rss('enclosure', { url: escapeAttribute(url), type: escapeAttribute(type), length: String(length) });
}

/** What players of podcasts show of an item. Not its authors again: feedparser and @rowanmanning/feed-parser then list them twice. */
function podcast(item: Item, audio: Attachment): string {
  return (
    (audio.duration === undefined ? '' : rss('itunes:duration', { duration: String(audio.duration) })) +
    (item.image ? rss('itunes:image', { href: escapeAttribute(item.image.url) }) : '')
  );
}

/**
 * The head of an item of RSS 2.0, up to and with `<description>`. Order: what RSS itself defines, then Atom, Dublin Core,
 * Media RSS, iTunes.
 */
export function rssHead(item: Item): string {
  const enclosed = chosen(item.attachments);
  return [
    '<item>',
    // RSS wants a title or a description; Atom wants a title.
    item.title ? rss('title', { title: escapePlain(item.title) }) : '',
    rss('link', { link: escapeText(item.link) }),
    rss('guid', { id: escapeText(item.id) }),
    rss('pubDate', { published: formatHttpDate(item.published) }),
    ...item.tags.map(({ label }) => rss('category', { label: escapePlain(label) })),
    enclosed ? enclosure(enclosed) : '',
    rss('atom:updated', { updated: formatMoment(item.updated) }),
    item.original ? link('via', item.original, item.source?.name) : '',
    ...item.related.map(({ url }) => link('related', url)),
    ...item.authors.map(({ name }) => rss('dc:creator', { name: escapePlain(name) })),
    item.foreign ? rss('dc:language', { language: escapePlain(item.language) }) : '',
    item.rights ? rss('dc:rights', { rights: escapePlain(item.rights) }) : '',
    dublin(item),
    item.image ? mediaImage(item.image) : '',
    ...item.attachments.filter((attachment) => attachment !== enclosed).map(mediaFile),
    enclosed?.type.startsWith('audio/') ? podcast(item, enclosed) : '',
    '<description>',
  ].join('');
}
