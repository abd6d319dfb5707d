import { expect, test } from 'vitest';
import { type CacheNamespace, LruCache } from '../../src/edge/cache.ts';

const holds = (kept: CacheNamespace<string>, keys: string): string =>
  [...keys].filter((key) => kept.get(key) === key).join('');

const add = (kept: CacheNamespace<string>, keys: string, bytes = 9000): void => {
  for (const key of keys) kept.set(key, key, bytes);
};

test('what was used longest ago goes first', () => {
  const kept = new LruCache(30_000).namespace<string>('text');
  add(kept, 'abc');
  kept.get('a');
  add(kept, 'd');
  expect(holds(kept, 'abcd')).toBe('acd');
});

test('what grew is counted anew when it is set again', () => {
  const kept = new LruCache(40_000).namespace<string>('text');
  add(kept, 'abc');
  add(kept, 'a', 25_000);
  expect(holds(kept, 'abc')).toBe('ac');
  add(kept, 'a');
  add(kept, 'de');
  expect(holds(kept, 'acde')).toBe('acde');
});

test('kinds are told apart and share one bound', () => {
  const recent = new LruCache(30_000);
  const [texts, others] = [recent.namespace<string>('text'), recent.namespace<string>('other')];
  add(texts, 'ab');
  others.set('a', 'x', 9000);
  expect([texts.get('a'), others.get('a'), others.get('b')]).toEqual(['a', 'x', undefined]);
  add(others, 'c');
  expect(holds(texts, 'ab')).toBe('a');
});

test('T1: keys count, and entries that hold nothing', () => {
  const kept = new LruCache(1_000_000).namespace<string>('text');
  const key = (i: number): string => `${i}`.padStart(400, 'x');
  for (let i = 0; i < 5000; i++) kept.set(key(i), '', 0);
  const left = Array.from({ length: 5000 }, (_, i) => kept.get(key(i))).filter((value) => value !== undefined);
  expect(left.length).toBeGreaterThan(500);
  expect(left.length).toBeLessThan(1_000_000 / 800);
});
