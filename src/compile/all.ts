import { hash as digestOf } from 'node:crypto';
import type { Article } from '../article/article.ts';
import type { Publication } from '../content/content.ts';
import type { Follow } from '../content/stage.ts';
import type { Hash } from '../edition/hash.ts';
import type { PackedParts, ShardArticle } from '../edition/shard.ts';
import { nameSubject, type Rendered, renderArticle, type Subject } from './article.ts';
import type { Cache, Rendering } from './cache.ts';
import { pageOf } from './render/item.ts';
import { composition, cutRun, cutRuns, shardFrom, type WrittenShard } from './shards.ts';
import type { Shelf } from './shelf.ts';

/** That an article could not be rendered, by its `cause`. */
export class Unrendered extends Error {
  readonly article: Article;

  constructor(article: Article, cause: unknown) {
    super(`${article.file} can't be rendered`, { cause });
    this.article = article;
  }
}

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

/** What all is rendered with. */
export interface Ground {
  readonly cache: Cache;
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
  { cache, bundled, shelf, follow }: Ground,
): AllRendered {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const subjectOf = (ordinal: number): Subject => {
    const article = articles[ordinal] as Article;
    const related = article.related.flatMap((id) => {
      const other = byId.get(id);
      return other ? [{ id, slug: other.slug, url: pageOf(other, publication) }] : [];
    });
    return { article, related };
  };
  const common = digestPublication(publication);
  const rendered: Rendering[] = Array.from({ length: articles.length });
  const held = new Map<number, PackedParts>();
  let room = mostHeld;

  const renderOne = (ordinal: number): Rendered => {
    const made = rendering(subjectOf(ordinal), publication);
    room -= made.packed.bytes.length;
    if (room >= 0 || !shelf) held.set(ordinal, made.packed);
    return made;
  };
  const recall = (ordinal: number): Rendering =>
    cache.rendering(common + nameSubject(subjectOf(ordinal)), () => {
      const { version, packed, text } = renderOne(ordinal);
      return { version, ends: Uint32Array.from(packed.ends), words: cache.lexicon.numbersOf(text) };
    });
  const articleAt = (ordinal: number): ShardArticle => {
    const packed = held.get(ordinal) ?? renderOne(ordinal).packed;
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
  let done = 0;
  for (const run of cutRuns(keys).reverse()) {
    for (const ordinal of run) rendered[ordinal] = recall(ordinal);
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
  const copies = (ordinals: readonly number[]) => {
    const shard = shardOf(0, ordinals);
    return shelf ? lay(shard, shelf) : shard;
  };
  return { rendered, shards: shards.reverse(), copies };
}

function rendering(subject: Subject, publication: Publication): Rendered {
  try {
    return renderArticle(subject, publication);
  } catch (error) {
    throw new Unrendered(subject.article, error);
  }
}

/** Lays a shard's bytes down, and lets go of them. */
export function lay(shard: WrittenShard, shelf: Shelf): WrittenShard {
  const { first, digest, length } = shard;
  if (!shelf.has(digest, length)) shelf.put(digest, shard.bytes());
  return { first, digest, length, bytes: () => shelf.get(digest) as Uint8Array<ArrayBuffer> };
}
