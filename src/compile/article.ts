import { hash as digestOf } from 'node:crypto';
import type { Article } from '../article/article.ts';
import type { Publication } from '../content/content.ts';
import type { Hash } from '../edition/hash.ts';
import { type PackedParts, packParts } from '../edition/shard.ts';
import { renderBody } from './body.ts';
import { pageOf, type Related } from './render/item.ts';
import { render } from './render/render.ts';

/** An article with what of the others shows in it. */
export interface Subject {
  readonly article: Article;
  readonly related: readonly Related[];
}

/** An article as bytes. */
export interface Rendered {
  readonly packed: PackedParts;
  readonly version: Hash;
  /** What it is found by. */
  readonly text: string;
}

/** Renders one article; the result depends on nothing but what is given. */
export function renderArticle({ article, related }: Subject, publication: Publication): Rendered {
  const page = pageOf(article, publication);
  const body = renderBody(article.body, { page, ...(article.base !== undefined && { base: article.base }) });
  const byId = new Map(related.map((each) => [each.id, each]));
  const packed = packParts(render(article, { publication, related: (id) => byId.get(id), body }));
  const text = [article.title, article.summary ?? '', body.text].join('\n');
  return { packed, version: versionOf(packed), text };
}

/** Names what an article is rendered from, in a publication that is the same. */
export function nameSubject({ article, related }: Subject): string {
  return digestOf('sha256', JSON.stringify([article.digest, article.draft, related]), 'base64url').slice(
    0,
    22,
  );
}

/** 64 bits of SHA-256 over all parts and where they end. */
function versionOf({ whole }: PackedParts): Hash {
  const digest = digestOf('sha256', whole, 'buffer');
  return { high: digest.readUInt32LE(0), low: digest.readUInt32LE(4) };
}
