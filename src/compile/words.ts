import { createHash } from 'node:crypto';
import { writeFacet } from '../edition/facet.ts';
import { hash } from '../edition/hash.ts';
import { writeSections } from '../edition/sections.ts';
import { wordShardMagic } from '../edition/words.ts';
import { byCodePoint } from '../text/order.ts';
import { wordsOf } from '../text/words.ts';
import type { WrittenShard } from './shards.ts';

/** Words in a shard of the word index, on average. */
const meanWords = 512;

/** Adds up which words stand in which articles. */
export class WordIndex {
  readonly #ordinals = new Map<string, number[]>();

  /** Articles come in order of their ordinals. */
  add(ordinal: number, text: string): void {
    for (const word of wordsOf(text)) {
      const ordinals = this.#ordinals.get(word);
      if (ordinals) ordinals.push(ordinal);
      else this.#ordinals.set(word, [ordinal]);
    }
  }

  /** The index cut into shards by ranges of words, before a word whose hash says so; and the first word of each. */
  shards(): { readonly words: readonly string[]; readonly shards: readonly WrittenShard[] } {
    const sorted = [...this.#ordinals.keys()].sort(byCodePoint);
    const starts = sorted.flatMap((word, i) => (i === 0 || hash(word).low % meanWords === 0 ? [i] : []));
    const shards = starts.map((start, i) => {
      const words = sorted.slice(start, starts[i + 1] ?? sorted.length);
      const values = words.map((slug) => ({
        slug,
        label: '',
        since: 0,
        ordinals: this.#ordinals.get(slug) as number[],
      }));
      const bytes = writeSections(wordShardMagic, writeFacet(values));
      return { first: start, bytes, digest: createHash('sha256').update(bytes).digest('hex').slice(0, 32) };
    });
    return { words: starts.map((start) => sorted[start] as string), shards };
  }
}
