import { Dictionary, writeDictionary } from './dictionary.ts';
import { hash } from './hash.ts';
import { bytesOf, partitionPoint, uint32 } from './sections.ts';

/** The target of a slug: an article, the current slug of a renamed article, or a withdrawn article. */
export type SlugTarget =
  | { readonly is: 'article'; readonly ordinal: number }
  | { readonly is: 'former'; readonly slug: string }
  | { readonly is: 'withdrawn' };

const notCurrent = 0x8000_0000;

/**
 * Writes the current and former slugs of articles. First section: rows in order of the hash,
 *
 *     u32  high half of the slug's hash
 *     u32  low half
 *     u32  the article's ordinal; or, with the top bit set, an index into the second section: a dictionary of
 *          the current slugs of renamed articles, with '' for withdrawn ones
 *
 * Throws if two slugs have the same hash (with 100,000 articles, once in four thousand million editions).
 */
export function writeSlugs(targets: ReadonlyMap<string, SlugTarget>): Uint8Array[] {
  const destinations: string[] = [];
  const rows = [...targets].map(([slug, target]) => {
    if (target.is === 'article') return { ...hash(slug), slug, target: target.ordinal };
    destinations.push(target.is === 'former' ? target.slug : '');
    return { ...hash(slug), slug, target: notCurrent + destinations.length - 1 };
  });
  rows.sort((a, b) => a.high - b.high || a.low - b.low);
  const column = new Uint32Array(3 * rows.length);
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (before?.high === row.high && before.low === row.low) {
      throw new Error(
        `The slugs ${before.slug} and ${row.slug} have the same hash. Give one of the articles another slug.`,
      );
    }
    column.set([row.high, row.low, row.target], 3 * i);
  });
  return [bytesOf(column), writeDictionary(destinations)];
}

/** The slugs that `writeSlugs` wrote, read in place. */
export class SlugIndex {
  readonly #rows: Uint32Array;
  readonly #destinations: Dictionary;

  constructor([rows, destinations]: readonly Uint8Array[]) {
    this.#rows = uint32(rows as Uint8Array);
    this.#destinations = new Dictionary(destinations as Uint8Array);
  }

  find(slug: string): SlugTarget | undefined {
    const wanted = hash(slug);
    const rows = this.#rows;
    const order = (i: number) => (rows[3 * i] as number) - wanted.high || (rows[3 * i + 1] as number) - wanted.low;
    const row = partitionPoint(rows.length / 3, (i) => order(i) < 0);
    if (order(row) !== 0) return undefined;
    const value = rows[3 * row + 2] as number;
    if (value < notCurrent) return { is: 'article', ordinal: value };
    const current = this.#destinations.at(value - notCurrent);
    return current === '' ? { is: 'withdrawn' } : { is: 'former', slug: current };
  }
}
