import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hexDigest, ignoreMissing } from './files.ts';

const patience = 60 * 60_000;
const pause = 50;

/** Thrown where another process kept a folder for longer than any build takes. */
export class LockError extends Error {
  override readonly name = 'LockError';
  readonly code = 'ELOCKED';
}

/**
 * Runs `work` while no other process that asks does the same on any of these folders. The locks lie in the system's folder for
 * temporary files and name the owner's process, so that one left by a crash is seen to be nobody's.
 */
export async function locked<T>(folders: readonly string[], work: () => Promise<T>): Promise<T> {
  // Always in the same order, so that two that want the same folders cannot wait for each other.
  const [first, ...rest] = [...new Set(folders.map((folder) => resolve(folder)))].sort();
  if (first === undefined) return work();
  const path = join(tmpdir(), `dateline-${hexDigest('sha256', first).slice(0, 16)}.lock`);
  await take(path, first);
  try {
    return await locked(rest, work);
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string, folder: string): Promise<void> {
  const deadline = performance.now() + patience;
  while (!(await tryTake(path))) {
    const owner = await readFile(path, 'utf8').catch(ignoreMissing);
    if (owner !== undefined && !(await isRunning(owner))) await breakLock(path, owner);
    else if (performance.now() > deadline)
      throw new LockError(
        `Process ${owner} has been at work on ${folder} for too long. If it is no Dateline, delete ${path}.`,
      );
    else await sleep(pause);
  }
}

/**
 * A process by its id and, where the system tells (proc(5), the 20th field after the name), the moment at which it began: ids are
 * given out again, and in a container that starts anew the first one to lock has the same as the last one had.
 */
async function nameOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`.trim();
}

async function tryTake(path: string): Promise<boolean> {
  const mine = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(mine, await nameOf(process.pid));
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
  // Some systems hide the processes of others.
  return [owner, String(pid)].includes(await nameOf(pid));
}

/** Takes a dead owner's lock away; where somebody else was quicker and the lock is a live one by now, it is put back. */
async function breakLock(path: string, owner: string): Promise<void> {
  const away = `${path}.${process.pid}.stale`;
  await rename(path, away).catch(ignoreMissing);
  const taken = await readFile(away, 'utf8').catch(ignoreMissing);
  if (taken !== undefined && taken !== owner) await link(away, path);
  await rm(away, { force: true });
}
