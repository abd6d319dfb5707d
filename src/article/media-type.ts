import { table } from '../text/table.ts';

/** Media types by file extension, as IANA's registry and WHATWG's MIME Sniffing have them. */
const types = table<string>({
  aac: 'audio/aac',
  avif: 'image/avif',
  epub: 'application/epub+zip',
  flac: 'audio/flac',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  m4a: 'audio/mp4',
  m4b: 'audio/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  ogv: 'video/ogg',
  opus: 'audio/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  srt: 'application/x-subrip',
  svg: 'image/svg+xml',
  torrent: 'application/x-bittorrent',
  txt: 'text/plain',
  vtt: 'text/vtt',
  wav: 'audio/wav',
  weba: 'audio/webm',
  webm: 'video/webm',
  webp: 'image/webp',
  zip: 'application/zip',
});

/** The media type of chapters in JSON (https://github.com/Podcastindex-org/podcast-namespace). */
export const chapterType = 'application/json+chapters';

/** The media type (RFC 6838) for the extension of an address without its query and fragment; undefined if unknown. */
export function mediaType(address: string): string | undefined {
  const [, extension = ''] = /\.([a-z\d]+)$/i.exec(address.replace(/[?#].*$/s, '')) ?? [];
  return types.get(extension.toLowerCase());
}

/**
 * Stands for the address of `/media/` of the publication where that is not known yet: while import makes relative
 * addresses absolute, and in mounted posts until they are compiled (RFC 2606 §2 reserves the domain).
 */
export const mediaPlaceholder = 'https://media.invalid/';
