import { statSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';

/** A path for people and for the ledger: relative to the working folder, with forward slashes. */
export function shownPath(path: string): string {
  return relative(process.cwd(), resolve(path)).split(sep).join('/') || '.';
}

/**
 * The address of a module of Dateline, for a thread: `.ts` in a clone, `.js` in the package. `path` is without the ending, relative to the
 * module with the address `from`.
 *
 *     new Worker(moduleBeside('./compiling', import.meta.url));
 */
export function moduleBeside(path: string, from: string): URL {
  return new URL(path + extname(from), from);
}

/** The codes of errors about a path that leads to no file. Links in a circle lead to none. */
const absent: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP']);

/**
 * A handler for `catch`: returns undefined if a file or folder does not exist, throws any other error again.
 *
 *     const text = await readFile(path, 'utf8').catch(ignoreMissing); // undefined without the file
 */
export function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (!absent.has(error.code)) throw error;
}

/** The state of a file, as `make` judges it: its length and its time of change; '' if there is no file. */
export function fileState(path: string): string {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found ? `${found.size} ${found.mtimeNs}` : '';
  } catch (error) {
    return ignoreMissing(error as NodeJS.ErrnoException) ?? '';
  }
}

interface FileEntry {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly link: boolean;
}

/** The files and symbolic links below a folder, without pipes and devices. Links are not followed. Throws if the folder is missing. */
async function entriesBelow(folder: string): Promise<readonly FileEntry[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => ({
      path: relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'),
      link: entry.isSymbolicLink(),
    }));
}

const isHidden = ({ path }: FileEntry): boolean => /(?:^|\/)\./.test(path);

/** All files and links below a folder: paths relative to it with forward slashes, sorted. Empty if there is no such folder. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await entriesBelow(folder).catch(ignoreMissing);
  return (entries ?? []).map(({ path }) => path).sort();
}

/** The files below a folder that may be served: as `listFiles`, without links and hidden files. */
export async function listPublicFiles(folder: string): Promise<string[]> {
  const entries = await entriesBelow(folder).catch(ignoreMissing);
  return (entries ?? [])
    .filter((entry) => !entry.link && !isHidden(entry))
    .map(({ path }) => path)
    .sort();
}

/**
 * The files below a folder whose names pass, as paths that begin with the folder, sorted; empty if there is no such folder. Hidden files
 * and folders are left out. A link counts as a file if its target is a file below the folder.
 */
export async function filesBelow(folder: string, passes: (name: string) => boolean): Promise<string[]> {
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined) return [];
  const entries = (await entriesBelow(root)).filter(
    (entry) => !isHidden(entry) && passes(entry.path.slice(entry.path.lastIndexOf('/') + 1)),
  );
  const inside = await Promise.all(
    entries.map(async ({ path, link }) => {
      if (!link) return path;
      const target = await realpath(join(root, path)).catch(() => undefined);
      if (!target?.startsWith(root + sep)) return undefined;
      return (await stat(target)).isFile() ? path : undefined;
    }),
  );
  return inside
    .filter((path) => path !== undefined)
    .sort()
    .map((path) => resolve(folder, path));
}
