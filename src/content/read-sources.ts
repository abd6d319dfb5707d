import { join } from 'node:path';
import { problemFromError } from '../article/problem-from-error.ts';
import type { Problem } from '../article/problem.ts';
import type { Mount, Publication } from './publication.ts';
import { shownPath } from './files.ts';
import { readOwnArticles } from './read-own-articles.ts';
import { type SourceArticle, joinSourceArticles } from './source-article.ts';
import { emptyMount, type MountContents, readMount } from './mounts.ts';
import type { ProgressListener } from './progress.ts';
import type { ResultStore } from './store.ts';

/** The articles of the content folder and its mounts, and the other contents of the mounts. */
export interface Sources {
  readonly articles: readonly SourceArticle[];
  readonly mounts: readonly MountContents[];
  readonly problems: readonly Problem[];
}

/** Reads `articles/**` of the content folder and every mount. A file that cannot be read is left out and reported as a problem. */
export async function readSources(
  folder: string,
  publication: Publication,
  store: ResultStore,
  onProgress?: ProgressListener,
): Promise<Sources> {
  const mounts = await Promise.all(
    publication.mounts.map((mount) => readMountArticles(mount, folder, store, onProgress)),
  );
  return { mounts, ...joinSourceArticles([await readOwnArticles(folder, store, onProgress), ...mounts]) };
}

/** Reads a mount; its path is relative to the parent of the content folder. */
async function readMountArticles(
  mount: Mount,
  folder: string,
  store: ResultStore,
  onProgress?: ProgressListener,
): Promise<MountContents> {
  const path = join(folder, '..', mount.path);
  const mounted = await readMount(
    { ...mount, path: shownPath(path) },
    process.cwd(),
    store,
    onProgress,
  ).catch(
    (error: unknown): MountContents => ({
      ...emptyMount,
      problems: [problemFromError(error, shownPath(path))],
    }),
  );
  // A mounted folder may hold the content folder, whose articles must not be published twice.
  const own = `${shownPath(join(folder, 'articles'))}/`;
  return {
    ...mounted,
    problems: mounted.problems.filter(({ file }) => !file.startsWith(own)),
    articles: mounted.articles
      .filter(({ file }) => !file.startsWith(own))
      .map((gathered) => ({ ...gathered, mount })),
  };
}
