import { describe, expect, test } from 'vitest';
import { readMount } from '../../src/content/mounts/mounts.ts';
import { readPublication } from '../../src/content/publication/publication.ts';
import { folderOf } from './folder.ts';

const post = '---\ntitle: Winter Rye\ndate: 2024-03-10\n---\nText.\n';

async function mounted(files: Readonly<Record<string, string>>, mount: object = {}) {
  const { articles, problems } = await readMount({ path: '.', ...mount }, await folderOf(files));
  return {
    urls: articles.map(({ frontMatter }) => frontMatter.url),
    about: problems.filter(({ rule }) => rule === 'no-base' || rule === 'no-permalink'),
  };
}

describe('M18: a mount whose address is not known', () => {
  test.each([
    ['Jekyll', { '_config.yml': 'title: Mill\n', '_posts/2024-03-10-rye.md': post }],
    ['Hugo', { 'hugo.toml': 'title = "Mill"\n', 'content/posts/rye.md': post }],
    ['Hexo', { '_config.yml': 'new_post_name: :title.md\n', 'source/_posts/rye.md': post }],
    ['Pelican', { 'pelicanconf.py': "SITENAME = 'Mill'\n", 'content/rye.md': post }],
    ['Eleventy', { 'eleventy.config.js': '', 'posts/rye.md': post }],
  ])('stops the build where %s makes addresses', async (_, files) => {
    const { about } = await mounted(files);
    expect(about).toMatchObject([{ rule: 'no-base', severity: 'error' }]);
    expect(about[0]?.remedy).toContain('url:');
    expect((await mounted(files, { url: 'https://mill.example/' })).about).toEqual([]);
    expect((await mounted(files, { permalink: 'none' })).about).toMatchObject([{ severity: 'warning' }]);
  });

  test('is a warning in a folder of notes, which have no addresses', async () => {
    expect((await mounted({ 'notes/rye.md': post })).about).toMatchObject([{ rule: 'no-base', severity: 'warning' }]);
  });
});

const url = 'https://mill.example/log';

describe('M6: a blog of which no generator is known', () => {
  test.each([
    ['/:year/:month/:slug/', '/2024/03/rye/'],
    ['/p/:title', '/p/winter-rye'],
    [':folders/:name.html', '/notes/rye.html'],
    ['/:year/:i_month/:i_day/:section/:file/', '/2024/3/10/notes/rye/'],
    ['/:short_year:y_day/:{slug}', '/24070/rye'],
  ])('has the addresses of the pattern %s', async (permalink, path) => {
    const { urls, about } = await mounted({ 'notes/rye.md': post }, { url, permalink });
    expect([urls, about]).toEqual([[url + path], []]);
  });

  test('is told where no pattern is given, once', async () => {
    const { urls, about } = await mounted({ 'a.md': post, 'b.md': post }, { url });
    expect(urls).toEqual([undefined, undefined]);
    expect(about).toMatchObject([{ rule: 'no-permalink', severity: 'warning' }]);
    expect(about[0]?.message).toContain('2 posts (a.md, b.md)');
    expect((await mounted({ 'a.md': post }, { url, permalink: 'none' })).about).toEqual([]);
  });

  test('keeps an address that a post states', async () => {
    const stated = post.replace('title:', 'permalink: /own/\ntitle:');
    expect((await mounted({ 'a.md': stated }, { url, permalink: '/:slug/' })).urls).toEqual([`${url}/own/`]);
  });
});

test('M6: a pattern of the mount is before that of the settings', async () => {
  const files = { '_config.yml': 'permalink: pretty\n', '_posts/2024-03-10-rye.md': post };
  expect((await mounted(files, { url, permalink: '/b/:title' })).urls).toEqual([`${url}/b/rye`]);
});

test.each([
  ['/:yaer/:slug/', 'The placeholder ":yaer" is not known. Did you mean "year"?'],
  ['/posts/', 'Write the pattern of addresses'],
  ['/:slug/?x=:day', 'Write the pattern of addresses'],
  ['/:year/:slg', 'Did you mean "slug"?'],
])('M6: the pattern %s is refused with what is right', (permalink, said) => {
  const { problems } = readPublication(
    `title: A\nurl: https://a.example\nmounts: [{ path: x, permalink: "${permalink}" }]\n`,
    'feed.yaml',
  );
  expect(problems.map(({ message, remedy }) => `${message} ${remedy ?? ''}`).join('\n')).toContain(said);
});

// Jekyll 4.3.1, run on the site around each folder, gives these addresses.
test.each([
  [{ '2016-11-10-rye.md': post }, 'https://mill.example/2016/11/10/rye.html'],
  [{ 'deep/2016-11-10-rye.md': post }, 'https://mill.example/2016/11/10/rye.html'],
  [
    { '2016-11-10-rye.md': post.replace('date: 2024-03-10', 'category: Bread') },
    'https://mill.example/bread/2016/11/10/rye.html',
  ],
])('M6: _posts of Jekyll without a site around it: %o is at %s', async (files, address) => {
  const dated = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, text.replace('date: 2024-03-10\n', '')]),
  );
  const { urls } = await mounted(dated, { url: 'https://mill.example/', dialect: 'jekyll' });
  expect(urls).toEqual([address]);
});
