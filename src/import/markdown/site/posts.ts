import { relative, sep } from 'node:path';
import { markdownEnding } from '../../kinds.ts';
import { anyWord } from '../any-word.ts';
import { at, textsOf } from '../frontmatter/datum.ts';
import type { PostFacts } from '../frontmatter/facts.ts';
import type { Site } from './site.ts';

const html = /\.html?$/i;

/** Files that accompany a repository. */
const accompanying = anyWord(
  String.raw`README CHANGELOG CHANGES CONTRIBUTING CODE[-_]OF[-_]CONDUCT LICEN[CS]E(?:[-_.]\w+)? SECURITY SUPPORT
    MAINTAINERS GOVERNANCE AUTHORS CONTRIBUTORS NOTICE COPYING TODO ROADMAP PULL_REQUEST_TEMPLATE ISSUE_TEMPLATE META`,
);

/** Formats of posts that are not read. */
export const otherFormat = /\.(?:textile|rst|adoc|asciidoc|org|ipynb|dj|djot|typ|qmd|rmd|rmarkdown|creole|mediawiki)$/i;

/** A path without its ending: of a notebook and the Markdown that is made of it, the same. */
const stemOf = (file: string): string => file.replace(/\.[^./]+$/, '');

/** A file or folder that is not mounted. */
export interface PassedFile {
  /** Relative to the site's folder. */
  readonly path: string;
  /** Continues "Not mounted: ". */
  readonly reason: string;
}

/**
 * The files of a mounted folder that are read, and those that are not; all paths are relative to the site's folder.
 */
export interface PostChoice {
  /** Files that are posts where they state a day. */
  readonly files: readonly string[];
  readonly passed: readonly PassedFile[];
  /** Posts in formats that are not read. */
  readonly unread: readonly string[];
}

/** The bundle that a file belongs to without being its post (Hugo's leaf bundles, Zola's colocated assets). */
function bundleOf(file: string, bundles: ReadonlySet<string>): string | undefined {
  const folders = file.split('/').slice(0, -1);
  return folders
    .map((_, i) => folders.slice(0, i + 1).join('/'))
    .find((folder) => bundles.has(folder) && !/^_?index\./i.test(file.slice(folder.length + 1)));
}

/**
 * The sections of a site that its settings call the main ones (Hugo's `mainSections`), as the beginnings of paths.
 */
function mainSections({ settings, generator }: Site): RegExp | undefined {
  if (generator.name !== 'hugo') return undefined;
  const names = textsOf(at(settings, 'params.mainSections') ?? at(settings, 'mainSections'))
    .filter((name) => /^[\w-]+$/.test(name))
    .join('|');
  return names === '' ? undefined : new RegExp(String.raw`(?:^|/)content/(?:[\w-]+/)?(?:${names})/`);
}

/**
 * Chooses the files of a mounted folder that may be posts: all Markdown, and HTML where the generator takes it, in the
 * folders in which the generator has posts by its documentation or settings. A folder that holds none of these, or has
 * no configuration, is mounted whole. `mount` is the absolute path of the mounted folder.
 */
export function choosePosts(site: Site, mount: string): PostChoice {
  const below = relative(site.folder, mount).split(sep).join('/');
  const prefix = below === '' || below.startsWith('..') ? '' : `${below}/`;
  const { posts: place, notPosts, label, takesHtml, hasBundles } = site.generator;
  const inside = site.files.filter((file) => file.startsWith(prefix));
  const texts = inside.filter(
    (file) => markdownEnding.test(file.replace(/\.erb$/i, '')) || (takesHtml === true && html.test(file)),
  );
  const main = mainSections(site);
  // Without configuration, the generator's rules may not hold: a vault of notes may look like a site of Hugo.
  const isConfigured = Object.keys(site.settings).length > 0;
  const rules = isConfigured ? [main, place] : [];
  const where = rules.find((pattern) => pattern && texts.some((file) => pattern.test(file))) ?? /^/;
  const indexes = isConfigured && hasBundles ? texts.filter((file) => /\/index\.[^/]+$/i.test(file)) : [];
  const bundles = new Set(indexes.map((file) => file.slice(0, file.lastIndexOf('/'))));
  bundles.delete('content');
  const reasonAgainst = (file: string): string | undefined => {
    if (!where.test(file)) {
      const mark = where === main ? 'its settings name as the main sections' : `${label} has posts`;
      return `it stands outside the folders ${where === main ? 'that' : 'in which'} ${mark}`;
    }
    if (notPosts?.test(file)) return `${label} makes no post of it`;
    const bundle = bundleOf(file, bundles);
    return bundle === undefined ? undefined : `it belongs to the post ${bundle}/index`;
  };
  const judged = texts.map((path) => ({ path, reason: reasonAgainst(path) }));
  const files = judged.flatMap(({ path, reason }) => (reason === undefined ? [path] : []));
  const read = new Set(files.map(stemOf));
  return {
    files,
    passed: [
      ...judged.flatMap(({ path, reason }) => (reason === undefined ? [] : [{ path, reason }])),
      ...site.passed.flatMap((path) =>
        path.startsWith(prefix)
          ? [{ path, reason: 'it is hidden, or belongs to packages, templates or what a generator writes' }]
          : [],
      ),
    ],
    unread: inside.filter((file) => otherFormat.test(file) && where.test(file) && !read.has(stemOf(file))),
  };
}

/** Why a draft is no post as long as it states no day, as drafts of Jekyll and Hexo do not. */
export const undatedDraft = 'it is a draft, and states no day yet';

/** Why a file among posts is no post; undefined where it is one. Every file that states a day is one. */
export function noPost(facts: PostFacts, path: string): string | undefined {
  if (/(?:^|\/)_index\./i.test(path)) return 'it is the page of a section';
  if (facts.published) return undefined;
  if (accompanying.test(path.replace(/^.*\/|\.(?:md|markdown)$/g, ''))) return 'it accompanies a repository';
  if (facts.draft !== undefined) return undatedDraft;
  return 'no day is stated in its front matter, its name or its path';
}
