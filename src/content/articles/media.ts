import { lstat, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment, Image } from '../../article/article.ts';
import type { Attached } from '../../article/frontmatter.ts';
import { mediaType } from '../../article/media-type.ts';
import { problemFromError, type Problem, problemOf } from '../../article/problem.ts';
import { nearest } from '../../text/nearest.ts';
import { decodePath } from '../../text/path.ts';
import { entriesBelow, type FileEntry, mapParallel, shownPath } from '../files.ts';
import { ContentError } from '../publication/settings.ts';

/**
 * The files that an edition serves below `/media/`: those of `content/media`, neither hidden ones nor links, and the
 * pictures of mounted posts. Their names are as in addresses:
 * with forward slashes, in Unicode's form NFC whatever form the disk has, not percent-encoded. The folder is listed
 * once.
 */
export class MediaFolder {
  readonly #folder: string;
  readonly #mounted = new Map<string, readonly string[]>();
  #listed: Promise<readonly FileEntry[]> | undefined;
  #named: Promise<ReadonlyMap<string, readonly string[]>> | undefined;

  /** `content` is the content folder. Nothing is read before a method is called. */
  constructor(content: string) {
    this.#folder = join(content, 'media');
  }

  /** Bytes of the file with the address `/media/…`; undefined if there is none. */
  async size(address: string): Promise<number | undefined> {
    const [path] = (await this.files()).get(decodePath(address.slice('/media/'.length))) ?? [];
    return path === undefined ? undefined : (await stat(path)).size;
  }

  /** Bytes of every file, by name. Throws `ContentError` if one cannot be read. */
  async sizes(): Promise<ReadonlyMap<string, number>> {
    const files = [...(await this.files())].flatMap(([name, paths]) => paths.map((path) => [name, path] as const));
    return new Map(
      await mapParallel(files, 64, async ([name, path]) => {
        const found = await lstat(path).catch((error: unknown) => {
          throw new ContentError([problemFromError(error, shownPath(path))]);
        });
        return [name, found.size] as const;
      }),
    );
  }

  /** The names of all files. */
  async names(): Promise<ReadonlySet<string>> {
    return new Set((await this.files()).keys());
  }

  /** Problems for links, and for files whose names differ only in their Unicode form, so that they have one address. */
  async problems(): Promise<readonly Problem[]> {
    const links = (await this.#entries()).flatMap(({ path, link }): Problem[] => {
      if (!link) return [];
      const message = 'This symbolic link is not served: an edition has the files of media/ itself.';
      const remedy = 'Replace it by the file or folder that it leads to.';
      return [problemOf('refused-link', 'warning', shownPath(join(this.#folder, path)), message, remedy)];
    });
    const shared = [...(await this.files()).values()].flatMap((paths): Problem[] => {
      const files = paths.map(shownPath);
      if (files.length < 2) return [];
      const message = `These files have one address: ${files.map(spelled).join(', ')}.`;
      return [problemOf('media-shared', 'error', files[0] as string, message, 'Rename or remove all but one.')];
    });
    return [...links, ...shared];
  }

  /** Serves the pictures of published mounted posts, too. */
  addPictures(pictures: readonly (readonly [name: string, path: string])[]): void {
    for (const [name, path] of pictures) this.#mounted.set(name, [path]);
  }

  /** The paths of each file by its name: several if their names differ only in their Unicode form. */
  async files(): Promise<ReadonlyMap<string, readonly string[]>> {
    this.#named ??= this.#entries().then((entries) => {
      const files = entries.filter(({ link }) => !link).map(({ path }) => path);
      const byName = Map.groupBy(files, (path) => path.normalize('NFC'));
      return new Map([...byName].map(([name, paths]) => [name, paths.map((path) => join(this.#folder, path))]));
    });
    return new Map([...this.#mounted, ...(await this.#named)]);
  }

  /** The files and links that are not hidden. */
  #entries(): Promise<readonly FileEntry[]> {
    this.#listed ??= entriesBelow(this.#folder).then((entries) => entries.filter(({ hidden }) => !hidden));
    return this.#listed;
  }
}

/** A name with all characters beyond ASCII as escapes, so that its Unicode form can be seen. */
function spelled(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The place that names a media file, for the problems. */
type MediaReference = Pick<Problem, 'file' | 'line' | 'key'>;

/** The resolved file of an article, or the problem with it. */
type ResolvedMedia<T> = { readonly value: T } | { readonly problem: Problem };

/** Bytes of the file for an address `/media/…`, or the problem that there is none. Other addresses have no length. */
async function lengthOf(
  url: string,
  media: MediaFolder,
  place: MediaReference,
): Promise<{ readonly length?: number } | { readonly problem: Problem }> {
  if (!url.startsWith('/media/')) return {};
  const length = await media.size(url);
  if (length !== undefined) return { length };
  const path = decodePath(url);
  const names = [...(await media.names())].map((name) => `/media/${name}`);
  const near = nearest(path, names).join(' or ');
  const remedy = near === '' ? `Put it at content${path}.` : `Did you mean ${near}?`;
  const message = `There is no file for ${path}.`;
  return { problem: { rule: 'missing-media', severity: 'error', ...place, message, remedy } };
}

/** A problem if the publication's icon is a file in `media/` that is missing. `file` is the path of `feed.yaml`. */
export async function iconProblems(
  icon: string | undefined,
  media: MediaFolder,
  file: string,
): Promise<readonly Problem[]> {
  const found = icon === undefined ? {} : await lengthOf(icon, media, { file, key: 'icon' });
  return 'problem' in found ? [found.problem] : [];
}

/** Completes an attachment: its type by the extension if it is not stated, and the length of a file in `media/`. */
export async function resolveAttachment(
  attached: Attached,
  media: MediaFolder,
  reference: MediaReference,
): Promise<ResolvedMedia<Attachment>> {
  const { url } = attached;
  const place = { ...reference, key: 'attachments' };
  const found = await lengthOf(url, media, place);
  if ('problem' in found) return found;
  const type = attached.type ?? mediaType(url);
  if (type !== undefined) return { value: { ...attached, type, ...found } };
  const message = `The extension of ${url} gives no media type.`;
  const remedy = 'Add type: and its media type.';
  return { problem: { rule: 'untyped-attachment', severity: 'error', ...place, message, remedy } };
}

/** Completes an image: its type by the extension if it is not stated. A missing file in `media/` is a problem. */
export async function resolveImage(
  image: Image,
  media: MediaFolder,
  reference: MediaReference,
): Promise<ResolvedMedia<Image>> {
  const found = await lengthOf(image.url, media, { ...reference, key: 'image' });
  if ('problem' in found) return found;
  const type = image.type ?? mediaType(image.url);
  return { value: { ...image, ...(type !== undefined && { type }) } };
}
