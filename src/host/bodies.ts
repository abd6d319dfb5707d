import { randomBytes } from 'node:crypto';
import { appendFileSync, closeSync, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bodies } from '../content/texts.ts';

const prefix = 'bodies-';

/** A file that only grows: what was written before still lies where it lay, whatever becomes of what is written after. */
function bodiesIn(path: string, name: string): Bodies {
  const size = (): number => statSync(path).size;
  return {
    name,
    size,
    read: (start, length) => {
      const bytes = Buffer.alloc(length);
      const file = openSync(path, 'r');
      try {
        if (readSync(file, bytes, 0, length, start) < length) throw new Error(`${path} was cut short.`);
      } finally {
        closeSync(file);
      }
      return bytes.toString('utf8');
    },
    add: (bytes) => {
      const start = size();
      appendFileSync(path, bytes);
      return start;
    },
  };
}

/** The bodies of that name in a folder; undefined where they are not there, or have fewer bytes than they should. */
export function openBodies(folder: string, name: string, length: number): Bodies | undefined {
  const path = join(folder, prefix + name);
  const found = statSync(path, { throwIfNoEntry: false });
  return found && found.size >= length ? bodiesIn(path, name) : undefined;
}

/** A place for bodies that holds none. */
export function createBodies(folder: string): Bodies {
  const name = randomBytes(6).toString('hex');
  const path = join(folder, prefix + name);
  writeFileSync(path, '', { flag: 'wx' });
  return bodiesIn(path, name);
}

/** Removes all bodies of a folder but those of that name. */
export async function sweepBodies(folder: string, name: string): Promise<void> {
  for (const file of await readdir(folder))
    if (file.startsWith(prefix) && file !== prefix + name) await rm(join(folder, file), { force: true });
}
