import { createHash } from 'node:crypto';
import { type ShardArticle, writeShard } from '../edition/shard.ts';
import type { ShardEntry } from '../edition/shards.ts';

/** Articles in a shard, on average. Small ones cost a request less than large ones do. */
const meanArticles = 25;

/** A shard ends before it grows beyond this. */
const maxBytes = 8 * 1024 * 1024;

/** A shard's bytes, and the ordinal of its first article. */
export interface WrittenShard {
  readonly first: number;
  readonly digest: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Cuts articles, in order of their ordinals, into shards: before an article whose key's hash says so, and not after a
 * fixed number, so that an article that is added, moved or taken back changes one shard and leaves the others' bytes.
 */
export function cutShards(articles: readonly ShardArticle[]): WrittenShard[] {
  const shards: WrittenShard[] = [];
  let first = 0;
  let bytes = 0;
  const close = (end: number) => {
    if (end === first) return;
    shards.push(shardFrom(first, articles.slice(first, end)));
    first = end;
    bytes = 0;
  };
  articles.forEach(
    (
      {
        key,
        packed: {
          bytes: { length: size },
        },
      },
      ordinal,
    ) => {
      if (key.low % meanArticles === 0 || bytes + size > maxBytes) close(ordinal);
      bytes += size;
    },
  );
  close(articles.length);
  return shards;
}

/** Articles as a shard. */
export function shardFrom(first: number, articles: readonly ShardArticle[]): WrittenShard {
  const bytes = writeShard(articles);
  return { first, bytes, digest: createHash('sha256').update(bytes).digest('hex').slice(0, 32) };
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
export function lastWithin(shards: readonly WrittenShard[], limit: number): number {
  let left = limit;
  let count = 0;
  for (const { bytes } of shards.toReversed()) {
    left -= bytes.length + 7;
    if (left < 0) break;
    count++;
  }
  return count;
}

/** Puts the last `count` shards into the bundle and gives the table of all; the others are to be assets. */
export function place(shards: readonly WrittenShard[], count: number, bundle: Bundle): ShardEntry[] {
  return shards.map(({ first, digest, bytes }, i) => {
    const entry = { first, digest, length: bytes.length };
    return i < shards.length - count ? entry : { ...entry, offset: bundle.add(bytes) };
  });
}
