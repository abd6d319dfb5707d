import { createHash } from 'node:crypto';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Every file below a folder, relative to it with forward slashes, by code point; none where there is no such folder. Folders that
 * are `passed` over are not looked into.
 */
export async function listFiles(
  folder: string,
  passed: (path: string, name: string) => boolean = () => false,
): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(ignoreMissing);
  const lists = await Promise.all(
    (entries ?? []).map(async (entry) =>
      entry.isDirectory() ? await listWithin(folder, entry.name, passed) : [entry.name],
    ),
  );
  return lists.flat().sort();
}

async function listWithin(
  folder: string,
  name: string,
  passed: (path: string, name: string) => boolean,
): Promise<string[]> {
  const path = join(folder, name);
  if (passed(path, name)) return [];
  return (await listFiles(path, passed)).map((below) => `${name}/${below}`);
}

/** What the system says where nothing is at the end of a path; links in a circle end nowhere. */
const absent: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP']);

/** A handler for `catch`: undefined where a file or folder is not there, everything else is thrown on. */
export function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (!absent.has(error.code)) throw error;
}

/**
 * Writes a file so that whoever reads meanwhile sees the old bytes or the new ones, never a part of either. It is not flushed to the
 * disk: what is written here is generated, and a flush for each of thousands of shards would take longer than compiling them.
 */
export async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  const beside = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    await writeFile(beside, bytes);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

export function hexDigest(algorithm: 'sha1' | 'sha256', bytes: Uint8Array | string): string {
  return createHash(algorithm).update(bytes).digest('hex');
}
