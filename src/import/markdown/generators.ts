import type { Order } from '../day/found.ts';
import type { Cut } from './frontmatter/terms.ts';
import { table } from '../../text/table.ts';

/** Syntax beyond CommonMark that a generator takes out of a body before anyone reads it. */
export type Syntax =
  /** `{% tag %}`, `{{ value }}` with Liquid's meaning, or with Nunjucks', which is near enough. */
  | 'liquid'
  /** `{{< name >}}` and `{{% name %}}`. */
  | 'hugo'
  /** `{{ name(key="value") }}` and `{% name() %} … {% end %}`. */
  | 'zola'
  /** ESM, `{expressions}` and components in every file, not only in `.mdx`. */
  | 'mdx'
  /** `{{ value }}` of Vue, `<script>` and `<style>` blocks. */
  | 'vue'
  /** `{: .class}`, abbreviations, `{::options /}`. */
  | 'kramdown'
  /** `!!! note`, `=== "Tab"`, snippets. */
  | 'mkdocs'
  /** `<% code %>`, `<%= value %>`. */
  | 'erb'
  /** `{% img %}` and the like, tags of Octopress without the rest of Liquid. */
  | 'octopress'
  /** `[[Page|label]]`, `![[image.png]]`, `%% comments %%`. */
  | 'wiki';

/** How a generator's habits differ from the common ones. */
export interface Dialect {
  readonly name: string;
  /** As people call it. */
  readonly label: string;
  /** Where posts stand by the generator's documentation, in a path relative to the site; absent where they may stand anywhere. */
  readonly place?: RegExp;
  /** Paths there that the generator makes no posts of. */
  readonly notPosts?: RegExp;
  /** Whether posts may be HTML. */
  readonly takesHtml?: boolean;
  /** Folders in which content lies, relative to the site: what stands before them is no part of an address. */
  readonly content: RegExp;
  /** Keys that come before the common ones of the same field. */
  readonly keys?: Partial<Keys>;
  readonly cut: Cut;
  /** How it reads `03/04/2021`. */
  readonly order: Order;
  readonly syntaxes: readonly Syntax[];
  /** Where its feeds stand: paths relative to the site's base to our formats. */
  readonly feeds: Readonly<Record<string, 'rss' | 'atom' | 'json'>>;
  /** The id of an entry in its feed where that is not the permalink. */
  readonly ids?: 'jekyll-feed' | 'tag-uri';
}

/** Which keys hold which field, the likeliest first. Case, hyphens, underscores and spaces in keys make no difference. */
export interface Keys {
  readonly title: readonly string[];
  readonly published: readonly string[];
  /** When it goes out, where another key states its date: the later of the two counts. */
  readonly release: readonly string[];
  readonly updated: readonly string[];
  readonly authors: readonly string[];
  readonly authorUrl: readonly string[];
  readonly tags: readonly string[];
  readonly summary: readonly string[];
  readonly image: readonly string[];
  readonly imageAlt: readonly string[];
  readonly language: readonly string[];
  readonly slug: readonly string[];
  readonly address: readonly string[];
  readonly original: readonly string[];
  readonly aliases: readonly string[];
  readonly rights: readonly string[];
  readonly id: readonly string[];
  /** True means that the post is not for readers. */
  readonly hidden: readonly string[];
  /** False means that the post is not for readers. */
  readonly shown: readonly string[];
  /** `draft` and the like as a word. */
  readonly status: readonly string[];
  readonly expiry: readonly string[];
}

