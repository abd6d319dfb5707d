import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFiles } from '../../src/content/intake/import-files.ts';
import { contentFolder, type Files, textOf } from './folder.ts';

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]);
const post = (body: string): string => `---\ntitle: A walk\ndate: 2024-03-10\n---\n\n${body}\n`;

/** The body of the only article, the files below `media/`, and rules and lines of problems of an import of a site. */
async function imported(site: Files) {
  const folder = await contentFolder(
    Object.fromEntries(Object.entries(site).map(([path, data]) => [`site/${path}`, data])),
  );
  const files = await importFiles([join(folder, 'site')], folder);
  const articles = files.flatMap((file) => file.articles);
  const [name] = await readdir(join(folder, 'articles'));
  const text = await textOf(folder, `articles/${name}`);
  const media = await readdir(join(folder, 'media')).catch(() => []);
  return { text, media, problems: articles.flatMap(({ problems }) => problems) };
}

test.each<[string, Files]>([
  [
    'a picture of a Hugo bundle',
    { 'hugo.toml': '', 'content/posts/walk/index.md': post('![A](pic.png)'), 'content/posts/walk/pic.png': png },
  ],
  [
    'a static file of Hugo',
    { 'hugo.toml': '', 'content/posts/walk.md': post('![A](/img/pic.png)'), 'static/img/pic.png': png },
  ],
  [
    'a file of Jekyll’s assets below its base path',
    {
      '_config.yml': 'url: https://j.example\nbaseurl: /sub\n',
      '_posts/2024-03-10-walk.md': post('![A]({{ "/assets/pic.png" | relative_url }})'),
      'assets/pic.png': png,
    },
  ],
  [
    'a file of Astro relative to the post',
    {
      'astro.config.mjs': 'export default {}',
      'src/content/blog/walk.md': post('![A](../../assets/pic.png)'),
      'src/assets/pic.png': png,
    },
  ],
  ['an HTML picture in single quotes', { 'walk.md': post("<img alt='A' src='pic.png'>"), 'pic.png': png }],
  ['a name with a space', { 'walk.md': post('![A](<a pic.png>)'), 'a pic.png': png }],
  ['a percent-encoded name', { 'walk.md': post('![A](a%20pic.png)'), 'a pic.png': png }],
  ['a file above the post', { 'posts/walk.md': post('![A](../pic.png?v=1 "Title")'), 'pic.png': png }],
])('M7: %s comes along to media/', async (_, site) => {
  const { text, media, problems } = await imported(site);
  expect(media).toEqual([expect.stringMatching(/^(?:a-)?pic-[0-9a-f]{8}\.png$/)]);
  expect(text).toContain(`/media/${media[0]}`);
  expect(problems).toEqual([]);
});

test('M7: a picture that is nowhere is a problem with its line; code and addresses of the web stay', async () => {
  const { text, media, problems } = await imported({
    'walk.md': post('One.\n\n![A](gone.png)\n\n`![A](pic.png)` and ![B](https://a.example/b.png)'),
    'pic.png': png,
  });
  expect(media).toEqual([]);
  expect(text).toContain('`![A](pic.png)` and ![B](https://a.example/b.png)');
  expect(problems).toEqual([expect.objectContaining({ line: 8, message: expect.stringContaining('gone.png') })]);
});
