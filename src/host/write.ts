import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
 * Makes `assets/media/` of an edition's folder equal to `media/` of the content folder. Returns a digest of the names,
 * lengths and times of change of the files.
 */
export async function writeMedia(folder: string, media: MediaFolder): Promise<string> {
  const target = join(folder, 'assets', 'media');
  const files = await mirrorMedia(media, target);
  const names = new Set(files.map(({ name }) => name));
  for (const name of await listFiles(target)) if (!names.has(name)) await rm(join(target, name));
  return hexDigest(JSON.stringify(files), 16);
}

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

/** Copies the files that are not the same, by length and time of change, below a folder. Returns all files. */
async function mirrorMedia(media: MediaFolder, to: string): Promise<readonly MirroredFile[]> {
  const files: MirroredFile[] = [];
  for (const [name, [source = '']] of await media.files()) {
    const target = join(to, name);
    const [is, was] = await Promise.all([stat(source), stat(target).catch(ignoreMissing)]);
    const changed = Math.trunc(is.mtimeMs);
    files.push({ name, size: is.size, changed });
    if (was && was.size === is.size && Math.trunc(was.mtimeMs) === changed) continue;
    await mkdir(dirname(target), { recursive: true });
    const beside = join(to, '.copied');
    await copyFile(source, beside);
    await utimes(beside, is.atime, changed / 1000);
    await rename(beside, target);
  }
  return files;
}
