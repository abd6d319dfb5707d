import { percentDecode } from '../../edition/address.ts';
import { type AddressToLoad, ownAddress } from './body.ts';
import type { ItemAttachment, JsonFeedItem } from './item.ts';
import type { inLanguage } from './language.ts';

/** An article's picture above its text, if it may be loaded and the text does not contain it. */
export function leadPicture(item: JsonFeedItem, pictureAddress: AddressToLoad, written: ReturnType<typeof inLanguage>) {
  const { image, content_html: body, _dateline: extension } = item;
  const path = image === undefined ? undefined : pictureAddress(image);
  if (path === undefined || body.includes(`src="${image}"`)) return null;
  const { alt = '', caption, width, height } = extension?.image ?? {};
  const size = width === undefined || height === undefined ? {} : { width, height };
  return (
    <figure class="lead-picture" {...written}>
      <img src={path} alt={alt} {...size} />
      {caption === undefined ? null : <figcaption>{caption}</figcaption>}
    </figure>
  );
}

/** The attachments of an article: links, and players for our own sound and video files. */
export function attachmentList({ attachments = [] }: JsonFeedItem, publication: string) {
  if (attachments.length === 0) return null;
  return (
    <>
      <h2>Attached</h2>
      <ul class="attachments">
        {attachments.map((attachment) => {
          const path = ownAddress(attachment.url, publication);
          return (
            <li>
              <p>
                <a {...(path === undefined ? { href: attachment.url, rel: 'noreferrer' } : { href: path })}>
                  <bdi>{attachmentName(attachment)}</bdi>
                </a>{' '}
                <span class="count">{detailsOf(attachment)}</span>
              </p>
              {path === undefined ? null : player(path, attachment)}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function player(path: string, attachment: ItemAttachment) {
  const { mime_type: type } = attachment;
  const name = attachmentName(attachment);
  if (type.startsWith('audio/')) return <audio src={path} controls preload="metadata" aria-label={name} />;
  if (type.startsWith('video/')) return <video src={path} controls preload="metadata" aria-label={name} />;
  return null;
}

function attachmentName({ title, url }: ItemAttachment): string {
  const file = url.slice(url.lastIndexOf('/') + 1);
  return title ?? percentDecode(file) ?? file;
}

/** `audio/mpeg, 61:05, 12.5 MB`. */
function detailsOf({ mime_type: type, duration_in_seconds: time, size_in_bytes: size }: ItemAttachment) {
  return [type, time && formatDuration(time), size && formatSize(size)].filter(Boolean).join(', ');
}

function formatDuration(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function formatSize(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} KB`;
  return `${(bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)} MB`;
}
