import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { load } from '../../src/content/load.ts';
import { isOwnPath } from '../../src/content/articles/redirects.ts';
import { readPath } from '../../src/edition/address.ts';
import { addFiles, contentFolder, type Files } from './folder.ts';

/** What becomes of a mounted blog's addresses, with what `feed.yaml` says besides. */
async function moved(blog: Files, more = '') {
  const folder = await contentFolder({});
  await addFiles(folder, {
    ...Object.fromEntries(Object.entries(blog).map(([path, data]) => [`blog/${path}`, data])),
    'feed.yaml': `title: Mill\nurl: https://mill.example\nmounts: [${basename(folder)}/blog]\n${more}`,
  });
  const { publication, problems } = await load(folder, { now: 1_700_000_000 });
  return {
    redirects: publication.redirects,
    problems: problems.filter(({ rule }) => rule === 'alias-taken'),
  };
}

const hugo = 'baseURL: https://old.example/log/\n';
const post = (title: string, ...lines: readonly string[]): string =>
  `---\ntitle: ${title}\ndate: 2020-01-02\n${lines.map((line) => `${line}\n`).join('')}---\nText.\n`;

test('an alias of a Hugo post leads to its article, with and without its slash, a relative one from the folder above', async () => {
  const { redirects, problems } = await moved({
    'hugo.yaml': hugo,
    'content/posts/rye.md': post('Rye', 'aliases: [/korn/roggen, older/rye/, /a/index.html, /b.html]'),
  });
  expect(problems).toEqual([]);
  for (const path of ['/log/korn/roggen', '/log/korn/roggen/', '/log/posts/older/rye', '/log/a/', '/log/b.html'])
    expect(redirects).toHaveProperty([path], '/articles/rye');
  expect(redirects).not.toHaveProperty(['/log/b.html/']);
});

test('redirect_from of Jekyll does too, one or several, also in other scripts', async () => {
  const { redirects } = await moved({
    '_config.yml': 'url: https://old.example\n',
    '_posts/2020-01-02-rye.md': post('Rye', 'redirect_from: /r%C3%B6ggen/'),
    '_posts/2020-01-03-oats.md': post('Oats', 'redirect_from:', '  - /hafer', '  - /hjälp.html'),
  });
  expect(redirects).toMatchObject({
    '/röggen/': '/articles/rye',
    '/hafer': '/articles/oats',
    '/hjälp.html': '/articles/oats',
  });
});

test('other names of a note are no addresses', async () => {
  const { redirects } = await moved({ 'posts/rye.md': post('Rye', 'aliases: [Secale cereale, Roggen]') });
  expect(redirects).toEqual({});
});

test.each<[what: string, files: Files, path: string, why: string]>([
  [
    'two posts claim',
    { 'content/posts/a.md': post('A', 'aliases: [/x/]'), 'content/posts/b.md': post('B', 'aliases: [/x/]') },
    '/log/x',
    'a.md had this address too',
  ],
  ['is that of a feed', { 'content/posts/a.md': post('A', 'aliases: [/index.xml]') }, '/log/index.xml', 'a feed'],
])('an alias that %s leads nowhere new, and is told once', async (_, files, path, why) => {
  const { redirects, problems } = await moved({ 'hugo.yaml': hugo, ...files });
  expect(redirects[path] ?? '').not.toMatch(/^\/articles/);
  expect(problems).toMatchObject([{ severity: 'warning', message: expect.stringContaining(why) as string }]);
});

test('an alias that is an address of the publication is refused', async () => {
  const { redirects, problems } = await moved({
    'hugo.yaml': 'baseURL: https://old.example/\n',
    'content/posts/a.md': post('A', 'aliases: [/2020/01/, /articles/b, /2020/01/02/a/]'),
  });
  expect(Object.keys(redirects).filter((path) => redirects[path] === '/articles/a')).toEqual([
    '/2020/01/02/a',
    '/2020/01/02/a/',
  ]);
  expect(problems).toHaveLength(2);
});

test('feed.yaml says where an address leads that two claim', async () => {
  const files = {
    'content/posts/a.md': post('A', 'aliases: [/x/]'),
    'content/posts/b.md': post('B', 'aliases: [/x/]'),
  };
  const { redirects, problems } = await moved(
    { 'hugo.yaml': hugo, ...files },
    'redirects: { /log/x: /articles/b, /log/x/: /articles/b }\n',
  );
  expect([redirects['/log/x'], problems]).toEqual(['/articles/b', []]);
});

test.each<[generator: string, files: Files, path: string, now: string]>([
  [
    'jekyll-feed',
    {
      '_config.yml': 'url: https://old.example\nfeed: { tags: true }\n',
      '_posts/2020-01-02-a.md': post('A', 'tags: [Rye, two-words]'),
    },
    '/feed/by_tag/Rye.xml',
    '/tags/rye/atom.xml',
  ],
  [
    'Hugo',
    { 'hugo.yaml': hugo, 'content/posts/a.md': post('A', 'categories: [Old Corn]') },
    '/log/categories/old-corn/index.xml',
    '/tags/old-corn/rss.xml',
  ],
  [
    'Zola',
    {
      'config.toml': 'base_url = "https://old.example/z"\ntaxonomies = [{ name = "tags", feed = true }]\n',
      'content/blog/a.md': '+++\ntitle = "A"\ndate = 2020-01-02\n[taxonomies]\ntags = ["Old Corn"]\n+++\nText.\n',
    },
    '/z/tags/old-corn/atom.xml',
    '/tags/old-corn/atom.xml',
  ],
])('the feed of a tag that %s made leads to ours', async (_, files, path, now) => {
  expect((await moved(files)).redirects).toHaveProperty([path], now);
});

test('a feed of tags is redirected only where the blog made it', async () => {
  const { redirects } = await moved({
    '_config.yml': 'url: https://old.example\n',
    '_posts/2020-01-02-a.md': post('A', 'tags: [Rye]'),
  });
  expect(Object.keys(redirects).filter((path) => path.includes('Rye'))).toEqual([]);
});

test.each([
  ['/'],
  ['/rss.xml'],
  ['/feed/json'],
  ['/tags/a/'],
  ['/tags/a/index.xml'],
  ['/authors/a/feed.json'],
  ['/2020'],
  ['/2020/1/02/atom.xml'],
  ['/archive/2020/01/rss.xml'],
  ['/2020/01/02/title/'],
  ['/tags/a/b'],
  ['/log/rss.xml'],
  ['/20201'],
  ['/feeds/all.atom.xml'],
])('%s is ours exactly where the grammar of addresses knows it', (path) => {
  expect(isOwnPath(path)).toBe(readPath(path) !== undefined);
});
