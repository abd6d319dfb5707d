import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { random } from './archive.ts';
import { posts } from './posts.ts';

/** The first day, and over how many days the posts are spread. */
const begin = Date.UTC(2015, 0, 1);
const days = 3650;

/** How many items a feed has, in every contestant's. */
export const feedSize = 20;

const origin = 'https://example.org';

/** One post: `name` of its file without the ending, and the file's text. */
export interface Post {
  readonly name: string;
  readonly text: string;
}

/** Posts with front matter that Hugo, Eleventy and Dateline read alike, the same for one seed; tags by Zipf's law. */
export function blogPosts(count: number, seed = 11): Post[] {
  const next = random(seed);
  const zipf = (values: number) => Math.floor(values ** next()) - 1;
  return posts(count, seed).map((body, i) => {
    const moment = new Date(begin + Math.floor((i / count) * days) * 86_400_000 + (3600 + (i % 72_000)) * 1000);
    const tags = [...new Set(Array.from({ length: 1 + Math.floor(next() * 4) }, () => `tag-${zipf(1000)}`))];
    const lines = [
      `title: Post ${i} from the quay`,
      `date: ${moment.toISOString().slice(0, 19)}Z`,
      `tags: [${tags.join(', ')}]`,
    ];
    return { name: `post-${i}`, text: `---\n${lines.join('\n')}\n---\n\n${body}` };
  });
}

type Files = Readonly<Record<string, string>>;

const rss = (title: string, items: string) =>
  `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${title}</title><link>${origin}/</link><description>Posts.</description>${items}</channel></rss>\n`;

/** Hugo's configuration with so many items in a feed. */
const hugoConfig = (items: number): string => `baseURL = "${origin}/"
title = "Posts"
disableKinds = ["section", "sitemap", "robotsTXT", "404", "taxonomy"]
ignoreErrors = ["error-disable-taxonomy"]
[params]
items = ${items}
[[cascade]]
[cascade._build]
render = "link"
[cascade._target]
kind = "page"
[taxonomies]
tag = "tags"
[outputs]
home = ["RSS"]
term = ["RSS"]
[markup.highlight]
codeFences = false
[markup.goldmark.renderer]
unsafe = true
`;

/** Hugo: a feed for the home page and one for each tag, and no other page; with `all.toml`, all items in every feed. */
const hugo: Files = {
  'config.toml': hugoConfig(feedSize),
  'all.toml': hugoConfig(1_000_000_000),
  'layouts/_default/rss.xml': `{{- $pages := .Pages -}}
{{- if .IsHome }}{{ $pages = .Site.RegularPages }}{{ end -}}
{{- printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{{ .Title }}</title><link>{{ .Permalink }}</link><description>Posts.</description>
{{- range first .Site.Params.items $pages }}
<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid>{{ .Permalink }}</guid><pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 GMT" }}</pubDate>{{ range .Params.tags }}<category>{{ . }}</category>{{ end }}<content:encoded>{{ .Content | html }}</content:encoded></item>
{{- end }}
</channel></rss>
`,
};

/** Eleventy: the same, paginated over its collections, since it has no feeds of its own. */
const eleventy: Files = {
  'posts/posts.json': JSON.stringify({ permalink: false }),
  'eleventy.config.js': `module.exports = (config) => {
  config.setLibrary('md', require('markdown-it')({ html: true }));
  config.addFilter('newest', (posts) => posts.slice(-${feedSize}).reverse());
  config.addFilter('rfc822', (date) => date.toUTCString());
  config.addCollection('feeds', (api) => {
    const feeds = new Map([['', []]]);
    for (const post of api.getFilteredByGlob('posts/*.md')) {
      feeds.get('').push(post);
      for (const tag of post.data.tags) feeds.set(tag, [...(feeds.get(tag) ?? []).slice(-${feedSize - 1}), post]);
    }
    return [...feeds].map(([tag, posts]) => ({ tag, posts }));
  });
  return { markdownTemplateEngine: false };
};
`,
  'feed.liquid': `---
pagination: { data: collections.feeds, size: 1, alias: feed }
permalink: "{% if feed.tag != '' %}tags/{{ feed.tag }}/{% endif %}index.xml"
eleventyExcludeFromCollections: true
---
${rss(
  '{{ feed.tag }}',
  `{% assign posts = feed.posts | newest %}{% for post in posts %}<item><title>{{ post.data.title }}</title><link>${origin}/posts/{{ post.fileSlug }}/</link><guid>${origin}/posts/{{ post.fileSlug }}/</guid><pubDate>{{ post.date | rfc822 }}</pubDate>{% for tag in post.data.tags %}<category>{{ tag }}</category>{% endfor %}<content:encoded>{{ post.content | escape }}</content:encoded></item>\n{% endfor %}`,
)}`,
};

/** Dateline: the folder of posts, mounted as it stands. */
const dateline: Files = {
  'content/feed.yaml': `title: Posts
description: Posts.
url: ${origin}
language: en
timezone: UTC
content: full
pageSize: ${feedSize}
mounts:
  - path: posts
    dialect: hugo
    url: ${origin}/
`,
};

async function writeAll(folder: string, files: Files): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

/** Writes the same posts as a site of each generator below a folder: `hugo`, `eleventy`, `dateline`. */
export async function writeBlogs(folder: string, all: readonly Post[]): Promise<void> {
  const below = (prefix: string): Files =>
    Object.fromEntries(all.map(({ name, text }) => [`${prefix}/${name}.md`, text]));
  await writeAll(join(folder, 'hugo'), { ...hugo, ...below('content/posts') });
  await writeAll(join(folder, 'eleventy'), { ...eleventy, ...below('posts') });
  await writeAll(join(folder, 'dateline'), { ...dateline, ...below('posts') });
}
