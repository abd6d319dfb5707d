import { stat } from 'node:fs/promises';
import type { Problem } from '../../article/problem.ts';
import { filesBelow, shown } from '../tree.ts';

/** A file to import. */
export interface SourceFile {
  readonly path: string;
  /** Relative to the working folder. */
  readonly file: string;
  /** The folder that was named and holds it. */
  readonly root?: string;
}

/** The files that paths name, folders with all below them, each file once, sorted; and the paths that name nothing. */
export async function sourcesOf(
  paths: readonly string[],
): Promise<{ readonly sources: readonly SourceFile[]; readonly problems: readonly Problem[] }> {
  const sources = new Map<string, SourceFile>();
  const problems: Problem[] = [];
  const add = (path: string, root?: string): void => {
    const file = shown(path);
    if (!sources.has(file))
      sources.set(file, { path, file, ...(root !== undefined && { root: shown(root) }) });
  };
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory()) for (const below of await filesBelow(path, () => true)) add(below, path);
    else if (found?.isFile()) add(path);
    else
      problems.push({
        rule: 'no-such-file',
        severity: 'error',
        file: shown(path),
        message: 'There is no file or folder of this name.',
        remedy: 'Name one that exists.',
      });
  }
  return { sources: [...sources.values()].sort((a, b) => (a.file < b.file ? -1 : 1)), problems };
}
