import { expect, test } from 'vitest';
import { indexWords } from '../../src/compile/index-words.ts';
import { openWordShard } from '../../src/edition/facet.ts';

/** Articles that all have so many words, with one of its own each. */
function articlesOf(count: number, common: number): { articles: Uint32Array[]; words: string[] } {
  const numbers = Array.from({ length: common }, (_, i) => i);
  return {
    articles: Array.from({ length: count }, (_, n) => Uint32Array.of(...numbers, common + n)),
    words: [
      ...numbers.map((i) => `common${String(i).padStart(3, '0')}`),
      ...Array.from({ length: count }, (_, n) => `own${n}`),
    ],
  };
}

test('words that every article has are not fetched together: a shard stays small however many articles there are', () => {
  const { articles, words: all } = articlesOf(40_000, 60);
  const { words, shards } = indexWords(articles, all);
  expect(Math.max(...shards.map(({ length }) => length))).toBeLessThan(200_000);
  // Those of one article each lie together all the same.
  expect(shards.length).toBeLessThan(60 + 2 * (40_000 / 512));
  const found = shards.flatMap((shard) => [...openWordShard(shard.bytes()).slugs]);
  expect(found).toEqual(all.toSorted());
  expect(words).toEqual(shards.map((shard) => openWordShard(shard.bytes()).slugs.at(0)));
});
