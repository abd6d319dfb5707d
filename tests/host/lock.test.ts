import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { withLock } from '../../src/host/lock.ts';

const folder = (): string => join(tmpdir(), `dateline-lock-test-${Math.random()}`);

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
  const done: string[] = [];
  const work = (name: string) => async (): Promise<void> => {
    await sleep(5);
    done.push(name);
  };
  await Promise.all([withLock([a, b], work('first')), withLock([b, a], work('second'))]);
  expect(done).toHaveLength(2);
});

test('the lock of a process that is killed is free', async () => {
  const place = folder();
  const script = `
    import { withLock } from ${JSON.stringify(new URL('../../src/host/lock.ts', import.meta.url).href)};
    await withLock([${JSON.stringify(place)}], async () => {
      console.log('locked');
      await new Promise((done) => setTimeout(done, 3_600_000));
    });`;
  const owner = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  await once(owner.stdout, 'data');
  let done = false;
  const waiting = withLock([place], async () => void (done = true));
  await sleep(200);
  expect(done).toBe(false);
  owner.kill('SIGKILL');
  await waiting;
  expect(done).toBe(true);
});

test('a lock is given back when the work fails', async () => {
  const place = folder();
  await expect(withLock([place], () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await withLock([place], async () => 'done')).toBe('done');
});
