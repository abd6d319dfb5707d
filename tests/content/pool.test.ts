import { expect, test } from 'vitest';
import { ReaderPool } from '../../src/content/intake/reader-pool.ts';

const limits = { seconds: 1, secondsPerMegabyte: 0, waiting: 100, megabytes: 64 };
const reader = new URL('fixtures/reader.ts', import.meta.url);

test.each([
  ['hangs', /it took more than 1 seconds of processor time/],
  ['throws', /a fault of the reader/],
  ['grows', /memory|more than 1 seconds/],
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

test('a reader that waits for ever is given up by the clock', async () => {
  const pool = new ReaderPool(1, { ...limits, seconds: 1, waiting: 2 }, reader);
  const { problems } = await pool.read('nothing', { file: 'waits' });
  expect(problems.map(({ message }) => message)).toEqual(["It can't be read: it took more than 2 seconds."]);
  await pool.close();
});

test('a reader that waits for a busy machine longer than its processor time may last is not given up', async () => {
  const pool = new ReaderPool(1, { ...limits, seconds: 1 }, reader);
  expect(await pool.read('nothing', { file: 'late' })).toMatchObject({ kind: 'late', problems: [] });
  await pool.close();
});
