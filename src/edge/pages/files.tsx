import { percentDecode } from '../../edition/address.ts';
import { ownAddress } from './body.ts';
import type { JsonFeedItem, ItemAttachment } from './item.ts';

interface FilesProps {
  readonly item: JsonFeedItem;
  readonly publication: string;
}

/** An article's picture above its text, if the file is ours and the text does not contain it. */
export function LeadPicture({
  item,
  publication,
  written,
}: FilesProps & { readonly written: { readonly lang: string; readonly dir: string } }) {
  const { image, content_html: body, _dateline: extension } = item;
  const path = image === undefined ? undefined : ownAddress(image, publication);
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
export function Attachments({ item: { attachments = [] }, publication }: FilesProps) {
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
              {path === undefined ? null : <Player path={path} attachment={attachment} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Player({ path, attachment }: { readonly path: string; readonly attachment: ItemAttachment }) {
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
function detailsOf({
  mime_type: type,
  duration_in_seconds: duration,
  size_in_bytes: size,
}: ItemAttachment): string {
  return [type, duration && formatDuration(duration), size && formatSize(size)].filter(Boolean).join(', ');
}

function formatDuration(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function formatSize(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} KB`;
  return `${(bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)} MB`;
}
