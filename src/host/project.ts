import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFiles } from '../content/files.ts';

/** Dateline's own folder: the clone, or the package `dateline-feeds` in `node_modules`. */
export const projectRoot = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** The folder of Dateline's code: `src/` of a clone, or `dist/` of the package. */
export const codeFolder = resolve(fileURLToPath(new URL('..', import.meta.url)));

/**
 * The publication's folder, in which wrangler runs: the working folder. A clone is used instead if only the clone has
 * a `wrangler.toml`.
 */
export const publicationRoot =
  [resolve(), projectRoot].find((folder) => existsSync(join(folder, 'wrangler.toml'))) ?? resolve();

/** The folder of generated files, all of which can be deleted. */
export const generated = join(publicationRoot, '.dateline');

/**
 * The lock files of npm, pnpm and yarn in the publication's folder, of which one exists: they name the libraries'
 * versions.
 */
export const lockFiles: readonly string[] = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock'].map((name) =>
  join(publicationRoot, name),
);

/** The paths of all files below some folders. */
export async function filesInFolders(folders: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(
    folders.map(async (folder) => (await listFiles(folder)).map((name) => join(folder, name))),
  );
  return lists.flat();
}

/**
 * Something outside Dateline failed: another program, a deployment, another build. The message tells a person what
 * failed and what to do; commands print it without a stack.
 */
export class OperationError extends Error {
  override readonly name: string = 'OperationError';
}
