import { type FSWatcher as ParentWatcher, watch as watchParent } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { type FSWatcher, watch as watchPaths } from 'chokidar';
import { ignoreMissing } from '../content/files.ts';

/** Milliseconds without a change after which a change is reported: many editors write a file in several steps. */
const quiet = 50;

/**
 * Hidden files and folders, installed packages and editors' copies are not watched; VitePress keeps its configuration
 * in a hidden folder.
 */
const ignored = /^(?:\.(?!vitepress$).*|node_modules|.*~)$/;

/** Watches files and folders. */
export interface Watcher {
  /** Watches paths. Resolves when all are watched; true if one of them was not watched before. */
  readonly add: (paths: readonly string[]) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/**
 * Calls `changed` after a change at or below a watched path, as soon as nothing more has changed for `quiet`
 * milliseconds. `changed` receives the watched paths with changes. A watched path may be missing at first, appear
 * later, and be replaced.
 */
export function watch(changed: (paths: ReadonlySet<string>) => void): Watcher {
  const roots = new Map<string, ParentWatcher | undefined>();
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  let closed = false;

  const rootsOf = (path: string): string[] =>
    [...roots.keys()].filter((root) => path === root || path.startsWith(root + sep));
  const isIgnored = (path: string): boolean =>
    rootsOf(path).every((root) =>
      relative(root, path)
        .split(sep)
        .some((name) => ignored.test(name)),
    );
  const notice = (paths: readonly string[]): void => {
    for (const path of paths) pending.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = new Set(pending);
      pending.clear();
      changed(paths);
    }, quiet);
  };
  /** Replaces the watcher by one for all roots. */
  const restart = async (): Promise<void> => {
    const before = watcher;
    const next = watchPaths([...roots.keys()], { ignoreInitial: true, ignored: isIgnored });
    watcher = next.on('all', (_, path) => notice(rootsOf(path))).on('error', () => {});
    await new Promise<void>((ready) => next.once('ready', ready));
    await before?.close();
    if (closed) await next.close();
  };
  /** Watches the parent of a root for creation, removal and replacement of the root. */
  const watchAbove = (root: string): ParentWatcher | undefined => {
    try {
      const above = watchParent(dirname(root), (event, name) => {
        if (event === 'rename' && name === basename(root)) void restart().then(() => notice([root]));
      });
      return above.on('error', () => above.close());
    } catch (error) {
      return ignoreMissing(error as NodeJS.ErrnoException);
    }
  };

  return {
    add: async (paths) => {
      const wanted = paths.filter((path) => !roots.has(path));
      if (wanted.length === 0 || closed) return false;
      for (const path of wanted) roots.set(path, watchAbove(path));
      await restart();
      return true;
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      for (const above of roots.values()) above?.close();
      await watcher?.close();
    },
  };
}
