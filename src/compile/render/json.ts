import { formatMoment } from '../../text/date.ts';
import { escapeJson } from '../../text/escape.ts';
import type { Item } from './item.ts';
import { draw, jsonShape } from './shape.ts';

/**
 * FreshRSS makes XML of JSON Feed and escapes neither tags nor content, so that one sign costs it the whole feed. Where a text
 * must stay plain, its full-width twin stands for the sign; the exact label of a tag is in the extension.
 */
export function plainForXml(text: string): string {
  return text.replaceAll(']]>', ']]＞');
}

function tagForXml(label: string): string {
  return label.replaceAll('&', '＆').replaceAll('<', '＜');
}

/** A list that is left out where it is empty. */
const listed = <T>(list: readonly T[]) => (list.length === 0 ? undefined : list);

/**
 * Dateline's extension of an item of JSON Feed (JSON Feed 1.1, "Extensions"). Every member is left out where it has
 * nothing to say:
 *
 *     source     whom the article comes from: slug (as in addresses: ?source=…), name, url
 *     authors    slug (?author=…) and name of each
 *     location   the place in its dateline, as written
 *     rights     who holds the rights
 *     tags       slug (as in addresses: ?tag=…) and label of each tag
 *     image      alt, caption, type, width, height of `image`; pixels
 *     related    near-duplicates and retellings that came before: id, slug (of /articles/…), url
 *     inferred   by field, why it has a value that no source states: from (words), sure (0 to 1)
 */
function extension(item: Item): Readonly<Record<string, unknown>> | undefined {
  const { url: _, ...image } = item.image ?? { url: '' };
  const members = {
    source: item.source,
    authors: listed(item.authors.map(({ slug, name }) => ({ slug, name }))),
    location: item.location,
    rights: item.rights,
    tags: listed(item.tags),
    image: Object.keys(image).length > 0 ? image : undefined,
    related: listed(item.related),
    inferred: Object.keys(item.inferred).length > 0 ? item.inferred : undefined,
  };
  return Object.values(members).some((value) => value !== undefined) ? members : undefined;
}

/** The members that `feed` draws, which all are texts; `title` and `image` where there is one. */
function drawn(item: Item): string {
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
  return present.map((name) => draw(jsonShape, name, values)).join(',');
}

/** The head of an item of JSON Feed 1.1, up to and with `"summary":"`. */
export function jsonHead(item: Item): string {
  const others = {
    external_url: item.original,
    authors: listed(item.authors.map(({ name, url }) => ({ name, url }))),
    language: item.language,
    tags: listed(item.tags.map(({ label }) => tagForXml(label))),
    attachments: listed(
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
  return `{${drawn(item)},${JSON.stringify(others).slice(1, -1)},"summary":"`;
}
