import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { largestAsset } from '../compile/limits.ts';
import type { Assets } from '../compile/shards.ts';
import type { EditionFiles } from '../compile/compile.ts';
import type { MediaFolder } from '../content/articles/media.ts';
import { ignoreMissing, listFiles } from '../content/files.ts';
import { writeIfChanged } from '../content/write.ts';
import { hexDigest } from '../content/digest.ts';

/**
 * The static assets in an edition's folder, named by digest. Each is written whole or not at all; another length is the
 * result of a crash.
 */
export function assetsIn(out: string): Assets {
  const pathOf = (name: string): string => join(out, 'assets', name);
  const made = new Set<string>();
  return {
    has: (name, length) => statSync(pathOf(name), { throwIfNoEntry: false })?.size === length,
    get: (name) => readFileSync(pathOf(name)),
    put: (name, bytes) => {
      const path = pathOf(name);
      const beside = `${path}.${process.pid}`;
      const folder = dirname(path);
      if (!made.has(folder)) mkdirSync(folder, { recursive: true });
      made.add(folder);
      try {
        writeFileSync(beside, bytes);
        renameSync(beside, path);
      } catch (error) {
        rmSync(beside, { force: true });
        throw error;
      }
    },
  };
}

/**
 * Writes an edition into a folder: first its new assets, then the modules that the Worker imports, so that the index
 * never names a missing asset. Files that already have the right bytes are not written. Returns whether a file was
 * written.
 */
export async function writeEdition(folder: string, compiled: EditionFiles): Promise<boolean> {
  await mkdir(join(folder, 'assets'), { recursive: true });
  const stored = assetsIn(folder);
  let changed = false;
  for (const [name, { length, bytes }] of compiled.assets) {
    if (stored.has(name, length)) continue;
    stored.put(name, bytes());
    changed = true;
  }
  for (const name of ['newest', 'index'] as const)
    if (await writeIfChanged(join(folder, `${name}.bin`), compiled[name])) changed = true;
  return changed;
}

/**
 * The folder beside an edition for the files of `media/` that are too large for static assets, by their keys in the
 * bucket, such as `media/a.mp4`.
 */
export const bucketFolder = (folder: string): string => join(folder, 'bucket');

/**
 * Makes `media/` of a content folder equal to `assets/media/` and, for files that are too large for static assets,
 * `bucket/media/` of an edition's folder. Returns a digest of the names, lengths and times of change of the files, and
 * the keys of the large ones.
 */
export async function writeMedia(
  folder: string,
  media: MediaFolder,
): Promise<{ readonly digest: string; readonly large: readonly string[] }> {
  const targets = { small: join(folder, 'assets'), large: bucketFolder(folder) };
  const files: MirroredFile[] = [];
  for (const [name, [source = '']] of await media.files())
    files.push(await mirrorFile(source, `media/${name}`, targets));
  for (const [kind, target] of Object.entries(targets)) {
    const names = new Set(files.flatMap(({ name, size }) => (kindOf(size) === kind ? [name] : [])));
    for (const path of await listFiles(join(target, 'media')))
      if (!names.has(`media/${path}`)) await rm(join(target, 'media', path));
  }
  const large = files.flatMap(({ name, size }) => (kindOf(size) === 'large' ? [name] : []));
  return { digest: hexDigest(JSON.stringify(files), 16), large };
}

const kindOf = (size: number): 'small' | 'large' => (size > largestAsset ? 'large' : 'small');

/** Removes the assets of earlier editions, media excepted, from an edition's folder. */
export async function removeOldAssets(folder: string, { assets }: EditionFiles): Promise<void> {
  const present = await listFiles(join(folder, 'assets'));
  for (const name of present)
    if (!assets.has(name) && !name.startsWith('media/')) await rm(join(folder, 'assets', name), { force: true });
}

interface MirroredFile {
  readonly name: string;
  readonly size: number;
  /** Milliseconds since the epoch, whole. */
  readonly changed: number;
}

/** Copies a file below the target for its size, if it is not there with the same length and time of change. */
async function mirrorFile(
  source: string,
  name: string,
  targets: Readonly<Record<'small' | 'large', string>>,
): Promise<MirroredFile> {
  const is = await stat(source);
  const target = join(targets[kindOf(is.size)], name);
  const was = await stat(target).catch(ignoreMissing);
  const changed = Math.trunc(is.mtimeMs);
  if (was?.size !== is.size || Math.trunc(was.mtimeMs) !== changed) {
    await mkdir(dirname(target), { recursive: true });
    const beside = join(dirname(target), '.copied');
    await copyFile(source, beside);
    await utimes(beside, is.atime, changed / 1000);
    await rename(beside, target);
  }
  return { name, size: is.size, changed };
}
