import { type FSWatcher, watch as watchFolder } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { ignoreMissing } from './files.ts';

const settle = 60;
const ignored = /^(?:\..*|node_modules|.*~)$/;

/**
 * Calls `changed` after something below these folders changed and has been quiet for a moment, with the folder of the list in
 * which it was. Hidden files and editors' copies don't count. Each folder is watched by itself: a recursive watch would, on
 * Linux, hold a handle for every file. Resolves, with what stops it, when all are being watched.
 */
export async function watch(
  folders: readonly string[],
  changed: (folder: string) => void,
): Promise<() => void> {
  const watchers = new Map<string, FSWatcher>();
  const timers = new Map<string, NodeJS.Timeout>();
  let stopped = false;

  const forget = (gone: string): void => {
    for (const [folder, watcher] of watchers)
      if (folder === gone || folder.startsWith(gone + sep)) {
        watcher.close();
        watchers.delete(folder);
      }
  };

  const notice = (root: string, folder: string, name: string | null): void => {
    if (stopped || (name !== null && ignored.test(name))) return;
    // A folder of this name may be a new one by now: the watch on the old one would be deaf.
    if (name !== null) forget(join(folder, name));
    clearTimeout(timers.get(root));
    timers.set(
      root,
      setTimeout(async () => {
        await cover(root, root);
        if (!stopped) changed(root);
      }, settle),
    );
  };

  const cover = async (root: string, folder: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(ignoreMissing);
    if (stopped || !entries) return;
    if (!watchers.has(folder)) {
      const watcher = watchFolder(folder, (_, name) => notice(root, folder, name));
      watcher.on('error', () => forget(folder));
      watchers.set(folder, watcher);
    }
    for (const entry of entries)
      if (entry.isDirectory() && !ignored.test(entry.name)) await cover(root, join(folder, entry.name));
  };

  for (const folder of folders) await cover(folder, folder);
  return () => {
    stopped = true;
    for (const timer of timers.values()) clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}
