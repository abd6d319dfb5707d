import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SourceArticle } from '../../src/content/articles/source-article.ts';
import { readMount, type MountContents } from '../../src/content/mounts/mounts.ts';
import { readMarkdown } from '../../src/import/markdown/markdown.ts';
import { folderOf } from './folder.ts';

/** What a test expects of a post: keys that are left out are not looked at, undefined means that there is none. */
interface Expected {
  readonly title?: string;
  readonly published?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly url?: string | undefined;
  readonly slug?: string;
  readonly id?: string | undefined;
  readonly language?: string | undefined;
  readonly summary?: string | undefined;
  readonly updated?: string;
  readonly draft?: boolean;
  readonly expires?: number;
  readonly body?: string;
}

function shown({ frontMatter, text, expires }: SourceArticle): Partial<Record<string, unknown>> {
  const { authors, draft = false, ...fields } = frontMatter;
  return { ...fields, authors: authors?.map(({ name }) => name), draft, expires, body: text.body };
}

async function mounted(files: Readonly<Record<string, string>>, below = '.'): Promise<MountContents> {
  return readMount({ path: below }, await folderOf(files));
}

interface Case {
  readonly dialect: string;
  readonly files: Readonly<Record<string, string>>;
  /** By file; files that are not named here must not be mounted. */
  readonly posts: Readonly<Record<string, Expected>>;
}

