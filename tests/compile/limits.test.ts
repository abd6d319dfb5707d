import { expect, test } from 'vitest';
import { overLimits } from '../../src/compile/limits.ts';

const nothing = new Uint8Array();
const editionOf = (assets: number, largest = nothing) => ({
  digest: '',
  index: nothing,
  newest: nothing,
  assets: new Map(Array.from({ length: assets }, (_, i) => [`${i}`, i === 0 ? largest : nothing])),
  shelved: new Map(),
});

test('an edition inside all limits has no problem', () => {
  expect(overLimits(editionOf(20_000), '.dateline')).toEqual([]);
});

test('what only the free plan refuses is a warning that names the limit', () => {
  expect(overLimits(editionOf(20_001), '.dateline')).toMatchObject([
    { severity: 'warning', message: expect.stringContaining('20001 of 20000 files') },
  ]);
});

test('what every plan refuses stops the build', () => {
  const severities = (problems: readonly { severity: string }[]) => problems.map(({ severity }) => severity);
  expect(severities(overLimits(editionOf(100_001), '.dateline'))).toEqual(['warning', 'error']);
  expect(severities(overLimits(editionOf(1, new Uint8Array(25 * 1024 * 1024 + 1)), '.dateline'))).toEqual([
    'error',
  ]);
  expect(
    severities(overLimits({ ...editionOf(0), newest: new Uint8Array(64 * 1024 * 1024) }, '.dateline')),
  ).toEqual(['error']);
});
