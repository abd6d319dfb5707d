import { formatMoment } from '../../text/date.ts';
import { dropForbidden, escapeJson } from '../../text/escape.ts';
import type { Item } from './item.ts';
import type { Values } from './mark.ts';
import { draw, jsonShape } from './shape.ts';

const json = (name: string, values: Values) => draw(jsonShape, name, values);

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

/** A member as JSON with a comma after it, or nothing where there is no value. */
function member(name: string, value: unknown): string {
  const empty = value === undefined || (Array.isArray(value) && value.length === 0);
  return empty ? '' : `"${name}":${JSON.stringify(value, clean)},`;
}

/** What XML 1.0 forbids gets into no format, so that all three say the same. */
function clean(_: string, value: unknown): unknown {
  return typeof value === 'string' ? dropForbidden(value) : value;
}

/**
 * Dateline's extension of an item of JSON Feed (JSON Feed 1.1, "Extensions"). Every member is left out where it has
 * nothing to say:
 *
 *     source     whom the article comes from: name, url
 *     location   the place in its dateline, as written
 *     rights     who holds the rights
 *     tags       slug (as in addresses: ?tag=…) and label of each tag
 *     image      alt, caption, type, width, height of `image`; pixels
 *     related    near-duplicates and retellings that came before: id, url, title
 *     inferred   by field, why it has a value that no source states: from (words), sure (0 to 1)
 */
function extension(item: Item): Readonly<Record<string, unknown>> | undefined {
  const { url: _, ...image } = item.image ?? { url: '' };
  const members = {
    source: item.source,
    location: item.location,
    rights: item.rights,
    tags: item.tags.length > 0 ? item.tags : undefined,
    image: Object.keys(image).length > 0 ? image : undefined,
    related: item.related.length > 0 ? item.related : undefined,
    inferred: Object.keys(item.inferred).length > 0 ? item.inferred : undefined,
  };
  return Object.values(members).some((value) => value !== undefined) ? members : undefined;
}

/** The head of an item of JSON Feed 1.1, up to and with `"summary":"`. */
export function jsonHead(item: Item): string {
  return [
    `{${json('id', { id: escapeJson(item.id) })},`,
    `${json('url', { link: escapeJson(item.link) })},`,
    member('external_url', item.original),
    `${json('title', { title: escapeJson(item.title) })},`,
    `${json('date_published', { published: formatMoment(item.published) })},`,
    `${json('date_modified', { updated: formatMoment(item.updated) })},`,
    member('authors', item.authors),
    member('language', item.language),
    member(
      'tags',
      item.tags.map(({ label }) => tagForXml(label)),
    ),
    item.image ? `${json('image', { image: escapeJson(item.image.url) })},` : '',
    member(
      'attachments',
      item.attachments.map(({ url, type, length, title, duration }) => ({
        url,
        mime_type: type,
        title,
        size_in_bytes: length,
        duration_in_seconds: duration,
      })),
    ),
    member('_dateline', extension(item)),
    '"summary":"',
  ].join('');
}
