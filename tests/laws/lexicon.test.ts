import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Lexicon } from '../../src/compile/lexicon.ts';
import { wordsOf } from '../words.ts';

const piece = fc.oneof(
  fc.constantFrom(
    ...'the Ferry FERRY 2nd café CAFÉ naïve ﬁn ŒUVRE Straße İstanbul ΟΔΟΣ ς Жёлтый мёд'.split(' '),
  ),
  fc.constantFrom(
    ...'東京都 カモメ ガ คลื่น 𠀋𠮷 서울 हिन्दी أحمد שָׁלוֹם ½ ㎏ Ⅳ K Å e\u0301 co\u00adop a\u200bb'.split(' '),
  ),
  fc.constantFrom(...' ¦, ¦.¦-¦’¦ʼ¦…¦—¦\n¦\u00a0¦\u0301¦\u0338¦=¦\u200d¦«¦。¦，¦_¦😀¦\ud800'.split('¦')),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

test('a lexicon finds in a text the words that the whole text evened out has', () => {
  const lexicon = new Lexicon();
  fc.assert(
    fc.property(text, (each) => {
      const found = Array.from(lexicon.numbersOf(each), (number) => lexicon.words[number]);
      expect(new Set(found).size).toBe(found.length);
      expect(new Set(found)).toEqual(wordsOf(each));
    }),
    { numRuns: 3000 },
  );
  expect(new Set(lexicon.words).size).toBe(lexicon.words.length);
});

test('whatever character stands in a word, alone or between others, the same words are found', () => {
  const lexicon = new Lexicon();
  const wrong: string[] = [];
  for (let point = 0; point < 0x20000; point++) {
    // Han, Hangul and what nobody has named are tried above: there are too many of them.
    if ((point >= 0x3400 && point < 0xa000) || (point >= 0xac00 && point < 0xf900)) continue;
    if (point >= 0x12000 && point < 0x1d000) continue;
    const character = String.fromCodePoint(point);
    const each = `a${character}b ${character} =${character}c`;
    const found = Array.from(lexicon.numbersOf(each), (number) => lexicon.words[number] as string).sort();
    if (found.join(' ') !== [...wordsOf(each)].sort().join(' ')) wrong.push(character);
  }
  expect(wrong).toEqual([]);
});
