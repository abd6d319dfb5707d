import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FrontMatter } from '../../article/article.ts';
import { parseArticle } from '../../article/frontmatter.ts';
import { slugOfPath } from '../identity.ts';
import { mapParallel } from '../parallel.ts';
import { filesBelow, shown } from '../tree.ts';

/** An article that stands in the content folder already. */
export interface Existing {
  readonly path: string;
  readonly file: string;
  readonly text: string;
  /** Absent where its front matter is broken. */
  readonly frontMatter?: FrontMatter;
  readonly body: string;
  readonly slug: string;
}

/** What `content/articles` holds, as import has to know it. */
export interface Shelf {
  readonly articles: readonly Existing[];
  /** Its article by the source file and entry it was imported from. */
  readonly bySource: ReadonlyMap<string, Existing>;
  readonly byId: ReadonlyMap<string, Existing>;
}

/** The key of a source file and its entry. */
export function sourceKey(file: string, entry?: string): string {
  return entry === undefined ? file : `${file}\n${entry}`;
}

async function readExisting(path: string): Promise<Existing> {
  const file = shown(path);
  // A file that can't be read is told by `check` and by a build.
  const text = await readFile(path, 'utf8').catch(() => '');
  const { frontMatter, body } = parseArticle(text, file);
  return {
    path,
    file,
    text,
    body,
    slug: frontMatter?.slug ?? slugOfPath(basename(path)),
    ...(frontMatter && { frontMatter }),
  };
}

/** Reads what `articles/**` of a content folder holds. */
export async function readShelf(folder: string): Promise<Shelf> {
  const paths = await filesBelow(join(folder, 'articles'), (name) => name.endsWith('.md'));
  const articles = await mapParallel(paths, 32, readExisting);
  const bySource = new Map<string, Existing>();
  const byId = new Map<string, Existing>();
  for (const article of articles) {
    const { imported, id } = article.frontMatter ?? {};
    if (imported) bySource.set(sourceKey(imported.file, imported.entry), article);
    if (id !== undefined) byId.set(id, article);
  }
  return { articles, bySource, byId };
}
