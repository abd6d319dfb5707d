import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watch } from '../../src/host/watch.ts';

let folder: string;
let stop: () => void;
const changed = vi.fn<(folder: string) => void>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-watch-'));
  await mkdir(join(folder, 'deep/er'), { recursive: true });
  changed.mockClear();
  stop = await watch([folder], changed);
});

afterEach(async () => {
  stop();
  await rm(folder, { recursive: true, force: true });
});

const told = (times: number): Promise<void> =>
  vi.waitFor(() => expect(changed.mock.calls.length).toBeGreaterThanOrEqual(times), { timeout: 30_000 });

test('a file that is written, in any depth, is told once it is quiet', async () => {
  for (let i = 0; i < 10; i++) await writeFile(join(folder, 'deep/er/a.md'), `${i}`);
  await told(1);
  await sleep(200);
  expect(changed.mock.calls).toEqual([[folder]]);
});

test('files in folders that came later are told, and in one that took another’s place', async () => {
  await mkdir(join(folder, 'new'));
  await told(1);
  await writeFile(join(folder, 'new/a.md'), 'a');
  await told(2);
  await rm(join(folder, 'new'), { recursive: true });
  await told(3);
  await mkdir(join(folder, 'new'));
  await told(4);
  await writeFile(join(folder, 'new/a.md'), 'b');
  await told(5);
});

test('a file that takes another’s place, as editors write, is told', async () => {
  await writeFile(join(folder, '.a.md.tmp'), 'a');
  await rename(join(folder, '.a.md.tmp'), join(folder, 'a.md'));
  await told(1);
});

test('hidden files and editors’ copies are not told', async () => {
  await writeFile(join(folder, '.hidden'), 'a');
  await writeFile(join(folder, 'a.md~'), 'a');
  await sleep(300);
  expect(changed).not.toHaveBeenCalled();
});
