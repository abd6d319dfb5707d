import { Dictionary, writeDictionary } from './dictionary.ts';
import { hash } from './hash.ts';
import { bytesOf, uint32 } from './sections.ts';

/** What an article's slug leads to. */
export type SlugTarget =
  | { readonly is: 'article'; readonly ordinal: number }
  | { readonly is: 'former'; readonly slug: string }
  | { readonly is: 'withdrawn' };

const elsewhere = 0x8000_0000;

/**
 * The slugs of articles, now and formerly. First section: rows in order of the hash,
 *
 *     u32  high half of the slug's hash
 *     u32  low half
 *     u32  the article's ordinal; or, with the top bit set, a number in the dictionary that is the second section,
 *          of current slugs to go to, '' for what was withdrawn
 *
 * Throws where two slugs share a hash (at 100,000 articles, once in four thousand million editions).
 */
export function writeSlugs(targets: ReadonlyMap<string, SlugTarget>): Uint8Array[] {
  const destinations: string[] = [];
  const rows = [...targets].map(([slug, target]) => {
    if (target.is === 'article') return { ...hash(slug), slug, target: target.ordinal };
    destinations.push(target.is === 'former' ? target.slug : '');
    return { ...hash(slug), slug, target: elsewhere + destinations.length - 1 };
  });
  rows.sort((a, b) => a.high - b.high || a.low - b.low);
  const column = new Uint32Array(3 * rows.length);
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (before?.high === row.high && before.low === row.low) {
      throw new Error(
        `The slugs ${before.slug} and ${row.slug} have one hash. Give one of the articles another slug.`,
      );
    }
    column.set([row.high, row.low, row.target], 3 * i);
  });
  return [bytesOf(column), writeDictionary(destinations)];
}

export class Slugs {
  readonly #rows: Uint32Array;
  readonly #destinations: Dictionary;

  constructor([rows, destinations]: readonly Uint8Array[]) {
    this.#rows = uint32(rows as Uint8Array);
    this.#destinations = new Dictionary(destinations as Uint8Array);
  }

  find(slug: string): SlugTarget | undefined {
    const wanted = hash(slug);
    let low = 0;
    let high = this.#rows.length / 3 - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order =
        (this.#rows[3 * middle] as number) - wanted.high ||
        (this.#rows[3 * middle + 1] as number) - wanted.low;
      if (order === 0) return this.#target(this.#rows[3 * middle + 2] as number);
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  #target(value: number): SlugTarget {
    if (value < elsewhere) return { is: 'article', ordinal: value };
    const slug = this.#destinations.at(value - elsewhere);
    return slug === '' ? { is: 'withdrawn' } : { is: 'former', slug };
  }
}
