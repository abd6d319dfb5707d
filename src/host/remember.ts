import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Cache } from '../compile/cache.ts';
import type { Marks } from '../content/marks.ts';
import { Memory } from '../content/memory.ts';
import { createBodies, openBodies, sweepBodies } from './bodies.ts';
import { readLarge, writeWhole } from './files.ts';
import { readRevision } from './inputs.ts';

/** The rooms whose code a kept result depends on. */
const reading = ['text', 'article', 'import', 'content'];
const compiling = ['text', 'article', 'compile', 'edition'];

const folderIn = (out: string): string => join(out, 'cache');

const pathIn = (out: string, name: string): string => join(folderIn(out), `${name}.bin`);

const recall = (out: string, name: string): Promise<Uint8Array | undefined> => readLarge(pathIn(out, name));

/** What the last build into a folder read, if the code was the same; nothing where there was none. */
export async function recallMemory(out: string, marks: Marks): Promise<Memory> {
  const [revision, stored] = await Promise.all([readRevision(reading, marks), recall(out, 'content')]);
  return new Memory(revision, {
    stored,
    marks,
    open: (name, length) => openBodies(folderIn(out), name, length),
  });
}

/** What the last build into a folder compiled, likewise. */
export async function recallCache(out: string, marks: Marks): Promise<Cache> {
  return new Cache(...(await Promise.all([readRevision(compiling, marks), recall(out, 'compiled')])));
}

/** Remembers both for the next build. Bodies are added where the others lie, until as many there are of no use any more. */
export async function remember(out: string, memory: Memory, cache: Cache): Promise<void> {
  const folder = folderIn(out);
  await mkdir(folder, { recursive: true });
  const before = memory.bodies;
  const bodies = before && before.size() <= 2 * memory.laid ? before : createBodies(folder);
  await Promise.all([
    writeWhole(pathIn(out, 'content'), memory.bytes(bodies)),
    writeWhole(pathIn(out, 'compiled'), cache.bytes()),
  ]);
  await sweepBodies(folder, bodies.name);
}
