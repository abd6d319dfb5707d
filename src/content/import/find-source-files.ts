import { stat } from 'node:fs/promises';
import type { Problem } from '../../article/problem.ts';
import { filesBelow, shownPath } from '../files.ts';

/** A file to import. */
interface SourceFile {
  readonly path: string;
  /** Relative to the working folder. */
  readonly file: string;
  /** The named folder that contains it. */
  readonly root?: string;
}

/** The files that paths name, with all files below named folders, each once, sorted; and problems for paths that do not exist. */
export async function findSourceFiles(
  paths: readonly string[],
): Promise<{ readonly sources: readonly SourceFile[]; readonly problems: readonly Problem[] }> {
  const sources = new Map<string, SourceFile>();
  const problems: Problem[] = [];
  const add = (path: string, root?: string): void => {
    const file = shownPath(path);
    if (!sources.has(file))
      sources.set(file, { path, file, ...(root !== undefined && { root: shownPath(root) }) });
  };
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory()) {
      const below = await filesBelow(path, () => true);
      for (const file of below.files) add(file, path);
      problems.push(...below.problems);
    } else if (found?.isFile()) add(path);
    else
      problems.push({
        rule: 'no-such-file',
        severity: 'error',
        file: shownPath(path),
        message: 'There is no such file or folder.',
        remedy: 'Name an existing one.',
      });
  }
  return { sources: [...sources.values()].sort((a, b) => (a.file < b.file ? -1 : 1)), problems };
}
