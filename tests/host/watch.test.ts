import { writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watch, type Watcher } from '../../src/host/watch.ts';

let folder: string;
let watcher: Watcher;
const changed = vi.fn<(paths: ReadonlySet<string>) => void>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-watch-'));
  await mkdir(join(folder, 'deep/er'), { recursive: true });
  changed.mockClear();
  watcher = watch(changed);
  await watcher.add([folder]);
});

afterEach(async () => {
  await watcher.close();
  await rm(folder, { recursive: true, force: true });
});

/** Waits until a change that `work` makes is told. */
async function tellsAfter(work: () => Promise<unknown>): Promise<void> {
  changed.mockClear();
  await work();
  await vi.waitFor(() => expect(changed).toHaveBeenCalled(), { timeout: 60_000 });
  // Further events of the same change belong to it.
  await sleep(300);
}

test('a file that is written, at any depth, is told with the folder that was named', async () => {
  await tellsAfter(() => writeFile(join(folder, 'deep/er/a.md'), 'a'));
  expect(changed).toHaveBeenCalledWith(new Set([folder]));
  await tellsAfter(() => writeFile(join(folder, 'deep/er/a.md'), 'b'));
  await tellsAfter(() => rm(join(folder, 'deep/er/a.md')));
});

test('files that change together are told once', async () => {
  await tellsAfter(async () => {
    for (const name of ['a', 'b', 'c', 'd']) writeFileSync(join(folder, `${name}.md`), 'a');
  });
  expect(changed).toHaveBeenCalledTimes(1);
});

test('a file that takes the place of another, as editors write, is told', async () => {
  await writeFile(join(folder, '.a.md.tmp'), 'a');
  await tellsAfter(() => rename(join(folder, '.a.md.tmp'), join(folder, 'a.md')));
});

test('files in a folder that came later are told, and in one that took its place', async () => {
  await tellsAfter(() => mkdir(join(folder, 'new')));
  await tellsAfter(() => writeFile(join(folder, 'new/a.md'), 'a'));
  await tellsAfter(() => rm(join(folder, 'new'), { recursive: true }));
  await tellsAfter(() => mkdir(join(folder, 'new')));
  await tellsAfter(() => writeFile(join(folder, 'new/a.md'), 'b'));
});

test('the named folder may be removed and come back', async () => {
  await tellsAfter(() => rm(folder, { recursive: true }));
  await tellsAfter(() => mkdir(folder));
  await tellsAfter(() => writeFile(join(folder, 'a.md'), 'a'));
});

test('another folder may take the place of the named one', async () => {
  await mkdir(`${folder}-other`);
  await tellsAfter(async () => {
    await rename(folder, `${folder}-old`);
    await rename(`${folder}-other`, folder);
  });
  await tellsAfter(() => writeFile(join(folder, 'b.md'), 'b'));
  await rm(`${folder}-old`, { recursive: true });
});

test('a folder that is missing is told when it comes', async () => {
  const later = join(folder, 'deep/later');
  await watcher.add([later]);
  await tellsAfter(() => mkdir(later));
  await tellsAfter(() => writeFile(join(later, 'a.md'), 'a'));
  expect(changed.mock.lastCall?.[0]).toContain(later);
});

test('a change of a file that a link leads to is told', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'dateline-watch-'));
  await writeFile(join(elsewhere, 'a.md'), 'a');
  await tellsAfter(() => symlink(join(elsewhere, 'a.md'), join(folder, 'b.md')));
  await tellsAfter(() => writeFile(join(elsewhere, 'a.md'), 'b'));
  await rm(elsewhere, { recursive: true });
});

test('a named file is told, its neighbours are not', async () => {
  const file = join(folder, 'deep/feed.json');
  await writeFile(file, '1');
  await watcher.close();
  watcher = watch(changed);
  await watcher.add([file]);
  changed.mockClear();
  await writeFile(join(folder, 'deep/other.json'), '1');
  await sleep(500);
  expect(changed).not.toHaveBeenCalled();
  await tellsAfter(() => writeFile(file, '2'));
  expect(changed).toHaveBeenCalledWith(new Set([file]));
});

test('hidden files, installed packages and editors’ copies are not told', async () => {
  await mkdir(join(folder, 'node_modules/x'), { recursive: true });
  await sleep(300);
  changed.mockClear();
  await writeFile(join(folder, '.hidden'), 'a');
  await writeFile(join(folder, 'a.md~'), 'a');
  await writeFile(join(folder, 'node_modules/x/a.js'), 'a');
  await sleep(500);
  expect(changed).not.toHaveBeenCalled();
});

test('a folder below a hidden folder is watched', async () => {
  const below = join(folder, '.hidden/content');
  await mkdir(below, { recursive: true });
  await watcher.add([below]);
  await tellsAfter(() => writeFile(join(below, 'a.md'), 'a'));
});

test('it says whether a path is new to it', async () => {
  expect(await watcher.add([folder])).toBe(false);
  expect(await watcher.add([join(folder, 'deep')])).toBe(true);
});
