import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { choosePosts } from '../../import/markdown/site/posts.ts';
import { openSite, settingsAbove } from '../../import/markdown/site/site.ts';

/** An existing blog, as far as its settings and files tell. */
export interface FoundBlog {
  /** Absolute path of the folder with its settings, or of the mounted folder without any. */
  readonly folder: string;
  /** The generator, as people call it. */
  readonly generator: string;
  readonly title?: string;
  /** Absolute, with a slash at the end. */
  readonly url?: string;
  /** BCP 47. */
  readonly language?: string;
  /** IANA name. */
  readonly timezone?: string;
  /** Absolute paths of the files that may be posts. */
  readonly posts: readonly string[];
  /** Absolute paths of the folders to mount, or of a saved feed. */
  readonly mounts: readonly string[];
}

/** Whether a path is a folder or below it. */
const isWithin = (path: string, folder: string): boolean => `${path}${sep}`.startsWith(`${folder}${sep}`);

/**
 * Reads about the blog to which a mounted folder (absolute path) belongs, or about a saved feed. Throws if there is
 * no such path.
 */
export async function readBlog(mount: string): Promise<FoundBlog> {
  if (!(await stat(mount)).isDirectory())
    return { folder: dirname(mount), generator: 'a saved feed', posts: [mount], mounts: [mount] };
  const site = await openSite(mount);
  const { files } = choosePosts(site, mount);
  return {
    folder: site.folder,
    generator: site.generator.label,
    ...(site.title !== undefined && { title: site.title }),
    ...(site.base !== undefined && { url: site.base }),
    ...(site.language !== undefined && { language: site.language }),
    ...(site.timezone !== undefined && { timezone: site.timezone }),
    posts: files.map((file) => resolve(site.folder, file)),
    mounts: [mount],
  };
}

/** The deepest folder that holds all files. */
function commonFolder(files: readonly string[]): string {
  return files.map(dirname).reduce((common, folder) => {
    let shared = common;
    while (!isWithin(folder, shared)) shared = dirname(shared);
    return shared;
  });
}

/** The folders to mount for a blog's posts, none of which holds the publication. */
function mountsOf(files: readonly string[], publication: string): readonly string[] {
  const common = commonFolder(files);
  if (!isWithin(publication, common)) return [common];
  const outside = files.filter((file) => !isWithin(file, publication) && dirname(file) !== common);
  const groups = Map.groupBy(outside, (file) => relative(common, file).split(sep)[0]);
  return [...groups.values()].flatMap((group) => mountsOf(group, publication));
}

/**
 * Finds the blogs inside which a publication's folder (absolute path) lies, or beside which it lies; the folder may
 * be missing. A folder counts as a blog if the settings of a known generator, or Jekyll's `_posts`, are in it and it
 * has posts.
 */
export async function findBlogs(publication: string): Promise<readonly FoundBlog[]> {
  const above = (await settingsAbove(publication))?.folder ?? [publication, dirname(publication)].find(hasPosts);
  const folders = above === undefined ? await sitesBeside(publication) : [above];
  const found: FoundBlog[] = [];
  for (const folder of folders) {
    const blog = await readBlog(folder);
    const posts = blog.posts.filter((file) => !isWithin(file, publication));
    if (posts.length > 0) found.push({ ...blog, posts, mounts: mountsOf(posts, publication) });
  }
  return found;
}

/** Whether a folder is a site of Jekyll, which needs no settings. */
const hasPosts = (folder: string): boolean => existsSync(join(folder, '_posts'));

/** The folders beside another one that are sites of a generator. */
async function sitesBeside(publication: string): Promise<string[]> {
  const parent = dirname(publication);
  const names = await readdir(parent).catch((): string[] => []);
  const folders = names.filter((name) => !name.startsWith('.')).map((name) => join(parent, name));
  const sites = await Promise.all(
    folders.map(async (folder) => {
      if (folder === publication || !(await stat(folder).catch(() => undefined))?.isDirectory()) return [];
      const isSite = hasPosts(folder) || (await settingsAbove(folder))?.folder === folder;
      return isSite ? [folder] : [];
    }),
  );
  return sites.flat().sort();
}
