import { expect, test } from 'vitest';
import { membersOf } from '../../src/edge/select.ts';
import { intersection, listed, type Walk } from '../../src/edition/walk.ts';

const count = 20_000;
const every = (step: number, first: number) =>
  listed(Uint32Array.from({ length: Math.floor((count - first) / step) }, (_, i) => first + step * i));

/** A set that tells how often it is asked. */
function counted(walk: Walk) {
  const set = { asked: 0, floor: (limit: number) => (set.asked++, walk.floor(limit)) };
  return set;
}

test.each([
  ['nothing', every(2, 0), every(2, 1), []],
  ['a few', every(97, 0), every(101, 0), [0, 9797, 19_594]],
])('sets that share %s are walked through once, however many ordinals are looked for', (_, one, other, shared) => {
  const set = counted(one);
  const isMember = membersOf(intersection([set, other]), count);
  const found = Array.from({ length: count }, (_, i) => (7919 * i) % count).filter(isMember);
  expect(found.sort((a, b) => a - b)).toEqual(shared);
  expect(set.asked).toBeLessThan(5 * count);
});
