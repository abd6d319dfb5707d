import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { decodeUtf8, ignoreMissing } from './files.ts';

/**
 * The text of a file without its byte-order mark; undefined if there is no such file. Throws if it is not UTF-8.
 */
export async function readIfPresent(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch(ignoreMissing);
  return bytes && decodeUtf8(bytes).replace(/^\ufeff/, '');
}

/**
 * Writes a file atomically: under another name beside it, then renamed. A reader sees the old bytes or the new ones,
 * never a part; with `flush` also after a loss of power, which is too slow for the thousands of files of an edition.
 * Creates missing folders.
 */
export async function writeAtomically(path: string, data: string | Uint8Array, flush = false): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const name = `.${basename(path).slice(0, 60)}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  const beside = join(dirname(path), name);
  const handle = await open(beside, 'wx');
  try {
    try {
      await handle.writeFile(data);
      if (flush) await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Names of files that are being written; they contain the id of the process. */
const temporary = /^\..+\.(\d+)-[0-9a-f]{8}\.tmp$/;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Deletes temporary files of processes that have ended, in a folder and below. */
export async function removeTemporaryFiles(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const { name, parentPath } of entries) {
    const pid = temporary.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(parentPath, name), { force: true });
  }
}

/** Writes a file as `writeAtomically` does, unless it holds these bytes already. Returns whether it wrote. */
export async function writeIfChanged(path: string, data: string | Uint8Array, flush = false): Promise<boolean> {
  const present = await readFile(path).catch(ignoreMissing);
  if (present?.equals(typeof data === 'string' ? Buffer.from(data) : data)) return false;
  await writeAtomically(path, data, flush);
  return true;
}
