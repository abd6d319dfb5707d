import { hash } from 'node:crypto';
import type { Article } from '../article/article.ts';
import type { Publication } from '../content/publication/publication.ts';
import type { Hash } from '../edition/hash.ts';
import { type PackedParts, packParts } from '../edition/shard.ts';
import { renderBody } from './render-body.ts';
import { addressBaseOf, pageUrlOf, type RelatedArticle } from './render/item.ts';
import { renderParts } from './render/render-parts.ts';

/** An article with the related articles that it names. */
export interface RenderInput {
  readonly article: Article;
  readonly related: readonly RelatedArticle[];
}

/** An article as bytes. */
export interface RenderedArticle {
  readonly packed: PackedParts;
  readonly version: Hash;
  /** The text that search indexes. */
  readonly text: string;
}

/** Renders one article. The result depends on the arguments only. */
export function renderArticle({ article, related }: RenderInput, publication: Publication): RenderedArticle {
  const page = pageUrlOf(article, publication);
  const body = renderBody(article.body, { page, ...addressBaseOf(article, publication) });
  const byId = new Map(related.map((each) => [each.id, each]));
  const packed = packParts(renderParts(article, { publication, related: (id) => byId.get(id), body }));
  const text = [article.title, article.summary ?? '', body.text].join('\n');
  return { packed, version: versionOf(packed), text };
}

/** 64 bits of SHA-256 of all parts and their ends. */
function versionOf({ whole }: PackedParts): Hash {
  const bytes = hash('sha256', whole, 'buffer');
  return { high: bytes.readUInt32LE(0), low: bytes.readUInt32LE(4) };
}
