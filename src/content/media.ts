import { stat } from 'node:fs/promises';
import { extname, relative, resolve, sep } from 'node:path';
import type { Attached, Attachment, Image } from '../article/article.ts';
import type { Problem } from '../article/problem.ts';
import { nearest } from '../text/nearest.ts';
import { decodePath } from '../text/path.ts';
import { table } from '../text/table.ts';
import { filesBelow, shown } from './tree.ts';

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

/** The files below `content/media`, by the names that addresses have for them: with forward slashes, in NFC, whatever form the disk has. */
export class Media {
  readonly #root: string;
  #listed: Promise<ReadonlyMap<string, readonly string[]>> | undefined;

  constructor(folder: string) {
    this.#root = resolve(folder, 'media');
  }

  /** Bytes of the file that is served at `/media/…`; undefined where there is none. */
  async size(url: string): Promise<number | undefined> {
    const [path] = (await this.#files()).get(decodePath(url.slice('/media/'.length))) ?? [];
    return path === undefined ? undefined : (await stat(path)).size;
  }

  /** Addresses below `/media/` that come near one that is missing. */
  async near(url: string): Promise<readonly string[]> {
    return nearest(
      decodePath(url),
      [...(await this.names())].map((name) => `/media/${name}`),
    );
  }

  /** What stands after `/media/` in the addresses of all files, not encoded. */
  async names(): Promise<ReadonlySet<string>> {
    return new Set((await this.#files()).keys());
  }

  /** Files whose names differ by nothing but their Unicode form, so that one address would stand for all of them. */
  async problems(): Promise<readonly Problem[]> {
    return [...(await this.#files()).values()]
      .filter((paths) => paths.length > 1)
      .map((paths) => ({
        rule: 'media-shared',
        severity: 'error',
        file: shown(paths[0] as string),
        message: `These files have one address: ${paths.map((path) => spelled(shown(path))).join(', ')}.`,
        remedy: 'Rename or remove all but one.',
      }));
  }

  #files(): Promise<ReadonlyMap<string, readonly string[]>> {
    this.#listed ??= filesBelow(this.#root, () => true).then((paths) =>
      Map.groupBy(paths, (path) => relative(this.#root, path).split(sep).join('/').normalize('NFC')),
    );
    return this.#listed;
  }
}

/** A name of which two forms can be told apart: as escapes what is not ASCII. */
function spelled(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
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
    message: `There is no file for ${decodePath(url)}.`,
    remedy: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Put it at content${decodePath(url)}.`,
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
