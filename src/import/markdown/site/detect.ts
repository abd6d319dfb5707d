import { dialectOf, type Dialect } from '../generators.ts';
import type { Settings } from './settings.ts';

/** What tells a dialect, one row each; the first that holds wins. Paths are relative to the mount's parents and folder. */
interface Sign {
  readonly dialect: string;
  readonly holds: (evidence: Evidence) => boolean;
}

/** What can be seen of a site without running it. */
export interface Evidence {
  readonly settings: Settings;
  /** Some paths of its files, with forward slashes. */
  readonly paths: readonly string[];
  /** The beginnings of some posts. */
  readonly heads: readonly string[];
}

const file = (pattern: RegExp) => (evidence: Evidence) =>
  evidence.settings.files.some((name) => pattern.test(name));
const path = (pattern: RegExp) => (evidence: Evidence) => evidence.paths.some((name) => pattern.test(name));
const head = (pattern: RegExp) => (evidence: Evidence) => evidence.heads.some((text) => pattern.test(text));
const uses = (pattern: RegExp) => (evidence: Evidence) =>
  [...evidence.settings.packages].some((name) => pattern.test(name));
const says =
  (...keys: readonly string[]) =>
  (evidence: Evidence) =>
    keys.some((key) => Object.hasOwn(evidence.settings.data, key));
const both = (a: Sign['holds'], b: Sign['holds']) => (evidence: Evidence) => a(evidence) && b(evidence);

const signs: readonly Sign[] = [
  { dialect: 'hexo', holds: uses(/^hexo$/) },
  { dialect: 'hexo', holds: both(file(/^_config\.yml$/), says('new_post_name', 'source_dir', 'hexo')) },
  { dialect: 'jekyll', holds: file(/^_config\.(?:ya?ml|toml)$/) },
  { dialect: 'middleman', holds: both(file(/^config\.rb$/), says('blog')) },
  { dialect: 'zola', holds: both(file(/^(?:config|zola)\.toml$/), says('base_url')) },
  { dialect: 'hugo', holds: file(/^hugo\.|^config\/_default\//) },
  {
    dialect: 'hugo',
    holds: both(
      file(/^config\.(?:toml|ya?ml|json)$/),
      says('baseURL', 'baseurl', 'baseUrl', 'theme', 'languageCode', 'params'),
    ),
  },
  { dialect: 'astro', holds: file(/^astro\.config\./) },
  { dialect: 'docusaurus', holds: file(/^docusaurus\.config\.|^siteConfig\.js$/) },
  { dialect: 'gatsby', holds: file(/^gatsby-config\./) },
  { dialect: 'eleventy', holds: file(/eleventy/) },
  { dialect: 'vitepress', holds: file(/^(?:docs\/)?\.vitepress\/|^vitepress\.config/) },
  { dialect: 'mkdocs', holds: file(/^mkdocs\./) },
  { dialect: 'pelican', holds: file(/^(?:pelicanconf|publishconf)\.py$/) },
  { dialect: 'nikola', holds: both(file(/^conf\.py$/), says('BLOG_TITLE', 'SITE_URL')) },
  { dialect: 'nuxt', holds: file(/^nuxt\.config\./) },
  { dialect: 'svelte', holds: file(/^svelte\.config\./) },
  { dialect: 'next', holds: file(/^next\.config\./) },
  { dialect: 'astro', holds: uses(/^astro$/) },
  { dialect: 'docusaurus', holds: uses(/^@docusaurus\/core$/) },
  { dialect: 'gatsby', holds: uses(/^gatsby$/) },
  { dialect: 'eleventy', holds: uses(/^@11ty\/eleventy$/) },
  { dialect: 'vitepress', holds: uses(/^vite?press$|^vuepress/) },
  { dialect: 'nuxt', holds: uses(/^@nuxt\/content$/) },
  { dialect: 'svelte', holds: uses(/^@sveltejs\/kit$|^mdsvex$/) },
  { dialect: 'next', holds: uses(/^next$/) },
  { dialect: 'hexo', holds: path(/(?:^|\/)source\/_posts\//) },
  { dialect: 'jekyll', holds: path(/(?:^|\/)_posts\/(?:(?!_posts\/).)*(?<=\/)\d{4}-\d{1,2}-\d{1,2}-/) },
  { dialect: 'astro', holds: path(/^(?!.*\.svx$)(?:.*\/)?src\/content\//) },
  {
    dialect: 'zola',
    holds: head(/(?<![\s\S])\+\+\+[\s\S]*?^(?:\[taxonomies\]|\[extra\]|sort_by\s*=|paginate_by\s*=)/m),
  },
  { dialect: 'hugo', holds: head(/\{\{[<%]\s{0,9}\/?[\w-](?:(?!\{\{)[\s\S])*?[>%]\}\}/) },
  { dialect: 'hugo', holds: both(path(/(?:^|\/)content\//), path(/(?:^|\/)_index\.md$/)) },
  { dialect: 'hugo', holds: head(/^\+\+\+/) },
  { dialect: 'nikola', holds: head(/^(?:<!--\s*)?\.\. (?:title|slug|date):/) },
  { dialect: 'pelican', holds: head(/^(?:Title|Date|Slug|Author): /) },
  { dialect: 'svelte', holds: path(/svelte(?:(?!svelte)[^/])*\/(?:(?!svelte).)*(?<=\/)content\/|\.svx$/) },
  { dialect: 'docusaurus', holds: head(/<!--\s*truncate\s*-->|\{\/\*\s*truncate\s*\*\/\}/) },
  { dialect: 'mkdocs', holds: path(/(?:^|\/)docs\/blog\/posts\//) },
  { dialect: 'next', holds: path(/(?:^|\/)page\.mdx$/) },
  { dialect: 'obsidian', holds: file(/^\.obsidian$/) },
];

/** Which generator's habits a site shows: by its configuration, its packages, its layout, its posts; `plain` where nothing tells. */
export function detectDialect(evidence: Evidence): Dialect {
  const name = signs.find(({ holds }) => holds(evidence))?.dialect ?? 'plain';
  return dialectOf(name) as Dialect;
}

/** Whether a folder's configuration is that of a site, so that the folder is its root. */
export function isSite(settings: Settings): boolean {
  return signs.some(({ holds }) => holds({ settings, paths: [], heads: [] }));
}
