import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrontMatter } from '../../../src/article/frontmatter.ts';
import { parseArticle } from '../../../src/article/frontmatter.ts';
import { importFiles } from '../../../src/content/intake/import-files.ts';
import type { ImportedFile } from '../../../src/content/intake/report.ts';
import { read } from '../../../src/import/read.ts';
import { addFiles, contentFolder, type Files } from '../../content/folder.ts';

/** An article as it was imported. */
export interface Imported extends FrontMatter {
  readonly body: string;
}

export interface ImportResult {
  readonly articles: readonly Imported[];
  readonly files: readonly ImportedFile[];
  /** Files of `media/` by name. */
  readonly media: ReadonlyMap<string, Buffer>;
  /** Imports the same once more. */
  readonly again: () => Promise<readonly ImportedFile[]>;
}

/** Imports files as if they lay in a folder that a user names, or the paths in it that are named. */
export async function importExport(files: Files, named: readonly string[] = ['']): Promise<ImportResult> {
  const source = await contentFolder({});
  await addFiles(source, Object.fromEntries(Object.entries(files).map(([path, data]) => [`in/${path}`, data])));
  const folder = await contentFolder({});
  const again = () =>
    importFiles(
      named.map((path) => join(source, 'in', path)),
      folder,
      {
        createReader: () => ({
          read: async (path, origin) => read(await readFile(path), { ...origin, path }),
          close: async () => {},
        }),
      },
    );
  const report = await again();
  const names = await readdir(join(folder, 'articles')).catch(() => []);
  const articles = await Promise.all(
    names.toSorted().map(async (name) => {
      const { frontMatter, body } = parseArticle(await readFile(join(folder, 'articles', name), 'utf8'), name);
      return { ...frontMatter, body };
    }),
  );
  const pictures = await readdir(join(folder, 'media')).catch(() => []);
  const media = new Map(
    await Promise.all(pictures.map(async (name) => [name, await readFile(join(folder, 'media', name))] as const)),
  );
  return { articles, files: report, media, again };
}
