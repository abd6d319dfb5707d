import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import type { CandidateMedia } from '../article/candidate.ts';
import { mediaPlaceholder, mediaType } from '../article/media-type.ts';
import type { Problem } from '../article/problem.ts';
import { decodePath } from '../text/path.ts';
import { slug } from '../text/slug.ts';
import type { Origin } from './reader.ts';

/** Whether an address leads to a file beside the source: a relative one without scheme and host. */
const isRelative = (address: string): boolean => !/^(?:[a-z][a-z\d+.-]*:|\/\/|#|\?|$)/i.test(address);
const isPlayable = (name: string): boolean => /^(?:image|audio|video)\//.test(mediaType(name) ?? '');

/**
 * The addresses of pictures and sounds in HTML, between double or single quotes, and in Markdown, also between `<` and
 * `>`.
 */
const references = new RegExp(
  String.raw`(?<tag><(?:img|audio|video|source)\b[^<>]*?\ssrc=)(?:"(?<double>[^"]*)"|'(?<single>[^']*)')|` +
    String.raw`(?<image>!\[[^[\]\n]*\]\()(?:<(?<quoted>[^<>\n]{1,1000})>|` +
    String.raw`(?<plain>[^()\s<>]+(?:\([^()\s<>]*\)[^()\s<>]*)?))`,
  'gi',
);

/** Where a file may be: by the reference, or below any folder from that of the source up to that of the import. */
function placesFor(reference: string, from: string, top: string): readonly string[] {
  const places = reference.startsWith('/') ? [] : [resolve(from, reference)];
  const below = reference.replace(/^(?:\.{0,2}\/)+/, '');
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    places.push(join(folder, below));
    if (folder === top || dirname(folder) === folder || !folder.startsWith(top)) return places;
  }
}

/**
 * Collects the pictures and sounds of an article: bytes that its source holds, and files beside it. `take` returns a
 * text with their addresses replaced. The texts must be finished by `settle`, which turns the addresses into those
 * below `/media/`.
 */
export class MediaCollector {
  readonly #origin: Origin;
  readonly #embedded: ReadonlyMap<string, { readonly name: string; readonly bytes: Uint8Array }>;
  readonly #media = new Map<string, CandidateMedia>();
  readonly #missing = new Set<string>();

  /** `embedded` holds files of the source by the address by which its text refers to them. */
  constructor(origin: Origin, embedded: ConstructorParameters<typeof Map<string, CandidateMedia>>[0] = []) {
    this.#origin = origin;
    this.#embedded = new Map(embedded);
  }

  /** The files that were taken. */
  get media(): readonly CandidateMedia[] {
    return [...this.#media.values()];
  }

  /**
   * Problems for files that are neither in the source nor beside it. With a base, paths from the root of the site
   * (`/a.png`) lead to the web.
   */
  problems(base?: string): readonly Problem[] {
    const missing = [...this.#missing].filter((reference) => base === undefined || !reference.startsWith('/'));
    return missing.map((reference) => ({
      rule: 'missing-picture',
      severity: 'warning',
      file: this.#origin.file,
      message: `The file “${reference}” is not in the export.`,
      remedy: 'Put it into content/media/ and correct the address in the article.',
    }));
  }

  /**
   * An HTML or Markdown text with the addresses of its pictures and sounds replaced by those of the files that were
   * found.
   */
  take(text: string): string {
    return text.replace(references, (whole: string, ...groups: unknown[]) => {
      const { tag, double, single, image, quoted, plain } = groups.at(-1) as Readonly<Record<string, string>>;
      const reference = double ?? single ?? quoted ?? plain ?? '';
      const address = this.addressOf(tag === undefined ? reference : reference.replaceAll('&amp;', '&'));
      if (address === undefined) return whole;
      return tag === undefined ? image + address : `${tag}"${address}"`;
    });
  }

  /** The address for a file by the reference to it; undefined if there is none. */
  addressOf(reference: string): string | undefined {
    const found = this.#embedded.get(reference) ?? this.#besides(reference);
    return found && this.#addressFor(found);
  }

  /** The address for a file on the disk by its path; undefined if it is no picture or sound, or cannot be read. */
  addressOfFile(path: string): string | undefined {
    if (!isPlayable(path)) return undefined;
    try {
      return this.#addressFor({ name: basename(path), bytes: readFileSync(path), path });
    } catch {
      return undefined;
    }
  }

  #addressFor(found: CandidateMedia): string {
    const extension = extname(found.name).toLowerCase();
    const stem = slug(found.name.slice(0, found.name.length - extension.length)).slice(0, 60) || 'file';
    const digest = createHash('sha256').update(found.bytes).digest('hex').slice(0, 8);
    const name = `${stem}-${digest}${extension}`;
    this.#media.set(name, { ...found, name });
    return mediaPlaceholder + encodeURIComponent(name);
  }

  /** A text, or a field of one, with the final addresses. */
  settle(text: string): string {
    return text.replaceAll(mediaPlaceholder, '/media/');
  }

  /** A file that a relative address leads to, within the folder of the import. */
  #besides(reference: string): CandidateMedia | undefined {
    const { file, path = file, root } = this.#origin;
    const plain = reference.replace(/[?#].*$/s, '');
    if (!isRelative(reference) || !isPlayable(plain)) return undefined;
    try {
      const from = realpathSync(dirname(path));
      const folder = root === undefined ? from : realpathSync(root);
      for (const place of placesFor(decodePath(plain), from, folder)) {
        const found = existsSync(place) ? realpathSync(place) : '';
        if (found.startsWith(folder + sep)) return { name: basename(found), bytes: readFileSync(found) };
      }
    } catch {
      // The file is missing, too, if its folder or the file cannot be read.
    }
    this.#missing.add(reference);
    return undefined;
  }
}
