import { blogFolder } from './dialects.ts';
import type { Facts } from './facts.ts';
import type { Site } from './site.ts';

const postFile = /\.(?:md|mdx|markdown|mdown|mkdn?|svx)(?:\.erb)?$/i;
const htmlPost = /\.html?$/i;

/** Files that accompany a repository. */
const accompanying =
  /(?:^|\/)(?:README|CHANGELOG|CHANGES|CONTRIBUTING|CODE[-_]OF[-_]CONDUCT|LICEN[CS]E(?:[-_.]\w+)?|SECURITY|SUPPORT|MAINTAINERS|GOVERNANCE|AUTHORS|CONTRIBUTORS|NOTICE|COPYING|TODO|ROADMAP|PULL_REQUEST_TEMPLATE|ISSUE_TEMPLATE|META)\.(?:md|markdown)$/;

/** Folders of a site that hold other things than posts. */
const otherFolders =
  /(?:^|\/)(?:_?pages|_?templates?|_?drafts-archive|_?snippets|_?partials|_?common|_?authors|_?tags|_?categories|_?scaffolds|_?components|_?includes|_?layouts|_?data)\//i;

/** Where pages are files named after their routes, a post may stand among them. */
const routed = /^(?:next|astro|gatsby|nuxt|svelte|vitepress)$/;

/** Formats of posts that are not read. */
export const otherFormat =
  /\.(?:textile|rst|adoc|asciidoc|org|ipynb|dj|djot|typ|qmd|rmd|rmarkdown|creole|mediawiki)$/i;

/** A path without its ending: of a notebook and the Markdown that is made of it, the same. */
const stemOf = (file: string): string => file.replace(/\.[^./]+$/, '');

/** Files of a mounted folder that may be posts, and why others beside them are not read. */
export interface Choice {
  /** Paths relative to the site's folder. */
  readonly files: readonly string[];
  /** Whether the folder itself is one of posts: then every file in it should be one. */
  readonly sure: boolean;
  readonly unread: readonly string[];
}

/** Hugo's leaf bundles: what stands beside an `index.md` is the post's own, not a post. */
function inBundle(file: string, bundles: ReadonlySet<string>): boolean {
  return file
    .split('/')
    .slice(0, -1)
    .some((_, index, folders) => {
      const folder = folders.slice(0, index + 1).join('/');
      return bundles.has(folder) && !/^_?index\./i.test(file.slice(folder.length + 1));
    });
}

/** Names of sections that a site's settings call the main ones (Hugo). */
function mainSections(site: Site): RegExp | undefined {
  const params = site.settings['params'];
  const found =
    typeof params === 'object' && !Array.isArray(params) ? (params as Record<string, unknown>) : {};
  const value = found['mainSections'] ?? found['mainsections'] ?? site.settings['mainSections'];
  const names = (Array.isArray(value) ? value : typeof value === 'string' ? [value] : []).filter(
    (name): name is string => typeof name === 'string' && /^[\w-]+$/.test(name),
  );
  return names.length === 0
    ? undefined
    : new RegExp(String.raw`(?:^|/)content/(?:[\w-]+/)?(?:${names.join('|')})/`);
}

/**
 * Chooses the files of a mounted folder that are posts by where they lie: where the generator keeps posts, else folders named as blogs
 * name theirs, else all. `prefix` is the mounted folder relative to the site's, with a slash at the end, or ''.
 */
export function choosePosts(site: Site, prefix: string): Choice {
  const inside = site.files.filter((file) => file.startsWith(prefix) && !accompanying.test(file));
  const { posts, notPosts, name } = site.dialect;
  const markdown = inside.filter((file) => postFile.test(file) || (htmlPost.test(file) && posts.test(file)));
  const bundles = new Set(
    /^(?:hugo|zola)$/.test(name)
      ? markdown
          .filter((file) => /(?:^|\/)index\.(?:md|markdown|html)$/i.test(file))
          .map((file) => file.split('/').slice(0, -1).join('/'))
      : [],
  );
  const allowed = markdown.filter((file) => !notPosts?.test(file) && !inBundle(file, bundles));
  const main = name === 'hugo' ? mainSections(site) : undefined;
  const rows: readonly ((file: string) => boolean)[] = [
    (file) => main?.test(file) === true,
    (file) => name !== 'plain' && posts.test(file),
    (file) => blogFolder.test(file.slice(0, file.lastIndexOf('/') + 1)) && !htmlPost.test(file),
  ];
  for (const holds of rows) {
    const files = allowed.filter(holds);
    if (files.length > 0) {
      const folders = new Set(files.map((file) => file.slice(0, file.lastIndexOf('/') + 1)));
      const read = new Set(files.map(stemOf));
      const unread = inside.filter(
        (file) =>
          otherFormat.test(file) &&
          folders.has(file.slice(0, file.lastIndexOf('/') + 1)) &&
          !read.has(stemOf(file)),
      );
      return { files, sure: true, unread };
    }
  }
  const below = (file: string): string =>
    routed.test(name) ? file.slice(prefix.length).replace(/(?:^|\/)pages\//, '/') : file.slice(prefix.length);
  const own = allowed.filter((file) => postFile.test(file) && !otherFolders.test(below(file)));
  return {
    files: own,
    sure: blogFolder.test(prefix) || blogFolder.test(`${site.root}/`),
    unread: inside.filter((file) => otherFormat.test(file)),
  };
}

/** Why a file among posts is none, judged by what it says; undefined where it is one. */
export function noPost(facts: Facts, body: string, path: string): string | undefined {
  const name = (path.split('/').at(-1) as string).toLowerCase();
  if (name.startsWith('_index.')) return 'it is the page of a section';
  if (facts.published) return undefined;
  if (
    /^(?:index|404|about|archives?|tags|categories|search|contact|now|uses|home)\./.test(name) &&
    !facts.place.bundle
  )
    return 'it is a page of the site';
  if (name.startsWith('index.') && body.trim() === '') return 'it is the page of a section';
  return 'no day is stated in its front matter, its name or its path';
}
