import { expect, test } from 'vitest';
import { wordsOf } from '../../src/content/duplicates/tokens.ts';

const tokensOf = (text: string) => wordsOf({ title: '', text }).text;

test('whatever character stands in a word, alone or between others, a text has the same words whether its letters are all ASCII or not', () => {
  const wrong: string[] = [];
  for (let point = 0; point < 0x20000; point++) {
    // Han and Hangul have too many characters, and so has what nobody has named.
    if ((point >= 0x3400 && point < 0xa000) || (point >= 0xac00 && point < 0xf900)) continue;
    if (point >= 0x12000 && point < 0x1d000) continue;
    const character = String.fromCodePoint(point);
    const text = `a${character}b ${character} =${character}c`;
    if (tokensOf(text).join() !== tokensOf(`${text} é`).slice(0, -1).join()) wrong.push(character);
  }
  expect(wrong).toEqual([]);
});
