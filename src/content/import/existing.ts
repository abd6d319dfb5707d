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
export class Shelf {
  /** As they stood before this import. */
  readonly articles: readonly Existing[];
  readonly #bySource = new Map<string, Existing>();
  readonly #byId = new Map<string, Existing>();

  constructor(articles: readonly Existing[]) {
    this.articles = articles;
    for (const article of articles) this.add(article);
  }

  /** Adds an article that this import wrote, so that what it reads next is compared with it. */
  add(article: Existing): void {
    const { imported, id } = article.frontMatter ?? {};
    if (imported) this.#bySource.set(sourceKey(imported.file, imported.entry), article);
    if (id !== undefined) this.#byId.set(id, article);
  }

  /** The article that was imported from that source file and entry. */
  from(file: string, entry?: string): Existing | undefined {
    return this.#bySource.get(sourceKey(file, entry));
  }

  withId(id: string | undefined): Existing | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }
}

/** The key of a source file and its entry. */
export function sourceKey(file: string, entry?: string): string {
  return entry === undefined ? file : `${file}\n${entry}`;
}

/** The article that a text is when it stands at a path. */
export function existingOf(path: string, text: string): Existing {
  const file = shown(path);
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
  return new Shelf(
    // A file that can't be read is told by `check` and by a build.
    await mapParallel(paths, 32, async (path) =>
      existingOf(path, await readFile(path, 'utf8').catch(() => '')),
    ),
  );
}
