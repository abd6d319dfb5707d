import type { Attachment, Episode } from '../../article/article.ts';
import { chapterType } from '../../article/media-type.ts';
import { formatHttpDate, formatMoment } from '../../text/date.ts';
import { escapeAttribute, escapePlain, escapeText } from '../../text/escape.ts';
import type { FeedItem } from './item.ts';
import type { TemplateValues } from './template.ts';
import { attribute, dublinCore, mediaFile, mediaImage } from './extensions.ts';
import { fillElement, rssTemplates } from './item-templates.ts';

const rss = (name: string, values: TemplateValues) => fillElement(rssTemplates, name, values);

/** A link of Atom (RFC 4287 §4.2.7), for which RSS has no element. */
function link(rel: string, href: string, title?: string): string {
  return rss('atom:link', {
    rel,
    href: escapeAttribute(href),
    title: title === undefined ? undefined : escapeAttribute(title),
  });
}

/** The file that an RSS item encloses, of which there is one: audio first, then video, then any other. */
function chosen(attachments: readonly Attachment[]): Attachment | undefined {
  return (
    attachments.find(({ type }) => type.startsWith('audio/')) ??
    attachments.find(({ type }) => type.startsWith('video/')) ??
    attachments[0]
  );
}

function enclosure({ url, type, length = 0 }: Attachment): string {
  // The RSS Board's profile: 0 for an unknown length.
  return rss('enclosure', { url: escapeAttribute(url), type: escapeAttribute(type), length: String(length) });
}

/** The elements for podcast players that every recording has, and those of an episode. */
function podcast({ image, episode }: FeedItem, { duration }: Attachment): string {
  return [
    duration === undefined ? '' : rss('itunes:duration', { duration: String(duration) }),
    image ? rss('itunes:image', { href: escapeAttribute(image.url) }) : '',
    episode ? episodeElements(episode) : '',
  ].join('');
}

/**
 * What Apple (https://help.apple.com/itc/podcasts_connect/#/itcb54353390) and the Podcast namespace
 * (https://podcasting2.org/docs/podcast-namespace) have for an episode. Without authors, which feedparser and
 * @rowanmanning/feed-parser would list twice, and without `podcast:value`.
 */
function episodeElements({ season, number, type, explicit, people, transcripts, chapters }: Episode): string {
  const plain = { season: attribute(season), number: attribute(number), type, explicit: attribute(explicit) };
  const names = [
    ...(season === undefined ? [] : ['itunes:season', 'podcast:season']),
    ...(number === undefined ? [] : ['itunes:episode', 'podcast:episode']),
    ...(type === undefined ? [] : ['itunes:episodeType']),
    ...(explicit === undefined ? [] : ['itunes:explicit']),
  ];
  return [
    ...names.map((name) => rss(name, plain)),
    ...(people ?? []).map(({ name, role, group, image, url }) =>
      rss('podcast:person', {
        name: escapePlain(name),
        role: attribute(role),
        group: attribute(group),
        img: attribute(image),
        href: attribute(url),
      }),
    ),
    ...(transcripts ?? []).map(({ url, type, language }) =>
      rss('podcast:transcript', { url: attribute(url), type: attribute(type), language: attribute(language) }),
    ),
    chapters === undefined ? '' : rss('podcast:chapters', { url: attribute(chapters), type: chapterType }),
  ].join('');
}

/**
 * The head of an RSS 2.0 item, up to `<description>`, inclusive. First the elements of RSS itself, then Atom, Dublin
 * Core, Media RSS, iTunes.
 */
export function rssHead(item: FeedItem): string {
  const enclosed = chosen(item.attachments);
  return [
    '<item>',
    // RSS requires a title or a description; Atom requires a title.
    item.title ? rss('title', { title: escapePlain(item.title) }) : '',
    rss('link', { link: escapeText(item.link) }),
    rss('guid', { id: escapePlain(item.id) }),
    // RSS Guard loses the whole feed by a moment before 1970, and others show 2106.
    item.published < 0 ? '' : rss('pubDate', { published: formatHttpDate(item.published) }),
    ...item.tags.map(({ label }) => rss('category', { label: escapePlain(label) })),
    enclosed ? enclosure(enclosed) : '',
    item.updated < 0 ? '' : rss('atom:updated', { updated: formatMoment(item.updated) }),
    item.original ? link('via', item.original, item.source?.name) : '',
    ...item.related.map(({ url }) => link('related', url)),
    ...item.authors.map(({ name }) => rss('dc:creator', { name: escapePlain(name) })),
    item.foreign ? rss('dc:language', { language: escapePlain(item.language) }) : '',
    item.rights ? rss('dc:rights', { rights: escapePlain(item.rights) }) : '',
    dublinCore(item),
    item.image ? mediaImage(item.image) : '',
    ...item.attachments.filter((attachment) => attachment !== enclosed).map(mediaFile),
    enclosed?.type.startsWith('audio/') ? podcast(item, enclosed) : '',
    '<description>',
  ].join('');
}
