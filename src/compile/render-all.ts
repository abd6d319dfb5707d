import type { Article } from '../article/article.ts';
import type { Publication } from '../content/publication/publication.ts';
import { digest } from '../content/digest.ts';
import { type ProgressListener, resultOf, type ResultStore } from '../content/store.ts';
import type { Extent } from '../edition/fragment.ts';
import { type Hash, hash } from '../edition/hash.ts';
import type { PackedParts, ShardArticle } from '../edition/shard.ts';
import { visitWords } from '../text/words.ts';
import { Lexicon } from './lexicon.ts';
import { type RenderedArticle, renderArticle, type RenderInput } from './render-article.ts';
import { pageUrlOf } from './render/item.ts';
import {
  asAsset,
  type Assets,
  compositionDigest,
  cutRun,
  cutRuns,
  shardOfArticles,
  summaryShard,
  type WrittenShard,
} from './shards.ts';

/** Thrown if an article cannot be rendered; `cause` is the reason. */
export class RenderError extends Error {
  readonly article: Article;

  constructor(article: Article, cause: unknown) {
    super(`${article.file} can't be rendered`, { cause });
    this.article = article;
  }
}

/** A rendered article without its bytes: the data for the index and the table of shards. */
interface Rendering {
  readonly version: Hash;
  /** The end of each of its parts in bytes (edition/shard.ts). */
  readonly ends: Uint32Array;
  /** The numbers of its words, each once. */
  readonly words: Uint32Array;
}

/** A run of rendered articles, as the store keeps it. */
interface RenderedRun {
  /** In order of their ordinals; a word's number is its index in `words`. */
  readonly articles: readonly Rendering[];
  readonly words: readonly string[];
  /** The low halves of the words' hashes (edition/hash.ts). */
  readonly hashes: Uint32Array;
}

/** The words of a text (`visitWords`), each once. */
function wordsIn(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  visitWords(text, (run, start, end) => words.add(run.slice(start, end)));
  return words;
}

/** The rendered articles and their shards. */
interface AllRendered {
  readonly rendered: readonly Rendering[];
  /** All words; a word's number is its index. */
  readonly words: readonly string[];
  readonly shards: readonly WrittenShard[];
  /** Makes a shard with copies of articles, and one of their summaries. */
  readonly copies: (ordinals: readonly number[]) => Readonly<Record<Extent, WrittenShard>>;
}

/** Where rendered articles go. */
interface RenderTargets {
  readonly store: ResultStore;
  readonly assets: Assets;
  /** The most bytes of shards in the bundle. */
  readonly bundled: number;
  readonly onProgress?: ProgressListener | undefined;
}

/**
 * Bytes of rendered articles that are kept in memory, newest articles first. An older article is rendered again if a
 * second shard copies it.
 */
const mostHeld = 512 * 1024 * 1024;

/** Everything that can change how an article is rendered, without the publication. */
const inputOf = ({ article, related }: RenderInput): unknown => [article.digest, article.draft, related];

/** Digest of the publication's settings that can change an item: all but mounts and redirects. */
function digestPublication({ mounts: _, redirects: __, sources, ...settings }: Publication): string {
  return digest(JSON.stringify([settings, [...sources]]));
}

/**
 * Renders articles, in order of their ordinals, and cuts them into shards. Renderings and shards in the store are
 * reused. The newest shards, up to `bundled` bytes, are for the bundle; all others become assets as they are made, so
 * that memory does not grow with the archive. Throws `RenderError` if an article cannot be rendered.
 */
