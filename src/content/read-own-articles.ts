import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problemFromError } from '../article/problem-from-error.ts';
import { parseArticle } from '../article/frontmatter.ts';
import { type SourceArticles, joinSourceArticles, articleTextOf } from './source-article.ts';
import { mapParallel } from './map-parallel.ts';
import { digest } from './digest.ts';
import type { ProgressListener } from './progress.ts';
import type { ResultStore } from './store.ts';
import { filesBelow, shownPath, fileState } from './files.ts';

/** Larger files, in bytes, are not read. */
const maxBytes = 16 << 20;

/** Files that are read at the same time. */
const filesAtOnce = 32;

async function readStoredFile(path: string, store: ResultStore): Promise<SourceArticles> {
  const file = shownPath(path);
  try {
    const inputs = digest(`${file}\n${fileState(path)}`);
    const known = store.get('read', inputs) as SourceArticles | undefined;
    if (known) return known;
    const read = await readArticle(path, file);
    store.set('read', inputs, read);
    return read;
  } catch (error) {
    return { articles: [], problems: [problemFromError(error, file)] };
  }
}

async function readArticle(path: string, file: string): Promise<SourceArticles> {
  const bytes = await readFile(path);
  if (bytes.length > maxBytes) {
    const message = `The file has ${bytes.length} bytes.`;
    const remedy = `Split it: an article has at most ${maxBytes}.`;
    return { articles: [], problems: [{ rule: 'too-large', severity: 'error', file, message, remedy }] };
  }
  const { frontMatter, body, problems, lines } = parseArticle(bytes.toString('utf8'), file);
  if (!frontMatter) return { articles: [], problems };
  return { articles: [{ file, frontMatter, text: articleTextOf(frontMatter, body), lines }], problems };
}

/** Reads `articles/**` of the content folder. A file that cannot be read as an article is left out and reported as a problem. */
export async function readOwnArticles(
  folder: string,
  store: ResultStore,
  onProgress?: ProgressListener,
): Promise<SourceArticles> {
  const paths = await filesBelow(join(folder, 'articles'), (name) => name.endsWith('.md'));
  let done = 0;
  const results = await mapParallel(paths, filesAtOnce, async (path) => {
    const result = await readStoredFile(path, store);
    onProgress?.('reading', ++done, paths.length);
    return result;
  });
  return joinSourceArticles(results);
}
