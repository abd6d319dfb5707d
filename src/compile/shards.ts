import { digest, hexDigest } from '../content/digest.ts';
import { Shard, type ShardArticle, writeShard, writeSummaries } from '../edition/shard.ts';
import { resultOf, type ResultStore } from '../content/store.ts';
import { type ShardEntry, ShardTable } from '../edition/shards.ts';
import type { Hash } from '../edition/hash.ts';

/** Articles in a shard, on average. Small shards make requests cheaper. */
const meanArticles = 25;

/** Articles in a shard of summaries, on average: a multiple of `meanArticles`. */
const meanSummaries = 2 * meanArticles;

/** The most bytes of a shard with several articles. */
const maxBytes = 2 * 1024 * 1024;

/** A shard, whose bytes may be made on demand. */
export interface WrittenShard {
  /** The ordinal of its first article, or the number of its first word. */
  readonly first: number;
  readonly digest: string;
  /** Bytes. */
  readonly length: number;
  readonly bytes: () => Uint8Array;
}

/**
 * Cuts articles, given by their keys in order of their ordinals, into runs of ordinals. A run begins at an article
 * whose key is divisible by `meanArticles`, and not after a fixed number, so that adding, moving or withdrawing an
 * article changes one shard only.
 */
export function cutRuns(keys: readonly Hash[]): number[][] {
  const runs: number[][] = [];
  keys.forEach(({ low }, ordinal) => {
    const run = runs.at(-1);
    if (run === undefined || low % meanArticles === 0) runs.push([ordinal]);
    else run.push(ordinal);
  });
  return runs;
}

/** Cuts a run into parts of at most `maxBytes` bytes. */
export function cutRun(run: readonly number[], bytesOf: (ordinal: number) => number): number[][] {
  const parts: number[][] = [];
  let left = 0;
  for (const ordinal of run) {
    const size = bytesOf(ordinal);
    const part = parts.at(-1);
    left -= size;
    if (part === undefined || left < 0) {
      parts.push([ordinal]);
      left = maxBytes - size;
    } else part.push(ordinal);
  }
  return parts;
}

/** Digest of the articles of a shard: the same articles in the same versions have the same bytes. */
export function compositionDigest(articles: readonly Omit<ShardArticle, 'packed'>[]): string {
  const words = articles.flatMap(({ key, version }) => [key.low, key.high, version.low, version.high]);
  return digest(Uint32Array.from(words));
}

/** The shard of articles. */
export function shardOfArticles(first: number, articles: readonly ShardArticle[]): WrittenShard {
  return shardOfBytes(first, writeShard(articles));
}

/** The shard with these bytes. Its digest, which is its name, is 128 bits of SHA-256. */
export function shardOfBytes(first: number, bytes: Uint8Array<ArrayBuffer>): WrittenShard {
  return { first, digest: hexDigest(bytes, 32), length: bytes.length, bytes: () => bytes };
}

/** Collects the shards of the bundle, each at a multiple of 8 bytes, since some hold typed arrays. */
export class BundledShards {
  readonly #shards: { readonly offset: number; readonly bytes: Uint8Array }[] = [];
  #end = 0;

  get size(): number {
    return this.#end;
  }

  /** Adds a shard and returns its offset in bytes. */
  add(bytes: Uint8Array): number {
    const offset = (this.#end + 7) & ~7;
    this.#shards.push({ offset, bytes });
    this.#end = offset + bytes.length;
    return offset;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.#end);
    for (const { offset, bytes } of this.#shards) all.set(bytes, offset);
    return all;
  }
}

/** How many of the last shards fit into `limit` bytes together. */
export function lastWithin(shards: readonly { readonly length: number }[], limit: number): number {
  let left = limit;
  let count = 0;
  for (const { length } of shards.toReversed()) {
    left -= length + 7;
    if (left < 0) break;
    count++;
  }
  return count;
}

/** Adds the last `count` shards to the bundle; the others become assets. Returns the table of all shards. */
export function placeShards(shards: readonly WrittenShard[], count: number, bundle: BundledShards): ShardTable {
  const entries = shards.map(({ first, digest, length, bytes }, i): ShardEntry => {
    const entry = { first, digest, length };
    return i < shards.length - count ? entry : { ...entry, offset: bundle.add(bytes()) };
  });
  return ShardTable.of(entries);
}

/**
 * Where a build puts static assets as it makes them, so that memory does not grow with the archive. An asset's name
 * stands for its bytes.
 */
export interface Assets {
  /** Whether there is an asset of this length (bytes). Another length is a write that a crash cut short. */
  readonly has: (name: string, length: number) => boolean;
  readonly get: (name: string) => Uint8Array | undefined;
  readonly put: (name: string, bytes: Uint8Array) => void;
}

/** Assets that are kept in memory. */
export function memoryAssets(): Assets {
  const assets = new Map<string, Uint8Array>();
  return {
    has: (name) => assets.has(name),
    get: (name) => assets.get(name),
    put: (name, bytes) => assets.set(name, bytes),
  };
}

/** The name of a shard among the assets. */
export function shardName(digest: string): string {
  return `shards/${digest}.bin`;
}

/** A shard that is an asset from now on. */
export function asAsset({ first, digest, length, bytes }: WrittenShard, assets: Assets): WrittenShard {
  const name = shardName(digest);
  if (!assets.has(name, length)) assets.put(name, bytes());
  return { first, digest, length, bytes: () => assets.get(name) ?? bytes() };
}

/** The assets with summaries of the articles of some shards, each for the shards of several runs. `keys` by ordinal. */
export function summaryShards(
  shards: readonly WrittenShard[],
  keys: readonly Hash[],
  store: ResultStore,
  assets: Assets,
): WrittenShard[] {
  const groups: WrittenShard[][] = [];
  for (const shard of shards) {
    const group = groups.at(-1);
    if (group === undefined || (keys[shard.first] as Hash).low % meanSummaries === 0) groups.push([shard]);
    else group.push(shard);
  }
  return groups.map((group) => summaryShard(group, store, assets));
}

/** The asset with summaries of the articles of shards. */
export function summaryShard(shards: readonly WrittenShard[], store: ResultStore, assets: Assets): WrittenShard {
  const { first } = shards[0] as WrittenShard;
  const write = () => shardOfBytes(first, writeSummaries(shards.map(({ bytes }) => new Shard(bytes()))));
  const inputs = digest(JSON.stringify(['summaries', ...shards.map((shard) => shard.digest)]));
  const made = resultOf(store, 'shard', inputs, () => {
    const shard = asAsset(write(), assets);
    return { digest: shard.digest, length: shard.length };
  });
  return asAsset({ first, ...made, bytes: () => write().bytes() }, assets);
}
