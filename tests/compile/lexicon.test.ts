import { expect, test } from 'vitest';
import { Lexicon } from '../../src/compile/lexicon.ts';

const numbersOf = (lexicon: Lexicon, words: readonly string[], hashOf: (word: string) => number) =>
  Array.from(lexicon.numbersOf(words, Uint32Array.from(words, hashOf)));

test('a word has one number, however many there are', () => {
  const words = Array.from({ length: 20_000 }, (_, i) => `word${i}`);
  const hashOf = (word: string): number => Math.imul(Number(word.slice(4)), 0x9e3779b1);
  const lexicon = new Lexicon();
  expect(numbersOf(lexicon, words, hashOf)).toEqual([...words.keys()]);
  expect(numbersOf(lexicon, words.toReversed(), hashOf)).toEqual([...words.keys()].reverse());
  expect(lexicon.words).toEqual(words);
});

test('words with the same hash are told apart', () => {
  const lexicon = new Lexicon();
  expect(numbersOf(lexicon, ['ferry', 'quay', 'ferry', 'boat'], () => 0xffffffff)).toEqual([0, 1, 0, 2]);
});
