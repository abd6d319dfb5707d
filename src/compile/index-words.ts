import { wordShardMagic, writeFacet } from '../edition/facet.ts';
import { hash } from '../edition/hash.ts';
import { writeSections } from '../edition/sections.ts';
import { byCodePoint } from '../text/order.ts';
import { type WrittenShard, shardOfBytes } from './shards.ts';

/** Words in a shard of the word index, on average. */
const meanWords = 512;

/** The most postings in a shard with several words; each takes one or two bytes. */
const mostPostings = 1 << 16;

/** The word index: the first word of each shard, and the shards. */
interface WordIndex {
  readonly words: readonly string[];
  readonly shards: readonly WrittenShard[];
}

/**
 * Inverts the words of articles: for the number of a word, the ordinals of the articles with it, ascending. A counting
 * sort into two columns.
 */
function invert(articles: readonly Uint32Array[], count: number): (word: number) => Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (const words of articles) for (const word of words) starts[word + 1] = (starts[word + 1] as number) + 1;
  for (let word = 0; word < count; word++) starts[word + 1] = (starts[word] as number) + (starts[word + 1] as number);
  const ordinals = new Uint32Array(starts[count] as number);
  const next = starts.slice();
  articles.forEach((words, ordinal) => {
    for (const word of words) {
      const at = next[word] as number;
      ordinals[at] = ordinal;
      next[word] = at + 1;
    }
  });
  return (word) => ordinals.subarray(starts[word], starts[word + 1]);
}

/**
 * Indexes the words of articles: for each ordinal the numbers of its words, each once. The index is cut into shards by
 * ranges of words, before words with certain hashes, so that a change moves few cuts; and before a shard with frequent
 * words exceeds `mostPostings`.
 */
export function indexWords(articles: readonly Uint32Array[], words: readonly string[]): WordIndex {
  const ordinalsOf = invert(articles, words.length);
  const sorted = words
    .map((slug, number) => ({ slug, label: '', since: 0, ordinals: ordinalsOf(number) }))
    .filter(({ ordinals }) => ordinals.length > 0)
    .sort((a, b) => byCodePoint(a.slug, b.slug));
  let held = 0;
  const starts = sorted.flatMap(({ slug, ordinals }, i) => {
    held += ordinals.length;
    if (i > 0 && hash(slug).low % meanWords !== 0 && held <= mostPostings) return [];
    held = ordinals.length;
    return [i];
  });
  const shards = starts.map((first, i) => {
    const values = sorted.slice(first, starts[i + 1] ?? sorted.length);
    return shardOfBytes(first, writeSections(wordShardMagic, writeFacet(values)));
  });
  return { words: starts.map((start) => (sorted[start] as { slug: string }).slug), shards };
}
