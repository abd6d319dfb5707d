import type { Article } from '../article/article.ts';
import { mediaPlaceholder } from '../article/media-type.ts';
import { problemFromError, type Problem } from '../article/problem.ts';
import type { Content } from '../content/content.ts';
import type { Publication } from '../content/publication/publication.ts';
import type { Vocabulary } from '../content/publication/vocabulary.ts';
import { hexDigest } from '../content/digest.ts';
import { type ProgressListener, memoryStore, type ResultStore } from '../content/store.ts';
import { basePathOf } from '../edition/address.ts';
import { type IndexSource, writeIndex } from '../edition/edition.ts';
import { type Extent, type PartName, partNames, recipes } from '../edition/fragment.ts';
import { type Hash, hash } from '../edition/hash.ts';
import type { SlugTarget } from '../edition/slugs.ts';
import { byCodePoint } from '../text/order.ts';
import { renderAll, RenderError } from './render-all.ts';
import { absoluteAddress } from './absolute-address.ts';
import { compileFacets } from './compile-facets.ts';
import { ownShards } from './own-shards.ts';
import { envelopes, showElements } from './render/envelope.ts';
import {
  asAsset,
  type Assets,
  BundledShards,
  lastWithin,
  memoryAssets,
  placeShards,
  shardName,
  summaryShards,
} from './shards.ts';
import { indexWords } from './index-words.ts';
import { zoneTable } from './zone-table.ts';

export interface CompileOptions {
  /** The origin of all addresses in place of the publication's own, without a slash at the end. */
  readonly origin?: string;
  /** The most bytes of shards in the bundle. */
  readonly bundled?: number;
  /** Whether facet values get shards of their own, which save fetches (`ownShards`); true by default. */
  readonly copied?: boolean;
  /** Results of earlier builds. */
  readonly store?: ResultStore;
  /** Receives the assets as they are made. */
  readonly assets?: Assets;
  readonly onProgress?: ProgressListener;
}

/** An edition as files. */
export interface EditionFiles {
  readonly digest: string;
  readonly index: Uint8Array;
  readonly newest: Uint8Array;
  /** Static assets by name. */
  readonly assets: ReadonlyMap<string, EditionAsset>;
}

/** A static asset, whose bytes are read or made on demand. */
interface EditionAsset {
  /** Bytes. */
  readonly length: number;
  readonly bytes: () => Uint8Array;
}

export interface Compiled extends EditionFiles {
  /** The publication's address in the edition, without a slash at the end. */
  readonly url: string;
  /** Problems of articles that could not be rendered and are left out. */
  readonly problems: readonly Problem[];
}

const MiB = 1024 * 1024;

/** The most bytes of index and bundled shards together: half of Cloudflare's limit. */
const bundleBudget = 31 * MiB;

/** Bytes of an article in the index, as measured (docs/measurements.md), rounded up. */
const indexBytes = 120;

/**
 * Bytes of the newest shards in the bundle beside the index: enough for all first pages, and at most as many as save
 * requests.
 */
function bundledBytes(articles: number): number {
  return Math.min(16 * MiB, Math.max(2 * MiB, bundleBudget - indexBytes * articles));
}

/**
 * Compiles content to an edition. The result is deterministic: the same content and origin give the same bytes,
 * whatever the store holds. Articles that cannot be rendered are left out and reported as problems.
 */
export function compile(content: Content, options: CompileOptions = {}): Compiled {
  const problems: Problem[] = [];
  const url = addressOf(content, options);
  for (let articles = content.articles.map((article) => withMediaAddresses(article, url)); ; ) {
    try {
      return { ...compileArticles({ ...content, articles }, options), problems };
    } catch (error) {
      if (!(error instanceof RenderError)) throw error;
      problems.push(problemFromError(error.cause, error.article.file));
      articles = articles.filter((article) => article !== error.article);
    }
  }
}

/** The address of the edition, without a slash at the end. */
function addressOf({ publication }: Content, { origin = new URL(publication.url).origin }: CompileOptions): string {
  return origin + basePathOf(publication.url);
}

/** An article with the addresses of the pictures of a mounted post, which are served below `/media/`. */
function withMediaAddresses(article: Article, url: string): Article {
  const { body, image } = article;
  const settle = (text: string): string => text.replaceAll(mediaPlaceholder, `${url}/media/`);
  if (!body.includes(mediaPlaceholder) && image?.url.startsWith(mediaPlaceholder) !== true) return article;
  return { ...article, body: settle(body), ...(image && { image: { ...image, url: settle(image.url) } }) };
}

