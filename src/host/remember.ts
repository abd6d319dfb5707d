import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Cache } from '../compile/cache.ts';
import type { Marks } from '../content/marks.ts';
import { Memory } from '../content/memory.ts';
import { readLarge, writeWhole } from './files.ts';
import { readRevision } from './inputs.ts';

/** The rooms whose code a kept result depends on. */
const reading = ['text', 'article', 'import', 'content'];
const compiling = ['text', 'article', 'compile', 'edition'];

const pathIn = (out: string, name: string): string => join(out, 'cache', `${name}.bin`);

const recall = (out: string, name: string): Promise<Uint8Array | undefined> => readLarge(pathIn(out, name));

/** What the last build into a folder read, if the code was the same; nothing where there was none. */
export async function recallMemory(out: string, marks: Marks): Promise<Memory> {
  const [revision, stored] = await Promise.all([readRevision(reading, marks), recall(out, 'content')]);
  return new Memory(revision, stored, marks);
}

/** What the last build into a folder compiled, likewise. */
export async function recallCache(out: string, marks: Marks): Promise<Cache> {
  return new Cache(...(await Promise.all([readRevision(compiling, marks), recall(out, 'compiled')])));
}

/** Remembers both for the next build. */
export async function remember(out: string, memory: Memory, cache: Cache): Promise<void> {
  await mkdir(join(out, 'cache'), { recursive: true });
  await Promise.all([
    writeWhole(pathIn(out, 'content'), memory.bytes()),
    writeWhole(pathIn(out, 'compiled'), cache.bytes()),
  ]);
}
