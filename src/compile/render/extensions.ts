import type { Attachment, Image } from '../../article/article.ts';
import { escapeAttribute, escapePlain } from '../../text/escape.ts';
import type { FeedItem } from './item.ts';
import { fillElement, rssTemplates } from './item-templates.ts';

export const attribute = (value: string | number | boolean | undefined): string | undefined =>
  value === undefined ? undefined : escapeAttribute(String(value));

/** The medium of a media type in Media RSS: `image`, `audio`, `video` or undefined. */
function mediumOf(type: string): string | undefined {
  return /^(image|audio|video)\//.exec(type)?.[1];
}

function content(
  file: { url: string; type?: string; width?: number; height?: number; length?: number; duration?: number },
  medium: string | undefined,
  title: string | undefined,
): string {
  const values = {
    url: escapeAttribute(file.url),
    type: attribute(file.type),
    medium,
    fileSize: attribute(file.length),
    duration: attribute(file.duration),
    width: attribute(file.width),
    height: attribute(file.height),
    title: title === undefined ? undefined : escapePlain(title),
  };
  return fillElement(rssTemplates, 'media:content', values, title === undefined ? 1 : 0);
}

/**
 * An article's picture as Media RSS 1.5.1 `media:content`, for RSS, with its caption or else its description as title.
 */
export function mediaImage(image: Image): string {
  return content(image, 'image', image.caption ?? image.alt);
}

/**
 * An article's picture as `media:thumbnail`, for Atom: @rowanmanning/feed-parser takes the first element `content` of
 * an entry, in any namespace, for its text.
 */
export function mediaThumbnail({ url, width, height }: Image): string {
  return fillElement(rssTemplates, 'media:thumbnail', {
    url: escapeAttribute(url),
    width: attribute(width),
    height: attribute(height),
  });
}

/** A file as `media:content`, for RSS, in which an item has only one enclosure. */
export function mediaFile(attachment: Attachment): string {
  return content(attachment, mediumOf(attachment.type), attachment.title);
}

/** The elements of Dublin Core in both XML formats: the source of an item and its location. */
export function dublinCore(item: FeedItem): string {
  return (
    (item.source ? fillElement(rssTemplates, 'dc:source', { source: escapePlain(item.source.name) }) : '') +
    (item.location ? fillElement(rssTemplates, 'dc:coverage', { location: escapePlain(item.location) }) : '')
  );
}
