import { assemble } from '../assemble.ts';
import type { Stored } from '../shards.ts';

/** An item of our own JSON Feed, of which pages are the first client. */
export interface Item {
  readonly id: string;
  readonly url: string;
  readonly external_url?: string;
  readonly title: string;
  readonly summary: string;
  readonly content_html: string;
  readonly date_published: string;
  readonly date_modified?: string;
  readonly authors?: readonly { readonly name: string; readonly url?: string }[];
  readonly tags?: readonly string[];
  readonly language?: string;
  readonly image?: string;
}

/** Reads an article's JSON parts; the body in full, also where feeds carry less of it. */
export function readItem(stored: Stored): Item {
  const decoder = new TextDecoder();
  const item = JSON.parse(decoder.decode(assemble('json', 'full', '', [stored], '', ''))) as Item;
  const page = stored.part('page');
  return page.length === 0 ? item : { ...item, content_html: decoder.decode(page) };
}
