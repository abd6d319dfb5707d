import type { Attachment, Image } from '../../article/article.ts';
import type { Stated } from './entry.ts';

/** Media types by the ending of an address, for files of which the feed does not state one (IANA's registry). */
const types: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  m4b: 'audio/mp4',
  aac: 'audio/aac',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  pdf: 'application/pdf',
  epub: 'application/epub+zip',
  zip: 'application/zip',
  torrent: 'application/x-bittorrent',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** The type as stated, else as the ending says, else bytes of which nothing is known (RFC 2046 §4.5.1). */
function typeOf({ type, url }: Partial<Attachment>): string {
  const written = type?.trim();
  if (written !== undefined && /^[\w.+-]+\/[\w.+-]+/.test(written)) return written;
  const ending = /\.(\w+)$/.exec(URL.parse(url ?? '')?.pathname ?? '')?.[1]?.toLowerCase();
  return types[ending ?? ''] ?? 'application/octet-stream';
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) && value > 0 ? Math.round(value) : undefined;
}

function merge(files: readonly Partial<Attachment>[]): Partial<Attachment> {
  return files.reduceRight((all, file) => ({ ...all, ...file }), {});
}

/** The files of an entry, each address once, what one element leaves out taken from another. Addresses that lead nowhere go. */
export function attachmentsOf(
  files: readonly Stated<Partial<Attachment>>[],
  absolute: (url: string) => string | undefined,
): readonly Attachment[] {
  const byUrl = new Map<string, Partial<Attachment>[]>();
  for (const { value } of files) {
    const url = value.url === undefined ? undefined : absolute(value.url);
    if (url !== undefined) byUrl.set(url, [...(byUrl.get(url) ?? []), value]);
  }
  return [...byUrl].map(([url, values]) => {
    const { title, ...all } = merge(values);
    const [length, duration] = [positive(all.length), positive(all.duration)];
    return {
      url,
      type: typeOf({ ...all, url }),
      ...(length === undefined ? {} : { length }),
      ...(title === undefined ? {} : { title }),
      ...(duration === undefined ? {} : { duration }),
    };
  });
}

/** The entry's picture: the first with an address. */
export function imageOf(
  images: readonly Stated<Image>[],
  absolute: (url: string) => string | undefined,
): Stated<Image> | undefined {
  for (const { value, where } of images) {
    const url = absolute(value.url);
    if (url !== undefined) return { where, value: { ...value, url } };
  }
  return undefined;
}
