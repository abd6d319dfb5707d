import { stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import type { Attached, Attachment, Image } from '../article/article.ts';
import type { Problem } from '../article/problem.ts';
import { nearest } from '../text/nearest.ts';
import { filesBelow } from './tree.ts';
import { table } from '../text/table.ts';

/** Media types by ending, as IANA and WHATWG's MIME Sniffing register them. */
const types = table<string>({
  '.aac': 'audio/aac',
  '.avif': 'image/avif',
  '.epub': 'application/epub+zip',
  '.flac': 'audio/flac',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.m4a': 'audio/mp4',
  '.m4v': 'video/mp4',
  '.mov': 'video/quicktime',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.oga': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.ogv': 'video/ogg',
  '.opus': 'audio/ogg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wav': 'audio/wav',
  '.weba': 'audio/webm',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
  '.zip': 'application/zip',
});

/** The media type that an address's ending stands for. */
export function typeOf(url: string): string | undefined {
  const path = url.replace(/[?#].*$/s, '');
  return types.get(extname(path).toLowerCase());
}

/** What the files below `content/media` tell. Asks the disk once for each file. */
export class Media {
  readonly #root: string;
  readonly #sizes = new Map<string, Promise<number | undefined>>();

  constructor(folder: string) {
    this.#root = resolve(folder, 'media');
  }

  /** Bytes of the file that is served at `/media/…`; undefined where there is none. */
  size(url: string): Promise<number | undefined> {
    const known = this.#sizes.get(url) ?? this.#measure(url);
    this.#sizes.set(url, known);
    return known;
  }

  async #measure(url: string): Promise<number | undefined> {
    let path: string;
    try {
      path = resolve(this.#root, decodeURIComponent(url.slice('/media/'.length)));
    } catch {
      return undefined;
    }
    if (!path.startsWith(this.#root + sep)) return undefined;
    const found = await stat(path).catch(() => undefined);
    return found?.isFile() ? found.size : undefined;
  }

  /** Names under `/media/` that come near one that is missing. */
  async near(url: string): Promise<readonly string[]> {
    const files = await filesBelow(this.#root, () => true);
    return nearest(
      url,
      files.map(
        (file) =>
          `/media/${file
            .slice(this.#root.length + 1)
            .split(sep)
            .join('/')}`,
      ),
    );
  }
}

const isOurs = (url: string): boolean => url.startsWith('/media/');

/** Who is asking, for the problems. */
interface Asker {
  readonly file: string;
  readonly line?: number;
  readonly key: 'attachments' | 'image';
}

async function missing(url: string, media: Media, asker: Asker): Promise<Problem> {
  const near = await media.near(url);
  return {
    rule: 'missing-media',
    severity: 'error',
    ...asker,
    message: `There is no file for ${url}.`,
    remedy: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Put it at ${join('content', url)}.`,
  };
}

/** What became of a file that an article names. */
export type Resolved<T> = { readonly value: T } | { readonly problem: Problem };

/** Completes an attachment: type and length of a file of ours come from the file, a type of others' from the ending. */
export async function resolveAttachment(
  attached: Attached,
  media: Media,
  asker: Omit<Asker, 'key'>,
): Promise<Resolved<Attachment>> {
  const { url } = attached;
  const size = isOurs(url) ? await media.size(url) : undefined;
  if (isOurs(url) && size === undefined)
    return { problem: await missing(url, media, { ...asker, key: 'attachments' }) };
  const type = attached.type ?? typeOf(url);
  if (type === undefined) {
    const problem: Problem = {
      rule: 'untyped-attachment',
      severity: 'error',
      ...asker,
      key: 'attachments',
      message: `What ${url} is can't be told from its ending.`,
      remedy: 'Add type: and its media type.',
    };
    return { problem };
  }
  return { value: { ...attached, type, ...(size !== undefined && { length: size }) } };
}

/** Completes an image in the same way. */
export async function resolveImage(
  image: Image,
  media: Media,
  asker: Omit<Asker, 'key'>,
): Promise<Resolved<Image>> {
  const { url } = image;
  if (isOurs(url) && (await media.size(url)) === undefined)
    return { problem: await missing(url, media, { ...asker, key: 'image' }) };
  const type = image.type ?? typeOf(url);
  return { value: { ...image, ...(type !== undefined && { type }) } };
}
