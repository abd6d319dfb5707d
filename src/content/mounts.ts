import { readFile, stat } from 'node:fs/promises';
import { join, posix as posixPaths, relative, resolve, sep } from 'node:path';
import type { Problem } from '../article/problem.ts';
import { feedRedirects, type TagFeed, tagFeeds } from '../import/markdown/site/feeds.ts';
import { hasAddresses } from '../import/markdown/address/permalink.ts';
import { openBlog } from '../import/markdown/markdown.ts';
import { choosePosts } from '../import/markdown/site/posts.ts';
import type { Site } from '../import/markdown/site/site.ts';
import type { Mount } from './publication.ts';
import { digest, digestOfValue } from './digest.ts';
import { type SourceArticle, sourceArticleOf, type SourceArticles } from './source-article.ts';
import { type PostResult, readPostFile, type ReadPost } from './posts.ts';
import type { ProgressListener } from './store.ts';
import { memoryStore, type ResultStore } from './store.ts';
import { fileState } from './files.ts';

/** The contents of a mount. */
export interface MountContents extends SourceArticles {
  /** Paths of the old site's feeds to ours. */
  readonly redirects: Readonly<Record<string, string>>;
  /** The old site's feeds of single tags. */
  readonly tagFeeds: readonly TagFeed[];
}

export const emptyMount: Omit<MountContents, 'problems'> = { articles: [], redirects: {}, tagFeeds: [] };

const posix = (path: string): string => path.split(sep).join('/');

/** Adds the day to slugs that several posts have, so that no slug depends on the order of the posts. */
function withOwnSlugs(posts: readonly SourceArticle[]): readonly SourceArticle[] {
  const count = new Map<string, number>();
  for (const { frontMatter } of posts)
    if (frontMatter.slug !== undefined) count.set(frontMatter.slug, (count.get(frontMatter.slug) ?? 0) + 1);
  const taken = new Set<string>();
  return posts.map((post) => {
    const { slug, ...rest } = post.frontMatter;
    if (slug === undefined || count.get(slug) === 1) return post;
    const day = rest.published?.slice(0, 10);
    const language = rest.language?.toLowerCase();
    const free = [day && `${slug}-${day}`, day && language && `${slug}-${day}-${language}`].find(
      (name) => name !== undefined && !taken.has(name),
    );
    if (!free) return { ...post, frontMatter: rest };
    taken.add(free);
    return { ...post, frontMatter: { ...rest, slug: free } };
  });
}

/** The number of files by extension: `.rst 12, .org 3`. */
function countEndings(paths: readonly string[]): string {
  const endings = paths.map((path) => path.slice(path.lastIndexOf('.')).toLowerCase());
  return [...new Set(endings)]
    .map((ending) => `${ending} ${endings.filter((each) => each === ending).length}`)
    .join(', ');
}

/** Files of which only the names can change how a post is read. */
const media = /\.(?:avif|gif|jpe?g|png|svg|webp|mp[34]|m4a|ogg|webm|mov|pdf|zip|woff2?|ttf|css)$/i;

/** Digest of everything that can change how a post of a site is read, other posts excepted. */
function inputsOfSite(site: Site, posts: readonly string[], mount: Mount): string {
  const isPost = new Set(posts);
  const others = site.files.filter((file) => !isPost.has(file));
  const marked = others.map((file) =>
    media.test(file) ? file : `${file} ${fileState(join(site.folder, file))}`,
  );
  return digestOfValue([
    { ...mount },
    site.folder,
    site.root,
    site.generator.name,
    site.settings,
    site.base ?? '',
    // Files among the posts may name authors, and names of files with `[` are parts of addresses.
    [...site.roster],
    posts.filter((file) => file.includes('[')),
    marked,
  ]);
}

/** A problem for a file that was not taken for a post, with the reason. */
function notMounted(file: string, reason: string): Problem {
  const undated = reason.startsWith('no day');
  return {
    rule: undated ? 'undated' : 'not-a-post',
    severity: undated ? 'warning' : 'note',
    file,
    message: `Not mounted: ${reason}.`,
    ...(undated && { remedy: 'If it is a post, write a date in its front matter.' }),
  };
}

/** Problems for a site or posts without an address. An id that is made without it would be another once it is given. */
function addressProblems(mount: Mount, site: Site, articles: readonly SourceArticle[]): readonly Problem[] {
  const without = articles.filter(({ frontMatter }) => frontMatter.url === undefined);
  if (site.base === undefined) {
    const isError = articles.length > 0 && hasAddresses(site);
    return [
      {
        rule: 'no-base',
        severity: isError ? 'error' : 'warning',
        file: mount.path,
        message: isError
          ? 'The address of the site is not known. The ids of its posts are their addresses there.'
          : 'The address of the site is not known, so images and relative links cannot be resolved.',
        remedy: isError
          ? 'Add url: with the address of the blog to the mount, or permalink: none if it has none.'
          : 'Add url: with the address of the blog to the mount.',
      },
    ];
  }
  if (without.length === 0 || mount.permalink === 'none') return [];
  const few = without
    .slice(0, 3)
    .map(({ file }) => file)
    .join(', ');
  return [
    {
      rule: 'no-permalink',
      severity: 'warning',
      file: mount.path,
      message: `The addresses of ${without.length} posts (${few}${without.length > 3 ? ', …' : ''}) are not known.`,
      remedy:
        'Add permalink: with their pattern (/:year/:month/:slug/) to the mount before the first build, or permalink: none if they have none.',
    },
  ];
}

