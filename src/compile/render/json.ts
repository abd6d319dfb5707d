import { formatMoment } from '../../text/date.ts';
import { escapeJson } from '../../text/escape.ts';
import type { FeedItem } from './item.ts';
import { fillElement, jsonTemplates } from './item-templates.ts';

/**
 * FreshRSS converts JSON Feed to XML without escaping tags and content, so that one `<` costs it the whole feed. In
 * plain text the full-width character replaces such a character; the exact label of a tag is in the extension.
 */
export function plainForXml(text: string): string {
  return text.replaceAll(']]>', ']]＞');
}

function tagForXml(label: string): string {
  return plainForXml(label).replaceAll('&', '＆').replaceAll('<', '＜');
}

/** A list; undefined if it is empty, so that its member is left out. */
const unlessEmpty = <T>(list: readonly T[]) => (list.length === 0 ? undefined : list);

/**
 * Dateline's extension of an item of JSON Feed (JSON Feed 1.1, "Extensions"). Members without a value are left out:
 *
 *     source     the publisher of the original: slug (as in addresses: ?source=…), name, url
 *     authors    slug (?author=…) and name of each
 *     location   the place in its dateline, as written
 *     rights     the holder of the rights
 *     tags       slug (as in addresses: ?tag=…) and label of each tag
 *     image      alt, caption, type, width, height of `image`; pixels
 *     episode    season, number, type, explicit, people, transcripts, chapters of a podcast's episode
 *     related    earlier near-duplicates and retellings: id, slug (of /articles/…), url
 *     inferred   by field, the reason for a value that no source states: from (words), sure (0 to 1)
 */
function extension(item: FeedItem): Readonly<Record<string, unknown>> | undefined {
  const { url: _, ...image } = item.image ?? { url: '' };
  const members = {
    source: item.source,
    authors: unlessEmpty(item.authors.map(({ slug, name }) => ({ slug, name }))),
    location: item.location,
    rights: item.rights,
    tags: unlessEmpty(item.tags),
    image: Object.keys(image).length > 0 ? image : undefined,
    episode: item.episode,
    related: unlessEmpty(item.related),
    inferred: Object.keys(item.inferred).length > 0 ? item.inferred : undefined,
  };
  return Object.values(members).some((value) => value !== undefined) ? members : undefined;
}

/** The members that the package feed writes, all of them texts; `title` and `image` only if there is one. */
function ownMembers(item: FeedItem): string {
  const values = {
    id: escapeJson(item.id),
    link: escapeJson(item.link),
    title: escapeJson(item.title),
    published: formatMoment(item.published),
    updated: formatMoment(item.updated),
    image: item.image && escapeJson(item.image.url),
  };
  const absent = [...(item.title ? [] : ['title']), ...(item.image ? [] : ['image'])];
  const names = ['id', 'url', 'title', 'date_published', 'date_modified', 'image'];
  const present = names.filter((name) => !absent.includes(name));
  return present.map((name) => fillElement(jsonTemplates, name, values)).join(',');
}

/** The head of an item of JSON Feed 1.1, up to `"summary":"`, inclusive. */
export function jsonHead(item: FeedItem): string {
  const others = {
    external_url: item.original,
    authors: unlessEmpty(item.authors.map(({ name, url }) => ({ name, url }))),
    language: item.language,
    tags: unlessEmpty(item.tags.map(({ label }) => tagForXml(label))),
    attachments: unlessEmpty(
      item.attachments.map(({ url, type, length, title, duration }) => ({
        url,
        mime_type: type,
        title,
        size_in_bytes: length,
        duration_in_seconds: duration,
      })),
    ),
    _dateline: extension(item),
  };
  return `{${ownMembers(item)},${JSON.stringify(others).slice(1, -1)},"summary":"`;
}