/** The keys that mean one thing wherever they stand. */
export const commonKeys: Keys = {
  title: ['title', 'headline', 'post_title'],
  published: [
    'date',
    'date.created',
    'date.published',
    'published',
    'published_at',
    'published_on',
    'publish_date',
    'published_date',
    'publication_date',
    'pub_date',
    'date_published',
    'published_time',
    'publish_on',
    'publish_at',
    'publish_time',
    'post_date',
    'posted',
    'posted_on',
    'posted_at',
    'created',
    'created_at',
    'created_on',
    'created_date',
    'creation_date',
    'date_created',
    'release_date',
    'released',
    'datetime',
    'timestamp',
    'time',
    'day',
    'written',
    'extra.date',
  ],
  release: ['publish_date', 'publish_on', 'publish_at', 'publish_time'],
  updated: [
    'updated',
    'updated_at',
    'updated_on',
    'updated_date',
    'update_date',
    'date.updated',
    'lastmod',
    'last_modified',
    'last_modified_at',
    'last_mod',
    'last_updated',
    'last_update.date',
    'last_update',
    'modified',
    'modified_at',
    'modified_date',
    'modified_time',
    'date_modified',
    'date_updated',
    'mod_date',
    'edited',
    'revised',
  ],
  authors: [
    'authors',
    'author',
    'author_name',
    'author_names',
    'taxonomies.authors',
    'taxonomies.author',
    'extra.authors',
    'extra.author',
    'byline',
    'writer',
    'writers',
    'post_authors',
    'written_by',
    'by',
    'creator',
    'post_author',
  ],
  authorUrl: ['author_url', 'author_link', 'author_website', 'author_uri'],
  tags: [
    'tags',
    'tag',
    'taxonomies.tags',
    'taxonomies.tag',
    'extra.tags',
    'categories',
    'category',
    'taxonomies.categories',
    'taxonomies.category',
    'topics',
    'topic',
    'taxonomies.topics',
  ],
  summary: [
    'summary',
    'description',
    'excerpt',
    'teaser',
    'abstract',
    'lede',
    'lead',
    'intro',
    'spoiler',
    'desc',
  ],
  image: [
    'image',
    'images',
    'featured_image',
    'feature_image',
    'cover',
    'cover_image',
    'hero_image',
    'hero',
    'og_image',
    'social_image',
    'thumbnail',
    'thumb',
    'featured',
    'banner_image',
    'header.image',
    'header.teaser',
    'preview_image',
    'img',
    'photo',
    'extra.image',
    'params.image',
  ],
  imageAlt: ['image_alt', 'cover_alt', 'hero_image_alt', 'thumbnail_alt', 'alt'],
  language: ['language', 'lang', 'locale'],
  slug: ['slug', 'permalink_slug', 'url_slug'],
  address: ['permalink', 'url', 'path'],
  original: ['canonical_url', 'canonical', 'canonical_link'],
  aliases: ['aliases', 'alias', 'redirect_from', 'redirects'],
  rights: ['rights', 'license', 'licence', 'copyright'],
  id: ['guid', 'atom_id'],
  hidden: [
    'draft',
    'is_draft',
    'drafts',
    'hidden',
    'hide',
    'unlisted',
    'private',
    'wip',
    'unpublished',
    'headless',
    'exclude_from_collections',
    'eleventy_exclude_from_collections',
    'exclude_from_feed',
    'extra.draft',
  ],
  shown: [
    'published',
    'publish',
    'is_published',
    'visible',
    'listed',
    'public',
    'build.render',
    'build.list',
    'output',
  ],
  status: ['status', 'state', 'visibility', 'published_status', 'post_status'],
  expiry: ['expiry_date', 'expires', 'expire_date', 'unpublish_date'],
};

