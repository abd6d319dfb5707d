import { hash as digestOf } from 'node:crypto';
import type { Article } from '../article/article.ts';
import type { Publication } from '../content/content.ts';
import type { Follow } from '../content/stage.ts';
import type { Hash } from '../edition/hash.ts';
import type { PackedParts, ShardArticle } from '../edition/shard.ts';
import { digestSubject, renderArticle, subjectIn, subjectText } from './article.ts';
import type { Cache, Rendering } from './cache.ts';
import { crewOf } from './crew.ts';
import { pageOf } from './render/item.ts';
import { composition, cutRun, cutRuns, shardFrom, type WrittenShard } from './shards.ts';
import type { Shelf } from './shelf.ts';

/** All articles rendered, and the shards that they make. */
export interface AllRendered {
  readonly rendered: readonly Rendering[];
  readonly shards: readonly WrittenShard[];
  /** A shard with copies of some articles. */
  readonly copies: (ordinals: readonly number[]) => WrittenShard;
}

/** Bytes of articles that are held at hand, the newest; others are rendered again where a second shard copies them. */
const mostHeld = 512 * 1024 * 1024;

/** What feeds say of the publication in every item; folders and redirects show in none. */
function digestPublication({ mounts: _, redirects: __, sources, ...says }: Publication): string {
  return digestOf('sha256', JSON.stringify([says, [...sources]]), 'base64url').slice(0, 22);
}

/** Runs that are ordered before they are needed. */
const ahead = 16;

/** What all is rendered with. */
export interface Ground {
  readonly cache: Cache;
  /** Threads that help. */
  readonly threads: number;
  /** Bytes of shards that the bundle takes. */
  readonly bundled: number;
  readonly shelf: Shelf | undefined;
  readonly follow?: Follow;
}

/**
 * Renders articles, in order of their ordinals, and cuts them into shards. What the cache knows is not rendered; a shard
 * whose articles are all as they were is not written. The newest shards come first, and those beyond what the bundle takes are laid
 * on the shelf at once, so that memory does not grow with the archive.
 */
export function renderAll(
  articles: readonly Article[],
  keys: readonly Hash[],
  publication: Publication,
  { cache, threads, bundled, shelf, follow }: Ground,
): AllRendered {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const textOf = (ordinal: number): string => {
    const article = articles[ordinal] as Article;
    const related = article.related.flatMap((id) => {
      const other = byId.get(id);
      return other ? [{ id, slug: other.slug, url: pageOf(other, publication) }] : [];
    });
    return subjectText({ article, related });
  };
  const common = digestPublication(publication);
  const crew = crewOf(publication, cache.lexicon, threads);
  const rendered: Rendering[] = Array.from({ length: articles.length });
  const held = new Map<number, PackedParts>();
  let room = mostHeld;
  const hold = (ordinal: number, packed: PackedParts): PackedParts => {
    room -= packed.bytes.length;
    if (room >= 0 || !shelf) held.set(ordinal, packed);
    return packed;
  };

  /** Takes from the cache what it knows of a run, and orders the others. */
  const order = (run: readonly number[]): readonly { ordinal: number; digest: string }[] => {
    const texts: string[] = [];
    const missing = run.flatMap((ordinal) => {
      const text = textOf(ordinal);
      const digest = common + digestSubject(text);
      const known = cache.rendering(digest);
      if (known) rendered[ordinal] = known;
      else texts.push(text);
      return known ? [] : [{ ordinal, digest }];
    });
    if (missing.length > 0) crew.order(texts);
    return missing;
  };
  const fetch = (missing: readonly { ordinal: number; digest: string }[]): void => {
    if (missing.length === 0) return;
    for (const [i, { rendering, packed }] of crew.fetch().entries()) {
      const { ordinal, digest } = missing[i] as { ordinal: number; digest: string };
      rendered[ordinal] = cache.keep(digest, rendering);
      hold(ordinal, packed);
    }
  };
  const again = (ordinal: number): PackedParts =>
    hold(ordinal, renderArticle(subjectIn(textOf(ordinal)), publication).packed);
  const articleAt = (ordinal: number): ShardArticle => {
    const packed = held.get(ordinal) ?? again(ordinal);
    return { key: keys[ordinal] as Hash, version: (rendered[ordinal] as Rendering).version, packed };
  };

  /** The shard of some articles, by its composition if it was written before; its bytes then come from the shelf. */
  const shardOf = (first: number, ordinals: readonly number[]): WrittenShard => {
    const write = () => shardFrom(first, ordinals.map(articleAt));
    let shard: WrittenShard | undefined;
    const made = ordinals.map((ordinal) => ({
      key: keys[ordinal] as Hash,
      version: (rendered[ordinal] as Rendering).version,
    }));
    const { digest, length } = cache.shard(composition(made), () => {
      shard = write();
      return { digest: shard.digest, length: shard.length };
    });
    return shard ?? { first, digest, length, bytes: () => shelf?.get(digest) ?? write().bytes() };
  };

  const shards: WrittenShard[] = [];
  let left = bundled;
  const runs = cutRuns(keys).reverse();
  const ordered: ReturnType<typeof order>[] = [];
  let done = 0;
  try {
    for (const [i, run] of runs.entries()) {
      while (ordered.length < Math.min(runs.length, i + ahead))
        ordered.push(order(runs[ordered.length] as readonly number[]));
      fetch(ordered[i] as ReturnType<typeof order>);
      for (const part of cutRun(
        run,
        (ordinal) => (rendered[ordinal] as Rendering).ends.at(-1) as number,
      ).reverse()) {
        const shard = shardOf(part[0] as number, part);
        left -= shard.length + 7;
        shards.push(left < 0 && shelf ? lay(shard, shelf) : shard);
      }
      follow?.('rendering', (done += run.length), articles.length);
    }
  } finally {
    crew.close();
  }
  const copies = (ordinals: readonly number[]) => {
    const shard = shardOf(0, ordinals);
    return shelf ? lay(shard, shelf) : shard;
  };
  return { rendered, shards: shards.reverse(), copies };
}

/** Lays a shard's bytes down, and lets go of them. */
export function lay(shard: WrittenShard, shelf: Shelf): WrittenShard {
  const { first, digest, length } = shard;
  if (!shelf.has(digest, length)) shelf.put(digest, shard.bytes());
  return { first, digest, length, bytes: () => shelf.get(digest) as Uint8Array<ArrayBuffer> };
}
