import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { problemFromError, type Problem, problemOf } from '../../article/problem.ts';
import { didYouMean } from '../../text/nearest.ts';
import type { TagFeed } from '../../import/markdown/site/feeds.ts';
import { undatedDraft } from '../../import/markdown/site/posts.ts';
import { moduleBeside } from '../files.ts';
import type { Mount } from '../publication/publication.ts';
import { type SourceArticle, sourceArticleOf, type SourceArticles } from '../articles/source-article.ts';
import { memoryStore, type ProgressListener, type ResultStore } from '../store.ts';
import { WorkerPool } from '../worker-pool.ts';
import type {
  Mounted,
  MountListing,
  MountTask,
  mountTasks,
  PostFile,
  PostReading,
  PostResult,
} from './mount-worker.ts';

/** The contents of a mount. */
export interface MountContents extends SourceArticles {
  /** Paths of the old site's feeds to ours. */
  readonly redirects: Readonly<Record<string, string>>;
  /** The old site's feeds of single tags. */
  readonly tagFeeds: readonly TagFeed[];
}

export const emptyMount: Omit<MountContents, 'problems'> = { articles: [], redirects: {}, tagFeeds: [] };

/** The thread that reads mounts: a file that takes too much time or memory ends the thread, not the build. */
const mountReader = new WorkerPool<MountTask, unknown>(moduleBeside('./mount-worker', import.meta.url), 1);

type MountReader = typeof mountReader;

/** The answer of the worker to a task about files of some bytes. */
function ask<N extends keyof typeof mountTasks>(
  reader: MountReader,
  task: Extract<MountTask, readonly [N, ...unknown[]]>,
  bytes?: number,
): ReturnType<(typeof mountTasks)[N]> {
  return reader.run(task, bytes) as ReturnType<(typeof mountTasks)[N]>;
}

/** Posts that the worker reads in one task. */
const batchSize = 50;

/** Reads posts. If a batch takes too much time or memory, its posts are read one by one, to find the post that does. */
async function readBatch(
  reader: MountReader,
  mounted: Mounted,
  posts: readonly PostFile[],
): Promise<readonly PostResult[]> {
  try {
    const bytes = posts.reduce((sum, { size }) => sum + size, 0);
    return await ask<'posts'>(reader, ['posts', mounted, posts], bytes);
  } catch (error) {
    const [post] = posts;
    if (posts.length > 1) return (await Promise.all(posts.map((one) => readBatch(reader, mounted, [one])))).flat();
    return [{ fault: problemFromError(error, post?.file ?? ''), alone: false }];
  }
}

/** Reads the posts of a mount of which the store has no result. */
async function readPosts(
  reader: MountReader,
  mounted: Mounted,
  posts: readonly PostFile[],
  store: ResultStore,
  onProgress?: ProgressListener,
): Promise<readonly PostResult[]> {
  const known = posts.map(({ inputs }) => store.get('read', inputs) as PostReading | undefined);
  const results = new Map<PostFile, PostResult>();
  for (const [i, reading] of known.entries()) if (reading) results.set(posts[i] as PostFile, { reading, alone: false });
  const unread = posts.filter((post) => !results.has(post));
  for (let start = 0; start < unread.length; start += batchSize) {
    const batch = unread.slice(start, start + batchSize);
    for (const [i, result] of (await readBatch(reader, mounted, batch)).entries()) {
      const post = batch[i] as PostFile;
      results.set(post, result);
      if (result.reading && result.alone) store.set('read', post.inputs, result.reading);
    }
    onProgress?.('reading', results.size, posts.length);
  }
  return posts.map((post) => results.get(post) as PostResult);
}

/** Adds the day to slugs that several posts have, so that no slug depends on the order of the posts. */
function withOwnSlugs(posts: readonly SourceArticle[]): readonly SourceArticle[] {
  const bySlug = Map.groupBy(posts, ({ frontMatter }) => frontMatter.slug);
  const taken = new Set<string>();
  return posts.map((post) => {
    const { slug, ...rest } = post.frontMatter;
    if (slug === undefined || bySlug.get(slug)?.length === 1) return post;
    const day = rest.published?.slice(0, 10);
    const language = rest.language?.toLowerCase();
    const free = [day && `${slug}-${day}`, day && language && `${slug}-${day}-${language}`].find(
      (name) => name !== undefined && !taken.has(name),
    );
    if (free) taken.add(free);
    return { ...post, frontMatter: free ? { ...rest, slug: free } : rest };
  });
}

/** The number of files by extension: `.rst 12, .org 3`. */
function countEndings(paths: readonly string[]): string {
  const byEnding = Map.groupBy(paths, (path) => path.slice(path.lastIndexOf('.')).toLowerCase());
  return [...byEnding].map(([ending, all]) => `${ending} ${all.length}`).join(', ');
}

/** A problem for a file that was not taken for a post, with the reason. */
function notMounted(file: string, reason: string): Problem {
  const message = `Not mounted: ${reason}.`;
  return reason.startsWith('no day')
    ? problemOf('undated', 'warning', file, message, 'If it is a post, write a date in its front matter.')
    : problemOf('not-a-post', 'note', file, message);
}

