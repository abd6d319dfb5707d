import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Assets } from '../compile/assets.ts';
import type { EditionFiles } from '../compile/compile.ts';
import { mapParallel } from '../content/parallel.ts';
import { hexDigest, ignoreMissing, listFiles, writeWhole } from './files.ts';

/** The static assets in an edition's folder. Each is written whole or not at all. */
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
 * Writes an edition into a folder: first its new assets, then the modules that the Worker imports, so that at every moment the index
 * names only assets that are there. A file that has the right bytes already is left as it is. Returns the assets that no edition names
 * any more, for `removeAssets` once no Worker serves them, and whether a file was written.
 */
export async function writeEdition(
  folder: string,
  compiled: EditionFiles,
): Promise<{ readonly leftOver: readonly string[]; readonly changed: boolean }> {
  const assets = join(folder, 'assets');
  await mkdir(assets, { recursive: true });
  const present = await listFiles(assets);
  const known = new Set(present);
  let changed = false;
  for (const [name, { length, bytes }] of compiled.assets) {
    const path = join(assets, name);
    // A name stands for its bytes; a length that differs is a write that a crash cut short.
    if (known.has(name) && (await stat(path)).size === length) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, bytes());
    changed = true;
  }
  for (const name of ['newest', 'index'] as const)
    if (await writeChanged(join(folder, `${name}.bin`), compiled[name])) changed = true;
  const leftOver = present.filter((name) => !compiled.assets.has(name) && !name.startsWith('media/'));
  return { leftOver, changed };
}

/**
 * Makes `assets/media/` of an edition's folder equal to a content folder's `media/`. Returns a digest of the files' names, lengths and
 * times of change.
 */
export async function writeMedia(folder: string, content: string): Promise<string> {
  const target = join(folder, 'assets', 'media');
  const files = await mirror(join(content, 'media'), target);
  const names = new Set(files.map(({ name }) => name));
  for (const name of await listFiles(target)) if (!names.has(name)) await rm(join(target, name));
  return hexDigest('sha256', JSON.stringify(files)).slice(0, 16);
}

/** Removes assets that `writeEdition` found to be left over. */
export async function removeAssets(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(folder, 'assets', name), { force: true });
}
/** Writes a file unless it holds these bytes. Tells whether it wrote. */
async function writeChanged(path: string, bytes: Uint8Array): Promise<boolean> {
  const there = await readFile(path).catch(ignoreMissing);
  if (there && Buffer.compare(there, bytes) === 0) return false;
  await writeWhole(path, bytes);
  return true;
}

/** How many assets an edition has, and their bytes. */
export async function weighAssets(out: string): Promise<{ readonly files: number; readonly bytes: number }> {
  const folder = join(out, 'assets');
  const sizes = await mapParallel(
    await listFiles(folder),
    64,
    async (name) => (await stat(join(folder, name)).catch(ignoreMissing))?.size ?? 0,
  );
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

interface MediaFile {
  readonly name: string;
  readonly size: number;
  /** Milliseconds since the epoch, whole. */
  readonly changed: number;
}

/** Copies the files below one folder that are not the same, by length and time of change, below another. Gives them all. */
async function mirror(from: string, to: string): Promise<MediaFile[]> {
  const files: MediaFile[] = [];
  for (const entry of (await readdir(from, { withFileTypes: true }).catch(ignoreMissing)) ?? []) {
    if (entry.name.startsWith('.')) continue;
    // Addresses have names in NFC, whatever form the disk has.
    const name = entry.name.normalize('NFC');
    const [source, target] = [join(from, entry.name), join(to, name)];
    if (entry.isDirectory())
      for (const file of await mirror(source, target)) files.push({ ...file, name: `${name}/${file.name}` });
    // A link may lead out of the folder, to what was never meant to be served.
    if (!entry.isFile()) continue;
    const [is, was] = await Promise.all([stat(source), stat(target).catch(ignoreMissing)]);
    const changed = Math.trunc(is.mtimeMs);
    files.push({ name, size: is.size, changed });
    if (was && was.size === is.size && Math.trunc(was.mtimeMs) === changed) continue;
    await mkdir(to, { recursive: true });
    const beside = join(to, '.copied');
    await copyFile(source, beside);
    await utimes(beside, is.atime, changed / 1000);
    await rename(beside, target);
  }
  return files;
}
