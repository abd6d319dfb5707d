import { expect, test } from 'vitest';
import { Recent } from '../../src/edge/recent.ts';

const holds = (recent: Recent<string, { length: number }>, keys: string) =>
  [...keys].filter((key) => recent.get(key)).join('');

test('what was used longest ago goes first', () => {
  const recent = new Recent<string, { length: number }>(30);
  for (const key of 'abc') recent.set(key, { length: 10 });
  recent.get('a');
  recent.set('d', { length: 10 });
  expect(holds(recent, 'abcd')).toBe('acd');
});

test('what grows while it is kept takes no more than there is, and gives back no more than it took', () => {
  const recent = new Recent<string, { length: number }>(100);
  const growing = { length: 10 };
  recent.set('a', growing);
  growing.length = 90;
  for (const key of 'bcdefghijk') recent.set(key, { length: 10 });
  expect(holds(recent, 'abcdefghijk')).toBe('bcdefghijk');
  recent.set('l', { length: 10 });
  expect(holds(recent, 'bcdefghijkl')).toBe('cdefghijkl');
});

test('what grew is counted anew when it is set again', () => {
  const recent = new Recent<string, { length: number }>(100);
  const growing = { length: 10 };
  for (const key of 'bcd') recent.set(key, { length: 10 });
  recent.set('a', growing);
  growing.length = 90;
  recent.set('a', growing);
  expect(holds(recent, 'abcd')).toBe('ad');
});
