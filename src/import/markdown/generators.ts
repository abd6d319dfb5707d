import { table } from '../../text/table.ts';
import type { Order } from '../day/found.ts';
import type { AddressRule } from './address/pattern.ts';
import {
  eleventySlug,
  eleventySlugify,
  githubSlug,
  hexoSlug,
  hugoSlug,
  jekyllSlug,
  pelicanSlug,
} from './address/slugify.ts';
import type { KeysByField } from './frontmatter/keys.ts';
import type { TermSplit } from './frontmatter/terms.ts';
import { type Evidence, hasConfiguration, type SiteSigns, shows } from './site/signs.ts';
import { mdc } from './syntax/directives.ts';
import { bareAddresses, definitionLists, gfm, taskLists } from './syntax/gfm.ts';
import { kramdown } from './syntax/kramdown.ts';
import { jekyllLiquid, liquid, octopress, unknownTemplates } from './syntax/liquid.ts';
import { mkdocs } from './syntax/mkdocs.ts';
import type { BodyOptions, Syntax } from './syntax/syntax.ts';
import { erb, hugo, vue, zola } from './syntax/templates.ts';
import { wiki } from './syntax/wiki.ts';

/** The formats of feeds. */
export type FeedForm = 'rss' | 'atom' | 'json';

/** How a generator differs from the others. */
export interface Generator {
  /** Its name in `feed.yaml`, in lower case. */
  readonly name: string;
  /** Its name in messages. */
  readonly label: string;
  readonly signs: SiteSigns;
  /**
   * Where its documentation says that posts stand, in a path relative to the site; absent where they may stand
   * anywhere.
   */
  readonly posts?: RegExp;
  /** Paths of which it makes no posts. */
  readonly notPosts?: RegExp;
  /** Whether a folder with an `index` file is one post, and its other files are not. */
  readonly hasBundles?: boolean;
  /** Whether posts may be HTML. */
  readonly takesHtml?: boolean;
  /** The folders in which content lies, relative to the site: they are no part of an address. */
  readonly content: RegExp;
  readonly address: AddressRule;
  /** Keys that come before the common ones of the same field. */
  readonly keys?: KeysByField;
  readonly terms?: TermSplit;
  /** How it reads `03/04/2021`; month first where it does not say. */
  readonly order?: Order;
  /** Whether a date and time of YAML without a zone is in UTC (YAML 1.1), even if the site has a zone. */
  readonly utcTimestamps?: boolean;
  /**
   * Whether addresses have the day of the site's zone (UTC if it states none), or of UTC; else that of the stated
   * offset.
   */
  readonly clock?: 'site' | 'utc';
  readonly syntaxes: readonly Syntax[];
  /** The form of `.md` files. */
  readonly form?: BodyOptions['form'];
  /** Whether a post without a title is named by its file. */
  readonly titleFromFile?: 'sentence' | 'every word';
  /** Settings that name the author of all posts that name none, as its feed does. */
  readonly author?: string;
  /** The paths of its feeds below the site's base, by format. */
  readonly feeds?: Partial<Readonly<Record<FeedForm, string>>>;
  /** Whether a relative address of a picture is one on the page; else it leads to a file beside the source file. */
  readonly picturesByPage?: boolean;
  /** Whether the base's path is put before addresses of pictures that begin with a slash. */
  readonly prefixesRoot?: boolean;
  /** The id of an entry in its feed where that is not the permalink. */
  readonly ids?: 'jekyll-feed' | 'tag-uri' | 'unencoded';
}

const asIs = (text: string): string => text;

/** Files that are pages named after their routes (Next.js, Astro, SvelteKit, Nuxt). */
const routed: AddressRule = {
  stated: 'permalink url path',
  slugIsPath: true,
  patterns: [':page', ':route:slug'],
  slugify: asIs,
  sure: 0.8,
};

