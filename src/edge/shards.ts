import type { Edition } from '../edition/edition.ts';
import type { PartName } from '../edition/fragment.ts';
import { Shard } from '../edition/shard.ts';
import { shardEntry, shardOf } from '../edition/shards.ts';
import { unavailable } from './problem.ts';
import type { Store } from './store.ts';

/** One article's parts, where they lie. */
export interface Stored {
  part(name: PartName): Uint8Array;
}

/**
 * The parts of articles, in the order asked for; at once where no asset has to be fetched. Throws, or rejects with,
 * QueryError 503 where bytes are missing or are not those that the index means.
 */
export function readArticles(
  edition: Edition,
  store: Store,
  ordinals: readonly number[],
): Stored[] | Promise<Stored[]> {
  const numbers = new Set(ordinals.map((ordinal) => shardOf(edition.shards, ordinal)));
  const reads = Array.from(
    numbers,
    (number) => [number, store.read(shardEntry(edition.shards, number))] as const,
  );
  const locate = (read: readonly (readonly [number, Uint8Array])[]) => {
    const shards = new Map(read.map(([number, bytes]) => [number, open(bytes)]));
    return ordinals.map((ordinal) => locateIn(edition, shards, ordinal));
  };
  const held = reads.flatMap(([number, bytes]) =>
    bytes instanceof Uint8Array ? [[number, bytes] as const] : [],
  );
  if (held.length === reads.length) return locate(held);
  return Promise.all(reads.map(async ([number, bytes]) => [number, await bytes] as const)).then(locate);
}

function open(bytes: Uint8Array): Shard {
  try {
    return new Shard(bytes);
  } catch {
    throw unavailable('A part of the archive is broken.');
  }
}

function locateIn(edition: Edition, shards: ReadonlyMap<number, Shard>, ordinal: number): Stored {
  const { shards: table, keys, versions } = edition;
  const number = shardOf(table, ordinal);
  const shard = shards.get(number) as Shard;
  const row = ordinal - shardEntry(table, number).first;
  const key = { low: keys[2 * ordinal] as number, high: keys[2 * ordinal + 1] as number };
  const version = { low: versions[2 * ordinal] as number, high: versions[2 * ordinal + 1] as number };
  if (!shard.holds(row, key, version)) throw unavailable('A part of the archive is from another edition.');
  return { part: (name) => shard.part(row, name) };
}