export function renderAll(
  articles: readonly Article[],
  keys: readonly Hash[],
  publication: Publication,
  { store, assets, bundled, onProgress }: RenderTargets,
): AllRendered {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const subjectOf = (ordinal: number): RenderInput => {
    const article = articles[ordinal] as Article;
    const related = article.related.flatMap((id) => {
      const other = byId.get(id);
      return other ? [{ id, slug: other.slug, url: pageUrlOf(other, publication) }] : [];
    });
    return { article, related };
  };
  const common = digestPublication(publication);
  const lexicon = new Lexicon();
  const rendered: Rendering[] = Array.from({ length: articles.length });
  const held = new Map<number, PackedParts>();
  let room = mostHeld;

  const renderOne = (ordinal: number): RenderedArticle => {
    const made = renderedOf(subjectOf(ordinal), publication);
    room -= made.packed.bytes.length;
    if (room >= 0) held.set(ordinal, made.packed);
    return made;
  };
  const renderRun = (run: readonly number[]): RenderedRun => {
    const own = new Map<string, number>();
    const made = run.map((ordinal): Rendering => {
      const { version, packed, text } = renderOne(ordinal);
      const words = wordsIn(text);
      for (const word of words) if (!own.has(word)) own.set(word, own.size);
      return {
        version,
        ends: Uint32Array.from(packed.ends),
        words: Uint32Array.from(words, (word) => own.get(word) as number),
      };
    });
    const words = [...own.keys()];
    return { articles: made, words, hashes: Uint32Array.from(words, (word) => hash(word).low) };
  };
  /** Fills `rendered` for a run. */
  const addRun = (run: readonly number[]): void => {
    const inputs = digest(JSON.stringify([common, run.map((ordinal) => inputOf(subjectOf(ordinal)))]));
    const { articles: made, words, hashes } = resultOf(store, 'render', inputs, () => renderRun(run));
    const numbers = lexicon.numbersOf(words, hashes);
    for (const [i, article] of made.entries()) {
      const renumbered = new Uint32Array(article.words.length);
      for (let k = 0; k < renumbered.length; k++) renumbered[k] = numbers[article.words[k] as number] as number;
      rendered[run[i] as number] = { ...article, words: renumbered };
    }
  };
  const articleAt = (ordinal: number): ShardArticle => {
    const packed = held.get(ordinal) ?? renderOne(ordinal).packed;
    return { key: keys[ordinal] as Hash, version: (rendered[ordinal] as Rendering).version, packed };
  };

  /** The shard of articles. Its bytes are those that an earlier build left; they are made if it left none. */
  const shardOf = (first: number, ordinals: readonly number[]): WrittenShard => {
    let made: WrittenShard | undefined;
    const inputs = compositionDigest(
      ordinals.map((ordinal) => ({
        key: keys[ordinal] as Hash,
        version: (rendered[ordinal] as Rendering).version,
      })),
    );
    const write = (): WrittenShard => {
      const shard = made ?? shardOfArticles(first, ordinals.map(articleAt));
      // Its bytes are asked for once; to hold them would hold the whole archive.
      made = undefined;
      return shard;
    };
    const { digest, length } = resultOf(store, 'shard', inputs, () => {
      made = write();
      return { digest: made.digest, length: made.length };
    });
    return { first, digest, length, bytes: () => write().bytes() };
  };

  const shards: WrittenShard[] = [];
  let left = bundled;
  let done = 0;
  for (const run of cutRuns(keys).reverse()) {
    addRun(run);
    const bytesOf = (ordinal: number): number => (rendered[ordinal] as Rendering).ends.at(-1) as number;
    for (const part of cutRun(run, bytesOf).reverse()) {
      const shard = shardOf(part[0] as number, part);
      left -= shard.length + 7;
      shards.push(left < 0 ? asAsset(shard, assets) : asBundled(shard, store));
    }
    onProgress?.('rendering', (done += run.length), articles.length);
  }
  const copies = (ordinals: readonly number[]): Record<Extent, WrittenShard> => {
    const full = asAsset(shardOf(ordinals[0] as number, ordinals), assets);
    return { full, summary: summaryShard([full], store, assets) };
  };
  return { rendered, words: lexicon.words, shards: shards.reverse(), copies };
}

/** A shard for the bundle, whose bytes the store keeps. */
function asBundled({ first, digest, length, bytes }: WrittenShard, store: ResultStore): WrittenShard {
  const kept = resultOf(store, 'bytes', digest, bytes);
  return { first, digest, length, bytes: () => kept };
}

function renderedOf(subject: RenderInput, publication: Publication): RenderedArticle {
  try {
    return renderArticle(subject, publication);
  } catch (error) {
    throw new RenderError(subject.article, error);
  }
}
