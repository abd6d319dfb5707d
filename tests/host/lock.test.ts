import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { hexDigest } from '../../src/content/digest.ts';
import { withLock } from '../../src/host/lock.ts';

const folder = (): string => join(tmpdir(), `dateline-lock-test-${Math.random()}`);

const lockFile = (of: string): string => join(tmpdir(), `dateline-${hexDigest(of, 16)}.lock`);

test('work on one folder is done one after the other', async () => {
  const place = folder();
  let busy = 0;
  let most = 0;
  const work = (): Promise<void> =>
    withLock([place], async () => {
      most = Math.max(most, ++busy);
      await sleep(5);
      busy--;
    });
  await Promise.all([work(), work(), work(), work()]);
  expect(most).toBe(1);
});

test('work that wants the same folders in another order does not wait for ever', async () => {
  const [a, b] = [folder(), folder()];
  await Promise.all([withLock([a, b], () => sleep(5)), withLock([b, a], () => sleep(5))]);
  expect((await readdir(tmpdir())).map((name) => join(tmpdir(), name))).not.toContain(lockFile(a));
});

test('a lock that a crash left behind is nobody’s', async () => {
  const place = folder();
  // No process has this id: Linux and macOS give out smaller ones.
  await writeFile(lockFile(place), '99999999');
  expect(await withLock([place], async () => 'done')).toBe('done');
});

test.runIf(existsSync('/proc/self/stat'))(
  'a lock whose owner’s id another process has by now is nobody’s',
  async () => {
    const place = folder();
    await writeFile(lockFile(place), `${process.pid} 1`);
    expect(await withLock([place], async () => 'done')).toBe('done');
  },
);

test('a lock that says nothing that can be understood is nobody’s', async () => {
  const place = folder();
  for (const text of ['', 'x', '0', '-1']) {
    await writeFile(lockFile(place), text);
    expect(await withLock([place], async () => 'done')).toBe('done');
  }
});

test('a lock is given back when the work fails', async () => {
  const place = folder();
  await expect(withLock([place], () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await withLock([place], async () => 'done')).toBe('done');
});
