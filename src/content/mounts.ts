import { readFile, stat } from 'node:fs/promises';
import { join, posix as posixPaths, relative, resolve, sep } from 'node:path';
import type { Problem } from '../article/problem.ts';
import { feedRedirects, type TagFeed, tagFeeds } from '../import/markdown/feeds.ts';
import { open } from '../import/markdown/markdown.ts';
import { choosePosts } from '../import/markdown/posts.ts';
import type { Site } from '../import/markdown/site.ts';
import type { Mount } from './content.ts';
import { digest, digestOf } from './digest.ts';
import { type Gathered, gatheredOf, type Gathering } from './gathered.ts';
import { type PostReading, readPostFile, type Reading } from './posts.ts';
import type { Follow } from './stage.ts';
import { memoryStore, type Store } from './store.ts';
import { stateOf } from './tree.ts';

/** What a mount holds. */
export interface Mounted extends Gathering {
  /** Paths of the old site's feeds to ours. */
  readonly redirects: Readonly<Record<string, string>>;
  /** The old site's feeds of single tags. */
  readonly tagFeeds: readonly TagFeed[];
}

export const nothing: Omit<Mounted, 'problems'> = { gathered: [], redirects: {}, tagFeeds: [] };

const posix = (path: string): string => path.split(sep).join('/');

/** Two posts of one name on different days keep their name with the day, so that neither depends on the other's order. */
function withOwnSlugs(posts: readonly Gathered[]): readonly Gathered[] {
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

/** How many files have which ending: `.rst 12, .org 3`. */
function tally(paths: readonly string[]): string {
  const endings = paths.map((path) => path.slice(path.lastIndexOf('.')).toLowerCase());
  return [...new Set(endings)]
    .map((ending) => `${ending} ${endings.filter((each) => each === ending).length}`)
    .join(', ');
}

/** Files that no post's meaning depends on beyond their names. */
const media = /\.(?:avif|gif|jpe?g|png|svg|webp|mp[34]|m4a|ogg|webm|mov|pdf|zip|woff2?|ttf|css)$/i;

/** Digest of all that a post of a site is read by, other posts aside. */
function groundOf(site: Site, posts: readonly string[], mount: Mount): string {
  const isPost = new Set(posts);
  const others = site.files.filter((file) => !isPost.has(file));
  const marked = others.map((file) =>
    media.test(file) ? file : `${file} ${stateOf(join(site.folder, file))}`,
  );
  return digestOf([
    { ...mount },
    site.folder,
    site.root,
    site.dialect.name,
    site.settings,
    site.base ?? '',
    // Files among the posts may say who writes, and their names where posts stand.
    [...site.roster],
    posts.filter((file) => file.includes('[')),
    marked,
  ]);
}

/** That a file was not taken for a post, and why. */
function notMounted(file: string, reason: string): Problem {
  const undated = reason.startsWith('no day');
  return {
    rule: undated ? 'undated' : 'not-a-post',
    severity: undated ? 'warning' : 'note',
    file,
    message: `Not mounted: ${reason}.`,
    ...(undated && { remedy: 'Write a date into its front matter if it is a post.' }),
  };
}

async function readFolder(
  mount: Mount,
  folder: string,
  workingFolder: string,
  store: Store,
  follow?: Follow,
): Promise<Mounted> {
  const opened = await open(folder, {
    ...(mount.dialect !== undefined && { dialect: mount.dialect }),
    ...(mount.url !== undefined && { base: mount.url }),
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
      message: `${choice.unread.length} posts are in formats that are not read (${tally(choice.unread)}).`,
      remedy: 'Convert them to Markdown or HTML; pandoc does.',
    });
  const shownFolder = posix(relative(workingFolder, site.folder));
  const ground = groundOf(site, choice.files, mount);
  const gathered: Gathered[] = [];
  for (const [i, path] of choice.files.entries()) {
    const file = posixPaths.join(shownFolder, path);
    const inputs = digest([ground, file, stateOf(join(site.folder, path))].join('\n'));
    const known = store.get('read', inputs) as Reading | undefined;
    const { reading, fault, alone }: PostReading = known
      ? { reading: known, alone: false }
      : await readPostFile({ path, file }, opened);
    if (reading && alone) store.set('read', inputs, reading);
    if (reading) gathered.push(...reading.gathered);
    if (reading) problems.push(...reading.problems);
    if (reading?.reason !== undefined) problems.push(notMounted(file, reading.reason));
    if (fault) problems.push(fault);
    follow?.('reading', i + 1, choice.files.length);
  }
  if (site.base === undefined)
    problems.push({
      rule: 'no-base',
      severity: 'warning',
      file: mount.path,
      message: "The site's address is not known, so its permalinks, images and relative links aren't either.",
      remedy: 'Give the mount a url: with the address of the blog.',
    });
  if (gathered.length === 0)
    problems.push({
      rule: 'empty-mount',
      severity: 'warning',
      file: mount.path,
      message: `No post was found (read as ${site.dialect.label}).`,
      remedy: 'Name the folder of posts, or the dialect.',
    });
  return {
    gathered: withOwnSlugs(gathered),
    problems,
    redirects: feedRedirects(site),
    tagFeeds: tagFeeds(
      site,
      gathered.flatMap(({ frontMatter }) => frontMatter.tags ?? []),
    ),
  };
}

/**
 * Reads a foreign folder of posts, or a saved feed, in place: `mount.path` is relative to the working folder. Nothing is written. Files
 * that are no posts, and all that could not be read of posts, are problems.
 */
export async function readMount(
  mount: Mount,
  workingFolder: string,
  store: Store = memoryStore(),
  follow?: Follow,
): Promise<Mounted> {
  const absolute = resolve(workingFolder, mount.path);
  const found = await stat(absolute).catch(() => undefined);
  if (!found)
    return {
      ...nothing,
      problems: [
        {
          rule: 'missing-mount',
          severity: 'error',
          file: mount.path,
          message: 'The mounted folder or file is not there.',
          remedy: 'Correct the path under mounts: in feed.yaml.',
        },
      ],
    };
  if (found.isDirectory()) return readFolder(mount, absolute, workingFolder, store, follow);
  const file = posix(relative(workingFolder, absolute));
  const { read } = await import('../import/read.ts');
  const { candidates, problems } = await read(await readFile(absolute), {
    file,
    ...(mount.dialect !== undefined && { dialect: mount.dialect }),
    ...(mount.url !== undefined && { base: mount.url }),
    ...(mount.language !== undefined && { language: mount.language }),
  });
  return {
    ...nothing,
    gathered: candidates.map(gatheredOf),
    problems: [...problems, ...candidates.flatMap((candidate) => candidate.problems)],
  };
}
