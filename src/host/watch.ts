import { type FSWatcher, lstatSync, type Stats, watch as watchFolder, type WatchListener } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { ignoreMissing } from './files.ts';

/** How long it has to be quiet, in milliseconds: a save is over at once, a checkout or an import goes on. */
const quiet = { save: 15, more: 60 };

/** Files that one save touches at most: a new file and the one whose place it takes. */
const saved = 2;

/** More than so many at once may be more than the system told of. */
const tellable = 1000;

const ignored = /^(?:\..*|node_modules|.*~)$/;

/** What happened below a folder and was not told yet. */
interface News {
  readonly paths: Set<string>;
  /** Whether the paths are files, and all of it. */
  whole: boolean;
  timer?: NodeJS.Timeout;
}

/**
 * Calls `changed` after something below these folders, or one of them itself, or a file that stands in their list, changed and has been quiet for a moment, with the folder of the list in
 * which it was, and the absolute paths of the files, where they are all that changed; they may be gone. Hidden files and editors' copies
 * don't count. Each folder is watched by itself: a recursive watch would, on Linux, hold a handle for every file. Resolves, with
 * what stops it, when all are being watched.
 */
export async function watch(
  folders: readonly string[],
  changed: (folder: string, paths?: ReadonlySet<string>) => void,
): Promise<() => void> {
  const watchers = new Map<string, FSWatcher>();
  const news = new Map<string, News>();
  /** Folders of the list with links below them: what a link leads to changes without a word of it. */
  const linked = new Set<string>();
  let stopped = false;

  /** Whether it was a folder. */
  const forget = (gone: string): boolean => {
    const below = [...watchers.keys()].filter((folder) => folder === gone || folder.startsWith(gone + sep));
    for (const folder of below) {
      watchers.get(folder)?.close();
      watchers.delete(folder);
    }
    return below.length > 0;
  };

  const notice = (root: string, folder: string, name: string | null): void => {
    if (stopped || (name !== null && ignored.test(name))) return;
    const heard = news.get(root) ?? { paths: new Set(), whole: true };
    news.set(root, heard);
    if (name !== null) heard.paths.add(join(folder, name));
    // A folder of this name may be a new one by now: the watch on the old one would be deaf.
    if (name === null || forget(join(folder, name)) || heard.paths.size > tellable) heard.whole = false;
    wait(root, heard, heard.paths.size > saved ? quiet.more : quiet.save);
  };

  const wait = (root: string, heard: News, milliseconds: number): void => {
    clearTimeout(heard.timer);
    heard.timer = setTimeout(() => void tell(root, heard, milliseconds), milliseconds);
  };

  const tell = async (root: string, heard: News, waited: number): Promise<void> => {
    const files = heard.whole ? [...heard.paths].map(look) : [];
    // Many editors empty a file before they write it.
    if (waited < quiet.more && files.some((file) => file?.size === 0)) return wait(root, heard, quiet.more);
    news.delete(root);
    const whole = heard.whole && files.every((file) => !file || file.isFile());
    if (!whole) await cover(root, root);
    if (!stopped) changed(root, whole && !linked.has(root) ? heard.paths : undefined);
  };

  const cover = async (root: string, folder: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(ignoreMissing);
    if (stopped || !entries) return;
    if (!watchers.has(folder)) {
      const watcher = watchIfAny(folder, (_, name) => notice(root, folder, name));
      if (!watcher) return;
      watcher.on('error', () => forget(folder));
      watchers.set(folder, watcher);
    }
    for (const entry of entries) {
      if (entry.isSymbolicLink()) linked.add(root);
      if (entry.isDirectory() && !ignored.test(entry.name)) await cover(root, join(folder, entry.name));
    }
  };

  // What comes in the place of a folder of the list, or goes from it, is told where it lies; so is a file of the list.
  const above = folders.flatMap((root) => {
    const [parent, own] = [dirname(root), basename(root)];
    const watcher = watchIfAny(parent, (_, name) => {
      if (name === own) notice(root, parent, name);
    });
    return watcher ? [watcher.on('error', () => watcher.close())] : [];
  });
  for (const folder of folders) await cover(folder, folder);
  return () => {
    stopped = true;
    for (const { timer } of news.values()) clearTimeout(timer);
    for (const watcher of [...above, ...watchers.values()]) watcher.close();
  };
}

/** Watches a folder; undefined where it is gone since it was read. */
function watchIfAny(folder: string, heard: WatchListener<string>): FSWatcher | undefined {
  try {
    return watchFolder(folder, heard);
  } catch (error) {
    return ignoreMissing(error as NodeJS.ErrnoException);
  }
}

/** What is known of a file; undefined where it is gone, or not ours to see. */
function look(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}