async function readFolder(
  mount: Mount,
  folder: string,
  workingFolder: string,
  store: ResultStore,
  onProgress?: ProgressListener,
): Promise<MountContents> {
  const opened = await openBlog(folder, {
    ...(mount.dialect !== undefined && { dialect: mount.dialect }),
    ...(mount.url !== undefined && { base: mount.url }),
    ...(mount.permalink !== undefined && { permalink: mount.permalink }),
    ...(mount.language !== undefined && { language: mount.language }),
  });
  const { site } = opened;
  const below = posix(relative(site.folder, folder));
  const choice = choosePosts(site, below === '' || below.startsWith('..') ? '' : `${below}/`);
  const shownFile = (path: string): string => posix(relative(workingFolder, join(site.folder, path)));
  const problems = [
    ...choice.passed.map(({ path, reason }) => notMounted(shownFile(path), reason)),
    ...choice.unread.map(
      (path): Problem => ({
        rule: 'unread-format',
        severity: 'warning',
        file: shownFile(path),
        message: `Posts in this format (${path.slice(path.lastIndexOf('.'))}) are not read.`,
        remedy: 'Convert it to Markdown or HTML.',
      }),
    ),
  ];
  if (choice.unread.length > 1)
    problems.push({
      rule: 'unread-format',
      severity: 'warning',
      file: mount.path,
      message: `${choice.unread.length} posts are in formats that are not read (${countEndings(choice.unread)}).`,
      remedy: 'Convert them to Markdown or HTML, for example with pandoc.',
    });
  const shownFolder = posix(relative(workingFolder, site.folder));
  const ground = inputsOfSite(site, choice.files, mount);
  const articles: SourceArticle[] = [];
  for (const [i, path] of choice.files.entries()) {
    const file = posixPaths.join(shownFolder, path);
    const inputs = digest([ground, file, fileState(join(site.folder, path))].join('\n'));
    const known = store.get('read', inputs) as ReadPost | undefined;
    const { reading, fault, alone }: PostResult = known
      ? { reading: known, alone: false }
      : await readPostFile({ path, file }, opened);
    if (reading && alone) store.set('read', inputs, reading);
    if (reading) articles.push(...reading.articles);
    if (reading) problems.push(...reading.problems);
    if (reading?.reason !== undefined) problems.push(notMounted(file, reading.reason));
    if (fault) problems.push(fault);
    onProgress?.('reading', i + 1, choice.files.length);
  }
  problems.push(...addressProblems(mount, site, articles));
  if (articles.length === 0)
    problems.push({
      rule: 'empty-mount',
      severity: 'warning',
      file: mount.path,
      message: `No post was found (read as ${site.generator.label}).`,
      remedy: 'Name the folder of posts, or the dialect.',
    });
  return {
    articles: withOwnSlugs(articles),
    problems,
    redirects: feedRedirects(site),
    tagFeeds: tagFeeds(
      site,
      articles.flatMap(({ frontMatter }) => frontMatter.tags ?? []),
    ),
  };
}

/**
 * Reads a folder of another blog, or a saved feed, in place. `mount.path` is relative to the working folder. Files that are no posts, and
 * parts of posts that cannot be read, are reported as problems.
 */
export async function readMount(
  mount: Mount,
  workingFolder: string,
  store: ResultStore = memoryStore(),
  onProgress?: ProgressListener,
): Promise<MountContents> {
  const absolute = resolve(workingFolder, mount.path);
  const found = await stat(absolute).catch(() => undefined);
  if (!found)
    return {
      ...emptyMount,
      problems: [
        {
          rule: 'missing-mount',
          severity: 'error',
          file: mount.path,
          message: 'The mounted folder or file does not exist.',
          remedy: 'Correct the path under mounts: in feed.yaml.',
        },
      ],
    };
  if (found.isDirectory()) return readFolder(mount, absolute, workingFolder, store, onProgress);
  const file = posix(relative(workingFolder, absolute));
  const { read } = await import('../import/read.ts');
  const { candidates, problems } = await read(await readFile(absolute), {
    file,
    ...(mount.dialect !== undefined && { dialect: mount.dialect }),
    ...(mount.url !== undefined && { base: mount.url }),
    ...(mount.language !== undefined && { language: mount.language }),
  });
  return {
    ...emptyMount,
    articles: candidates.map(sourceArticleOf),
    problems: [...problems, ...candidates.flatMap((candidate) => candidate.problems)],
  };
}
