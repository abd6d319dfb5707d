import { copyFile, mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Compiled } from '../compile/compile.ts';
import { ignoreMissing, listFiles, writeWhole } from './files.ts';

/**
 * Writes an edition into a folder, with the files of the content's `media/`, so that at every moment the index names only what is
 * there: first the assets that are new, then what the Worker imports. Files that hold the right bytes already are not touched.
 * Returns the assets that no edition names any more, for `sweep` once nobody serves them.
 */
export async function store(
  folder: string,
  compiled: Compiled,
  content?: string,
): Promise<readonly string[]> {
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
  const media = content === undefined ? [] : await mirror(join(content, 'media'), join(assets, 'media'));
  await writeChanged(join(folder, 'newest.bin'), compiled.newest);
  await writeChanged(join(folder, 'index.bin'), compiled.index);
  const named = new Set([
    ...compiled.assets.keys(),
    ...compiled.shelved.keys(),
    ...media.map((name) => `media/${name}`),
  ]);
  return present.filter((name) => !named.has(name));
}

/** Removes assets that `store` found to be left over. */
export async function sweep(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(folder, 'assets', name), { force: true });
}

async function writeChanged(path: string, bytes: Uint8Array): Promise<void> {
  const there = await readFile(path).catch(ignoreMissing);
  if (!there || Buffer.compare(there, bytes) !== 0) await writeWhole(path, bytes);
}

/** Copies the files below one folder that are not the same, by length and time of change, below another. Gives all their names. */
async function mirror(from: string, to: string): Promise<string[]> {
  const names: string[] = [];
  for (const entry of (await readdir(from, { withFileTypes: true }).catch(ignoreMissing)) ?? []) {
    if (entry.name.startsWith('.')) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory())
      names.push(...(await mirror(source, target)).map((name) => `${entry.name}/${name}`));
    // A link may lead out of the folder, to what was never meant to be served.
    if (!entry.isFile()) continue;
    names.push(entry.name);
    const [is, was] = await Promise.all([stat(source), stat(target).catch(ignoreMissing)]);
    const changed = Math.trunc(is.mtimeMs);
    if (was && was.size === is.size && Math.trunc(was.mtimeMs) === changed) continue;
    await mkdir(to, { recursive: true });
    await copyFile(source, target);
    await utimes(target, is.atime, changed / 1000);
  }
  return names;
}
