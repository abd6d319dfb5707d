import { ownAddress } from './body.ts';
import type { Item } from './item.ts';

type Attachment = NonNullable<Item['attachments']>[number];

interface AttachmentsProps {
  readonly item: Item;
  readonly origin: string;
}

/** The files that travel with an article: our own to be heard and seen in place, others by a link. */
export function Attachments({ item: { attachments = [] }, origin }: AttachmentsProps) {
  if (attachments.length === 0) return null;
  return (
    <>
      <h2>Attached</h2>
      <ul class="attachments">
        {attachments.map((attachment) => {
          const here = ownAddress(attachment.url, origin);
          return (
            <li>
              <p>
                <a {...(here === undefined ? { href: attachment.url, rel: 'noreferrer' } : { href: here })}>
                  <bdi>{nameOf(attachment)}</bdi>
                </a>{' '}
                <span class="count">{detailsOf(attachment)}</span>
              </p>
              {here === undefined ? null : <Player address={here} attachment={attachment} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface PlayerProps {
  readonly address: string;
  readonly attachment: Attachment;
}

function Player({ address, attachment }: PlayerProps) {
  const { mime_type: type } = attachment;
  const name = nameOf(attachment);
  if (type.startsWith('audio/')) return <audio src={address} controls preload="metadata" aria-label={name} />;
  if (type.startsWith('video/')) return <video src={address} controls preload="metadata" aria-label={name} />;
  return null;
}

function nameOf({ title, url }: Attachment): string {
  return title ?? decoded(url.slice(url.lastIndexOf('/') + 1));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `audio/mpeg, 61:05, 12.5 MB`. */
function detailsOf({
  mime_type: type,
  duration_in_seconds: duration,
  size_in_bytes: size,
}: Attachment): string {
  return [type, duration && formatDuration(duration), size && formatSize(size)].filter(Boolean).join(', ');
}

function formatDuration(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function formatSize(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} KB`;
  return `${(bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)} MB`;
}
