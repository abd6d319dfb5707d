import type { Extent } from './fragment.ts';

/** Bytes of fragments after which an answer ends early and goes on at the next page. */
export const maxBytes = 4 * 1024 * 1024;

/** How much an answer may hold: it ends early rather than grow beyond. */
export interface Room {
  readonly articles: number;
  /** Bytes of fragments. */
  readonly bytes: number;
}

/** The articles of a page. */
export interface Page {
  readonly ordinals: readonly number[];
  /** Whether more are listed than there was room for. */
  readonly more: boolean;
}

/** Takes what a listing begins with, as far as there is room; one article always has room. `weights` as in the index. */
export function fillPage(listing: Iterable<number>, weights: Uint32Array, extent: Extent, room: Room): Page {
  const column = extent === 'full' ? 0 : 1;
  const ordinals: number[] = [];
  let bytes = 0;
  for (const ordinal of listing) {
    bytes += weights[2 * ordinal + column] as number;
    if (ordinals.length > 0 && (ordinals.length === room.articles || bytes > room.bytes))
      return { ordinals, more: true };
    ordinals.push(ordinal);
  }
  return { ordinals, more: false };
}