/** One row a generator: the only place that knows its name. */
export const generators: readonly Generator[] = [
  {
    name: 'hexo',
    label: 'Hexo',
    signs: {
      config: [[/^_config\.yml$/, 'new_post_name source_dir hexo']],
      package: /^hexo$/,
      path: /(?:^|\/)source\/_posts\//,
    },
    posts: /(?:^|\/)_(?:posts|drafts)\//,
    takesHtml: true,
    content: /^.*?(?:^|\/)(?:source\/)?_(?:posts|drafts)\//,
    address: {
      stated: 'permalink',
      settings: 'permalink',
      patterns: [':year/:month/:day/:title/'],
      names: { title: 'hexotitle', name: 'hexoname', post_title: 'lowertitle' },
      slugify: hexoSlug,
      sure: 0.9,
    },
    terms: 'none',
    clock: 'utc',
    syntaxes: [liquid, ...gfm],
    author: 'author',
    feeds: { atom: 'atom.xml', rss: 'rss2.xml rss.xml', json: 'feed.json' },
  },
  {
    name: 'jekyll',
    label: 'Jekyll',
    signs: {
      config: [[/^_config\.(?:ya?ml|toml)$/]],
      path: /(?:^|\/)_posts\/(?:(?!_posts\/).)*(?<=\/)\d{4}-\d{1,2}-\d{1,2}-/,
    },
    posts: /(?:^|\/)_(?:posts|drafts)\//,
    takesHtml: true,
    content: /^(?=_posts\/|_drafts\/)|^.*?(?=_posts\/|_drafts\/)/,
    address: {
      stated: 'permalink',
      statedIsPattern: true,
      settings: 'collections.posts.permalink permalink',
      styles: table({
        date: '/:categories/:year/:month/:day/:title:output_ext',
        pretty: '/:categories/:year/:month/:day/:title/',
        ordinal: '/:categories/:year/:y_day/:title:output_ext',
        weekdate: '/:categories/:year/W:week/:short_day/:title:output_ext',
        none: '/:categories/:title:output_ext',
      }),
      patterns: ['/:categories/:year/:month/:day/:title:output_ext'],
      names: { title: 'slug', slug: 'plainslug', name: 'file', path: 'file' },
      slugify: jekyllSlug,
      sure: 0.95,
    },
    terms: 'space',
    order: 'dmy',
    utcTimestamps: true,
    clock: 'site',
    picturesByPage: true,
    syntaxes: [jekyllLiquid, kramdown, taskLists, definitionLists],
    titleFromFile: 'every word',
    author: 'author',
    feeds: { atom: 'feed.xml atom.xml', rss: 'rss.xml', json: 'feed.json' },
    ids: 'jekyll-feed',
  },
  {
    name: 'middleman',
    label: 'Middleman',
    signs: { config: [[/^config\.rb$/, 'blog']] },
    posts: /(?:^|\/)source\//,
    content: /^.*?(?:^|\/)source\//,
    address: {
      stated: 'permalink',
      statedIsPattern: true,
      settings: 'blog.permalink',
      prefix: 'blog.prefix',
      patterns: ['/{year}/{month}/{day}/{title}.html'],
      names: { title: 'slug' },
      sure: 0.8,
    },
    syntaxes: [erb],
    feeds: { atom: 'feed.xml blog/feed.xml' },
  },
  {
    name: 'astro',
    label: 'Astro',
    signs: {
      config: [[/^astro\.config\./]],
      package: /^astro$/,
      path: /^(?!.*\.svx$)(?:.*\/)?src\/content\//,
    },
    posts: /(?:^|\/)src\//,
    notPosts: /(?:^|\/)_[^/]*/,
    content: /^.*?(?:^|\/)src\/(?:content\/docs\/|content\/|pages\/)/,
    address: {
      ...routed,
      slugIsPath: false,
      patterns: [':page/', ':starlight/', ':route:entry/'],
      ends: 'astro',
      slugify: githubSlug,
    },
    syntaxes: gfm,
    form: 'maybe-mdx',
    feeds: { rss: 'rss.xml feed.xml blog/rss.xml', atom: 'atom.xml' },
  },
  {
    name: 'zola',
    label: 'Zola',
    signs: {
      config: [[/^(?:config|zola)\.toml$/, 'base_url']],
      head: /(?<![\s\S])\+\+\+[\s\S]*?^(?:\[taxonomies\]|\[extra\]|sort_by\s*=|paginate_by\s*=)/m,
    },
    posts: /(?:^|\/)content\//,
    hasBundles: true,
    content: /^.*?(?:^|\/)content\//,
    address: { stated: 'path', patterns: [':folders/:slug/'], ends: 'slash', sure: 0.9 },
    picturesByPage: true,
    syntaxes: [zola, taskLists],
    author: 'author',
    feeds: { atom: 'atom.xml feed.xml', rss: 'rss.xml' },
  },
  {
    name: 'hugo',
    label: 'Hugo',
    signs: {
      config: [
        [/^hugo\.|^config\/_default\//],
        [/^config\.(?:toml|ya?ml|json)$/, 'baseURL baseurl baseUrl theme languageCode params'],
      ],
      path: /(?:^|\/)content\/(?:.*\/)?_index\.md$/,
      head: /\{\{[<%]\s{0,9}\/?[\w-](?:(?!\{\{)[\s\S])*?[>%]\}\}|^\+\+\+/,
    },
    // A page that is in no section is one like "About".
    posts: /(?:^|\/)content\/[^/]+\/(?!index\.[^/]+$)/,
    hasBundles: true,
    takesHtml: true,
    content: /^.*?(?:^|\/)content\/(?:[a-z]{2}(?:-[a-z]{2,4})?\/)?/,
    address: {
      stated: 'url',
      settings: 'permalinks.page permalinks',
      patterns: ['/:folders/:lastpart/'],
      names: {
        slug: 'slugortitle',
        slugorfilename: 'slugorfile',
        slugorcontentbasename: 'slugorfile',
        filename: 'file',
        contentbasename: 'file',
      },
      slugify: hugoSlug,
      unescapes: true,
      ends: 'slash',
      ugly: 'uglyURLs',
      mainLanguage: 'defaultContentLanguage',
      sure: 0.9,
    },
    keys: { published: 'date publish_date pub_date published', release: 'publish_date pub_date published' },
    picturesByPage: true,
    syntaxes: [hugo, bareAddresses('https'), taskLists, definitionLists],
    author: 'params.author author',
    feeds: { rss: 'index.xml feed.xml posts/index.xml post/index.xml blog/index.xml' },
  },
  {
    name: 'nikola',
    label: 'Nikola',
    signs: {
      config: [[/^conf\.py$/, 'BLOG_TITLE SITE_URL']],
      head: /^(?:<!--\s*)?\.\. (?:title|slug|date):/,
    },
    posts: /(?:^|\/)posts\//,
    content: /^(?=posts\/)/,
    address: { patterns: ['posts/:slug/'], slugify: asIs, sure: 0.8 },
    syntaxes: [hugo, kramdown, definitionLists],
    author: 'BLOG_AUTHOR',
    feeds: { rss: 'rss.xml', atom: 'index.atom' },
  },
  {
    name: 'pelican',
    label: 'Pelican',
    signs: {
      config: [[/^(?:pelicanconf|publishconf)\.py$/]],
      head: /^(?:Title|Date|Slug|Author): /,
    },
    posts: /(?:^|\/)content\//,
    notPosts: /(?:^|\/)content\/(?:pages|extra|images|static)\//,
    content: /^.*?(?:^|\/)content\//,
    address: {
      stated: 'url',
      settings: 'ARTICLE_URL',
      ofOtherLanguages: ['ARTICLE_LANG_URL', '{slug}-{lang}.html'],
      mainLanguage: 'DEFAULT_LANG',
      patterns: ['{slug}.html'],
      names: { slug: 'slugorsource', category: 'foldercategory' },
      slugify: pelicanSlug,
      sure: 0.9,
    },
    syntaxes: [kramdown, mkdocs, octopress, definitionLists],
    author: 'AUTHOR',
    feeds: { atom: 'feeds/all.atom.xml feeds/atom.xml', rss: 'feeds/all.rss.xml feeds/rss.xml' },
    ids: 'tag-uri',
  },
  {
    name: 'svelte',
    label: 'SvelteKit',
    signs: {
      config: [[/^svelte\.config\./]],
      package: /^@sveltejs\/kit$|^mdsvex$/,
      path: /svelte(?:(?!svelte)[^/])*\/(?:(?!svelte).)*(?<=\/)content\/|\.svx$/,
    },
    content: /^.*?(?:^|\/)(?:content\/|src\/(?:posts|content|routes)\/)/,
    address: routed,
    syntaxes: [],
    feeds: { rss: 'rss.xml blog/rss.xml feed.xml' },
  },
  {
    name: 'docusaurus',
    label: 'Docusaurus',
    signs: {
      config: [[/^docusaurus\.config\.|^siteConfig\.js$/]],
      package: /^@docusaurus\/core$/,
      head: /<!--\s*truncate\s*-->|\{\/\*\s*truncate\s*\*\/\}/,
    },
    notPosts: /^(?:website\/)?(?:docs|versioned_docs|src)\//,
    content: /^.*?(?:^|\/)(?:[\w-]*blog\/)/,
    address: {
      // In braces a name without a value is no beginning of a longer one.
      patterns: [
        ':blogroute/:{ownslug}',
        ':blogroute/:{fileyear}/:{filemonth}/:{fileday}/:name',
        ':blogroute/:folders/:name',
      ],
      ends: 'docusaurus',
      slugify: asIs,
      sure: 0.9,
    },
    keys: { summary: 'description summary excerpt', slug: 'slug permalink' },
    prefixesRoot: true,
    syntaxes: gfm,
    form: 'mdx',
    titleFromFile: 'sentence',
    feeds: { rss: 'blog/rss.xml', atom: 'blog/atom.xml', json: 'blog/feed.json' },
    ids: 'unencoded',
  },
  {
    name: 'gatsby',
    label: 'Gatsby',
    signs: { config: [[/^gatsby-config\./]], package: /^gatsby$/ },
    content: /^.*?(?:^|\/)(?:content\/|src\/(?:pages|content|posts)\/)/,
    address: { ...routed, stated: 'path permalink url', patterns: [':page/', ':route:slug/'] },
    syntaxes: [],
    form: 'maybe-mdx',
    feeds: { rss: 'rss.xml feed.xml', atom: 'atom.xml' },
  },
  {
    name: 'eleventy',
    label: 'Eleventy',
    signs: { config: [[/eleventy/]], package: /^@11ty\/eleventy$/ },
    notPosts: /(?:^|\/)(?:_includes|_layouts|_data)\//,
    takesHtml: true,
    content: /^(?:src\/|content\/|site\/|app\/|input\/)*/,
    address: {
      stated: 'permalink',
      statedIsPattern: true,
      // The file `a/a.md` is at `/a/`.
      patterns: [':foldedpath/'],
      names: { title: 'rawtitle', 'page.fileSlug': 'name', 'page.filePathStem': 'filepathstem' },
      filters: new Map([
        ['slugify', eleventySlugify],
        ['slug', eleventySlug],
        ['url', asIs],
      ]),
      ends: 'folder',
      sure: 0.6,
    },
    terms: 'none',
    syntaxes: [liquid],
    feeds: { atom: 'feed/feed.xml feed.xml', json: 'feed/feed.json', rss: 'feed/index.xml' },
  },
  {
    name: 'vitepress',
    label: 'VitePress',
    signs: {
      config: [[/^(?:docs\/)?\.vitepress\/|^vitepress\.config/]],
      package: /^vite?press$|^vuepress/,
    },
    content: /^(?:docs\/|src\/)?/,
    address: { patterns: [':path.html'], ends: 'vitepress', sure: 0.7 },
    prefixesRoot: true,
    syntaxes: [vue, bareAddresses('http')],
    feeds: { rss: 'feed.rss feed.xml rss.xml', atom: 'feed.atom' },
  },
  {
    name: 'mkdocs',
    label: 'MkDocs',
    signs: { config: [[/^mkdocs\./]], path: /(?:^|\/)docs\/blog\/posts\// },
    content: /^(?:docs\/)?/,
    address: {
      patterns: [':blogfolder/:year/:month/:day/:slug/'],
      names: { slug: 'slugortitle' },
      sure: 0.8,
    },
    syntaxes: [mkdocs, kramdown],
    titleFromFile: 'sentence',
    feeds: { rss: 'feed_rss_created.xml', json: 'feed_json_created.json' },
  },
  {
    name: 'nuxt',
    label: 'Nuxt Content',
    signs: { config: [[/^nuxt\.config\./]], package: /^@nuxt\/content$/ },
    posts: /(?:^|\/)content\//,
    content: /^.*?(?:^|\/)content\//,
    address: routed,
    syntaxes: [mdc, ...gfm],
    feeds: { rss: 'rss.xml feed.xml blog/rss.xml' },
  },
  {
    name: 'next',
    label: 'Next.js',
    signs: {
      config: [[/^next\.config\./]],
      package: /^next$/,
      path: /(?:^|\/)page\.mdx$/,
    },
    content: /^.*?(?:^|\/)(?=_?(?:posts?|blogs?|content)\/)/,
    address: routed,
    syntaxes: [],
    form: 'maybe-mdx',
    feeds: { rss: 'rss.xml feed.xml feed/rss.xml', atom: 'atom.xml', json: 'feed.json' },
  },
  {
    name: 'plain',
    label: 'a folder of Markdown',
    signs: { config: [[/^\.obsidian$/]] },
    content: /^/,
    address: { stated: 'permalink url path', patterns: [], sure: 0.8 },
    syntaxes: [hugo, zola, mkdocs, unknownTemplates, kramdown, wiki, ...gfm],
    form: 'maybe-mdx',
    titleFromFile: 'sentence',
  },
];

const otherNames = table<string>({
  nextjs: 'next',
  sveltekit: 'svelte',
  obsidian: 'plain',
  foam: 'plain',
  markdown: 'plain',
  octopress: 'jekyll',
  starlight: 'astro',
  materialformkdocs: 'mkdocs',
  nuxtcontent: 'nuxt',
  tera: 'zola',
  ty: 'eleventy',
});

/** The names of all generators. */
export const generatorNames: readonly string[] = generators.map(({ name }) => name);

/** The generator of that name, upper case and punctuation aside; undefined where there is none. */
export function generatorOf(name: string): Generator | undefined {
  const wanted = name.toLowerCase().replace(/[^a-z]/g, '');
  return generators.find((generator) => generator.name === (otherNames.get(wanted) ?? wanted));
}

/**
 * The generator whose habits a site shows: in its configuration, its packages, its layout or its posts; `plain` if in
 * none.
 */
export function detectGenerator(evidence: Evidence): Generator {
  const found =
    generators.find(({ signs }) => hasConfiguration(signs, evidence.settings)) ??
    generators.find(({ signs }) => shows(signs, evidence));
  return found ?? (generatorOf('plain') as Generator);
}

/** Whether a folder's configuration is that of a site, so that the folder is its root. */
export const isSite = ({ settings }: Pick<Evidence, 'settings'>): boolean =>
  generators.some(({ signs }) => hasConfiguration(signs, settings));
