import { expect, test } from 'vitest';
import { ReaderPool } from '../../src/content/pool.ts';

const limits = { seconds: 4, secondsPerMegabyte: 0, megabytes: 64 };
const reader = new URL('fixtures/reader.ts', import.meta.url);

test.each([
  ['hangs', /it took more than 4 seconds/],
  ['throws', /a fault of the reader/],
  ['grows', /memory|more than 4 seconds/],
])('a file over which the reader %s is a problem of that file alone', async (file, said) => {
  const pool = new ReaderPool(1, limits, reader);
  const files = ['first', file, 'then', file, 'last'];
  const readings = await Promise.all(files.map((name) => pool.read('nothing', { file: name })));
  expect(readings.map(({ kind }) => kind)).toEqual(['first', undefined, 'then', undefined, 'last']);
  for (const { problems } of [readings[1], readings[3]] as typeof readings)
    expect(problems).toEqual([
      expect.objectContaining({
        rule: 'unreadable',
        severity: 'error',
        file,
        message: expect.stringMatching(said),
      }),
    ]);
  await pool.close();
});