const unreadFormat = (file: string, message: string, remedy: string): Problem =>
  problemOf('unread-format', 'warning', file, message, remedy);

/** Problems for posts in formats that are not read: one for each, and one for the mount if there are several. */
function unreadProblems(mount: Mount, files: readonly string[]): readonly Problem[] {
  const each = files.map((file) => {
    const message = `Posts in this format (${file.slice(file.lastIndexOf('.'))}) are not read.`;
    return unreadFormat(file, message, 'Convert it to Markdown or HTML.');
  });
  if (files.length < 2) return each;
  const message = `${files.length} posts are in formats that are not read (${countEndings(files)}).`;
  const remedy = 'Convert them to Markdown or HTML, for example with pandoc.';
  return [...each, unreadFormat(mount.path, message, remedy)];
}

/** Problems for a site or posts without an address. An id that is made without it would be another once it is given. */
function addressProblems(
  mount: Mount,
  { hasBase, hasAddresses }: MountListing,
  articles: readonly SourceArticle[],
): readonly Problem[] {
  if (!hasBase && articles.length > 0 && hasAddresses) {
    const message = 'The address of the site is not known. The ids of its posts are their addresses there.';
    const remedy = 'Add url: with the address of the blog to the mount, or permalink: none if it has none.';
    return [problemOf('no-base', 'error', mount.path, message, remedy)];
  }
  if (!hasBase) {
    const message = 'The address of the site is not known, so images and relative links cannot be resolved.';
    const remedy = 'Add url: with the address of the blog to the mount.';
    return [problemOf('no-base', 'warning', mount.path, message, remedy)];
  }
  const without = articles.filter(({ frontMatter }) => frontMatter.url === undefined);
  if (without.length === 0 || mount.permalink === 'none') return [];
  const few = without.slice(0, 3).map(({ file }) => file);
  const names = [...few, ...(without.length > 3 ? ['…'] : [])].join(', ');
  const message = `The addresses of ${without.length} posts (${names}) are not known.`;
  const remedy =
    'Add permalink: with their pattern (/:year/:month/:slug/) to the mount before the first build, ' +
    'or permalink: none if they have none.';
  return [problemOf('no-permalink', 'warning', mount.path, message, remedy)];
}

async function readFolder(
  reader: MountReader,
  mounted: Mounted,
  store: ResultStore,
  onProgress?: ProgressListener,
): Promise<MountContents> {
  const { mount } = mounted;
  const listing = await ask<'list'>(reader, ['list', mounted]);
  const { posts, label, redirects, passed, unread } = listing;
  const problems = [...passed.map(({ file, reason }) => notMounted(file, reason)), ...unreadProblems(mount, unread)];
  const articles: SourceArticle[] = [];
  const results = await readPosts(reader, mounted, posts, store, onProgress);
  for (const [i, { reading, fault }] of results.entries()) {
    articles.push(...(reading?.articles ?? []));
    problems.push(...(reading?.problems ?? []));
    if (reading?.reason !== undefined) problems.push(notMounted(posts[i]?.file ?? '', reading.reason));
    if (fault) problems.push(fault);
  }
  problems.push(...addressProblems(mount, listing, articles));
  if (articles.length === 0 && !results.some(({ reading }) => reading?.reason === undatedDraft)) {
    const message = `No post was found (read as ${label}).`;
    problems.push(
      problemOf('empty-mount', 'warning', mount.path, message, 'Name the folder of posts, or the dialect.'),
    );
  }
  const tags = [...new Set(articles.flatMap(({ frontMatter }) => frontMatter.tags ?? []))];
  return {
    articles: withOwnSlugs(articles),
    problems,
    redirects,
    tagFeeds: await ask<'tagFeeds'>(reader, ['tagFeeds', mounted, tags]),
  };
}

/**
 * Reads a folder of another blog, or a saved feed, in place. `mount.path` is relative to the working folder. Files that
 * are no posts, and parts of posts that cannot be read, are reported as problems; so is a file that takes too much time
 * or memory. Tests set `reader`.
 */
export async function readMount(
  mount: Mount,
  workingFolder: string,
  store: ResultStore = memoryStore(),
  onProgress?: ProgressListener,
  reader: MountReader = mountReader,
): Promise<MountContents> {
  const path = resolve(workingFolder, mount.path);
  const mounted = { path, mount, workingFolder };
  const found = await stat(path).catch(() => undefined);
  if (!found) {
    const message = 'The mounted folder or file does not exist.';
    const beside = await readdir(dirname(path)).catch(() => []);
    const remedy = `Correct the path under mounts: in feed.yaml.${didYouMean(basename(path), beside)}`;
    return { ...emptyMount, problems: [problemOf('missing-mount', 'error', mount.path, message, remedy)] };
  }
  if (found.isDirectory()) return readFolder(reader, mounted, store, onProgress);
  const { candidates, problems } = await ask<'feed'>(reader, ['feed', mounted], found.size);
  return {
    ...emptyMount,
    articles: candidates.map(sourceArticleOf),
    problems: [...problems, ...candidates.flatMap((candidate) => candidate.problems)],
  };
}
