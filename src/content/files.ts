import { isUtf8 } from 'node:buffer';
import { statSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';
import { type Problem, problemOf } from '../article/problem.ts';

/** A path with forward slashes, as it is on all systems but Windows. */
export function withSlashes(path: string): string {
  return path.split(sep).join('/');
}

/** A path for people and for the ledger: relative to the working folder, with forward slashes. */
export function shownPath(path: string): string {
  return withSlashes(relative(process.cwd(), resolve(path))) || '.';
}

/**
 * The address of a module of Dateline, for a thread: `.ts` in a clone, `.js` in the package. `path` is without the
 * ending, relative to the module with the address `from`.
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

/**
 * The text of a file in UTF-8. Throws if it is in another encoding: bytes that are not UTF-8 would go out as broken
 * characters. The error names the first line with such bytes.
 */
export function decodeUtf8(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (isUtf8(bytes)) return text;
  const line = text.slice(0, text.indexOf('\ufffd')).split(/\r\n?|\n/).length;
  throw new Error(`line ${line} is in another encoding than UTF-8: save the file as UTF-8`);
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

/** A file or a link below a folder. */
export interface FileEntry {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly link: boolean;
  readonly hidden: boolean;
}

/** The files and links below a folder, sorted, without pipes and devices; empty without it. Links are not followed. */
export async function entriesBelow(folder: string): Promise<readonly FileEntry[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ignoreMissing);
  return (entries ?? [])
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => {
      const path = withSlashes(relative(folder, join(entry.parentPath, entry.name)));
      return { path, link: entry.isSymbolicLink(), hidden: /(?:^|\/)\./.test(path) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** All files and links below a folder: paths relative to it with forward slashes, sorted. */
export async function listFiles(folder: string): Promise<string[]> {
  return (await entriesBelow(folder)).map(({ path }) => path);
}

/** What a link below a real path leads to: a file below that path is followed, and nothing else. */
async function targetOf(root: string, path: string): Promise<'file' | 'folder' | 'elsewhere'> {
  const target = await realpath(join(root, path)).catch(() => undefined);
  const found = target === undefined ? undefined : await stat(target).catch(() => undefined);
  if (found?.isDirectory()) return 'folder';
  return found?.isFile() && target?.startsWith(root + sep) ? 'file' : 'elsewhere';
}

function refusedLink(file: string): Problem {
  const message = 'This symbolic link is not followed: it leads to a folder, out of this folder, or nowhere.';
  const remedy = 'Replace it by the file or folder that it leads to, or mount that folder in feed.yaml.';
  return problemOf('refused-link', 'warning', file, message, remedy);
}

/**
 * The files below a folder whose names pass, as paths that begin with the folder, sorted; none without the folder.
 * Hidden files and folders are left out. A symbolic link is a file if it leads to a file below the folder; a link to a
 * folder, a file elsewhere or nothing is not followed, and is a problem.
 */
export async function filesBelow(
  folder: string,
  passes: (name: string) => boolean,
): Promise<{ readonly files: readonly string[]; readonly problems: readonly Problem[] }> {
  const root = await realpath(folder).catch(() => undefined);
  const entries = root === undefined ? [] : await entriesBelow(root);
  const files: string[] = [];
  const problems: Problem[] = [];
  for (const { path, link, hidden } of entries) {
    if (hidden) continue;
    const target = link ? await targetOf(root as string, path) : 'file';
    const named = passes(path.slice(path.lastIndexOf('/') + 1));
    if (target === 'file' && named) files.push(resolve(folder, path));
    if (target === 'folder' || (target === 'elsewhere' && named))
      problems.push(refusedLink(shownPath(join(folder, path))));
  }
  return { files, problems };
}

/** Maps items with `work`, at most `width` at a time; results keep the order. Rejects with the first error. */
export async function mapParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = Array.from({ length: items.length });
  let next = 0;
  const run = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, run));
  return results;
}
