import { expect, test } from 'vitest';
import { limitProblems } from '../../src/compile/limits.ts';

const nothing = new Uint8Array();
const noMedia: ReadonlyMap<string, number> = new Map();
const editionOf = (assets: number, largest = 0) => ({
  digest: '',
  index: nothing,
  newest: nothing,
  assets: new Map(
    Array.from({ length: assets }, (_, i) => [`${i}`, { length: i === 0 ? largest : 0, bytes: () => nothing }]),
  ),
});

test('an edition inside all limits has no problem', () => {
  expect(limitProblems(editionOf(20_000), noMedia, '.dateline')).toEqual([]);
});

test('what only the free plan refuses is a warning that names the limit', () => {
  expect(limitProblems(editionOf(20_001), noMedia, '.dateline')).toMatchObject([
    { severity: 'warning', message: expect.stringContaining('20001 of 20000 files') },
  ]);
});

test('what every plan refuses stops the build', () => {
  const severities = (problems: readonly { severity: string }[]) => problems.map(({ severity }) => severity);
  expect(severities(limitProblems(editionOf(100_001), noMedia, '.dateline'))).toEqual(['warning', 'error']);
  expect(severities(limitProblems(editionOf(1, 25 * 1024 * 1024 + 1), noMedia, '.dateline'))).toEqual(['error']);
  expect(
    severities(limitProblems({ ...editionOf(0), newest: new Uint8Array(64 * 1024 * 1024) }, noMedia, '.dateline')),
  ).toEqual(['error']);
});

test('S6: files of media/ count among the static assets', () => {
  const media = new Map(Array.from({ length: 10_001 }, (_, i) => [`${i}.png`, 1]));
  expect(limitProblems(editionOf(10_000), media, '.dateline')).toMatchObject([
    { severity: 'warning', message: expect.stringContaining('20001 of 20000 files') },
  ]);
  const many = new Map(Array.from({ length: 100_001 }, (_, i) => [`${i}.png`, 1]));
  expect(limitProblems(editionOf(0), many, '.dateline').at(-1)).toMatchObject({
    severity: 'error',
    message: expect.stringContaining('100001 of 100000 files'),
  });
});
