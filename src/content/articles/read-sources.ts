import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArticle } from '../../article/frontmatter.ts';
import { problemFromError, type Problem, problemOf } from '../../article/problem.ts';
import { digest } from '../digest.ts';
import { decodeUtf8, fileState, filesBelow, shownPath, mapParallel } from '../files.ts';
import { emptyMount, type MountContents, readMount } from '../mounts/mounts.ts';
import type { Publication } from '../publication/publication.ts';
import { articleTextOf, joinSourceArticles, type SourceArticle, type SourceArticles } from './source-article.ts';
import type { ProgressListener, ResultStore } from '../store.ts';

/** The articles of the content folder and its mounts, and the other contents of the mounts. */
export interface Sources {
  readonly articles: readonly SourceArticle[];
  readonly mounts: readonly MountContents[];
  readonly problems: readonly Problem[];
}

/**
 * Reads `articles/**` of the content folder and every mount, whose path is relative to the parent of the content
 * folder. A file that cannot be read is left out and reported as a problem.
 */
export async function readSources(
  folder: string,
  publication: Publication,
  store: ResultStore,
  onProgress?: ProgressListener,
): Promise<Sources> {
  // A mounted folder may hold the content folder, whose articles must not be published twice.
  const own = `${shownPath(join(folder, 'articles'))}/`;
  const isOwn = ({ file }: { readonly file: string }): boolean => file.startsWith(own);
  const mounts = await Promise.all(
    publication.mounts.map(async (mount): Promise<MountContents> => {
      const path = shownPath(join(folder, '..', mount.path));
      const mounted = await readMount({ ...mount, path }, process.cwd(), store, onProgress).catch((error: unknown) => ({
        ...emptyMount,
        problems: [problemFromError(error, path)],
      }));
      const articles = mounted.articles.filter((article) => !isOwn(article));
      return {
        ...mounted,
        problems: mounted.problems.filter((problem) => !isOwn(problem)),
        articles: articles.map((article) => ({ ...article, mount })),
      };
    }),
  );
  return { mounts, ...joinSourceArticles([await readOwnArticles(folder, store, onProgress), ...mounts]) };
}

const isMarkdown = (path: string): boolean => path.endsWith('.md');

function notMarkdown(file: string): Problem {
  const message = 'This file is no article: the names of articles end in .md.';
  const remedy = 'Rename it, or move it out of articles/: a picture or recording to media/, a source to captures/.';
  return problemOf('not-markdown', 'warning', file, message, remedy);
}

/** Reads `articles/**` of the content folder. */
async function readOwnArticles(
  folder: string,
  store: ResultStore,
  onProgress?: ProgressListener,
): Promise<SourceArticles> {
  const { files: all, problems } = await filesBelow(join(folder, 'articles'), () => true);
  const files = all.filter(isMarkdown);
  const others = all.filter((path) => !isMarkdown(path)).map((path) => notMarkdown(shownPath(path)));
  let done = 0;
  const results = await mapParallel(files, 32, async (path): Promise<SourceArticles> => {
    const file = shownPath(path);
    try {
      const inputs = digest(`${file}\n${fileState(path)}`);
      const known = store.get('read', inputs) as SourceArticles | undefined;
      const result = known ?? (await readArticle(path, file));
      if (!known) store.set('read', inputs, result);
      return result;
    } catch (error) {
      return { articles: [], problems: [problemFromError(error, file)] };
    } finally {
      onProgress?.('reading', ++done, files.length);
    }
  });
  return joinSourceArticles([...results, { articles: [], problems: [...problems, ...others] }]);
}

/** Larger files, in bytes, are no articles. */
const maxBytes = 16 << 20;

async function readArticle(path: string, file: string): Promise<SourceArticles> {
  const bytes = await readFile(path);
  if (bytes.length > maxBytes) {
    const message = `The file has ${bytes.length} bytes.`;
    const remedy = `Split it: an article has at most ${maxBytes}.`;
    return { articles: [], problems: [problemOf('too-large', 'error', file, message, remedy)] };
  }
  const { frontMatter, body, problems, lines } = parseArticle(decodeUtf8(bytes), file);
  if (!frontMatter) return { articles: [], problems };
  return { articles: [{ file, frontMatter, text: articleTextOf(frontMatter, body), lines }], problems };
}
