import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArticle, type FrontMatter } from '../../article/frontmatter.ts';
import { slugOfPath } from '../articles/identity.ts';
import { mapParallel, filesBelow, shownPath } from '../files.ts';

/** An article that is already in the content folder. */
export interface ExistingArticle {
  readonly path: string;
  readonly file: string;
  readonly text: string;
  /** Absent if its front matter has errors. */
  readonly frontMatter?: FrontMatter;
  readonly body: string;
  readonly slug: string;
}

/** The articles of `content/articles`, indexed by source and by id. */
export class ExistingArticles {
  /** The articles before this import. */
  readonly articles: readonly ExistingArticle[];
  readonly #bySource = new Map<string, ExistingArticle>();
  readonly #byId = new Map<string, ExistingArticle>();

  constructor(articles: readonly ExistingArticle[]) {
    this.articles = articles;
    for (const article of articles) this.add(article);
  }

  /** Adds an article that this import wrote, so that later candidates are compared with it. */
  add(article: ExistingArticle): void {
    const { imported, id } = article.frontMatter ?? {};
    if (imported) this.#bySource.set(sourceKey(imported.file, imported.entry), article);
    if (id !== undefined) this.#byId.set(id, article);
  }

  /** The article that was imported from that source file and entry. */
  from(file: string, entry?: string): ExistingArticle | undefined {
    return this.#bySource.get(sourceKey(file, entry));
  }

  withId(id: string | undefined): ExistingArticle | undefined {
    return id === undefined ? undefined : this.#byId.get(id);
  }
}

/** A key for a source file and its entry. */
export function sourceKey(file: string, entry?: string): string {
  return entry === undefined ? file : `${file}\n${entry}`;
}

/** The article for the text of a file. */
export function existingArticleOf(path: string, text: string): ExistingArticle {
  const file = shownPath(path);
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

/** Reads `articles/**` of a content folder. */
export async function readExistingArticles(folder: string): Promise<ExistingArticles> {
  const { files } = await filesBelow(join(folder, 'articles'), (name) => name.endsWith('.md'));
  return new ExistingArticles(
    // `check` and a build report a file that cannot be read.
    await mapParallel(files, 32, async (path) => existingArticleOf(path, await readFile(path, 'utf8').catch(() => ''))),
  );
}
