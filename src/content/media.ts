import { lstat, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment, Image } from '../article/article.ts';
import type { Attached } from '../article/frontmatter.ts';
import { mediaType } from '../article/media-type.ts';
import { problemFromError } from '../article/problem-from-error.ts';
import type { Problem } from '../article/problem.ts';
import { nearest } from '../text/nearest.ts';
import { decodePath } from '../text/path.ts';
import { listPublicFiles, shownPath } from './files.ts';
import { mapParallel } from './map-parallel.ts';
import { ContentError } from './settings.ts';

/**
 * The files of `content/media` that an edition serves, neither hidden ones nor links. Their names are as in addresses: with forward
 * slashes, in Unicode's form NFC whatever form the disk has, not percent-encoded.
 */
export class MediaFolder {
  readonly #folder: string;
  #listed: Promise<ReadonlyMap<string, readonly string[]>> | undefined;

  /** `content` is the content folder. Nothing is read before a method is called. */
  constructor(content: string) {
    this.#folder = join(content, 'media');
  }

  /** Bytes of the file with the address `/media/…`; undefined if there is none. */
  async size(address: string): Promise<number | undefined> {
    const [path] = (await this.#files()).get(decodePath(address.slice('/media/'.length))) ?? [];
    return path === undefined ? undefined : (await stat(path)).size;
  }

  /** Bytes of every file, by name. Throws `ContentError` if one cannot be read. */
  async sizes(): Promise<ReadonlyMap<string, number>> {
    const files = [...(await this.#files())].flatMap(([name, paths]) =>
      paths.map((path) => ({ name, path })),
    );
    const sizes = await mapParallel(files, 64, async ({ name, path }): Promise<[string, number]> => {
      const found = await lstat(path).catch((error: unknown) => {
        throw new ContentError([problemFromError(error, shownPath(path))]);
      });
      return [name, found.size];
    });
    return new Map(sizes);
  }

  /** Addresses below `/media/` that come near one that is missing. */
  async near(address: string): Promise<readonly string[]> {
    return nearest(
      decodePath(address),
      [...(await this.names())].map((name) => `/media/${name}`),
    );
  }

  /** The names of all files. */
  async names(): Promise<ReadonlySet<string>> {
    return new Set((await this.#files()).keys());
  }

  /** Problems for files whose names differ only in their Unicode form, so that they have one address. */
  async problems(): Promise<readonly Problem[]> {
    return [...(await this.#files()).values()]
      .filter((paths) => paths.length > 1)
      .map((paths) => ({
        rule: 'media-shared',
        severity: 'error',
        file: shownPath(paths[0] as string),
        message: `These files have one address: ${paths.map((path) => spelled(shownPath(path))).join(', ')}.`,
        remedy: 'Rename or remove all but one.',
      }));
  }

  /** Paths by name. */
  #files(): Promise<ReadonlyMap<string, readonly string[]>> {
    this.#listed ??= listPublicFiles(this.#folder).then((names) =>
      Map.groupBy(
        names.map((name) => join(this.#folder, name)),
        (_, i) => (names[i] as string).normalize('NFC'),
      ),
    );
    return this.#listed;
  }
}

/** A name with all characters beyond ASCII as escapes, so that its Unicode form can be seen. */
function spelled(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const isMediaPath = (url: string): boolean => url.startsWith('/media/');

/** The place in an article that names a file, for the problems. */
interface MediaReference {
  readonly file: string;
  readonly line?: number;
  readonly key: 'attachments' | 'image';
}

async function missing(url: string, media: MediaFolder, reference: MediaReference): Promise<Problem> {
  const near = await media.near(url);
  return {
    rule: 'missing-media',
    severity: 'error',
    ...reference,
    message: `There is no file for ${decodePath(url)}.`,
    remedy: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Put it at content${decodePath(url)}.`,
  };
}

/** The resolved file of an article, or the problem with it. */
export type ResolvedMedia<T> = { readonly value: T } | { readonly problem: Problem };

/** Completes an attachment: its type by the extension if it is not stated, and the length in bytes of a file in `media/`. */
export async function resolveAttachment(
  attached: Attached,
  media: MediaFolder,
  reference: Omit<MediaReference, 'key'>,
): Promise<ResolvedMedia<Attachment>> {
  const { url } = attached;
  const size = isMediaPath(url) ? await media.size(url) : undefined;
  if (isMediaPath(url) && size === undefined)
    return { problem: await missing(url, media, { ...reference, key: 'attachments' }) };
  const type = attached.type ?? mediaType(url);
  if (type === undefined) {
    const problem: Problem = {
      rule: 'untyped-attachment',
      severity: 'error',
      ...reference,
      key: 'attachments',
      message: `The extension of ${url} gives no media type.`,
      remedy: 'Add type: and its media type.',
    };
    return { problem };
  }
  return { value: { ...attached, type, ...(size !== undefined && { length: size }) } };
}

/** Completes an image: its type by the extension if it is not stated. A missing file in `media/` is a problem. */
export async function resolveImage(
  image: Image,
  media: MediaFolder,
  reference: Omit<MediaReference, 'key'>,
): Promise<ResolvedMedia<Image>> {
  const { url } = image;
  if (isMediaPath(url) && (await media.size(url)) === undefined)
    return { problem: await missing(url, media, { ...reference, key: 'image' }) };
  const type = image.type ?? mediaType(url);
  return { value: { ...image, ...(type !== undefined && { type }) } };
}