const cases: readonly Case[] = [
  {
    dialect: 'Jekyll',
    files: {
      '_config.yml':
        'title: Harbour notes\nurl: https://harbour.example\nbaseurl: /log\npermalink: pretty\nlang: en\ntimezone: Europe/Lisbon\nplugins: [jekyll-feed]\n',
      '_data/authors.yml': 'ana:\n  name: Ana Prado\n  url: https://ana.example/\n',
      '_posts/2021-03-04-tide-tables.md':
        '---\ntitle: "Tide tables: a primer"\nauthor: ana\ntags: sea moon\ncategory: Field work\n---\nSee {{ site.baseurl }}/map.png and [the next]({% post_url 2021-03-05-moorings %}).\n',
      '_posts/2021-03-05-moorings.markdown':
        '---\nlayout: post\ndate: 2021-03-05 07:30:00\npublished: true\npermalink: /ropes/:title.html\n---\n# Moorings\n\nRope.\n',
      '_posts/2021-03-06-hidden.md': '---\ntitle: Hidden\npublished: false\n---\nNo.\n',
      '_drafts/later.md': '---\ntitle: Later\ndate: 2021-04-01\n---\nNot yet.\n',
      'about.md': '---\ntitle: About\ndate: 2020-01-01\n---\nUs.\n',
    },
    posts: {
      '_posts/2021-03-04-tide-tables.md': {
        title: 'Tide tables: a primer',
        published: '2021-03-04',
        tags: ['sea', 'moon', 'Field work'],
        authors: ['Ana Prado'],
        url: 'https://harbour.example/log/field%20work/2021/03/04/tide-tables/',
        id: 'https://harbour.example/log/field%20work/2021/03/04/tide-tables',
        language: 'en',
        draft: false,
        body: 'See /log/map.png and [the next](https://harbour.example/log/ropes/moorings.html).',
      },
      '_posts/2021-03-05-moorings.markdown': {
        title: 'Moorings',
        published: '2021-03-05T07:30:00Z',
        body: 'Rope.',
        url: 'https://harbour.example/log/ropes/moorings.html',
      },
      '_posts/2021-03-06-hidden.md': { draft: true },
      '_drafts/later.md': { draft: true },
    },
  },
  {
    dialect: 'Hugo with TOML, JSON and YAML front matter',
    files: {
      'hugo.toml':
        'baseURL = "https://kiln.example/"\ndefaultContentLanguage = "en"\n[permalinks]\npost = "/:year/:month/:slug/"\n',
      'content/post/_index.md': '---\ntitle: Posts\n---\n',
      'content/post/first-firing.md':
        '+++\ntitle = "First firing"\ndate = 2020-05-06T10:00:00+02:00\nTags = ["clay", "fire"]\ncategories = ["log"]\ndraft = false\naliases = ["/old/"]\n+++\nHot.\n\n<!--more-->\n\nHotter.\n',
      'content/post/bundle/index.md':
        '{\n"title": "A bundle",\n"date": "2020-05-07",\n"slug": "own-slug",\n"author": {"name": "Mo Idris"}\n}\n![pot](pot.jpg) {{< figure src="kiln.jpg" caption="The kiln" >}}\n',
      'content/post/bundle/notes.md': '---\ntitle: A resource of the bundle\ndate: 2020-05-07\n---\n',
      'content/post/zweiter.de.md': '---\nTitle: Zweiter Brand\nDate: 2020-05-08\nexpiryDate: 2999-01-01\n---\nHeiß.\n',
      'content/post/over.md': '---\ntitle: Over\ndate: 2019-01-01\nexpiryDate: 2019-02-01\n---\nGone.\n',
      'content/about.md': '---\ntitle: About\ndate: 2020-01-01\n---\nUs.\n',
    },
    posts: {
      'content/post/first-firing.md': {
        title: 'First firing',
        published: '2020-05-06T10:00:00+02:00',
        tags: ['clay', 'fire', 'log'],
        summary: 'Hot.',
        url: 'https://kiln.example/2020/05/first-firing/',
        slug: 'first-firing',
        body: 'Hot.\n\nHotter.',
      },
      'content/post/bundle/index.md': {
        title: 'A bundle',
        published: '2020-05-07',
        authors: ['Mo Idris'],
        slug: 'own-slug',
        url: 'https://kiln.example/2020/05/own-slug/',
        body: '![pot](pot.jpg)\n\n![The kiln](kiln.jpg)\n\nThe kiln',
      },
      'content/post/zweiter.de.md': {
        title: 'Zweiter Brand',
        language: 'de',
        published: '2020-05-08',
        draft: false,
      },
      'content/post/over.md': { draft: false, expires: Date.UTC(2019, 1) / 1000 },
    },
  },
  {
    dialect: 'Astro',
    files: {
      'astro.config.mjs': "export default defineConfig({ site: 'https://orbit.example' });\n",
      'src/pages/blog/[...slug].astro': '',
      'src/content/blog/launch.mdx':
        "---\ntitle: 'Launch'\npubDate: 'Jul 08 2022'\nupdatedDate: 2022-07-10\ndescription: 'Up we go, at last.'\nheroImage: '/sky.jpg'\ntags: [rockets]\n---\nimport Note from '../../components/Note.astro';\n\n<Note>Look *up*.</Note>\n",
      'src/content/blog/_unfinished.md': '---\ntitle: No\npubDate: 2022-01-01\n---\n',
      'src/content/blog/landing.md': '---\ntitle: Landing\npubDate: 2022-07-12\ndraft: true\n---\nDown.\n',
    },
    posts: {
      'src/content/blog/launch.mdx': {
        title: 'Launch',
        published: '2022-07-08',
        updated: '2022-07-10',
        summary: 'Up we go, at last.',
        tags: ['rockets'],
        url: 'https://orbit.example/blog/launch/',
        body: '> **Note**\n>\n> Look *up*.',
      },
      'src/content/blog/landing.md': { draft: true },
    },
  },
  {
    dialect: 'Eleventy',
    files: {
      'eleventy.config.js': 'export default function () {}\n',
      '_data/metadata.js': "export default { title: 'Loom', url: 'https://loom.example/', language: 'en' };\n",
      'content/blog/blog.json': '{ "tags": "posts", "permalink": "/b/{{ page.fileSlug }}/" }',
      'content/blog/2018-02-03-warp.md':
        '---\ntitle: Warp\ntags: [thread, frame]\n---\n{% image "loom.jpg", "A loom" %}\n{% raw %}`{{ literal }}`{% endraw %}\n',
      'content/blog/weft.md': '---\ntitle: Weft\ndate: 2018-02-04\neleventyExcludeFromCollections: true\n---\nOver.\n',
    },
    posts: {
      'content/blog/2018-02-03-warp.md': {
        title: 'Warp',
        published: '2018-02-03',
        tags: ['thread', 'frame'],
        url: 'https://loom.example/b/warp/',
        body: '![A loom](loom.jpg)\n`{{ literal }}`',
      },
      'content/blog/weft.md': { draft: true },
    },
  },
  {
    dialect: 'Zola',
    files: {
      'config.toml': 'base_url = "https://delta.example"\ndefault_language = "en"\ntitle = "Delta"\n',
      'content/blog/_index.md': '+++\ntitle = "Blog"\nsort_by = "date"\n+++\n',
      'content/blog/2019-08-01-silt.md':
        '+++\ntitle = "Silt"\n[taxonomies]\ntags = ["mud", "river bed"]\ncategories = ["geology"]\n[extra]\nauthor = "Ines Vale"\n+++\n{{ youtube(id="abc123-xyz_") }}\n\n{% quote(author="A fisher") %}\nSlow water.\n{% end %}\n',
      'content/blog/fan/index.md':
        '+++\ntitle = "Fan"\ndate = 2019-08-02\nslug = "alluvial"\n+++\nSee [silt](@/blog/2019-08-01-silt.md).\n',
    },
    posts: {
      'content/blog/2019-08-01-silt.md': {
        title: 'Silt',
        published: '2019-08-01',
        tags: ['mud', 'river bed', 'geology'],
        authors: ['Ines Vale'],
        url: 'https://delta.example/blog/silt/',
        body: '[Video on YouTube](https://www.youtube.com/watch?v=abc123-xyz_)\n\n> Slow water.\n>\n> — A fisher',
      },
      'content/blog/fan/index.md': {
        url: 'https://delta.example/blog/alluvial/',
        body: 'See [silt](https://delta.example/blog/silt/).',
      },
    },
  },
  {
    dialect: 'Docusaurus',
    files: {
      'website/docusaurus.config.js':
        "module.exports = { url: 'https://gears.example', baseUrl: '/', i18n: { defaultLocale: 'en' } };\n",
      'website/blog/authors.yml': 'kim:\n  name: Kim Osei\n  url: https://kim.example\n',
      'website/blog/2023-01-02-cog.md':
        '---\ntitle: Cog\nauthors: [kim]\ntags: [teeth, {label: Brass parts, permalink: /brass}]\n---\nIntro.\n\n<!-- truncate -->\n\n:::tip[Oil]\n\nUse it.\n\n:::\n',
      'website/blog/2023-01-03-spring/index.mdx':
        '---\nslug: coiled\nauthors:\n  - name: Lea Brandt\n---\n# Spring\n\nA {/* aside */} coil.\n\n<Tabs>\n  <TabItem value="a" label="Steel">\n    Strong.\n  </TabItem>\n</Tabs>\n',
      'website/blog/2023-01-04-unlisted.md': '---\ntitle: U\nunlisted: true\n---\nx\n',
      'website/docs/intro.md': '---\ntitle: Intro\ndate: 2023-01-01\n---\n',
    },
    posts: {
      'website/blog/2023-01-02-cog.md': {
        title: 'Cog',
        published: '2023-01-02',
        authors: ['Kim Osei'],
        tags: ['teeth', 'Brass parts'],
        summary: 'Intro.',
        url: 'https://gears.example/blog/2023/01/02/cog',
        body: 'Intro.\n\n> **Oil**\n>\n> Use it.',
      },
      'website/blog/2023-01-03-spring/index.mdx': {
        title: 'Spring',
        published: '2023-01-03',
        authors: ['Lea Brandt'],
        url: 'https://gears.example/blog/coiled',
        body: 'A  coil.\n\n**Steel**\n\nStrong.',
      },
      'website/blog/2023-01-04-unlisted.md': { draft: true },
    },
  },
  {
    dialect: 'Gatsby',
    files: {
      'gatsby-config.js': "module.exports = { siteMetadata: { title: 'Moss', siteUrl: 'https://moss.example' } };\n",
      'content/blog/spores/index.md':
        '---\ntitle: Spores\ndate: "2015-05-01T22:12:03.284Z"\npath: /spores/\n---\nLight.\n',
      'content/blog/rhizoids/index.md': '---\ntitle: Rhizoids\ndate: "2015-05-28"\n---\nRoots.\n',
    },
    posts: {
      'content/blog/spores/index.md': {
        title: 'Spores',
        published: '2015-05-01T22:12:03Z',
        url: 'https://moss.example/spores/',
        slug: 'spores',
      },
      'content/blog/rhizoids/index.md': { published: '2015-05-28', url: undefined, slug: 'rhizoids' },
    },
  },
  {
    dialect: 'Hexo',
    files: {
      '_config.yml':
        'title: Lantern\nurl: https://lantern.example\nroot: /\npermalink: :year/:month/:title/\nnew_post_name: :title.md\nlanguage: en\n',
      'source/_posts/oil.md':
        '---\ntitle: Oil\ndate: 2017-09-01 12:30:00\ncategories:\n- [Fuel, Lamps]\ntags: whale oil\n---\n{% note warning %}\nSmoke.\n{% endnote %}\n\n{% post_link wick The wick %}\n',
      'source/_posts/wick.md':
        'title: Wick\ndate: 2017-09-02\n---\n{% codeblock lang:js %}\nlet a = "{{ b }}";\n{% endcodeblock %}\n',
      'source/about/index.md': '---\ntitle: About\ndate: 2017-01-01\n---\n',
    },
    posts: {
      'source/_posts/oil.md': {
        title: 'Oil',
        published: '2017-09-01T12:30:00Z',
        tags: ['whale oil', 'Fuel', 'Lamps'],
        url: 'https://lantern.example/2017/09/oil/',
        body: '> **Warning**\n>\n> Smoke.\n\n[The wick](https://lantern.example/2017/09/wick/)',
      },
      'source/_posts/wick.md': {
        title: 'Wick',
        published: '2017-09-02',
        body: '```js\nlet a = "{{ b }}";\n```',
      },
    },
  },
  {
    dialect: 'Next.js',
    files: {
      'next.config.js': 'module.exports = {};\n',
      'package.json': '{"dependencies": {"next": "1.0.0"}}',
      'posts/kelp.mdx':
        "import { A } from '../a'\n\nexport const meta = {\n  title: 'Kelp',\n  date: '2021-02-03',\n  tags: ['sea'],\n  description: `Long and green weed.`,\n}\n\nA {'quiet'} forest. <Chart data={[1, 2]} />\n",
      'posts/reef.md': '---\ntitle: Reef\npublishedAt: 2021-02-04\nisPublished: false\n---\nx\n',
    },
    posts: {
      'posts/kelp.mdx': {
        title: 'Kelp',
        published: '2021-02-03',
        tags: ['sea'],
        summary: 'Long and green weed.',
        body: 'A quiet forest.',
      },
      'posts/reef.md': { published: '2021-02-04', draft: true },
    },
  },
  {
    dialect: 'VitePress',
    files: {
      '.vitepress/config.ts': "export default { title: 'Vane', lang: 'en-US' }\n",
      'posts/wind.md':
        '---\ntitle: Wind\ndate: 2022-11-01\nauthor: Ada Quist\n---\n<script setup>\nconst a = 1\n</script>\n\n# {{ $frontmatter.title }}\n\nIt blows {{ a }} hard, `{{ raw }}`.\n\n[[toc]]\n',
    },
    posts: {
      'posts/wind.md': {
        title: 'Wind',
        published: '2022-11-01',
        authors: ['Ada Quist'],
        language: 'en-US',
        body: 'It blows  hard, `{{ raw }}`.',
      },
    },
  },
  {
    dialect: 'SvelteKit',
    files: {
      'svelte.config.js': 'export default {};\n',
      'src/routes/blog/[slug]/+page.svelte': '',
      'src/posts/2020-10-05-pulley.md':
        '---\ntitle: Pulley\nauthor: Jo Lund\nauthorURL: https://lund.example\n---\nUse `{#each}` and {braces}.\n',
    },
    posts: {
      'src/posts/2020-10-05-pulley.md': {
        title: 'Pulley',
        published: '2020-10-05',
        authors: ['Jo Lund'],
        slug: 'pulley',
        body: 'Use `{#each}` and {braces}.',
      },
    },
  },
  {
    dialect: 'Nuxt Content',
    files: {
      'nuxt.config.ts': "export default defineNuxtConfig({ site: { url: 'https://dune.example' } })\n",
      'content/blog/3.sand.md':
        '---\ntitle: Sand\ndate: 2024-02-05T00:00:00.000Z\nauthors:\n  - name: Vera Holt\n    to: https://vera.example\ncategory: Article\n---\n::note{title="Grain"}\nFine.\n::\n',
    },
    posts: {
      'content/blog/3.sand.md': {
        title: 'Sand',
        published: '2024-02-05',
        authors: ['Vera Holt'],
        tags: ['Article'],
        body: '> **Grain**\n>\n> Fine.',
      },
    },
  },
  {
    dialect: 'MkDocs',
    files: {
      'mkdocs.yml': 'site_name: Quarry\nsite_url: https://quarry.example/\n',
      'docs/blog/.authors.yml': 'authors:\n  rae:\n    name: Rae Stone\n',
      'docs/blog/index.md': '# Blog\n',
      'docs/blog/posts/slate.md':
        '---\ndate:\n  created: 2023-10-02\n  updated: 2023-10-05\nauthors: [rae]\ncategories: [Rock]\nslug: slate\n---\n# Slate roofs\n\nFlat.\n\n<!-- more -->\n\n!!! note "Split"\n\n    Along the grain.\n',
      'docs/reference/index.md': '# Reference\n',
    },
    posts: {
      'docs/blog/posts/slate.md': {
        title: 'Slate roofs',
        published: '2023-10-02',
        updated: '2023-10-05',
        authors: ['Rae Stone'],
        tags: ['Rock'],
        url: 'https://quarry.example/blog/2023/10/02/slate/',
        body: 'Flat.\n\n> **Split**\n>\n> Along the grain.',
      },
    },
  },
  {
    dialect: 'Pelican',
    files: {
      'pelicanconf.py':
        "SITEURL = 'https://roost.example'\nSITENAME = 'Roost'\nDEFAULT_LANG = 'en'\nARTICLE_URL = 'posts/{date:%Y}/{slug}/'\n",
      'content/perch.md':
        'Title: Perch\nDate: 2014-03-02 10:20\nAuthors: Bo Finch, Ula Wren\nTags: birds, wood\nCategory: Nests\nSummary: Where they sit at night.\n\nOn [nests]({filename}nest.md).\n',
      'content/nest.md': 'Title: Nest\nDate: 2014-03-03\nStatus: draft\nSlug: the-nest\n\nTwigs.\n',
      'content/pages/about.md': 'Title: About\nDate: 2014-01-01\n\nUs.\n',
    },
    posts: {
      'content/perch.md': {
        title: 'Perch',
        published: '2014-03-02T10:20:00Z',
        authors: ['Bo Finch', 'Ula Wren'],
        tags: ['birds', 'wood', 'Nests'],
        summary: 'Where they sit at night.',
        url: 'https://roost.example/posts/2014/perch/',
        id: 'tag:roost.example,2014-03-02:/posts/2014/perch/',
        body: 'On [nests](https://roost.example/posts/2014/the-nest/).',
      },
      'content/nest.md': { draft: true },
    },
  },
  {
    dialect: 'Nikola',
    files: {
      'conf.py': 'BLOG_TITLE = "Gauge"\nSITE_URL = "https://gauge.example/"\nDEFAULT_LANG = "en"\n',
      'posts/rain.md':
        '<!-- \n.. title: Rain\n.. slug: rain\n.. date: 2016-07-08 09:00:00 UTC+02:00\n.. tags: water, sky\n.. author: Nils Berg\n-->\n\nWet.\n\n<!-- TEASER_END -->\n\nStill wet.\n',
    },
    posts: {
      'posts/rain.md': {
        title: 'Rain',
        published: '2016-07-08T09:00:00+02:00',
        tags: ['water', 'sky'],
        authors: ['Nils Berg'],
        summary: 'Wet.',
        url: 'https://gauge.example/posts/rain/',
        body: 'Wet.\n\nStill wet.',
      },
    },
  },
  {
    dialect: 'a plain folder',
    files: {
      'notes/2020/01/02/frost.md': '# Frost\n\nSee [[thaw|the thaw]] and [[nothing]].\n\n> [!warning] Ice\n> Thin.\n',
      'notes/thaw.md': '---\ncreated: 2020-01-03\ntags:\n  - weather\n---\nDrip. %%private%%\n',
      'notes/undated.md': 'Nothing is said of when.\n',
      'README.md': '# Read me\n',
    },
    posts: {
      'notes/2020/01/02/frost.md': {
        title: 'Frost',
        published: '2020-01-02',
        body: 'See [the thaw](thaw) and nothing.\n\n> **Ice**\n>\n> Thin.',
      },
      'notes/thaw.md': { title: 'Thaw', published: '2020-01-03', tags: ['weather'], body: 'Drip.' },
    },
  },
];

