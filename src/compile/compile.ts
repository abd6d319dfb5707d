import { hash as hashOf } from 'node:crypto';
import type { Article } from '../article/article.ts';
import { faultOf } from '../article/fault.ts';
import type { Problem } from '../article/problem.ts';
import type { Content, Publication, Vocabulary } from '../content/content.ts';
import type { Follow } from '../content/stage.ts';
import { memoryStore, type Store } from '../content/store.ts';
import { type IndexSource, writeIndex } from '../edition/edition.ts';
import { type Extent, type PartName, partNames, recipes } from '../edition/fragment.ts';
import { type Hash, hash } from '../edition/hash.ts';
import { writeShardTable } from '../edition/shards.ts';
import type { SlugTarget } from '../edition/slugs.ts';
import { byCodePoint } from '../text/order.ts';
import { asAsset, renderAll, shardName, Unrendered } from './all.ts';
import { type Assets, memoryAssets } from './assets.ts';
import { facetsOf } from './facets.ts';
import { ownShards } from './own.ts';
import { envelopes } from './render/envelope.ts';
import { Bundle, lastWithin, place } from './shards.ts';
import { indexWords } from './words.ts';
import { zoneOf } from './zone.ts';

export interface CompileOptions {
  /** What addresses begin with: the publication's own, or the preview's. Without a slash at the end. */
  readonly origin: string;
  /** Bytes of shards that the bundle may carry. */
  readonly bundled?: number;
  /** Results of earlier builds. */
  readonly store?: Store;
  /** Receives the assets as they are made. */
  readonly assets?: Assets;
  readonly follow?: Follow;
}

/** An edition as files. */
export interface EditionFiles {
  readonly digest: string;
  readonly index: Uint8Array;
  readonly newest: Uint8Array;
  /** Static assets by name. */
  readonly assets: ReadonlyMap<string, Asset>;
}

/** A static asset, whose bytes are read or made when they are asked for. */
export interface Asset {
  /** Bytes. */
  readonly length: number;
  readonly bytes: () => Uint8Array;
}

export interface Compiled extends EditionFiles {
  /** Of articles that could not be rendered: they are left out. */
  readonly problems: readonly Problem[];
}

const MiB = 1024 * 1024;

/** Bytes that index and bundled shards may take together: half of what Cloudflare allows. */
const bundleBudget = 31 * MiB;

/** What an article takes in the index, as measured (docs/measurements.md), rounded up. */
const indexBytes = 120;

/** Bytes of the newest shards that the bundle carries beside the index: enough for every first page, no more than pays. */
function roomBeside(articles: number): number {
  return Math.min(16 * MiB, Math.max(2 * MiB, bundleBudget - indexBytes * articles));
}

/**
 * Compiles content to an edition. Knows no clock and no chance: the same content and origin give the same bytes, whatever the store
 * holds.
 */
export function compile(content: Content, options: CompileOptions): Compiled {
  const problems: Problem[] = [];
  for (let { articles } = content; ; ) {
    try {
      return { ...compileWhole({ ...content, articles }, options), problems };
    } catch (error) {
      if (!(error instanceof Unrendered)) throw error;
      problems.push(faultOf(error.cause, error.article.file));
      articles = articles.filter((article) => article !== error.article);
    }
  }
}

