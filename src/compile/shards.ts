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
  articles.forEach(({ key, parts }, ordinal) => {
    const size = Object.values(parts).reduce((sum, part) => sum + part.length, 0);
    if (key.low % meanArticles === 0 || bytes + size > maxBytes) close(ordinal);
    bytes += size;
  });
  close(articles.length);
  return shards;
}

function shardFrom(first: number, articles: readonly ShardArticle[]): WrittenShard {
  const bytes = writeShard(articles);
  return { first, bytes, digest: createHash('sha256').update(bytes).digest('hex').slice(0, 32) };
}

/** Shards in their tiers. */
export interface Tiers {
  readonly table: readonly ShardEntry[];
  /** The newest shards, end to end: what the bundle carries. */
  readonly newest: Uint8Array<ArrayBuffer>;
  /** The others, as assets by digest. */
  readonly stored: ReadonlyMap<string, Uint8Array>;
}

/** Puts the newest shards into the bundle as far as a budget of bytes allows, and the others into assets. */
export function tier(shards: readonly WrittenShard[], budget: number): Tiers {
  let bundled = 0;
  let from = shards.length;
  while (from > 0 && bundled + (shards[from - 1] as WrittenShard).bytes.length <= budget) {
    from--;
    bundled += (shards[from] as WrittenShard).bytes.length;
  }
  const newest = new Uint8Array(bundled);
  const stored = new Map<string, Uint8Array>();
  let offset = 0;
  const table = shards.map(({ first, digest, bytes }, i): ShardEntry => {
    const entry = { first, digest, length: bytes.length };
    if (i < from) {
      stored.set(digest, bytes);
      return entry;
    }
    newest.set(bytes, offset);
    offset += bytes.length;
    return { ...entry, offset: offset - bytes.length };
  });
  return { table, newest, stored };
}
