import type { Extent } from '../../edition/fragment.ts';
import { opening } from '../../text/opening.ts';
import { assembleItem } from '../assemble.ts';
import type { StoredParts } from '../shards.ts';

/** An author of JSON Feed, or another person or organisation. */
export interface NamedEntity {
  readonly name: string;
  readonly url?: string;
}

/** A person or organisation that is also a facet value. */
interface FacetEntity extends NamedEntity {
  readonly slug: string;
}

/** A tag of an article. */
export interface TagLabel {
  readonly slug: string;
  readonly label: string;
}

/** Inferred fields, with the evidence and the probability from 0 to 1. */
export type Inferences = Readonly<Record<string, { readonly from: string; readonly sure: number }>>;

/** The extension of JSON Feed (`_dateline`). */
export interface DatelineExtension {
  readonly source?: FacetEntity;
  readonly authors?: readonly FacetEntity[];
  readonly location?: string;
  readonly rights?: string;
  readonly tags?: readonly TagLabel[];
  readonly image?: {
    readonly alt?: string;
    readonly caption?: string;
    readonly width?: number;
    readonly height?: number;
  };
  readonly related?: readonly { readonly id: string; readonly slug: string; readonly url: string }[];
  readonly inferred?: Inferences;
}

/** A file that belongs to an article, as in JSON Feed. */
export interface ItemAttachment {
  readonly url: string;
  readonly mime_type: string;
  readonly title?: string;
  readonly size_in_bytes?: number;
  readonly duration_in_seconds?: number;
}

/** An item of our JSON Feed, from which pages are made. */
export interface JsonFeedItem {
  readonly id: string;
  readonly url: string;
  readonly external_url?: string;
  readonly title?: string;
  readonly summary: string;
  readonly content_html: string;
  readonly date_published: string;
  readonly date_modified?: string;
  readonly authors?: readonly NamedEntity[];
  readonly language?: string;
  readonly image?: string;
  readonly attachments?: readonly ItemAttachment[];
  readonly _dateline?: DatelineExtension;
}

/** An article without its body, as lists show it. */
export interface ArticleSummary extends Omit<JsonFeedItem, 'content_html'> {
  /** The path of its page; `url` may be elsewhere. */
  readonly path: string;
}

/** The name of an article on pages: its title, or the first words of its text, as in Atom. */
export function articleName({ title, summary }: Pick<JsonFeedItem, 'title' | 'summary'>): string {
  return title ?? opening(summary);
}

const decoder = new TextDecoder();

/** Reads an article as feeds have it, in full or as summary; `length` in characters of JSON. */
export function readItem(parts: StoredParts, extent: Extent) {
  const text = decoder.decode(assembleItem(parts, extent));
  return { item: JSON.parse(text) as JsonFeedItem, length: text.length };
}

/** Reads an article with its whole body, even if feeds have only part of it. */
export function readWholeItem(parts: StoredParts): JsonFeedItem {
  const { item } = readItem(parts, 'full');
  const page = parts.part('page');
  return page.length === 0 ? item : { ...item, content_html: decoder.decode(page) };
}
