import { expect, test } from 'vitest';
import { readMount } from '../../src/content/mounts/mounts.ts';
import { folderOf } from './folder.ts';

/** The only post of a mounted site. */
async function only(files: Readonly<Record<string, string>>) {
  const { articles: gathered } = await readMount({ path: '.' }, await folderOf(files));
  expect(gathered).toHaveLength(1);
  return gathered[0]?.frontMatter;
}

const post = (...lines: readonly string[]): string => `---\ntitle: Grain\n${lines.join('\n')}\n---\nText.\n`;

test.each([
  [['date: 2024-03-10', 'publishDate: 2099-01-01'], '2099-01-01'],
  [['publishDate: 2099-01-01T09:00:00Z', 'date: 2024-03-10T09:00:00Z'], '2099-01-01T09:00:00Z'],
  [['date: 2024-03-10', 'publishDate: 2023-01-01'], '2024-03-10'],
  [['publishDate: 2024-03-10'], '2024-03-10'],
  [['date: 2024-03-10', 'pubdate: 2099-01-01'], '2099-01-01'],
  [['date: 2024-03-10', 'published: 2099-01-01'], '2099-01-01'],
])('M3: a post of Hugo goes out at the later of its dates: %s', async (lines, published) => {
  const site = { 'hugo.toml': "baseURL = 'https://mill.example/'\n[permalinks]\nposts = '/:year/:slug/'\n" };
  const found = await only({ ...site, 'content/posts/grain.md': post(...lines) });
  expect(found?.published).toBe(published);
});

test('M3: the address of a post is made of its date, whenever it goes out', async () => {
  const found = await only({
    'hugo.toml': "baseURL = 'https://mill.example/'\n[permalinks]\nposts = '/:year/:slug/'\n",
    'content/posts/grain.md': post('date: 2024-03-10', 'publishDate: 2099-01-01'),
  });
  expect(found?.url).toBe('https://mill.example/2024/grain/');
});

const day = 'date: 2020-01-02';
test.each([
  [{ '_config.yml': 'url: https://mill.example\nauthor: Ada Holm\n', '_posts/2020-01-02-a.md': post(day) }, 'Ada Holm'],
  [
    {
      '_config.yml': 'url: https://mill.example\nauthor: ada\n',
      '_data/authors.yml': 'ada: { name: Ada Holm }\n',
      '_posts/2020-01-02-a.md': post(day),
    },
    'Ada Holm',
  ],
  [
    {
      '_config.yml': 'url: https://mill.example\nauthor: { name: Ada Holm, email: ada@mill.example }\n',
      '_posts/2020-01-02-a.md': post(day, 'author: Bo Lind'),
    },
    'Bo Lind',
  ],
  [
    {
      'pelicanconf.py': "AUTHOR = 'Ada Holm'\nSITEURL = 'https://mill.example'\n",
      'content/a.md': 'Title: A\nDate: 2020-01-02\n\nText.\n',
    },
    'Ada Holm',
  ],
  [
    {
      'hugo.toml': "baseURL = 'https://mill.example/'\n[params.author]\nname = 'Ada Holm'\n",
      'content/posts/a.md': post(day),
    },
    'Ada Holm',
  ],
])('M17: the author of the site is the author of posts that name none: %j', async (files, name) => {
  expect((await only(files))?.authors).toMatchObject([{ name }]);
});
