import type { Edition } from '../edition/edition.ts';
import type { PartName } from '../edition/fragment.ts';
import { Shard } from '../edition/shard.ts';
import { shardEntry, shardOf } from '../edition/shards.ts';
import type { Ground } from './ground.ts';
import { unavailable } from './problem.ts';
import { Recent } from './recent.ts';

/** One article's parts, where they lie. */
export interface Stored {
  part(name: PartName): Uint8Array;
}

/** Bytes of fetched shards that an isolate keeps. */
const cacheBytes = 24 * 1024 * 1024;

/** Reads articles' parts from the bundled bytes or from static assets, and keeps the assets that were read last. */
export class Shards {
  readonly #edition: Edition;
  readonly #newest: Uint8Array;
  readonly #ground: Ground;
  /** Bundled shards by number; they are never given up. */
  readonly #bundled = new Map<number, Shard>();
  readonly #fetched = new Recent<number, Shard>(cacheBytes);

  constructor(edition: Edition, newest: Uint8Array, ground: Ground) {
    this.#edition = edition;
    this.#newest = newest;
    this.#ground = ground;
  }

  /**
   * The parts of articles, in the order asked for; at once where no asset has to be fetched. Throws, or rejects with,
   * QueryError 503 where bytes are missing or are not those that the index means.
   */
  read(ordinals: readonly number[]): Stored[] | Promise<Stored[]> {
    const { shards: table } = this.#edition;
    const numbers = ordinals.map((ordinal) => shardOf(table, ordinal));
    const missing = new Set(numbers.filter((number) => !this.#held(number)));
    if (missing.size === 0) return this.#locate(ordinals, numbers);
    return Promise.all([...missing].map((number) => this.#fetch(number))).then((fetched) => {
      const own = new Map(fetched);
      return this.#locate(ordinals, numbers, own);
    });
  }

  #locate(
    ordinals: readonly number[],
    numbers: readonly number[],
    own?: ReadonlyMap<number, Shard>,
  ): Stored[] {
    const { shards: table, keys, versions } = this.#edition;
    return ordinals.map((ordinal, i) => {
      const number = numbers[i] as number;
      const shard = (own?.get(number) ?? this.#held(number)) as Shard;
      const row = ordinal - shardEntry(table, number).first;
      const key = { low: keys[2 * ordinal] as number, high: keys[2 * ordinal + 1] as number };
      const version = { low: versions[2 * ordinal] as number, high: versions[2 * ordinal + 1] as number };
      if (!shard.holds(row, key, version))
        throw unavailable('A stored run of articles is from another edition.');
      return { part: (name) => shard.part(row, name) };
    });
  }

  #held(number: number): Shard | undefined {
    const bundled = this.#bundled.get(number);
    if (bundled) return bundled;
    const { offset, length } = shardEntry(this.#edition.shards, number);
    if (offset !== undefined) {
      const shard = open(this.#newest.subarray(offset, offset + length));
      this.#bundled.set(number, shard);
      return shard;
    }
    return this.#fetched.get(number);
  }

  async #fetch(number: number): Promise<[number, Shard]> {
    const { digest, length } = shardEntry(this.#edition.shards, number);
    const bytes = await this.#ground.shard(digest).catch(() => undefined);
    if (!bytes) throw unavailable('A stored run of articles is missing.');
    if (bytes.length !== length) throw unavailable('A stored run of articles is not whole.');
    const shard = open(bytes);
    this.#fetched.set(number, shard);
    return [number, shard];
  }
}

function open(bytes: Uint8Array): Shard {
  try {
    return new Shard(bytes);
  } catch {
    throw unavailable('A stored run of articles is broken.');
  }
}
