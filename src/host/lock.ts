import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { hexDigest } from '../content/digest.ts';
import { OperationError } from './project.ts';
import { isBusy } from './store.ts';

/** Milliseconds that a process waits for a lock at most, and between two attempts. */
const longestWait = 60 * 60_000;
const pause = 50;

/** Thrown if a folder cannot be locked, as if another process has locked it for longer than any build takes. */
class LockError extends OperationError {
  override readonly name = 'LockError';
}

/**
 * Runs `work` while no other process, and no other work of this one, has a lock on any of these folders. Throws
 * `LockError` after an hour, or if the folder for temporary files cannot be used.
 */
export async function withLock<T>(folders: readonly string[], work: () => Promise<T>): Promise<T> {
  // Always in the same order, to prevent a deadlock.
  const [first, ...rest] = [...new Set(folders.map((folder) => resolve(folder)))].sort();
  if (first === undefined) return work();
  const lock = await takeLock(first);
  try {
    return await withLock(rest, work);
  } finally {
    lock.close();
  }
}

/**
 * Takes the lock of a folder: an exclusive transaction on an empty SQLite database in the system's folder for temporary
 * files. The system releases it when its process ends, however it ends.
 */
async function takeLock(folder: string): Promise<DatabaseSync> {
  // A user cannot open the files of another one.
  const name = hexDigest(JSON.stringify([folder, userInfo().uid]), 16);
  const path = join(tmpdir(), `dateline-${name}.lock.sqlite`);
  const lock = new DatabaseSync(path);
  for (const deadline = performance.now() + longestWait; ; await sleep(pause))
    try {
      // Without a file for the journal, since nothing is ever written.
      lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
      return lock;
    } catch (error) {
      if (isBusy(error) && performance.now() < deadline) continue;
      lock.close();
      const reason = isBusy(error) ? 'another process has it for too long' : (error as Error).message;
      throw new LockError(`${folder} cannot be locked: ${reason} (${path}).`);
    }
}
