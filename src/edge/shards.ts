import type { Edition } from '../edition/edition.ts';
import type { PartName } from '../edition/fragment.ts';
import type { Hash } from '../edition/hash.ts';
import { Shard } from '../edition/shard.ts';
import { type ShardEntry, shardEntry, shardOf } from '../edition/shards.ts';
import type { CacheNamespace } from './cache.ts';
import { unavailable } from './problem.ts';

const broken = 'A part of the archive is broken.';

/** The bytes of an edition's shards, which are bundled or fetched from static assets and then cached. */
export class ShardSource {
  readonly #bundled: Uint8Array;
  readonly #fetchAsset: (digest: string) => Promise<Uint8Array | undefined>;
  readonly #fetched: CacheNamespace<Uint8Array>;
  readonly #checked = new Set<string>();

  constructor(
    bundled: Uint8Array,
    fetchAsset: (digest: string) => Promise<Uint8Array | undefined>,
    fetched: CacheNamespace<Uint8Array>,
  ) {
    this.#bundled = bundled;
    this.#fetchAsset = fetchAsset;
    this.#fetched = fetched;
  }

  /** The bytes of a shard, at once if bundled or cached. Rejects with ProblemError 503. */
  read({ offset, length, digest }: ShardEntry): Uint8Array | Promise<Uint8Array> {
    if (offset !== undefined) return this.#bundled.subarray(offset, offset + length);
    return this.#fetched.get(digest) ?? this.#fetch(digest, length);
  }

  /**
   * The same, with the digest of bundled bytes checked on first use. Needed for shards without keys and
   * versions, by which a shard of articles is checked.
   */
  async readChecked(entry: ShardEntry): Promise<Uint8Array> {
    const bytes = await this.read(entry);
    if (entry.offset === undefined || this.#checked.has(entry.digest)) return bytes;
    if ((await sha256(bytes)) !== entry.digest) throw unavailable(broken);
    this.#checked.add(entry.digest);
    return bytes;
  }

  async #fetch(digest: string, length: number): Promise<Uint8Array> {
    const bytes = await this.#fetchAsset(digest).catch(() => undefined);
    if (!bytes) throw unavailable('A part of the archive is missing.');
    if (bytes.length !== length || (await sha256(bytes)) !== digest) throw unavailable(broken);
    this.#fetched.set(digest, bytes, bytes.length);
    return bytes;
  }
}

/** The first 128 bits of a SHA-256, hexadecimal, as in the names of shards. */
async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes), 0, 16);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One article's parts within a shard. */
export interface StoredParts {
  part(name: PartName): Uint8Array;
}

/**
 * The parts of articles, in the order of the ordinals, synchronously if nothing is fetched. `own`, a shard
 * with the newest articles of one facet value, is read first. Throws, or rejects with, ProblemError 503 if
 * bytes are missing or are not those that the index refers to.
 */
export function readArticles(
  edition: Edition,
  source: ShardSource,
  ordinals: readonly number[],
  own?: ShardEntry,
): StoredParts[] | Promise<StoredParts[]> {
  if (!own) return readRuns(edition, source, ordinals);
  return Promise.resolve(source.read(own)).then(async (bytes) => {
    const shard = open(bytes);
    const found = ordinals.map((ordinal) => partsIn(shard, shard.find(...identityOf(edition, ordinal))));
    const missing = ordinals.filter((_, i) => !found[i]);
    const rest = await readRuns(edition, source, missing);
    return found.map((parts) => parts ?? (rest.shift() as StoredParts));
  });
}

/** Reads articles from the shards of consecutive articles. */
function readRuns(edition: Edition, source: ShardSource, ordinals: readonly number[]) {
  const { shards: table } = edition;
  const numbers = [...new Set(ordinals.map((ordinal) => shardOf(table, ordinal)))];
  const reads = numbers.map((number) => source.read(shardEntry(table, number)));
  const locate = (read: readonly Uint8Array[]) => {
    const shards = new Map(read.map((bytes, i) => [numbers[i], open(bytes)]));
    return ordinals.map((ordinal) => {
      const number = shardOf(table, ordinal);
      const shard = shards.get(number) as Shard;
      const row = ordinal - shardEntry(table, number).first;
      if (shard.holds(row, ...identityOf(edition, ordinal))) return partsIn(shard, row) as StoredParts;
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
    throw unavailable(broken);
  }
}

/** An article's key and version. */
function identityOf({ keys, versions }: Edition, ordinal: number): [key: Hash, version: Hash] {
  const [low, high] = [2 * ordinal, 2 * ordinal + 1];
  return [
    { low: keys[low] as number, high: keys[high] as number },
    { low: versions[low] as number, high: versions[high] as number },
  ];
}

function partsIn(shard: Shard, row: number): StoredParts | undefined {
  return row < 0 ? undefined : { part: (name) => shard.part(row, name) };
}
