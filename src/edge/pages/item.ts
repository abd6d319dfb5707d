import type { Extent } from '../../edition/fragment.ts';
import { opening } from '../../text/opening.ts';
import { assemble } from '../assemble.ts';
import type { Stored } from '../shards.ts';

/** Somebody or something with a name and perhaps a page. */
export interface Named {
  readonly name: string;
  readonly url?: string;
}

/** The same as a value of a facet. */
export interface Placed extends Named {
  readonly slug: string;
}

/** Why a field has a value that no source states. */
export interface Inference {
  readonly from: string;
  readonly sure: number;
}

/** What JSON Feed has no member for (`_dateline`). */
export interface Extension {
  readonly source?: Placed;
  readonly authors?: readonly Placed[];
  readonly location?: string;
  readonly rights?: string;
  readonly tags?: readonly { readonly slug: string; readonly label: string }[];
  readonly image?: {
    readonly alt?: string;
    readonly caption?: string;
    readonly width?: number;
    readonly height?: number;
  };
  readonly related?: readonly { readonly id: string; readonly slug: string; readonly url: string }[];
  readonly inferred?: Readonly<Record<string, Inference>>;
}

/** An item of our own JSON Feed, of which pages are the first client. */
export interface Item {
  readonly id: string;
  readonly url: string;
  readonly external_url?: string;
  readonly title?: string;
  readonly summary: string;
  readonly content_html: string;
  readonly date_published: string;
  readonly date_modified?: string;
  readonly authors?: readonly Named[];
  readonly language?: string;
  readonly image?: string;
  readonly attachments?: readonly {
    readonly url: string;
    readonly mime_type: string;
    readonly title?: string;
    readonly size_in_bytes?: number;
    readonly duration_in_seconds?: number;
  }[];
  readonly _dateline?: Extension;
}

/** What an article is called on pages: its title, or the first words of its text, as in Atom. */
export function nameOf({ title, summary }: Pick<Item, 'title' | 'summary'>): string {
  return title ?? opening(summary);
}

const decoder = new TextDecoder();

function read(stored: Stored, extent: Extent): { readonly item: Item; readonly length: number } {
  const text = decoder.decode(assemble('json', extent, '', [stored], '', ''));
  return { item: JSON.parse(text) as Item, length: text.length };
}

/** Reads an article without its body; `length` is that of its JSON, in characters. */
export function readEntry(stored: Stored): {
  readonly item: Omit<Item, 'content_html'>;
  readonly length: number;
} {
  return read(stored, 'summary');
}

/** Reads an article's JSON parts; the body in full, also where feeds carry less of it. */
export function readItem(stored: Stored): Item {
  const { item } = read(stored, 'full');
  const page = stored.part('page');
  return page.length === 0 ? item : { ...item, content_html: decoder.decode(page) };
}
