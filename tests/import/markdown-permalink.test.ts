import { describe, expect, test } from 'vitest';
import { readMount } from '../../src/content/mounts/mounts.ts';
import { folderOf } from './folder.ts';

async function addressOf(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  const { articles: gathered } = await readMount({ path: '.', url: 'https://a.example/' }, await folderOf(files));
  return gathered[0]?.frontMatter.url?.slice('https://a.example'.length);
}

describe.each<[permalink: string, path: string]>([
  ['date', '/works/2020/02/03/My-Post.html'],
  ['pretty', '/works/2020/02/03/My-Post/'],
  ['ordinal', '/works/2020/034/My-Post.html'],
  ['none', '/works/My-Post.html'],
  ['/:categories/:slug', '/works/my-post'],
  ['/:short_year/:i_month/:i_day/:title/', '/20/2/3/My-Post/'],
  ['/posts/:name', '/posts/2020-02-03-My-Post'],
])('Jekyll with permalink: %s', (permalink, path) => {
  test(path, async () => {
    expect(
      await addressOf({
        '_config.yml': `permalink: ${permalink}\n`,
        '_posts/2020-02-03-My-Post.md': '---\ntitle: T\ncategory: Works\n---\n',
      }),
    ).toBe(path);
  });
});

describe.each<[settings: string, path: string]>([
  ['', '/post/sub/my-file/'],
  ['[permalinks]\npost = "/:year/:month/:slug/"', '/2020/02/the-title/'],
  ['[permalinks]\npost = "/:section/:filename/"', '/post/my-file/'],
  // A folder without an _index is no section: hugo 0.111 makes /post/my-file/ of it.
  ['[permalinks.page]\npost = "/:sections/:slugorcontentbasename"', '/post/my-file/'],
  ['uglyURLs = true', '/post/sub/my-file.html'],
  ['[uglyURLs]\npost = true', '/post/sub/my-file.html'],
])('Hugo with %j', (settings, path) => {
  test(path, async () => {
    expect(
      await addressOf({
        'hugo.toml': `baseURL = "https://b.example/"\n${settings}\n`,
        'content/post/sub/My File.md': '---\ntitle: The title\ndate: 2020-02-03\n---\n',
      }),
    ).toBe(path);
  });
});

test.each<[name: string, files: Readonly<Record<string, string>>, path: string]>([
  [
    'Hugo believes url',
    { 'hugo.toml': '', 'content/post/a.md': '---\ntitle: A\ndate: 2020-02-03\nurl: /x/y.html\n---\n' },
    '/x/y.html',
  ],
  [
    'Zola believes path',
    {
      'config.toml': 'base_url = "https://b.example"',
      'content/a.md': '+++\ntitle = "A"\npath = "2020/02/03/A"\n+++\n',
    },
    '/2020/02/03/A/',
  ],
  [
    'Hexo by category',
    {
      '_config.yml': 'permalink: :category/:year/:name/\nnew_post_name: :title.md\n',
      'source/_posts/a.md': '---\ntitle: A\ndate: 2020-02-03\ncategories: [Big News]\n---\n',
    },
    '/Big-News/2020/a/',
  ],
  [
    'Docusaurus with a route of its own',
    {
      'docusaurus.config.js':
        "module.exports = { presets: [['classic', { docs: { routeBasePath: '/docs' }, blog: { routeBasePath: 'news' } }]] }",
      'blog/2020-02-03-a.md': '---\ntitle: A\n---\n',
    },
    '/news/2020/02/03/a',
  ],
  [
    'Next.js by its route',
    {
      'next.config.js': '',
      'app/writing/[slug]/page.tsx': '',
      'content/writing/a.md': '---\ntitle: A\ndate: 2020-02-03\n---\n',
    },
    '/writing/a',
  ],
])('%s', async (_, files, path) => {
  expect(await addressOf(files)).toBe(path);
});

test('without a route no address is made up', async () => {
  expect(
    await addressOf({ 'next.config.js': '', 'posts/a.md': '---\ntitle: A\ndate: 2020-02-03\n---\n' }),
  ).toBeUndefined();
});
