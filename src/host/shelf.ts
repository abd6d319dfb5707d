import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shardDigest } from '../compile/shards.ts';
import type { Shelf } from '../compile/shelf.ts';
import { openIndex } from '../edition/edition.ts';
import { shardEntry } from '../edition/shards.ts';
import { ignoreMissing } from './files.ts';

/** Where the shards lie that the edition in a folder has bundled: its bytes from where to where, by digest. */
async function bundledIn(folder: string): Promise<(digest: string) => Uint8Array<ArrayBuffer> | undefined> {
  const [index, newest] = await Promise.all(
    ['index.bin', 'newest.bin'].map((name) => readFile(join(folder, name)).catch(ignoreMissing)),
  );
  const places = new Map<string, readonly [number, number]>();
  try {
    const { shards, wordShards } = openIndex(index ?? new Uint8Array());
    for (const table of [shards, wordShards])
      for (let number = 0; 7 * number < table.length; number++) {
        const { digest, length, offset } = shardEntry(table, number);
        if (offset !== undefined) places.set(digest, [offset, offset + length]);
      }
  } catch {
    // No edition lies there, or another version's.
  }
  return (digest) => {
    const found = places.get(digest);
    const bytes = found && newest && new Uint8Array(newest.subarray(...found));
    // A crash may have left the index of one edition beside the bundle of another.
    return bytes && shardDigest(bytes) === digest ? bytes : undefined;
  };
}

/** The shards of the edition that lies in a folder, and the place for those of the next one. */
export async function openShelf(folder: string): Promise<Shelf> {
  const bundled = await bundledIn(folder);
  const shards = join(folder, 'assets', 'shards');
  mkdirSync(shards, { recursive: true });
  const pathOf = (digest: string): string => join(shards, `${digest}.bin`);
  return {
    // A name stands for its bytes; a length that differs is a write that a crash cut short.
    has: (digest, length) => statSync(pathOf(digest), { throwIfNoEntry: false })?.size === length,
    get: (digest) => {
      const known = bundled(digest);
      if (known) return known;
      const found = statSync(pathOf(digest), { throwIfNoEntry: false });
      const bytes = found && new Uint8Array(readFileSync(pathOf(digest)));
      return bytes && shardDigest(bytes) === digest ? bytes : undefined;
    },
    put: (digest, bytes) => {
      const beside = `${pathOf(digest)}.${process.pid}`;
      try {
        writeFileSync(beside, bytes);
        renameSync(beside, pathOf(digest));
      } catch (error) {
        rmSync(beside, { force: true });
        throw error;
      }
    },
  };
}
