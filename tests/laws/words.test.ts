import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { queryWords } from '../../src/text/words.ts';
import { wordsOf } from '../words.ts';

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'aAzZéÉßİıΣσςЖйёأمُ한서दिñ09') }),
  fc.string({ unit: fc.constantFrom(...'東京都年がカー々ไทยกีພາສາខ្មែរမြန်မာ') }),
  fc.string({ unit: 'grapheme' }),
);
const gap = fc.constantFrom(' ', '. ', ', ', '\n', '—', '’', ' … ', '.');
const pieces = fc.array(fc.tuple(word, gap), { maxLength: 12 });

const cut = fc.tuple(pieces, fc.nat(), fc.nat()).map(([all, a, b]) => {
  const [from, to] = [a % (all.length + 1), b % (all.length + 1)].sort((x, y) => x - y) as [number, number];
  const join = (part: typeof all): string => part.map(([w, g]) => w + g).join('');
  return { text: join(all), part: join(all.slice(from, to)) };
});

test('the query words of whole words cut out of a text are among its words', () => {
  fc.assert(
    fc.property(cut, ({ text, part }) => {
      const words = wordsOf(text);
      for (const asked of queryWords(part)) expect(words).toContain(asked);
    }),
    { numRuns: 2000 },
  );
});

test('any stretch of a text without spaces is found', () => {
  const han = fc.string({ unit: fc.constantFrom(...'東京都年月日新聞大統領'), minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(han, fc.nat(), fc.nat(), (text, a, b) => {
      const from = a % text.length;
      const to = from + 1 + (b % (text.length - from));
      const words = wordsOf(text);
      for (const asked of queryWords(text.slice(from, to))) expect(words).toContain(asked);
    }),
  );
});

test('words are the same in every case and in every normal form of a text', () => {
  fc.assert(
    fc.property(word, (text) => {
      const words = wordsOf(text.normalize('NFC'));
      for (const form of ['NFD', 'NFKC', 'NFKD'] as const) expect(wordsOf(text.normalize(form))).toEqual(words);
    }),
  );
});

test('words asked for are words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const asked of queryWords(text)) expect(asked).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
    }),
  );
});
