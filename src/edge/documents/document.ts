import { formatHash, hash } from '../../edition/hash.ts';
import type { Draft } from '../answer.ts';
import type { Site } from '../site.ts';

/** A document that stands at one address: what it is, and how it is written as of a moment. */
export interface Document {
  readonly type: string;
  write(site: Site, now: number): string;
}

/** How what stands at one address is drafted as of a moment. */
export type Drafting = (site: Site, now: number) => Draft;

/** Drafts a document that is written whole. */
export function drafting(document: Document): Drafting {
  return (site, now) => draftDocument(document, site, now);
}

/** A document as an answer that can be asked for conditionally. */
export function draftDocument(document: Document, site: Site, now: number): Draft {
  const text = document.write(site, now);
  return {
    type: document.type,
    etag: `W/"${formatHash(hash(text))}"`,
    links: [],
    bytes: () => new TextEncoder().encode(text),
  };
}
