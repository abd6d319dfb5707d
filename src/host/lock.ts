import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hexDigest } from '../content/digest.ts';
import { ignoreMissing } from '../content/files.ts';

const longestWait = 60 * 60_000;
const pause = 50;

/** Thrown if another process has locked a folder for longer than any build takes. */
class LockError extends Error {
  override readonly name = 'LockError';
  readonly code = 'ELOCKED';
}

/**
 * Runs `work` while no other process has a lock on any of these folders. The locks are files in the system's folder for
 * temporary files that name the owner's process, so that the lock of a crashed process can be recognised. Throws
 * `LockError` after an hour.
 */
export async function withLock<T>(folders: readonly string[], work: () => Promise<T>): Promise<T> {
  // Always in the same order, to prevent a deadlock.
  const [first, ...rest] = [...new Set(folders.map((folder) => resolve(folder)))].sort();
  if (first === undefined) return work();
  const path = join(tmpdir(), `dateline-${hexDigest(first, 16)}.lock`);
  await takeLock(path, first);
  try {
    return await withLock(rest, work);
  } finally {
    await rm(path, { force: true });
  }
}

async function takeLock(path: string, folder: string): Promise<void> {
  const deadline = performance.now() + longestWait;
  while (!(await tryTakeLock(path))) {
    const owner = await readFile(path, 'utf8').catch(ignoreMissing);
    if (owner !== undefined && !(await isRunning(owner))) await breakLock(path, owner);
    else if (performance.now() > deadline)
      throw new LockError(
        `Process ${owner} has locked ${folder} for too long. If it does not run Dateline, delete ${path}.`,
      );
    else await sleep(pause);
  }
}

/**
 * Identifies a process by its id and its start time, if the system has it (proc(5), the 20th field after the name): ids
 * are reused, and in a restarted container the first process with a lock may have the same id as the last one before.
 */
async function processName(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`.trim();
}

async function tryTakeLock(path: string): Promise<boolean> {
  const mine = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(mine, await processName(process.pid));
  try {
    await link(mine, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(mine, { force: true });
  }
}

async function isRunning(owner: string): Promise<boolean> {
  const pid = Number.parseInt(owner, 10);
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  // Some systems hide the processes of other users.
  return [owner, String(pid)].includes(await processName(pid));
}

/**
 * Removes the lock of an owner that has ended. If another process has replaced the lock in the meantime, it is put
 * back.
 */
async function breakLock(path: string, owner: string): Promise<void> {
  const away = `${path}.${process.pid}.stale`;
  await rename(path, away).catch(ignoreMissing);
  const taken = await readFile(away, 'utf8').catch(ignoreMissing);
  if (taken !== undefined && taken !== owner) await link(away, path);
  await rm(away, { force: true });
}