function compileWhole(content: Content, options: CompileOptions): EditionFiles {
  const { origin, bundled = roomBeside(content.articles.length), store = memoryStore(), follow } = options;
  const { assets = memoryAssets() } = options;
  const publication: Publication = { ...content.publication, url: origin };
  const articles = content.articles.toSorted((a, b) => a.published - b.published || byCodePoint(b.id, a.id));
  const keys = articles.map(({ id }) => hash(id));
  const { rendered, lexicon, shards, copies } = renderAll(articles, keys, publication, {
    store,
    assets,
    bundled,
    follow,
  });
  const wordsOf = rendered.map(({ words }) => words);
  const wordIndex = indexWords(wordsOf, lexicon);
  const bundle = new Bundle();
  const newest = lastWithin(shards, bundled);
  const table = place(shards, newest, bundle);
  const wordsFit = lastWithin(wordIndex.shards, bundled - bundle.size) === wordIndex.shards.length;
  const wordTable = place(wordIndex.shards, wordsFit ? wordIndex.shards.length : 0, bundle);
  const facets = facetsOf(content, articles);
  const shardTable = writeShardTable(table);
  const firstBundled = shards.length - newest;
  const { pageSize } = publication;
  const own = ownShards({ facets, copies, table: shardTable, firstBundled, pageSize });
  const beside = [
    ...shards.slice(0, firstBundled),
    ...(wordsFit ? [] : wordIndex.shards.map((shard) => asAsset(shard, assets))),
    ...own.shards,
  ];
  const source: IndexSource = {
    meta: metaOf(content, publication),
    ids: articles.map((a) => a.id),
    ownSlugs: articles.map((a) => a.slug),
    published: Float64Array.from(articles, (a) => a.published),
    updated: Float64Array.from(articles, (a) => a.updated),
    added: Float64Array.from(articles, (a) => a.added),
    changed: Float64Array.from(articles, (a) => a.changed),
    keys: words(keys),
    versions: words(rendered.map((a) => a.version)),
    weights: Uint32Array.from(rendered.flatMap(({ ends }) => [weigh(ends, 'full'), weigh(ends, 'summary')])),
    slugs: slugsOf(content, articles),
    shards: shardTable,
    firstWords: wordIndex.words,
    wordShards: writeShardTable(wordTable),
    facets,
    ownShards: own.own,
    retellings: articles.flatMap(({ retelling }, ordinal) => (retelling ? [ordinal] : [])),
    withdrawn: [...content.withdrawn.map(({ id, when }) => ({ id, when })), ...recalledOf(articles)],
  };
  const { digest, index } = writeIndex(source, (bytes) => hashOf('sha256', bytes, 'hex').slice(0, 16));
  return {
    digest,
    index,
    newest: bundle.bytes(),
    assets: new Map(beside.map(({ digest, length, bytes }) => [shardName(digest), { length, bytes }])),
  };
}

function words(hashes: readonly Hash[]): Uint32Array {
  return Uint32Array.from(hashes.flatMap(({ low, high }) => [low, high]));
}

/** Bytes of an article's longest fragment, by where its parts end. */
function weigh(ends: Uint32Array, extent: Extent): number {
  const length = (name: PartName) => {
    const i = partNames.indexOf(name);
    return (ends[i] as number) - (ends[i - 1] ?? 0);
  };
  const sizes = Object.values(recipes).map((recipe) =>
    recipe[extent].reduce(
      (sum, piece) => sum + ('part' in piece ? length(piece.part) : piece.text.length),
      0,
    ),
  );
  return Math.max(...sizes);
}

function slugsOf(content: Content, articles: readonly Article[]): Map<string, SlugTarget> {
  const slugs = new Map<string, SlugTarget>();
  for (const { slug, formerSlugs } of content.withdrawn) {
    for (const each of [slug, ...formerSlugs]) slugs.set(each, { is: 'withdrawn' });
  }
  for (const { slug, formerSlugs } of articles)
    for (const former of formerSlugs) slugs.set(former, { is: 'former', slug });
  articles.forEach(({ slug }, ordinal) => slugs.set(slug, { is: 'article', ordinal }));
  return slugs;
}

/** Articles that were out and are dated ahead now: taken back, until their time comes. */
function recalledOf(articles: readonly Article[]): IndexSource['withdrawn'] {
  return articles.flatMap(({ id, recalled, published }) =>
    recalled === undefined ? [] : [{ id, when: recalled, until: published }],
  );
}

function metaOf(content: Content, publication: Publication): IndexSource['meta'] {
  const {
    title,
    description,
    url,
    language,
    content: extent,
    hubs,
    pageSize,
    icon,
    timezone,
    redirects,
  } = publication;
  return {
    title,
    description,
    origin: url,
    host: new URL(content.publication.url).host,
    language,
    content: extent,
    hubs,
    pageSize,
    ...(icon !== undefined && { icon }),
    timezone,
    zone: zoneOf(timezone),
    founded: content.founded,
    lastChanged: content.lastChanged,
    redirects,
    renamed: { tag: renamedIn(content.tags), author: renamedIn(content.authors), source: {}, language: {} },
    envelopes: envelopes(publication),
  };
}

function renamedIn(vocabulary: Vocabulary): Record<string, string> {
  return Object.fromEntries(
    [...vocabulary.values()].flatMap(({ slug, formerly }) => formerly.map((former) => [former, slug])),
  );
}