describe.each(cases)('posts of $dialect', ({ files, posts }) => {
  test('are those files and no others', async () => {
    const { articles: gathered } = await mounted(files);
    expect(gathered.map(({ file }) => file).sort()).toEqual(Object.keys(posts).sort());
  });

  test.each(Object.entries(posts))('%s', async (file, expected) => {
    const { articles: gathered } = await mounted(files);
    const all: Partial<Record<string, unknown>> = shown(gathered.find((each) => each.file === file) as SourceArticle);
    const looked = Object.fromEntries(Object.keys(expected).map((key) => [key, all[key]]));
    expect(looked).toEqual(expected);
  });
});

test('a single file is read with the site around it', async () => {
  const root = await folderOf({
    '_config.yml': 'url: https://quay.example\npermalink: /:title\n',
    '_posts/2020-01-02-crane.md': '---\ntitle: Crane\n---\nHigh.\n',
  });
  const file = join(root, '_posts/2020-01-02-crane.md');
  const [candidate] = await readMarkdown(await readFile(file), { file, root });
  expect(candidate?.fields).toMatchObject({
    title: { value: 'Crane', where: 'front matter, title, line 2', sure: 1 },
    published: { value: '2020-01-02', where: 'file name' },
    url: { value: 'https://quay.example/crane' },
  });
});
