import type { Dictionary } from './dictionary.ts';
import { Facet } from './facet.ts';
import { readSections } from './sections.ts';

/** "DLW1": a shard of the word index is a facet (facet.ts) in sections of its own, its words the slugs, without labels and known for ever. */
export const wordShardMagic = 0x3157_4c44;

/** Throws where the bytes are not a whole shard of the word index. */
export function openWordShard(bytes: Uint8Array): Facet {
  return new Facet(readSections(wordShardMagic, bytes));
}

/** The number of the shard that holds a word if any does, by the first word of each; -1 where all begin after it. */
export function wordShardOf(firstWords: Dictionary, word: string): number {
  const at = firstWords.find(word);
  return at >= 0 ? at : firstWords.countBefore(word) - 1;
}
