import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Cache } from '../compile/cache.ts';
import { ignoreMissing, writeWhole } from './files.ts';
import { readRevision } from './inputs.ts';

const pathIn = (out: string): string => join(out, 'cache', 'compiled.bin');

/** The rooms whose code turns articles into an edition. */
const rooms = ['text', 'article', 'compile', 'edition'];

/** What the last build into a folder compiled with the same code; nothing where there was none. */
export async function recallCache(out: string): Promise<Cache> {
  const [revision, stored] = await Promise.all([
    readRevision(rooms),
    readFile(pathIn(out)).catch(ignoreMissing),
  ]);
  return new Cache(revision, stored);
}

/** Remembers it for the next build. */
export async function rememberCache(out: string, cache: Cache): Promise<void> {
  await mkdir(join(out, 'cache'), { recursive: true });
  await writeWhole(pathIn(out), cache.bytes());
}
