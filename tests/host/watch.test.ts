import { readFileSync, watch as watchFolder, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watch } from '../../src/host/watch.ts';

vi.mock('node:fs', { spy: true });

let folder: string;
let stop: () => void;
const changed = vi.fn<(folder: string, paths?: ReadonlySet<string>) => void>();

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
  vi.waitFor(() => expect(changed.mock.calls.length).toBeGreaterThanOrEqual(times), { timeout: 300_000 });

/** All paths that were told. */
const paths = (): string[] => changed.mock.calls.flatMap(([, files]) => [...(files ?? [])]);

/** Waits until these are the paths that were told; what changed before, as a whole folder does, may be told meanwhile. */
const toldOf = (...wanted: readonly string[]): Promise<void> =>
  vi.waitFor(() => expect(paths()).toEqual(wanted), { timeout: 300_000 });

test('a file that is written, in any depth, is told once it is quiet', async () => {
  const path = join(folder, 'deep/er/a.md');
  for (let i = 0; i < 10; i++) writeFileSync(path, `${i}`);
  await told(1);
  await sleep(200);
  expect(changed.mock.calls).toEqual([[folder, new Set([path])]]);
});

test('a file that is gone is told', async () => {
  const path = join(folder, 'a.md');
  await writeFile(path, 'a');
  await told(1);
  await rm(path);
  await told(2);
  expect(paths()).toEqual([path, path]);
});

test('files that change together are told together', async () => {
  const files = ['a', 'b', 'c', 'd'].map((name) => join(folder, `${name}.md`));
  for (const file of files) writeFileSync(file, 'a');
  await told(1);
  await sleep(200);
  expect(changed.mock.calls).toEqual([[folder, new Set(files)]]);
});

test('a file that is emptied first, as many editors do, is told when it is written', async () => {
  const path = join(folder, 'a.md');
  const seen: string[] = [];
  changed.mockImplementationOnce(() => seen.push(readFileSync(path, 'utf8')));
  writeFileSync(path, '');
  await sleep(30);
  writeFileSync(path, 'a');
  await told(1);
  expect(seen).toEqual(['a']);
});

test('where a folder comes or goes, anything may have changed', async () => {
  await mkdir(join(folder, 'new'));
  await told(1);
  await rm(join(folder, 'deep'), { recursive: true });
  await told(2);
  expect(changed.mock.calls.map(([, files]) => files)).toEqual(changed.mock.calls.map(() => undefined));
});

test('a folder that goes while it is looked at does no harm', async () => {
  vi.mocked(watchFolder).mockImplementationOnce(() => {
    throw Object.assign(new Error('ENOENT: no such file or directory, watch'), { code: 'ENOENT' });
  });
  await mkdir(join(folder, 'passing'));
  await told(1);
  await writeFile(join(folder, 'a.md'), 'a');
  await told(2);
});

test('where there are links, anything may have changed', async () => {
  await writeFile(join(folder, 'a.md'), 'a');
  await symlink('a.md', join(folder, 'b.md'));
  await told(1);
  changed.mockClear();
  await writeFile(join(folder, 'a.md'), 'b');
  await told(1);
  expect(changed.mock.calls.map(([, files]) => files)).toEqual(changed.mock.calls.map(() => undefined));
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

test('a folder of the list may go, come back, and another one may take its place', async () => {
  await rm(folder, { recursive: true });
  await told(1);
  await mkdir(folder);
  await told(2);
  changed.mockClear();
  await writeFile(join(folder, 'a.md'), 'a');
  await toldOf(join(folder, 'a.md'));
  await mkdir(`${folder}-other`);
  changed.mockClear();
  await rename(folder, `${folder}-old`);
  await rename(`${folder}-other`, folder);
  // The folder is watched some time after it came: until then a file in it is no news of its own.
  await vi.waitFor(
    async () => {
      await writeFile(join(folder, 'b.md'), 'b');
      expect(paths()).toContain(join(folder, 'b.md'));
    },
    { timeout: 300_000, interval: 300 },
  );
  await rm(`${folder}-old`, { recursive: true });
});

test('a file that stands in the list is told, its neighbours are not', async () => {
  const file = join(folder, 'feed.json');
  await writeFile(file, '1');
  await told(1);
  changed.mockClear();
  stop();
  stop = await watch([file], changed);
  await writeFile(join(folder, 'other.json'), '1');
  await sleep(200);
  expect(changed).not.toHaveBeenCalled();
  await writeFile(file, '2');
  await told(1);
  expect(changed.mock.calls).toEqual([[file, new Set([file])]]);
});

test('a file that takes another’s place, as editors write, is told', async () => {
  await writeFile(join(folder, '.a.md.tmp'), 'a');
  await rename(join(folder, '.a.md.tmp'), join(folder, 'a.md'));
  await told(1);
  expect(paths()).toEqual([join(folder, 'a.md')]);
});

test('hidden files and editors’ copies are not told', async () => {
  await writeFile(join(folder, '.hidden'), 'a');
  await writeFile(join(folder, 'a.md~'), 'a');
  await sleep(300);
  expect(changed).not.toHaveBeenCalled();
});
