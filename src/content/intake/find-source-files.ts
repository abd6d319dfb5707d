import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, problemOf } from '../../article/problem.ts';
import { filesBelow, shownPath } from '../files.ts';
import { refusedName, unreadArchive } from './problems.ts';
import { isArchive, unpackArchive } from './unpack-archive.ts';

/** A file to import. */
interface SourceFile {
  readonly path: string;
  /** Relative to the working folder. */
  readonly file: string;
  /** The named folder that contains it, or the folder of its archive. */
  readonly root?: string;
}

/** How browsers end the name of the folder in which they save the parts of a page, in several languages. */
const partsFolder =
  /^(.+)(?:[_.-]files|-Dateien|_(?:archivos|fichiers|arquivos|ficheiros|bestanden|file|pliki|soubory|filer|dosyalar))$/i;

/**
 * The folders that browsers saved beside pages, with their files, which are no articles: `X_files/` beside
 * `X.html`.
 */
function partsOfPages(files: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, string[]>();
  for (const file of files) {
    const folders = file.split('/').slice(0, -1);
    for (const [i, folder] of folders.entries()) {
      const page = [...folders.slice(0, i), partsFolder.exec(folder)?.[1] ?? ''].join('/');
      const saved = ['.html', '.htm', '.xhtml'].map((extension) => page + extension).find((name) => files.has(name));
      const path = folders.slice(0, i + 1).join('/');
      if (saved !== undefined) parts.set(path, [...(parts.get(path) ?? []), file]);
    }
  }
  return parts;
}

/** The source files, the temporary folders of their archives, and problems for paths that cannot be read. */
interface SourceFiles {
  readonly sources: readonly SourceFile[];
  /** The caller removes them when it has read the files. */
  readonly temporary: readonly string[];
  readonly problems: readonly Problem[];
}

/** The files that paths name, with all files below named folders and in archives, each once, sorted; without files that a browser saved with a page. */
export async function findSourceFiles(paths: readonly string[]): Promise<SourceFiles> {
  const sources = new Map<string, SourceFile>();
  const temporary: string[] = [];
  const problems: Problem[] = [];
  const add = async (path: string, root?: string): Promise<void> => {
    const file = shownPath(path);
    if (sources.has(file)) return;
    if (!isArchive(path)) sources.set(file, { path, file, ...(root !== undefined && { root: shownPath(root) }) });
    else
      try {
        const { folder, files, refused } = await unpackArchive(path, (created) => temporary.push(created));
        for (const name of files)
          sources.set(`${file}/${name}`, {
            path: join(folder, name),
            file: `${file}/${name}`,
            root: shownPath(folder),
          });
        problems.push(...refused.map(({ name, reason }) => refusedName(file, name, reason)));
      } catch (error) {
        problems.push(unreadArchive(file, error));
      }
  };
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory()) {
      const below = await filesBelow(path, () => true);
      for (const file of below.files) await add(file, path);
      problems.push(...below.problems);
    } else if (found?.isFile()) await add(path);
    else {
      const message = 'There is no such file or folder.';
      problems.push(problemOf('no-such-file', 'error', shownPath(path), message, 'Name an existing one.'));
    }
  }
  for (const [folder, parts] of partsOfPages(new Set(sources.keys()))) {
    for (const file of parts) sources.delete(file);
    const message = `A browser saved these ${parts.length} files with a page; they are passed over.`;
    problems.push(problemOf('companion-files', 'note', folder, message));
  }
  return { sources: [...sources.values()].sort((a, b) => (a.file < b.file ? -1 : 1)), temporary, problems };
}
