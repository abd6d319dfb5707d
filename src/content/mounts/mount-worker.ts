import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { Candidate } from '../../article/candidate.ts';
import { problemFromError, type Problem } from '../../article/problem.ts';
import { hasAddresses } from '../../import/markdown/address/permalink.ts';
import { feedRedirects, type TagFeed, tagFeeds } from '../../import/markdown/site/feeds.ts';
import { openBlog, type OpenSite, readPost } from '../../import/markdown/markdown.ts';
import { choosePosts, noPost } from '../../import/markdown/site/posts.ts';
import type { Site } from '../../import/markdown/site/site.ts';
import { MediaCollector } from '../../import/media-collector.ts';
import { type FileReading, read } from '../../import/read.ts';
import { maxFileBytes } from '../../import/weight.ts';
import { digest, digestOfValue } from '../digest.ts';
import { fileState, withSlashes } from '../files.ts';
import type { Mount } from '../publication/publication.ts';
import { sourceArticleOf, type SourceArticles } from '../articles/source-article.ts';

/** A mounted folder or feed, and its entry in `feed.yaml`. Files are named relative to the working folder. */
export interface Mounted {
  /** Absolute. */
  readonly path: string;
  readonly mount: Mount;
  readonly workingFolder: string;
}

/** A post's file: relative to the site's folder, and relative to the working folder. */
export interface PostFile {
  readonly path: string;
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** Digest of everything on which its article depends, other posts excepted. */
  readonly inputs: string;
}

/** What is known of a mounted folder before its posts are read. */
export interface MountListing {
  readonly posts: readonly PostFile[];
  /** The generator. */
  readonly label: string;
  /** Whether the address of the site is known. */
  readonly hasBase: boolean;
  /** Whether its generator gives posts addresses. */
  readonly hasAddresses: boolean;
  /** Paths of the old site's feeds to ours. */
  readonly redirects: Readonly<Record<string, string>>;
  /** Files that were not taken for posts, with the reason; posts in formats that are not read. */
  readonly passed: readonly { readonly file: string; readonly reason: string }[];
  readonly unread: readonly string[];
}

/** The article of a post's file, or the reason why it is no post. */
export interface PostReading extends SourceArticles {
  readonly reason?: string;
}

/** The result of reading a post's file. */
export interface PostResult {
  readonly reading?: PostReading;
  /** Why it cannot be read. */
  readonly fault?: Problem;
  /** Whether the result does not depend on other posts. */
  readonly alone: boolean;
}

const shown = ({ workingFolder }: Mounted, path: string): string => withSlashes(relative(workingFolder, path));

const optionsOf = ({ dialect, url, permalink, language }: Mount): Parameters<typeof openBlog>[1] => ({
  ...(dialect !== undefined && { dialect }),
  ...(url !== undefined && { base: url }),
  ...(permalink !== undefined && { permalink }),
  ...(language !== undefined && { language }),
});

/** Digest of everything that can change how a post of a site is read, other posts excepted. */
function inputsOfSite(site: Site, posts: readonly string[], mount: Mount): string {
  const isPost = new Set(posts);
  const others = site.files.filter((file) => !isPost.has(file));
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
    others.map((file) => `${file} ${fileState(join(site.folder, file))}`),
  ]);
}

/** Signs that a post depends on others or on the site's data: links to files, templates. */
const dependent = /\{\{|\{%|\[\[|\.(?:mdx?|markdown|mdown|mkdn?|html?)\b/i;

/** Rules of problems that may be the reason why a file is no post. */
const reasonRules: ReadonlySet<string> = new Set(['unread-day', 'broken-front-matter']);

function postReading(candidate: Candidate, reason: string | undefined, draft: string | undefined): PostReading {
  const { file, problems } = candidate;
  if (reason !== undefined)
    return { articles: [], problems: problems.filter(({ rule }) => reasonRules.has(rule)), reason };
  const message = `It is not public (${draft}). Only a preview with --drafts shows it.`;
  const hidden: Problem = { rule: 'not-a-post', severity: 'note', file, message };
  return {
    articles: [sourceArticleOf(candidate)],
    problems: draft === undefined ? problems : [...problems, hidden],
  };
}

async function readPostFile({ path, file, size }: PostFile, opened: OpenSite): Promise<PostResult> {
  try {
    if (size > maxFileBytes) throw new Error(`it has ${size} bytes, and at most ${maxFileBytes} are read`);
    const bytes = readFileSync(join(opened.site.folder, path));
    const { candidate, facts } = await readPost(bytes, file, path, opened, new MediaCollector({ file }));
    // In UTF-16 every second byte of such a sign is 0.
    const alone = !dependent.test(bytes.toString('latin1').replaceAll('\0', ''));
    return { reading: postReading(candidate, noPost(facts, path), facts.draft), alone };
  } catch (error) {
    return { fault: problemFromError(error, file), alone: false };
  }
}

/** The site that was listed last, for the tasks that follow; a worker that replaces another one opens it again. */
let current: { readonly key: string; readonly opened: OpenSite } | undefined;

async function siteOf({ path, mount }: Mounted): Promise<OpenSite> {
  const key = JSON.stringify([path, mount]);
  if (current?.key !== key) current = { key, opened: await openBlog(path, optionsOf(mount)) };
  return current.opened;
}

/** The tasks of reading a mount. */
export const mountTasks = {
  /** Opens the site of a mounted folder and chooses the files that may be posts. */
  async list(mounted: Mounted): Promise<MountListing> {
    current = undefined;
    const { site } = await siteOf(mounted);
    const { files, passed, unread } = choosePosts(site, mounted.path);
    const fileOf = (path: string): string => shown(mounted, join(site.folder, path));
    const ground = inputsOfSite(site, files, mounted.mount);
    return {
      posts: files.map((path) => {
        const file = fileOf(path);
        const state = fileState(join(site.folder, path));
        return {
          path,
          file,
          size: Number.parseInt(state, 10) || 0,
          inputs: digest([ground, file, state].join('\n')),
        };
      }),
      label: site.generator.label,
      hasBase: site.base !== undefined,
      hasAddresses: hasAddresses(site),
      redirects: feedRedirects(site),
      passed: passed.map(({ path, reason }) => ({ file: fileOf(path), reason })),
      unread: unread.map(fileOf),
    };
  },

  /** Reads posts of the site. */
  async posts(mounted: Mounted, posts: readonly PostFile[]): Promise<readonly PostResult[]> {
    const opened = await siteOf(mounted);
    const results: PostResult[] = [];
    for (const post of posts) results.push(await readPostFile(post, opened));
    return results;
  },

  /** The old site's feeds of single tags. */
  async tagFeeds(mounted: Mounted, tags: readonly string[]): Promise<readonly TagFeed[]> {
    return tagFeeds((await siteOf(mounted)).site, tags);
  },

  /** Reads a saved feed. */
  async feed(mounted: Mounted): Promise<FileReading> {
    const { path, mount } = mounted;
    return read(await readFile(path), { file: shown(mounted, path), ...optionsOf(mount) });
  },
};

type MountTasks = typeof mountTasks;

/** A task and its arguments. */
export type MountTask = {
  [N in keyof MountTasks]: readonly [name: N, ...args: Parameters<MountTasks[N]>];
}[keyof MountTasks];

parentPort?.on('message', async ([name, ...args]: [keyof MountTasks, ...never[]]) => {
  parentPort?.postMessage(await (mountTasks[name] as (...args: never[]) => Promise<unknown>)(...args));
});
