import { createHash, hash as digestOf } from 'node:crypto';
import { type ShardArticle, writeShard } from '../edition/shard.ts';
import type { ShardEntry } from '../edition/shards.ts';
import type { Hash } from '../edition/hash.ts';

/** Articles in a shard, on average. Small ones cost a request less than large ones do. */
const meanArticles = 25;

/** A shard ends before it grows beyond this. */
const maxBytes = 8 * 1024 * 1024;

/** A shard by its place and its bytes, which may be made when they are asked for. */
export interface WrittenShard {
  /** The ordinal of its first article, or the number of its first word. */
  readonly first: number;
  readonly digest: string;
  /** Bytes. */
  readonly length: number;
  readonly bytes: () => Uint8Array;
}

/**
 * Cuts articles, given by their keys in order of their ordinals, into runs of ordinals: before an article whose key's hash says so,
 * and not after a fixed number, so that an article that is added, moved or taken back changes one shard and leaves the others' bytes.
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

/** Cuts a run where a shard would grow too large, by the articles' bytes. */
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

/** What a shard is made of, as a digest: the same articles in the same versions are the same bytes. */
export function composition(articles: readonly Omit<ShardArticle, 'packed'>[]): string {
  const words = articles.flatMap(({ key, version }) => [key.low, key.high, version.low, version.high]);
  return digestOf('sha256', Uint32Array.from(words), 'base64url').slice(0, 22);
}

/** Articles as a shard. */
export function shardFrom(first: number, articles: readonly ShardArticle[]): WrittenShard {
  return written(first, writeShard(articles));
}

/** A shard whose bytes are there. */
export function written(first: number, bytes: Uint8Array<ArrayBuffer>): WrittenShard {
  return { first, digest: shardDigest(bytes), length: bytes.length, bytes: () => bytes };
}

/** A shard's name: 128 bits of SHA-256. */
export function shardDigest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}

/** The bundle's bytes as they are filled with shards, each at a multiple of 8: some hold typed arrays. */
export class Bundle {
  readonly #shards: { readonly offset: number; readonly bytes: Uint8Array }[] = [];
  #end = 0;

  get size(): number {
    return this.#end;
  }

  /** Takes a shard and says where it begins. */
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

/** How many of the last shards fit into a number of bytes together. */
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

/** Puts the last `count` shards into the bundle and gives the table of all; the others are to be assets. */
export function place(shards: readonly WrittenShard[], count: number, bundle: Bundle): ShardEntry[] {
  return shards.map(({ first, digest, length, bytes }, i) => {
    const entry = { first, digest, length };
    return i < shards.length - count ? entry : { ...entry, offset: bundle.add(bytes()) };
  });
}