function compileArticles(content: Content, options: CompileOptions): Omit<Compiled, 'problems'> {
  const {
    bundled = bundledBytes(content.articles.length),
    copied = true,
    store = memoryStore(),
    assets = memoryAssets(),
    onProgress,
  } = options;
  const url = addressOf(content, options);
  const icon = absoluteAddress(content.publication.icon, { base: url, root: url });
  // Ids are the same at any origin.
  const { id = `https://${new URL(content.publication.url).host}/` } = content.publication;
  const publication: Publication = { ...content.publication, id, url, ...(icon !== undefined && { icon }) };
  const articles = content.articles.toSorted((a, b) => a.published - b.published || byCodePoint(b.id, a.id));
  const keys = articles.map(({ id }) => hash(id));
  const { rendered, words, shards, copies } = renderAll(articles, keys, publication, {
    store,
    assets,
    bundled,
    onProgress,
  });
  const wordIndex = indexWords(
    rendered.map((article) => article.words),
    words,
  );
  const bundle = new BundledShards();
  const newest = lastWithin(shards, bundled);
  const beyond = shards.slice(0, shards.length - newest);
  const summaries = summaryShards(beyond, keys, store, assets);
  const articleShards = { full: placeShards(shards, newest, bundle), summary: placeShards(summaries, 0, bundle) };
  const wordsFit = lastWithin(wordIndex.shards, bundled - bundle.size) === wordIndex.shards.length;
  const wordTable = placeShards(wordIndex.shards, wordsFit ? wordIndex.shards.length : 0, bundle);
  const facets = compileFacets(content, articles);
  const { pageSize } = publication;
  const weights = Uint32Array.from(
    rendered.flatMap(({ ends }) => [longestFragment(ends, 'full'), longestFragment(ends, 'summary')]),
  );
  const own = ownShards({
    facets,
    copies,
    mostTouched: copied ? 2 : Number.POSITIVE_INFINITY,
    shards: articleShards,
    pageSize,
    weights,
  });
  const beside = [
    ...beyond,
    ...summaries,
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
    keys: hashWords(keys),
    versions: hashWords(rendered.map((a) => a.version)),
    weights,
    slugs: slugsOf(content, articles),
    shards: articleShards,
    firstWords: wordIndex.words,
    wordShards: wordTable,
    facets,
    ownShards: own.own,
    mounted: articles.flatMap(({ link }, ordinal) => (link === undefined ? [] : [ordinal])),
    retellings: articles.flatMap(({ retelling }, ordinal) => (retelling ? [ordinal] : [])),
    withdrawn: [...content.withdrawn.map(({ id, when }) => ({ id, when })), ...recalledOf(articles)],
  };
  const { digest, index } = writeIndex(source, (bytes) => hexDigest(bytes, 16));
  return {
    digest,
    url: publication.url,
    index,
    newest: bundle.bytes(),
    assets: new Map(beside.map(({ digest, length, bytes }) => [shardName(digest), { length, bytes }])),
  };
}

function hashWords(hashes: readonly Hash[]): Uint32Array {
  return Uint32Array.from(hashes.flatMap(({ low, high }) => [low, high]));
}

/** Bytes of an article's longest fragment of an extent, from the ends of its parts. */
function longestFragment(ends: Uint32Array, extent: Extent): number {
  const length = (name: PartName) => {
    const i = partNames.indexOf(name);
    return (ends[i] as number) - (ends[i - 1] ?? 0);
  };
  const sizes = Object.values(recipes).map((recipe) =>
    recipe[extent].reduce((sum, piece) => sum + ('part' in piece ? length(piece.part) : piece.text.length), 0),
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

/** Articles that were published and now have a future date: withdrawn until that date. */
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
    pictures,
    pageSize,
    id,
    icon,
    timezone,
    redirects,
    podcast,
  } = publication;
  const { origin } = new URL(url);
  const basePath = basePathOf(url);
  return {
    title,
    description,
    origin,
    ...(basePath !== '' && { basePath }),
    host: new URL(content.publication.url).host,
    language,
    content: extent,
    hubs,
    ...(pictures !== undefined && { pictures }),
    pageSize,
    ...(id !== undefined && { id }),
    ...(icon !== undefined && { icon }),
    timezone,
    zone: zoneTable(timezone),
    founded: content.founded,
    lastChanged: content.lastChanged,
    redirects,
    renamed: { tag: renamedIn(content.tags), author: renamedIn(content.authors), source: {}, language: {} },
    envelopes: envelopes(publication),
    ...(podcast && { show: showElements({ ...publication, url: content.publication.url }) }),
    ...(podcast?.newFeed !== undefined && { newFeed: podcast.newFeed }),
  };
}

function renamedIn(vocabulary: Vocabulary): Record<string, string> {
  return Object.fromEntries(
    [...vocabulary.values()].flatMap(({ slug, formerly }) => formerly.map((former) => [former, slug])),
  );
}
