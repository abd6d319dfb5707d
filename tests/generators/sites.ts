/** A post of the sample site: its name, lines of front matter, body. */
interface Sample {
  readonly name: string;
  /** `date` and `title` have their usual values where they are not stated; '' leaves one out. */
  readonly head: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A site of one generator. */
export interface Site {
  /** The files, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The paths of its posts. */
  readonly posts: readonly string[];
}

const sample = (name: string, body: string, head: Sample['head'] = {}): Sample => ({ name, head, body });

/** Posts that walk through the habits of generators. */
const samples: readonly Sample[] = [
  sample('plain', 'One paragraph with *emphasis*, **strength** and `code`.'),
  sample('no-zone', 'A time without a zone.', { date: '2024-03-09 23:30:00' }),
  sample('offset', 'A time with an offset.', { date: '2024-03-09T23:30:00-05:00' }),
  sample('zulu', 'A time in UTC.', { date: '2024-03-09T01:02:03Z' }),
  sample('summer', 'A time in summer.', { date: '2024-07-09 08:00:00' }),
  sample('ampersand', 'A title with signs.', { title: '"Tom & Jerry: it\'s 5 < 6"' }),
  sample('Ünï', 'A name beyond ASCII.', { title: 'Ünï Çödé' }),
  sample('UPPER', 'A name in upper case.', { title: 'UPPER case' }),
  sample('two words', 'A name with a space.'),
  sample('tags-list', 'A list of tags.', { tags: '[One, "Two words", C++]' }),
  sample('tag-one', 'One tag.', { tags: '[solo]' }),
  sample('author', 'A post of another author.', { author: 'Ada Holm' }),
  sample('draft', 'A draft.', { draft: 'true' }),
  sample('future', 'A post of the future.', { date: '2099-01-02' }),
  sample('described', 'A post with a description.', { description: 'What it is about, in a sentence.' }),
  sample('footnotes', 'A claim.[^1] And another.[^two]\n\n[^1]: The source.\n\n[^two]: The other source.'),
  sample('definitions', 'Term\n: The definition.\n\nOther\n: Its definition.'),
  sample('table', '| a | b |\n| --- | ---: |\n| one | 2 |\n| `x` | *y* |'),
  sample('math', 'Inline $a_1 * b_2 * c$ is here.\n\n$$\nx = {-b \\pm \\sqrt{b^2-4ac} \\over 2a}\n$$\n\nEnd.'),
  sample('fenced', 'Code:\n\n```js\nconst a = "<b>";\n\nif (a) { call(`x`); }\n```\n\nEnd.'),
  sample('indented', 'Code:\n\n    four spaces\n    *no* emphasis\n\nEnd.'),
  sample('tasks', '- [x] done\n- [ ] open\n- plain'),
  sample('bare', 'See https://example.org/a_b_c and <https://example.org/d>.'),
  sample('headings', '## Part one\n\nText.\n\n### Über uns & co\n\nText.\n\n## Part one\n\n[jump](#part-one)'),
  sample('excerpt', 'Before the mark.\n\n<!--more-->\n\nAfter the mark.'),
  sample('links', '[root](/about/), [web](https://example.org/), [mail](mailto:a@example.org), [ref]\n\n[ref]: /ref/'),
  sample('pictures', '![Web](https://example.org/w.png)\n\n![Root](/img/root.png)'),
  sample('html', '<div class="box">\n<p>Inside <b>HTML</b>.</p>\n</div>\n\nAfter.'),
  sample('inline-html', 'Water is H<sub>2</sub>O, press <kbd>Ctrl</kbd>, <mark>marked</mark>.'),
  sample('lists', '1. one\n2. two\n   - inner\n   - *inner*\n3. three\n\n* star\n\n  second paragraph'),
  sample('quotes', '> Quoted\n> lines.\n>\n> > Deeper.\n\nAfter.'),
  sample('breaks', 'One line  \nand another\\\nand a third\nand a fourth.'),
  sample('smart', "He said \"yes\" -- it's fine... 'so'."),
  sample('strike', 'This is ~~gone~~ and this stays.'),
  sample('entities', 'A &amp; B &copy; &mdash; 5 &lt; 6, \\*no emphasis\\*.'),
  sample('rule', 'Above.\n\n---\n\nBelow.'),
  sample('setext', 'Heading\n-------\n\nText with trailing #.'),
  sample('long-line', `${'word '.repeat(60).trim()}.`),
];

const date = '2024-03-10';

/** A post in YAML front matter, each key under the name that the generator has for it. */
function yaml({ head, body, name }: Sample, names: Readonly<Record<string, string>> = {}): string {
  const all = { title: `The ${name}`, date, ...head };
  const lines = Object.entries(all).flatMap(([key, value]) => {
    const own = names[key] ?? key;
    return own === '' ? [] : [own.includes(':') ? own : `${own}: ${value}`];
  });
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`;
}

type Posts = Readonly<Record<string, string>>;

const postsOf = (path: (sample: Sample) => string, write: (sample: Sample) => string): Posts =>
  Object.fromEntries(samples.map((each) => [path(each), write(each)]));

const siteOf = (posts: Posts, files: Readonly<Record<string, string>>): Site => ({
  files: { ...posts, ...files },
  posts: Object.keys(posts),
});

/** What a template writes around the body, so that the script finds the facts of a post in its page. */
const page = (title: string, day: string, tags: string, author: string, body: string): string =>
  `<main data-title="${title}" data-date="${day}" data-tags="${tags}" data-author="${author}">${body}</main>\n`;

const dayOf = ({ head }: Sample): string => (head['date'] ?? date).slice(0, 10);

const jekyll = siteOf(
  {
    ...postsOf(
      (each) => `_posts/${dayOf(each)}-${each.name}.md`,
      (each) => yaml(each, { date: each.head['date'] === undefined ? '' : 'date', draft: 'published: false' }),
    ),
    '_posts/2024-02-01-in-category.md': '---\ntitle: In category\ncategories: [Big News, more]\n---\n\nText.\n',
    'works/_posts/2024-02-02-in-folder.md': '---\ntitle: In folder\n---\n\nText.\n',
    '_posts/2024-02-03-own-address.md': '---\ntitle: Own address\npermalink: /own/:title/\n---\n\nText.\n',
    '_posts/2024-02-04-own-slug.md': '---\ntitle: Own slug\nslug: another-name\n---\n\nText.\n',
    '_posts/2024-02-05-no-title.md': '---\nlayout: default\n---\n\nText.\n',
    '_posts/2024-02-06-liquid.md':
      '---\ntitle: Liquid\n---\n\n{% include note.html text="a note" %}\n\n{% if page.title %}Yes{% endif %} {{ site.title }}' +
      '\n\n[post]({% post_url 2024-03-10-plain %}) ![p]({{ "/img/root.png" | relative_url }})' +
      '\n\n{% highlight ruby %}\nputs 1\n{% endhighlight %}\n\n{% raw %}{{ raw }}{% endraw %}\n',
    '_posts/2024-02-07-kramdown.md':
      '---\ntitle: Kramdown\n---\n\nText with class.\n{: .lead}\n\n## Own id {#own}\n\nAn HTML term.\n\n*[HTML]: Hypertext\n',
    '_posts/2024-02-08-excerpts.md': '---\ntitle: Excerpts\ntags: red green\n---\n\nFirst.\n\nSecond.\n',
  },
  {
    '_config.yml': [
      'url: https://h.example',
      'baseurl: /sub',
      'title: The mill',
      'author: Jo Mill',
      'timezone: America/New_York',
      'plugins: [jekyll-feed]',
      'feed: { posts_limit: 100 }',
      'defaults: [{ scope: { path: "" }, values: { layout: default } }]',
      '',
    ].join('\n'),
    '_includes/note.html': '<p>Note: {{ include.text }}</p>\n',
    '_layouts/default.html': page(
      '{{ page.title | escape }}',
      '{{ page.date | date_to_xmlschema }}',
      '{{ page.tags | join: "|" | escape }}',
      '{{ page.author | default: site.author | escape }}',
      '{{ content }}',
    ),
  },
);

const hugo = siteOf(
  {
    ...postsOf(
      ({ name }) => `content/posts/${name}.md`,
      (each) => yaml(each, { author: 'author' }),
    ),
    'content/posts/bundle/index.md':
      '---\ntitle: Bundle\ndate: 2024-02-01\n---\n\n![In](in.png)\n\n[other]({{< ref "plain.md" >}})\n',
    'content/posts/nested/deep/inner.md': '---\ntitle: Inner\ndate: 2024-02-02\n---\n\nText.\n',
    'content/posts/own-slug.md': '---\ntitle: Own slug\nslug: Another Name\ndate: 2024-02-03\n---\n\nText.\n',
    'content/posts/own-url.md': '---\ntitle: Own URL\nurl: /my/own\ndate: 2024-02-04\n---\n\nText.\n',
    'content/notes/note.md': '---\ntitle: Note\ndate: 2024-02-05\n---\n\nText.\n',
    'content/posts/later.md': '---\ntitle: Later\ndate: 2024-02-06\npublishDate: 2099-01-01\n---\n\nText.\n',
    'content/posts/expired.md': '---\ntitle: Expired\ndate: 2024-02-07\nexpiryDate: 2024-03-01\n---\n\nText.\n',
    'content/posts/toml.md': '+++\ntitle = "TOML"\ndate = 2024-02-08T10:00:00+01:00\ntags = ["x"]\n+++\n\nText.\n',
    'content/posts/shortcodes.md':
      '---\ntitle: Shortcodes\ndate: 2024-02-09\n---\n\n{{< box >}}Inside **it**.{{< /box >}}\n\n' +
      '{{< figure src="/img/root.png" alt="Root" caption="A caption" >}}\n\n{{< youtube abc123 >}}\n',
    'content/posts/emoji.md': '---\ntitle: Emoji\ndate: 2024-02-10\nlastmod: 2024-02-12\n---\n\nA :smile: in words.\n',
  },
  {
    'hugo.toml':
      "baseURL = 'https://h.example/sub/'\ntitle = 'The mill'\ntimeZone = 'America/New_York'\n" +
      "disableKinds = ['taxonomy', 'term']\n[markup.goldmark.renderer]\nunsafe = true\n[author]\nname = 'Jo Mill'\n",
    'content/posts/bundle/in.png': 'in',
    'layouts/shortcodes/box.html': '<p>{{ .Inner | markdownify }}</p>\n',
    'layouts/_default/single.html': page(
      '{{ .Title }}',
      '{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}',
      '{{ delimit (.Params.tags | default slice) "|" }}',
      '{{ .Params.author | default .Site.Author.name }}',
      '{{ .Content }}',
    ),
  },
);

const eleventy = siteOf(
  {
    ...postsOf(
      ({ name }) => `posts/${name}.md`,
      (each) => yaml(each, { draft: 'permalink: false' }),
    ),
    'posts/2024-02-01-dated.md': '---\ntitle: Dated\n---\n\nText.\n',
    'posts/own.md': '---\ntitle: Own\ndate: 2024-02-02\npermalink: "/own/{{ title | slugify }}/"\n---\n\nText.\n',
    'posts/nested/nested.md': '---\ntitle: Nested\ndate: 2024-02-03\n---\n\nText.\n',
    'posts/template.md':
      '---\ntitle: Template\ndate: 2024-02-04\n---\n\n{{ title }} {% if title %}is{% endif %} set. {% include "note.njk" %}\n',
  },
  {
    'eleventy.config.js': [
      'export default function (config) {',
      '  config.addFilter("iso", (date) => date.toISOString());',
      '}',
      'export const config = { markdownTemplateEngine: "njk", pathPrefix: "/sub/" };',
      '',
    ].join('\n'),
    'package.json': '{"type":"module","homepage":"https://h.example/sub/","devDependencies":{"@11ty/eleventy":"3"}}\n',
    'posts/posts.json': '{"layout":"post.njk"}\n',
    '_includes/note.njk': 'A note.',
    '_includes/post.njk': page(
      '{{ title }}',
      '{{ page.date | iso }}',
      '{{ (tags or []) | join("|") }}',
      '{{ author }}',
      '{{ content | safe }}',
    ),
  },
);

const astro = siteOf(
  {
    ...postsOf(
      ({ name }) => `src/content/blog/${name}.md`,
      (each) => yaml(each),
    ),
    'src/content/blog/2024/recap/index.md': '---\ntitle: Recap\ndate: 2024-02-01\n---\n\nText.\n',
    'src/content/blog/own-slug.md': '---\ntitle: Own slug\nslug: another/name\ndate: 2024-02-02\n---\n\nText.\n',
    'src/content/blog/beside.md': '---\ntitle: Beside\ndate: 2024-02-03\n---\n\n[other](./plain.md)\n',
  },
  {
    'astro.config.mjs': 'export default { site: "https://h.example", base: "/sub", trailingSlash: "always" };\n',
    'package.json': '{"type":"module","dependencies":{"astro":"7"}}\n',
    'src/content.config.ts': [
      'import { defineCollection } from "astro:content";',
      'import { glob } from "astro/loaders";',
      'export const collections = {',
      '  blog: defineCollection({ loader: glob({ pattern: "**/*.md", base: "./src/content/blog" }) }),',
      '};',
      '',
    ].join('\n'),
    'src/pages/blog/[...slug].astro': [
      '---',
      'import { getCollection, render } from "astro:content";',
      'export async function getStaticPaths() {',
      '  return (await getCollection("blog", ({ data }) => data.draft !== true))',
      '    .map((post) => ({ params: { slug: post.id }, props: { post } }));',
      '}',
      'const { post } = Astro.props;',
      'const { Content } = await render(post);',
      'const { title, date, tags = [], author = "" } = post.data;',
      '---',
      '<main data-title={title} data-date={new Date(date).toISOString()} data-tags={tags.join("|")} data-author={author}>',
      '<Content /></main>',
      '',
    ].join('\n'),
  },
);

const hexo = siteOf(
  {
    ...postsOf(
      ({ name }) => `source/_posts/${name}.md`,
      (each) => yaml(each, { draft: 'published: false' }),
    ),
    'source/_posts/nested/inner.md': '---\ntitle: Inner\ndate: 2024-02-01\n---\n\nText.\n',
    'source/_posts/own.md': '---\ntitle: Own\ndate: 2024-02-02\npermalink: my/own/\n---\n\nText.\n',
    'source/_posts/categories.md':
      '---\ntitle: Categories\ndate: 2024-02-03\ncategories: [Big, Small]\ntags:\n  - one\n  - two\n---\n\nText.\n',
    'source/_posts/tags.md':
      '---\ntitle: Tags of Hexo\ndate: 2024-02-04\n---\n\n{% link The mill https://example.org/ %}\n\n' +
      '{% codeblock lang:js %}\nconst a = 1;\n{% endcodeblock %}\n\n[post]({% post_path plain %})\n\n' +
      '{% blockquote Ada Holm %}\nWords.\n{% endblockquote %}\n',
  },
  {
    '_config.yml': [
      'title: The mill',
      'author: Jo Mill',
      'url: https://h.example/sub',
      'root: /sub/',
      'language: en',
      'timezone: UTC',
      'permalink: :year/:month/:day/:title/',
      'new_post_name: :title.md',
      'theme: plain',
      'syntax_highlighter: ""',
      'feed: { type: atom, path: atom.xml, limit: 0 }',
      '',
    ].join('\n'),
    'package.json':
      '{"hexo":{"version":""},"dependencies":{"hexo":"8","hexo-renderer-marked":"*","hexo-renderer-ejs":"*",' +
      '"hexo-generator-feed":"*"}}\n',
    'themes/plain/_config.yml': '\n',
    'themes/plain/layout/index.ejs': '\n',
    'themes/plain/layout/post.ejs': page(
      '<%= page.title %>',
      '<%= page.date.toISOString() %>',
      '<%= page.tags.map((tag) => tag.name).join("|") %>',
      '<%= page.author || config.author %>',
      '<%- page.content %>',
    ),
  },
);

/** The value of a key of YAML as Pelican's metadata have it. */
const bareValue = (value: string): string => value.replace(/^\[|\]$|"/g, '');

const pelican = siteOf(
  {
    ...postsOf(
      ({ name }) => `content/${name}.md`,
      ({ name, head, body }) => {
        const all = { title: `The ${name}`, date, ...head };
        const lines = Object.entries(all).map(([key, value]) =>
          key === 'draft' ? 'Status: draft' : `${key === 'description' ? 'Summary' : key}: ${bareValue(value)}`,
        );
        return `${lines.join('\n')}\n\n${body}\n`;
      },
    ),
    'content/news/in-category.md': 'Title: In category\nDate: 2024-02-01\n\nText.\n',
    'content/own-slug.md': 'Title: Own slug\nDate: 2024-02-02\nSlug: another-name\nCategory: Big News\n\nText.\n',
    'content/authors.md': 'Title: Authors\nDate: 2024-02-03\nAuthors: Ada Holm, Bo Lind\n\nText.\n',
    'content/files.md':
      'Title: Files\nDate: 2024-02-04\nModified: 2024-02-06\n\n![Root]({static}/img/root.png) [post]({filename}plain.md)\n',
    'content/hidden.md': 'Title: Hidden\nDate: 2024-02-05\nStatus: hidden\n\nText.\n',
  },
  {
    'pelicanconf.py': [
      "AUTHOR = 'Jo Mill'",
      "SITENAME = 'The mill'",
      "SITEURL = 'https://h.example/sub'",
      "PATH = 'content'",
      "TIMEZONE = 'America/New_York'",
      "DEFAULT_LANG = 'en'",
      "FEED_ALL_ATOM = 'feeds/all.atom.xml'",
      "THEME = 'theme'",
      "DIRECT_TEMPLATES = ['index']",
      'WITH_FUTURE_DATES = False',
      '',
    ].join('\n'),
    'theme/static/a.css': '',
    ...Object.fromEntries(
      [
        'archives',
        'author',
        'authors',
        'base',
        'categories',
        'category',
        'index',
        'page',
        'period_archives',
        'tag',
        'tags',
      ].map((name) => [`theme/templates/${name}.html`, name]),
    ),
    'theme/templates/article.html': page(
      '{{ article.title|striptags|e }}',
      '{{ article.date.isoformat() }}',
      '{{ (article.tags or [])|join("|")|e }}',
      '{{ (article.authors or [])|join("|")|e }}',
      '{{ article.content }}',
    ),
    'content/images/none.txt': '',
    'content/img/root.png': 'root',
  },
);

/** MDX takes braces and `<` for its own. */
const inMdx = samples.filter(({ name }) => !['math', 'bare', 'html'].includes(name));

const docusaurus = siteOf(
  {
    ...Object.fromEntries(
      inMdx.map((each) => [`blog/${each.name}.md`, yaml(each, { author: 'authors: [{ name: Ada Holm }]' })]),
    ),
    'blog/2024-02-01-dated.md': '---\ntitle: Dated\n---\n\nText.\n',
    'blog/2024-02-02-folder/index.md': '---\ntitle: Folder\n---\n\n![In](./in.png)\n',
    'blog/own.md': '---\ntitle: Own\ndate: 2024-02-03\nslug: /my/own\n---\n\nText.\n',
    'blog/2024/02/04/by-folders.md': '---\ntitle: By folders\n---\n\nText.\n',
    'blog/notes.md':
      '---\ntitle: Notes\ndate: 2024-02-05\n---\n\n:::note\n\nA note.\n\n:::\n\n[dated](./2024-02-01-dated.md)\n',
  },
  {
    'docusaurus.config.js': [
      'export default {',
      "  title: 'The mill',",
      "  url: 'https://h.example',",
      "  baseUrl: '/sub/',",
      "  onBrokenLinks: 'ignore',",
      "  onBrokenAnchors: 'ignore',",
      "  markdown: { hooks: { onBrokenMarkdownImages: 'ignore', onBrokenMarkdownLinks: 'ignore' } },",
      "  presets: [['classic', { docs: false, blog: { onInlineAuthors: 'ignore', onInlineTags: 'ignore',",
      "    onUntruncatedBlogPosts: 'ignore', feedOptions: { type: 'all', title: 'The mill', limit: false } } }]],",
      '};',
      '',
    ].join('\n'),
    'package.json': '{"dependencies":{"@docusaurus/core":"3"}}\n',
    'blog/2024-02-02-folder/in.png': 'in',
    'static/img/root.png': 'root',
  },
);

const vitepress = siteOf(
  {
    ...postsOf(
      ({ name }) => `posts/${name}.md`,
      (each) => yaml(each),
    ),
    'posts/nested/index.md': '---\ntitle: Nested\ndate: 2024-02-01\n---\n\n[plain](../plain.md)\n',
    'posts/vue.md':
      '---\ntitle: Vue\ndate: 2024-02-02\n---\n\n{{ $frontmatter.title }} {{ 1 + 1 }}\n\n::: tip\nA tip.\n:::\n',
  },
  {
    '.vitepress/config.mjs':
      "export default { base: '/sub/', title: 'The mill', ignoreDeadLinks: true, sitemap: { hostname: 'https://h.example/sub/' } };\n",
    'package.json': '{"type":"module","homepage":"https://h.example/sub/","devDependencies":{"vitepress":"1"}}\n',
    'public/img/root.png': 'root',
  },
);

/** A site for each generator. */
export const sites: Readonly<Record<string, Site>> = {
  jekyll,
  hugo,
  eleventy,
  astro,
  hexo,
  pelican,
  docusaurus,
  vitepress,
};
