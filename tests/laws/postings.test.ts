import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Postings, writePostings } from '../../src/edition/postings.ts';
import { difference, intersection, listed, range, union, type Walk } from '../../src/edition/walk.ts';

const ordinals = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 2 ** 31 - 1 })), {
    minLength: 1,
    maxLength: 700,
  })
  .map((all) => all.toSorted((a, b) => a - b));
const limits = fc.oneof(fc.integer({ min: -1, max: 700 }), fc.integer({ min: -1, max: 2 ** 31 - 1 }));

function descend(walk: Walk, from: number): number[] {
  const members: number[] = [];
  for (let at = walk.floor(from); at >= 0; at = at === 0 ? -1 : walk.floor(at - 1)) members.push(at);
  return members;
}

test('postings hold what was written', () => {
  fc.assert(
    fc.property(ordinals, (all) => {
      const postings = new Postings(writePostings(all));
      expect(postings.count).toBe(all.length);
      expect(descend(postings, 2 ** 31 - 1)).toEqual(all.toReversed());
    }),
  );
});

test('floor and rank are those of the list, asked in any order', () => {
  fc.assert(
    fc.property(ordinals, fc.array(limits, { minLength: 1, maxLength: 20 }), (all, asked) => {
      const postings = new Postings(writePostings(all));
      const list = listed(Uint32Array.from(all));
      for (const limit of asked) {
        const below = all.filter((ordinal) => ordinal <= limit);
        expect(postings.floor(limit)).toBe(below.at(-1) ?? -1);
        expect(list.floor(limit)).toBe(below.at(-1) ?? -1);
        expect(postings.rank(limit)).toBe(below.length);
      }
    }),
  );
});

test('walks combine as sets do', () => {
  const small = fc
    .uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 25 })
    .map((s) => s.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(
      small,
      small,
      small,
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      (a, b, c, first, last) => {
        const walk = (all: number[]) => new Postings(writePostings(all));
        const combined = difference(intersection([union([walk(a), walk(b)]), range(first, last)]), walk(c));
        const expected = [...new Set([...a, ...b])]
          .filter((x) => x >= first && x <= last && !c.includes(x))
          .toSorted((x, y) => y - x);
        expect(descend(combined, 100)).toEqual(expected);
      },
    ),
  );
});