/** One row a generator: the only place that knows which has which habit. */
export const dialects: readonly Dialect[] = [
  {
    name: 'jekyll',
    label: 'Jekyll',
    place: /(?:^|\/)_(?:posts|drafts)\//,
    takesHtml: true,
    content: /^(?=_posts\/|_drafts\/)|^.*?(?=_posts\/|_drafts\/)/,
    keys: { address: ['permalink'] },
    cut: 'space',
    order: 'dmy',
    syntaxes: ['liquid', 'kramdown'],
    feeds: { 'feed.xml': 'atom', 'atom.xml': 'atom', 'rss.xml': 'rss', 'feed.json': 'json' },
    ids: 'jekyll-feed',
  },
  {
    name: 'hugo',
    label: 'Hugo',
    // A page that is in no section is one like "About".
    place: /(?:^|\/)content\/[^/]+\/(?!index\.[^/]+$)/,
    takesHtml: true,
    content: /^.*?(?:^|\/)content\/(?:[a-z]{2}(?:-[a-z]{2,4})?\/)?/,
    keys: { address: ['url'], published: ['date', 'publish_date', 'pub_date', 'published'] },
    cut: 'comma',
    order: 'mdy',
    syntaxes: ['hugo'],
    feeds: {
      'index.xml': 'rss',
      'feed.xml': 'rss',
      'posts/index.xml': 'rss',
      'post/index.xml': 'rss',
      'blog/index.xml': 'rss',
    },
  },
  {
    name: 'zola',
    label: 'Zola',
    place: /(?:^|\/)content\//,
    content: /^.*?(?:^|\/)content\//,
    keys: { address: ['path'] },
    cut: 'comma',
    order: 'mdy',
    syntaxes: ['zola'],
    feeds: { 'atom.xml': 'atom', 'rss.xml': 'rss', 'feed.xml': 'atom' },
  },
  {
    name: 'hexo',
    label: 'Hexo',
    place: /(?:^|\/)_(?:posts|drafts)\//,
    takesHtml: true,
    content: /^.*?(?:^|\/)(?:source\/)?_(?:posts|drafts)\//,
    keys: { address: ['permalink'] },
    cut: 'none',
    order: 'mdy',
    syntaxes: ['liquid'],
    feeds: { 'atom.xml': 'atom', 'rss2.xml': 'rss', 'rss.xml': 'rss', 'feed.json': 'json' },
  },
  {
    name: 'middleman',
    label: 'Middleman',
    place: /(?:^|\/)source\//,
    content: /^.*?(?:^|\/)source\//,
    keys: { address: [] },
    cut: 'comma',
    order: 'mdy',
    syntaxes: ['erb'],
    feeds: { 'feed.xml': 'atom', 'blog/feed.xml': 'atom' },
  },
  {
    name: 'eleventy',
    label: 'Eleventy',
    takesHtml: true,
    notPosts: /(?:^|\/)(?:_includes|_layouts|_data)\//,
    content: /^(?:src\/|content\/|site\/|app\/|input\/)*/,
    keys: { address: ['permalink'] },
    cut: 'none',
    order: 'mdy',
    syntaxes: ['liquid'],
    feeds: { 'feed/feed.xml': 'atom', 'feed.xml': 'atom', 'feed/feed.json': 'json', 'feed/index.xml': 'rss' },
  },
  {
    name: 'docusaurus',
    label: 'Docusaurus',
    notPosts: /^(?:website\/)?(?:docs|versioned_docs|src)\//,
    content: /^.*?(?:^|\/)(?=[\w-]*blog\/)/,
    keys: { address: [], summary: ['description', 'summary', 'excerpt'], slug: ['slug', 'permalink'] },
    cut: 'comma',
    order: 'mdy',
    syntaxes: ['mdx'],
    feeds: { 'blog/rss.xml': 'rss', 'blog/atom.xml': 'atom', 'blog/feed.json': 'json' },
  },
  {
    name: 'astro',
    label: 'Astro',
    place: /(?:^|\/)src\//,
    notPosts: /(?:^|\/)_[^/]*/,
    content: /^.*?(?:^|\/)src\/(?:content\/docs\/|content\/|pages\/)/,
    cut: 'comma',
    order: 'mdy',
    syntaxes: [],
    feeds: { 'rss.xml': 'rss', 'feed.xml': 'rss', 'atom.xml': 'atom', 'blog/rss.xml': 'rss' },
  },
  {
    name: 'gatsby',
    label: 'Gatsby',
    content: /^.*?(?:^|\/)(?:content\/|src\/(?:pages|content|posts)\/)/,
    keys: { address: ['path', 'permalink', 'url'] },
    cut: 'comma',
    order: 'mdy',
    syntaxes: [],
    feeds: { 'rss.xml': 'rss', 'feed.xml': 'rss', 'atom.xml': 'atom' },
  },
  {
    name: 'next',
    label: 'Next.js',
    content: /^.*?(?:^|\/)(?=_?(?:posts?|blogs?|content)\/)/,
    cut: 'comma',
    order: 'mdy',
    syntaxes: [],
    feeds: {
      'rss.xml': 'rss',
      'feed.xml': 'rss',
      'atom.xml': 'atom',
      'feed.json': 'json',
      'feed/rss.xml': 'rss',
    },
  },
  {
    name: 'vitepress',
    label: 'VitePress',
    content: /^(?:docs\/|src\/)?/,
    keys: { address: ['permalink'] },
    cut: 'comma',
    order: 'mdy',
    syntaxes: ['vue'],
    feeds: { 'feed.rss': 'rss', 'feed.xml': 'rss', 'rss.xml': 'rss', 'feed.atom': 'atom' },
  },
  {
    name: 'svelte',
    label: 'SvelteKit',
    content: /^.*?(?:^|\/)(?:content\/|src\/(?:posts|content|routes)\/)/,
    cut: 'comma',
    order: 'mdy',
    syntaxes: [],
    feeds: { 'rss.xml': 'rss', 'blog/rss.xml': 'rss', 'feed.xml': 'rss' },
  },
  {
    name: 'nuxt',
    label: 'Nuxt Content',
    place: /(?:^|\/)content\//,
    content: /^.*?(?:^|\/)content\//,
    cut: 'comma',
    order: 'mdy',
    syntaxes: [],
    feeds: { 'rss.xml': 'rss', 'feed.xml': 'rss', 'blog/rss.xml': 'rss' },
  },
  {
    name: 'mkdocs',
    label: 'MkDocs',
    content: /^(?:docs\/)?/,
    cut: 'comma',
    order: 'mdy',
    syntaxes: ['mkdocs', 'kramdown'],
    feeds: { 'feed_rss_created.xml': 'rss', 'feed_json_created.json': 'json' },
  },
  {
    name: 'pelican',
    label: 'Pelican',
    place: /(?:^|\/)content\//,
    notPosts: /(?:^|\/)content\/(?:pages|extra|images|static)\//,
    content: /^.*?(?:^|\/)content\//,
    keys: { address: ['url'] },
    cut: 'comma',
    order: 'mdy',
    syntaxes: ['kramdown', 'mkdocs', 'octopress'],
    feeds: {
      'feeds/all.atom.xml': 'atom',
      'feeds/all.rss.xml': 'rss',
      'feeds/atom.xml': 'atom',
      'feeds/rss.xml': 'rss',
    },
    ids: 'tag-uri',
  },
  {
    name: 'nikola',
    label: 'Nikola',
    place: /(?:^|\/)posts\//,
    content: /^(?=posts\/)/,
    keys: { address: [] },
    cut: 'comma',
    order: 'mdy',
    syntaxes: ['hugo', 'kramdown'],
    feeds: { 'rss.xml': 'rss', 'index.atom': 'atom' },
  },
  {
    name: 'plain',
    label: 'a folder of Markdown',
    content: /^/,
    cut: 'comma',
    order: 'mdy',
    syntaxes: ['hugo', 'kramdown', 'wiki'],
    feeds: {},
  },
];

/** The dialect of that name; undefined where there is none. */
export function dialectOf(name: string): Dialect | undefined {
  const wanted = name.toLowerCase().replace(/[^a-z]/g, '');
  const other = table<string>({
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
  return dialects.find((dialect) => dialect.name === (other.get(wanted) ?? wanted));
}
