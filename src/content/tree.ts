import { statSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';

/** A path for people and for the ledger: relative to the working folder, with forward slashes. */
export function shown(path: string): string {
  return relative(process.cwd(), resolve(path)).split(sep).join('/') || '.';
}

/** The state of a file, as `make` judges it: its length and when it was last changed; '' if there is no file. */
export function stateOf(path: string): string {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found ? `${found.size} ${found.mtimeNs}` : '';
  } catch (error) {
    // Links that form a circle lead to no file.
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return '';
    throw error;
  }
}

/**
 * The files below a folder whose names pass, sorted by path; none where there is no such folder. Hidden files and folders
 * are passed over, and so is all that is no file, such as a pipe, which would be waited on for ever. Links that lead out of
 * the folder are not followed.
 */
export async function filesBelow(folder: string, passes: (name: string) => boolean): Promise<string[]> {
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined) return [];
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && passes(entry.name))
    .map((entry) => ({ path: resolve(entry.parentPath, entry.name), link: entry.isSymbolicLink() }))
    .filter(
      ({ path }) =>
        !relative(root, path)
          .split(sep)
          .some((step) => step.startsWith('.')),
    );
  const inside = await Promise.all(
    files.map(async ({ path, link }) => {
      if (!link) return path;
      const target = await realpath(path).catch(() => undefined);
      if (!target?.startsWith(root + sep)) return undefined;
      return (await stat(target)).isFile() ? path : undefined;
    }),
  );
  return inside
    .filter((path) => path !== undefined)
    .sort()
    .map((path) => resolve(folder, relative(root, path)));
}
