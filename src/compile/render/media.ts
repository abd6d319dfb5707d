import type { Attachment, Image } from '../../article/article.ts';
import { escapeAttribute, escapePlain } from '../../text/escape.ts';
import { draw, rssShape } from './shape.ts';

const attribute = (value: string | number | undefined): string | undefined =>
  value === undefined ? undefined : escapeAttribute(String(value));

/** `image`, `audio`, `video` or undefined: what Media RSS calls the medium of a media type. */
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
  return draw(rssShape, 'media:content', values, title === undefined ? 1 : 0);
}

/** An article's picture as Media RSS 1.5.1 `media:content`, for RSS, titled by its caption or, failing that, by what it shows. */
export function mediaImage(image: Image): string {
  return content(image, 'image', image.caption ?? image.alt);
}

/**
 * An article's picture as `media:thumbnail`, for Atom: readers exist (@rowanmanning/feed-parser) that take an entry's first
 * element `content`, in whatever namespace, for its text.
 */
export function mediaThumbnail({ url, width, height }: Image): string {
  return draw(rssShape, 'media:thumbnail', {
    url: escapeAttribute(url),
    width: attribute(width),
    height: attribute(height),
  });
}

/** A file as `media:content`, for RSS, where an item has a single enclosure. */
export function mediaFile(attachment: Attachment): string {
  return content(attachment, mediumOf(attachment.type), attachment.title);
}
