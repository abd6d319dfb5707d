import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EditionFiles } from '../compile/compile.ts';
import { hexDigest, ignoreMissing, listFiles, writeWhole } from './files.ts';

/**
 * Writes an edition into a folder, with the files of the content's `media/`, so that at every moment the index names only what is
 * there: first the assets that are new, then what the Worker imports. Files that hold the right bytes already are not touched.
 * Returns the assets that no edition names any more, for `sweep` once nobody serves them.
 */
export async function store(
  folder: string,
  compiled: EditionFiles,
  content?: string,
): Promise<readonly string[]> {
  if (content !== undefined) await storeMedia(folder, content);
  return storeEdition(folder, compiled);
}

/** The same without the media. */
export async function storeEdition(folder: string, compiled: EditionFiles): Promise<readonly string[]> {
  const assets = join(folder, 'assets');
  await mkdir(assets, { recursive: true });
  const present = await listFiles(assets);
  const known = new Set(present);
  for (const [name, bytes] of compiled.assets) {
    const path = join(assets, name);
    // A name stands for its bytes; a length that differs is a write that a crash cut short.
    if (known.has(name) && (await stat(path)).size === bytes.length) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, bytes);
  }
  await writeChanged(join(folder, 'newest.bin'), compiled.newest);
  await writeChanged(join(folder, 'index.bin'), compiled.index);
  const named = new Set([...compiled.assets.keys(), ...compiled.shelved.keys()]);
  return present.filter((name) => !named.has(name) && !name.startsWith('media/'));
}

/**
 * Makes `assets/media/` of an edition's folder equal to a content folder's `media/`. Returns a digest of the files' names, lengths and
 * times of change.
 */
export async function storeMedia(folder: string, content: string): Promise<string> {
  const target = join(folder, 'assets', 'media');
  const files = await mirror(join(content, 'media'), target);
  const names = new Set(files.map(({ name }) => name));
  for (const name of await listFiles(target)) if (!names.has(name)) await rm(join(target, name));
  return hexDigest('sha256', JSON.stringify(files)).slice(0, 16);
}

/** Removes assets that `store` found to be left over. */
export async function sweep(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(folder, 'assets', name), { force: true });
}

async function writeChanged(path: string, bytes: Uint8Array): Promise<void> {
  const there = await readFile(path).catch(ignoreMissing);
  if (!there || Buffer.compare(there, bytes) !== 0) await writeWhole(path, bytes);
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
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory())
      for (const file of await mirror(source, target))
        files.push({ ...file, name: `${entry.name}/${file.name}` });
    // A link may lead out of the folder, to what was never meant to be served.
    if (!entry.isFile()) continue;
    const [is, was] = await Promise.all([stat(source), stat(target).catch(ignoreMissing)]);
    const changed = Math.trunc(is.mtimeMs);
    files.push({ name: entry.name, size: is.size, changed });
    if (was && was.size === is.size && Math.trunc(was.mtimeMs) === changed) continue;
    await mkdir(to, { recursive: true });
    const beside = join(to, '.copied');
    await copyFile(source, beside);
    await utimes(beside, is.atime, changed / 1000);
    await rename(beside, target);
  }
  return files;
}
