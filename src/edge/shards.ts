import type { Edition } from '../edition/edition.ts';
import type { PartName } from '../edition/fragment.ts';
import type { Hash } from '../edition/hash.ts';
import { Shard } from '../edition/shard.ts';
import { type ShardEntry, shardEntry, shardOf } from '../edition/shards.ts';
import { unavailable } from './problem.ts';
import type { Store } from './store.ts';

/** One article's parts, where they lie. */
export interface Stored {
  part(name: PartName): Uint8Array;
}

/**
 * The parts of articles, in the order asked for; at once where no asset has to be fetched. Where a shard of its own holds
 * what a facet value lists, it is read first. Throws, or rejects with, QueryError 503 where bytes are missing or are not
 * those that the index means.
 */
export function readArticles(
  edition: Edition,
  store: Store,
  ordinals: readonly number[],
  own?: ShardEntry,
): Stored[] | Promise<Stored[]> {
  if (!own) return readRuns(edition, store, ordinals);
  return Promise.resolve(store.read(own)).then(async (bytes) => {
    const shard = open(bytes);
    const found = ordinals.map((ordinal) => storedIn(shard, shard.find(...identityOf(edition, ordinal))));
    const rest = await readRuns(
      edition,
      store,
      ordinals.filter((_, i) => !found[i]),
    );
    return found.map((stored) => stored ?? (rest.shift() as Stored));
  });
}

/** Reads articles from the runs that hold them. */
function readRuns(edition: Edition, store: Store, ordinals: readonly number[]): Stored[] | Promise<Stored[]> {
  const { shards: table } = edition;
  const numbers = [...new Set(ordinals.map((ordinal) => shardOf(table, ordinal)))];
  const reads = numbers.map((number) => store.read(shardEntry(table, number)));
  const locate = (read: readonly Uint8Array[]) => {
    const shards = new Map(read.map((bytes, i) => [numbers[i], open(bytes)]));
    return ordinals.map((ordinal) => {
      const number = shardOf(table, ordinal);
      const shard = shards.get(number) as Shard;
      const row = ordinal - shardEntry(table, number).first;
      if (shard.holds(row, ...identityOf(edition, ordinal))) return storedIn(shard, row) as Stored;
      throw unavailable('A part of the archive is from another edition.');
    });
  };
  const held = reads.filter((bytes) => bytes instanceof Uint8Array);
  return held.length === reads.length ? locate(held) : Promise.all(reads).then(locate);
}

function open(bytes: Uint8Array): Shard {
  try {
    return new Shard(bytes);
  } catch {
    throw unavailable('A part of the archive is broken.');
  }
}

/** An article's key and version. */
function identityOf({ keys, versions }: Edition, ordinal: number): [key: Hash, version: Hash] {
  const at = 2 * ordinal;
  return [
    { low: keys[at] as number, high: keys[at + 1] as number },
    { low: versions[at] as number, high: versions[at + 1] as number },
  ];
}

function storedIn(shard: Shard, row: number): Stored | undefined {
  return row < 0 ? undefined : { part: (name) => shard.part(row, name) };
}
