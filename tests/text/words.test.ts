import { expect, test } from 'vitest';
import { queryWords } from '../../src/text/words.ts';
import { wordsOf } from '../words.ts';

const indexed = (text: string): string => [...wordsOf(text)].join(' ');
const asked = (query: string): string => queryWords(query).join(' ');

test('words are runs of letters and digits in lower case, each once', () => {
  expect(indexed('The U.N. said: “the 2nd vote”, 10,000 strong—the end')).toBe(
    'the u n said 2nd vote 10 000 strong end',
  );
});

test('accents and compatibility forms do not count', () => {
  expect(indexed('Café CAFÉ Åse ﬁn Ⅳ ｗｉｄｅ')).toBe('cafe ase fin iv wide');
  expect(asked('İstanbul')).toBe('istanbul');
  expect(indexed('Чёрный')).toBe(indexed('черныи'));
  expect(indexed('مُحَمَّد أحمد')).toBe(indexed('محمد احمد'));
  expect(indexed('שָׁלוֹם')).toBe(indexed('שלום'));
});

test('both lower-case sigmas are one', () => {
  expect(asked('ΟΔΟΣ')).toBe(asked('οδοσ'));
});

test('vowel signs of Indian scripts and the voicing of kana tell words apart', () => {
  expect(asked('दिन')).not.toBe(asked('दान'));
  expect(asked('がき')).not.toBe(asked('かき'));
});

test('what is not seen does not divide a word', () => {
  expect(asked('co\u00adopera\u200btion')).toBe('cooperation');
  expect(asked('كتـــاب')).toBe(asked('كتاب'));
});

test('every apostrophe divides alike', () => {
  expect(new Set(["сім'я", 'сім’я', 'сімʼя'].map(asked)).size).toBe(1);
});

test('scripts without spaces are indexed by character and by pair, and asked for by pair', () => {
  expect(indexed('東京都')).toBe('東 京 東京 都 京都');
  expect(asked('東京都')).toBe('東京 京都');
  expect(asked('京')).toBe('京');
  expect(indexed('สวย')).toBe('ส ว สว ย วย');
  expect(indexed('𠀋𠮷')).toBe('𠀋 𠮷 𠀋𠮷');
});

test('a change of script ends a run', () => {
  expect(indexed('2017年12月')).toBe('2017 年 12 月');
  expect(asked('iPhone手机')).toBe('iphone 手机');
});

test('Korean stands in whole words, however it is encoded', () => {
  expect(asked('서울 한국어')).toBe('서울 한국어');
  expect(asked('서울'.normalize('NFD'))).toBe('서울');
});

test('half-width kana is kana', () => {
  expect(asked('ｶﾞﾗｽ')).toBe(asked('ガラス'));
});

test('a text without words has none', () => {
  expect(indexed(' … — !? \u0301')).toBe('');
  expect(asked('')).toBe('');
});

test.each([
  ['STRASSE', 'Straße'],
  ['STRAẞE', 'Straße'],
  ['ΣΊΣΥΦΟΣ', 'Σίσυφος'],
  ['İSTANBUL', 'istanbul'],
  ['ﬁn ﬀ ﬆ', 'FIN FF ST'],
  ['ᲀᲁᲂ', 'ВДО'],
  ['ſee', 'SEE'],
  ['ǅ Ǆ', 'dž dž'],
  ['ԵՒ', 'և'],
  ['ΐ ϐ ϑ ϖ ϰ ϱ', 'Ι Β Θ Π Κ Ρ'],
  ['𐐀', '𐐨'],
])('T8: words are compared with their case folded in full: %s and %s', (one, other) => {
  expect(asked(one)).toBe(asked(other));
  expect(indexed(one)).toBe(indexed(other));
});

test('T8: two letters that Unicode takes for one where case is ignored are one word', () => {
  const apart: string[] = [];
  for (let code = 0x41; code < 0x1f000; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const letter = String.fromCodePoint(code);
    for (const other of [letter.toLowerCase(), letter.toUpperCase()]) {
      // The iota below a Greek vowel is an accent here.
      const same = letter !== other && new RegExp(`^${letter}$`, 'iu').test(other) && code !== 0x345;
      if (same && asked(letter) !== asked(other)) apart.push(letter + other);
    }
  }
  expect(apart).toEqual([]);
});
