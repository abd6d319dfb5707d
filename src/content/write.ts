import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The text of a file without a byte-order mark, or undefined where there is none. */
export async function readIfAny(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}

/**
 * Writes a file whole or not at all: under another name beside it, then renamed. Whoever reads it at any moment finds the
 * old bytes or the new; with `flush` also after a loss of power. Makes the folders that are missing.
 */
export async function writeWhole(path: string, data: string | Uint8Array, flush = false): Promise<void> {
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

/** Names of files that are being written, with the process that writes them. */
const temporary = /^\..+\.(\d+)-[0-9a-f]{8}\.tmp$/;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Deletes what processes that were killed left half written, in a folder and below. */
export async function sweep(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const { name, parentPath } of entries) {
    const pid = temporary.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(parentPath, name), { force: true });
  }
}

/** Writes a file and flushes it, unless it already holds this text. Tells whether it wrote. */
export async function writeChanged(path: string, text: string): Promise<boolean> {
  if ((await readIfAny(path)) === text) return false;
  await writeWhole(path, text, true);
  return true;
}
