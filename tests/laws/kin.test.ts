import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { kinTo, Sets, sharedByKin } from '../../src/content/related/kin.ts';
import { Readings } from '../../src/content/related/reading.ts';
import { setOf } from '../../src/content/related/shingles.ts';

const set = fc
  .array(fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 0xffffffff })), { maxLength: 40 })
  .map((hashes) => setOf(hashes));

test('what two sets share is told by their kinship to any third', () => {
  fc.assert(
    fc.property(set, set, set, (a, b, root) => {
      const both = [...a].filter((hash) => b.includes(hash));
      expect(sharedByKin(kinTo(a, root), kinTo(b, root))).toBe(both.length);
    }),
  );
});

const passages = Array.from({ length: 5 }, (_, p) =>
  Array.from({ length: 30 }, (_, i) => `p${p}w${i}`).join(' '),
);
const texts = fc.array(fc.array(fc.constantFrom(...passages, 'aside'), { minLength: 1, maxLength: 6 }), {
  minLength: 2,
  maxLength: 12,
});

/** The naive twin: runs of four words as strings. */
const runsOf = (text: string): ReadonlySet<string> => {
  const words = text.split(' ');
  return new Set(words.slice(3).map((_, i) => words.slice(i, i + 4).join(' ')));
};

test('texts are compared as by the runs of their words, whatever was compared before, and however little is kept', () => {
  fc.assert(
    fc.property(texts, fc.nat({ max: 400 }), (pieces, most) => {
      const all = pieces.map((piece, i) => ({ title: `${i}`, text: piece.join(' ') }));
      const sets = new Sets(new Readings(), most);
      for (const [i, text] of all.entries()) {
        const before = all.slice(0, i);
        const own = runsOf(text.text);
        expect(sets.compare(text, before)).toEqual(
          before.map((other) => {
            const theirs = runsOf(other.text);
            return {
              common: [...own].filter((run) => theirs.has(run)).length,
              size: own.size,
              otherSize: theirs.size,
            };
          }),
        );
      }
    }),
  );
});
