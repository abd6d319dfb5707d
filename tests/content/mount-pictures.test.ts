import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { MediaFolder } from '../../src/content/articles/media.ts';
import { load } from '../../src/content/load.ts';
import { appOf } from '../laws/history.ts';
import { addFiles, contentFolder, feedYaml, type Files } from './folder.ts';

const now = Date.UTC(2024, 5, 1) / 1000;
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]);
const name = `pic-${createHash('sha256').update(png).digest('hex').slice(0, 8)}.png`;
const post = (body: string, more = ''): string => `---\ntitle: A walk\ndate: 2024-03-10\n${more}---\n\n${body}\n`;

/** The feed of a mounted blog, the files that are served below `/media/`, and the problems. */
async function published(blog: Files, origin?: string) {
  const home = await contentFolder({
    'content/feed.yaml': `${feedYaml}mounts: [{ path: blog, url: https://blog.example/sub/ }]\n`,
  });
  await addFiles(join(home, 'blog'), blog);
  const content = join(home, 'content');
  const media = new MediaFolder(content);
  const loaded = await load(content, { now, media });
  const base = origin ?? 'https://bridges.example';
  const app = appOf(compile(loaded, { ...(origin !== undefined && { origin }) }), () => now);
  const feed = await (await app.fetch(new Request(`${base}/feed.json`))).json();
  return {
    items: (feed as { items: { content_html: string; image?: string }[] }).items,
    media: [...(await media.sizes())],
    problems: loaded.problems.filter(({ rule }) => rule === 'missing-picture'),
  };
}

const at = `https://bridges.example/media/${name}`;

test.each<[string, Files]>([
  [
    'Hugo, in a bundle',
    { 'hugo.toml': '', 'content/posts/w/index.md': post('![A](pic.png)'), 'content/posts/w/pic.png': png },
  ],
  [
    'Hugo, by the page',
    { 'hugo.toml': '', 'content/posts/w.md': post('![A](../pic.png)'), 'static/posts/pic.png': png },
  ],
  [
    'Jekyll, below the base path',
    {
      '_config.yml': 'baseurl: /sub\n',
      '_posts/2024-03-10-w.md': post('![A]({{ "/a/pic.png" | relative_url }})'),
      'a/pic.png': png,
    },
  ],
  [
    'Astro, relative to the source file',
    {
      'astro.config.mjs': '',
      'src/content/blog/w.md': post('<img src="../../assets/pic.png" alt="A">'),
      'src/assets/pic.png': png,
    },
  ],
  [
    'Hexo, in the folder of the post',
    {
      '_config.yml': 'new_post_name: x\n',
      'source/_posts/w.md': post('![A](pic.png)'),
      'source/_posts/w/pic.png': png,
    },
  ],
  [
    'Docusaurus, by its name for the site',
    { 'docusaurus.config.js': '', 'blog/w.md': post('![A](@site/static/pic.png)'), 'static/pic.png': png },
  ],
  [
    'Pelican, by its notation for files',
    {
      'pelicanconf.py': '',
      'content/w.md': 'Title: A walk\nDate: 2024-03-10\n\n![A]({static}/images/pic.png)\n',
      'content/images/pic.png': png,
    },
  ],
  ['VitePress', { '.vitepress/config.js': '', 'posts/w.md': post('![A](/pic.png)'), 'public/pic.png': png }],
  [
    'MkDocs',
    { 'mkdocs.yml': 'site_name: A\n', 'docs/blog/posts/w.md': post('![A](../pic.png)'), 'docs/blog/pic.png': png },
  ],
  ['a reference to a definition', { 'w.md': post('![A][one]\n\n[one]: pic.png "Title"'), 'pic.png': png }],
  ['an embed of a vault', { '.obsidian/app.json': '{}', 'notes/w.md': post('![[pic.png]]'), 'files/pic.png': png }],
  ['a recording', { 'w.md': post('<video src="pic.png"></video>'), 'pic.png': png }],
])('M7: a picture of a mounted post is served below /media/ under its digest: %s', async (_, blog) => {
  const { items, media, problems } = await published(blog);
  expect(items[0]?.content_html).toContain(`src="${at}"`);
  expect(media).toEqual([[name, png.length]]);
  expect(problems).toEqual([]);
});

test('M7: the picture in the front matter of a mounted post is served, too, below the origin of a preview', async () => {
  const blog = {
    'astro.config.mjs': '',
    'src/content/blog/w.md': post('A', 'image: ./pic.png\n'),
    'src/content/blog/pic.png': png,
  };
  expect((await published(blog)).items[0]?.image).toBe(at);
  expect((await published(blog, 'http://127.0.0.1:8787')).items[0]?.image).toBe(`http://127.0.0.1:8787/media/${name}`);
});

test('M7: pictures that no published post shows are not served; addresses of the blog without a file stay', async () => {
  const { items, media } = await published({
    '_config.yml': 'baseurl: /sub\n',
    '_posts/2024-03-10-w.md': post('![A]({{ "/made.png" | relative_url }})'),
    '_posts/2024-03-11-draft.md': post('![A](/pic.png)', 'published: false\n'),
    'pic.png': png,
  });
  expect(items[0]?.content_html).toContain('src="https://blog.example/sub/made.png"');
  expect(media).toEqual([]);
});

test('M7: a picture that is nowhere is a problem with its line', async () => {
  const { media, problems } = await published({
    'hugo.toml': '',
    'content/posts/w.md': post('One.\n\n![A](gone.png)'),
  });
  expect(media).toEqual([]);
  expect(problems).toMatchObject([{ severity: 'warning', line: 8 }]);
});
