import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Compiled } from '../compile/compile.ts';
import { ignoreMissing, listFiles, writeWhole } from './files.ts';

/**
 * Writes an edition into a folder, so that at every moment the index names only what is there: first the assets that are new, then
 * what the Worker imports. Files that hold the right bytes already are not touched. Returns the assets that no edition names
 * any more, for `sweep` once nobody serves them.
 */
export async function store(folder: string, compiled: Compiled): Promise<readonly string[]> {
  const assets = join(folder, 'assets');
  await mkdir(assets, { recursive: true });
  const present = await listFiles(assets);
  const known = new Set(present);
  for (const [name, bytes] of compiled.assets) {
    const path = join(assets, name);
    // A name stands for its bytes; a length that differs is a write that a crash cut short.
    if (known.has(name) && (await stat(path)).size === bytes.length) continue;
    if (name.includes('/')) await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, bytes);
  }
  await writeChanged(join(folder, 'newest.bin'), compiled.newest);
  await writeChanged(join(folder, 'index.bin'), compiled.index);
  return present.filter((name) => !compiled.assets.has(name));
}

/** Removes assets that `store` found to be left over. */
export async function sweep(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(folder, 'assets', name), { force: true });
}

async function writeChanged(path: string, bytes: Uint8Array): Promise<void> {
  const there = await readFile(path).catch(ignoreMissing);
  if (!there || Buffer.compare(there, bytes) !== 0) await writeWhole(path, bytes);
}
