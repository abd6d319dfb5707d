import type { Attachment, Image } from '../../article/article.ts';
import type { Found } from '../../article/candidate.ts';
import { mediaType } from '../../article/media-type.ts';
import type { Resolve } from './addresses.ts';
import { type FeedEntry, given, type StatedValue } from './entry.ts';
import { found, placesOf, sure } from './feed-fields.ts';

/** The type as stated, else by the extension of the address, else as bytes of any kind (RFC 2046 §4.5.1). */
function typeOfFile({ type, url }: Partial<Attachment>): string {
  const written = type?.trim();
  if (written !== undefined && /^[\w.+-]+\/[\w.+-]+/.test(written)) return written;
  return mediaType(URL.parse(url ?? '')?.pathname ?? '') ?? 'application/octet-stream';
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) && value > 0 ? Math.round(value) : undefined;
}

/**
 * Attachments, each address once with the statements of all elements about it. Addresses that lead nowhere are left
 * out.
 */
export function mergeAttachments(
  files: readonly StatedValue<Partial<Attachment>>[],
  resolve: Resolve,
): readonly Attachment[] {
  const byUrl = new Map<string, Partial<Attachment>>();
  for (const { value } of files) {
    const url = value.url === undefined ? undefined : resolve(value.url);
    if (url !== undefined) byUrl.set(url, { ...value, ...byUrl.get(url) });
  }
  return [...byUrl].map(([url, { title, ...all }]) => ({
    url,
    type: typeOfFile({ ...all, url }),
    ...given({ length: positive(all.length), title, duration: positive(all.duration) }),
  }));
}

/** The picture and the attachments of an entry, and the addresses that lead nowhere. */
interface EntryMedia {
  readonly image: Found<Image> | undefined;
  readonly attachments: Found<readonly Attachment[]> | undefined;
  readonly lost: readonly string[];
}

/**
 * The picture and the attachments of an entry. If it names no picture, one among its attachments is taken, but not in
 * our own feeds.
 */
export function mediaOf(entry: FeedEntry, resolve: Resolve, ours: boolean): EntryMedia {
  const files = mergeAttachments(entry.attachments, resolve);
  const stated = entry.images.flatMap(({ value, where }) => {
    const url = resolve(value.url);
    return url === undefined ? [] : [found({ ...value, url }, where, sure.own)];
  });
  const pictures = files.filter(({ type }) => !ours && type.startsWith('image/'));
  const [image] = [...stated, ...pictures.map(({ url, type }) => found({ url, type }, 'enclosure', sure.loose))];
  const rest = files.filter((file) => ours || file.url !== image?.value.url);
  const urls = [...entry.attachments, ...entry.images].flatMap(({ value }) => value.url ?? []);
  return {
    image,
    attachments: rest.length === 0 ? undefined : found(rest, placesOf(entry.attachments), sure.own),
    lost: [...new Set(urls.filter((url) => resolve(url) === undefined))],
  };
}
