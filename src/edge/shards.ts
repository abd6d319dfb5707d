import type { Edition } from '../edition/edition.ts';
import type { Extent, PartName } from '../edition/fragment.ts';
import type { Hash } from '../edition/hash.ts';
import { Shard } from '../edition/shard.ts';
import { type ShardEntry, shardHolding } from '../edition/shards.ts';
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

  /** Whether a shard is bundled or cached. */
  has({ offset, digest }: ShardEntry): boolean {
    return offset !== undefined || this.#fetched.get(digest) !== undefined;
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

/** One article's parts, or those of them that were asked for. */
export interface StoredParts {
  part(name: PartName): Uint8Array;
}

/** Shards of one request that are read at the same time, and so held. */
const atOnce = 3;

/**
 * Some parts of articles, in the order of the ordinals; for `summary` only parts that shards of summaries have. `own`
 * is the own shard of a facet value that all the articles have. Shards are read in the order in which articles need
 * them, and what is needed of a fetched one is copied, so that none is held longer. Rejects with ProblemError 503 if
 * bytes are missing or are not those that the index refers to.
 */
export async function readArticles(
  { edition, shards: source }: { readonly edition: Edition; readonly shards: ShardSource },
  ordinals: readonly number[],
  extent: Extent,
  names: readonly PartName[],
  own?: ShardEntry,
): Promise<StoredParts[]> {
  const found = new Map<number, StoredParts>();
  const whole = (ordinal: number): ShardEntry => edition.shards.full.holding(ordinal);
  const shards = Map.groupBy(ordinals, (ordinal) =>
    source.has(whole(ordinal)) ? whole(ordinal) : shardHolding(edition.shards, ordinal, extent, own),
  );
  const queue = shards.entries();
  const readNext = async (): Promise<void> => {
    for (const [entry, wanted] of queue) {
      const shard = open(await source.read(entry));
      for (const ordinal of wanted) {
        const identity = identityOf(edition, ordinal);
        const row = entry === own ? shard.find(...identity) : ordinal - entry.first;
        if (!shard.holds(row, ...identity)) throw unavailable('A part of the archive is from another edition.');
        found.set(
          ordinal,
          entry.offset === undefined ? copyOf(shard, row, names) : { part: (name) => shard.part(row, name) },
        );
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, readNext));
  return ordinals.map((ordinal) => found.get(ordinal) as StoredParts);
}

function copyOf(shard: Shard, row: number, names: readonly PartName[]): StoredParts {
  const parts = new Map(names.map((name) => [name, shard.part(row, name).slice()]));
  return { part: (name) => parts.get(name) as Uint8Array };
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
