import { expect, test } from 'vitest';
import { Lexicon } from '../../src/compile/lexicon.ts';

const wordsIn = (lexicon: Lexicon, text: string): string[] =>
  Array.from(lexicon.numbersOf(text), (number) => lexicon.words[number] as string);

test('a word has one number, in whatever case and text it stands', () => {
  const lexicon = new Lexicon();
  const [ferry, quay] = lexicon.numbersOf('Ferry, quay');
  expect(lexicon.numbersOf('QUAY')).toEqual(Uint32Array.of(quay as number));
  expect(lexicon.numbersOf('the ferry')).toContain(ferry);
  expect(lexicon.words).toEqual(['ferry', 'quay', 'the']);
});

test('each word of a text is told once, however often it stands there and however it is written', () => {
  expect(wordsIn(new Lexicon(), 'Café cafe: the CAFÉ — the ｃafe')).toEqual(['cafe', 'the']);
});

test('a lexicon goes on where another one ended', () => {
  const lexicon = new Lexicon(['quay', 'été']);
  expect(wordsIn(lexicon, 'Ete, été, quay, boat')).toEqual(['ete', 'quay', 'boat']);
  expect(lexicon.words).toEqual(['quay', 'été', 'ete', 'boat']);
});

test('a text with more words than the lexicon has room for has each once', () => {
  const words = Array.from({ length: 20_000 }, (_, i) => `word${i}`);
  const lexicon = new Lexicon();
  expect(wordsIn(lexicon, [...words, ...words].join(' '))).toEqual(words);
  expect(wordsIn(new Lexicon(lexicon.words), words.join('\n'))).toEqual(words);
});
