import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Memory } from '../../src/content/memory.ts';
import { readMount } from '../../src/content/mounts.ts';
import { folderOf } from '../import/folder.ts';

const post = (title: string, more = ''): string => `---\ntitle: ${title}\n${more}---\nText.\n`;

test('a folder inside a site is read with the settings above it', async () => {
  const root = await folderOf({
    'blog/_config.yml': 'url: https://mill.example\npermalink: /:year/:title/\n',
    'blog/_posts/2020-01-02-grain.md': post('Grain'),
  });
  const { gathered } = await readMount({ path: 'blog/_posts' }, root);
  expect(gathered.map(({ file, frontMatter }) => [file, frontMatter.url])).toEqual([
    ['blog/_posts/2020-01-02-grain.md', 'https://mill.example/2020/grain/'],
  ]);
});

test('posts are read anew where a file changed that nobody watches', async () => {
  const authors = (name: string): string => `authors:\n  ada:\n    name: ${name}\n    description: Writes\n`;
  const root = await folderOf({
    'mkdocs.yml': 'site_url: https://mill.example/\nplugins:\n  - blog\n',
    'docs/blog/.authors.yml': authors('Ada'),
    'docs/blog/posts/grain.md': '---\ndate: 2020-01-02\nauthors: [ada]\n---\n# Grain\n\nText.\n',
  });
  const memory = new Memory('');
  const named = async (): Promise<unknown> => {
    const { gathered } = await readMount({ path: 'docs' }, root, memory);
    memory.turn();
    return gathered[0]?.frontMatter.authors;
  };
  expect(await named()).toMatchObject([{ name: 'Ada' }]);
  await writeFile(join(root, 'docs/blog/.authors.yml'), authors('Ada Holm'));
  expect(await named()).toMatchObject([{ name: 'Ada Holm' }]);
});

test('posts are read anew where one among them says who writes, or where they stand', async () => {
  const author = (name: string): string => `---\nname: ${name}\n---\n`;
  const root = await folderOf({
    'package.json': '{"homepage":"https://mill.example","dependencies":{"next":"15"}}',
    'next.config.js': "module.exports = { siteUrl: 'https://mill.example' }\n",
    'content/blog/grain.md': post('Grain', 'date: 2020-01-02\nauthor: ada\n'),
    'content/blog/authors/ada.md': author('Ada'),
  });
  const memory = new Memory('');
  const read = async () => {
    memory.marks.forget();
    const { gathered } = await readMount({ path: '.' }, root, memory);
    memory.turn();
    return gathered.find(({ frontMatter }) => frontMatter.title === 'Grain')?.frontMatter;
  };
  expect(await read()).toMatchObject({ authors: [{ name: 'Ada' }] });
  await writeFile(join(root, 'content/blog/authors/ada.md'), author('Ada Holm'));
  expect(await read()).toMatchObject({ authors: [{ name: 'Ada Holm' }] });
  await mkdir(join(root, 'pages/blog'), { recursive: true });
  await writeFile(join(root, 'pages/blog/[slug].mdx'), post('Slug', 'date: 2020-01-02\n'));
  expect(await read()).toMatchObject({ url: 'https://mill.example/blog/grain' });
});

test('a post that leads to another is read anew with it, in UTF-16 too', async () => {
  const root = await folderOf({
    'hugo.toml': "baseURL = 'https://mill.example/'\n",
    'content/posts/grain.md': post('Grain', 'date: 2020-01-02\nslug: one\n'),
  });
  const leading = post('Leading', 'date: 2020-01-02\n').replace('Text.', 'See [it](grain.md).');
  await writeFile(join(root, 'content/posts/leading.md'), Buffer.from(`\ufeff${leading}`, 'utf16le'));
  const memory = new Memory('');
  const read = async () => {
    memory.marks.forget();
    const { gathered } = await readMount({ path: '.' }, root, memory);
    memory.turn();
    return gathered.find(({ frontMatter }) => frontMatter.title === 'Leading')?.text.body;
  };
  expect(await read()).toContain('(https://mill.example/posts/one/)');
  await writeFile(join(root, 'content/posts/grain.md'), post('Grain', 'date: 2020-01-02\nslug: another\n'));
  expect(await read()).toContain('(https://mill.example/posts/another/)');
});

test('the url of the mount goes before that of the site', async () => {
  const root = await folderOf({
    'config.toml': 'baseURL = "https://old.example/"\n',
    'content/posts/a.md': post('A', 'date: 2020-01-02\n'),
  });
  const { gathered, redirects } = await readMount({ path: '.', url: 'https://new.example/log' }, root);
  expect(gathered[0]?.frontMatter.url).toBe('https://new.example/log/posts/a/');
  expect(redirects).toMatchObject({ '/log/index.xml': '/rss.xml' });
});

test('the dialect can be named where nothing shows it', async () => {
  const root = await folderOf({ 'a.md': `${post('A', 'date: 2020-01-02\ntags: one two\n')}` });
  const tags = async (dialect?: string) =>
    (await readMount({ path: '.', ...(dialect && { dialect }) }, root)).gathered[0]?.frontMatter.tags;
  expect(await tags()).toEqual(['one two']);
  const named = await folderOf({ '_posts/2020-01-02-a.md': post('A', 'tags: one two\n') });
  expect((await readMount({ path: '.', dialect: 'Jekyll' }, named)).gathered[0]?.frontMatter.tags).toEqual([
    'one',
    'two',
  ]);
});

test('a post without a day is not mounted, and is reported', async () => {
  const root = await folderOf({
    'posts/a.md': post('A', 'date: 2020-01-02\n'),
    'posts/b.md': post('B'),
    'posts/c.md': post('C', 'date: someday\n'),
    'posts/2020/05/d.md': post('D'),
  });
  const { gathered, problems } = await readMount({ path: '.' }, root);
  expect(gathered.map(({ file }) => file)).toEqual(['posts/a.md']);
  expect(
    problems
      .filter(({ rule }) => rule === 'undated')
      .map(({ file }) => file)
      .sort(),
  ).toEqual(['posts/2020/05/d.md', 'posts/b.md', 'posts/c.md']);
  expect(problems).toContainEqual(
    expect.objectContaining({ rule: 'unread-day', file: 'posts/c.md', line: 3 }),
  );
});

test('posts of one name on two days have slugs of their own, whatever their order', async () => {
  const root = await folderOf({
    '_posts/2020-01-02-news.md': post('News'),
    '_posts/2021-01-02-news.md': post('News'),
  });
  const { gathered } = await readMount({ path: '.' }, root);
  expect(gathered.map(({ frontMatter }) => frontMatter.slug)).toEqual(['news-2020-01-02', 'news-2021-01-02']);
});

test('broken front matter is read as far as it goes and reported with its line', async () => {
  const root = await folderOf({
    '_posts/2020-01-02-a.md': '---\ntitle: One: two: three\ntags: [x\n---\nText.\n',
  });
  const { gathered, problems } = await readMount({ path: '.' }, root);
  expect(gathered[0]?.frontMatter.title).toBe('One: two: three');
  expect(problems).toContainEqual(
    expect.objectContaining({ rule: 'broken-front-matter', severity: 'warning', line: expect.any(Number) }),
  );
});

test('an HTML post is shown by Markdown to the letter', async () => {
  const root = await folderOf({
    '_posts/2020-01-02-a.html': '---\ntitle: A\n---\n<p>One</p>\n\n    <p>Two</p>\n',
  });
  const { gathered } = await readMount({ path: '.' }, root);
  expect(gathered[0]?.text.body).toBe('<div>\n<p>One</p>\n<p>Two</p>\n</div>');
});

test('formats that are not read are named', async () => {
  const root = await folderOf({ 'posts/a.md': post('A', 'date: 2020-01-02\n'), 'posts/b.rst': 'B\n=\n' });
  const { problems } = await readMount({ path: 'posts' }, root);
  expect(problems).toContainEqual(expect.objectContaining({ rule: 'unread-format', file: 'posts/b.rst' }));
});

test('a mount that is not there is an error, an empty one a warning', async () => {
  const root = await folderOf({ 'empty/README.md': '# Read me\n' });
  expect((await readMount({ path: 'nowhere' }, root)).problems).toMatchObject([
    { rule: 'missing-mount', severity: 'error' },
  ]);
  expect((await readMount({ path: 'empty' }, root)).problems).toContainEqual(
    expect.objectContaining({ rule: 'empty-mount' }),
  );
});

test('a saved feed is mounted as a file', async () => {
  const feed =
    '<rss version="2.0"><channel><title>F</title><item><title>One</title><guid isPermaLink="false">x:1</guid><pubDate>Thu, 02 Jan 2020 10:00:00 GMT</pubDate><description>Text</description></item></channel></rss>';
  const { gathered } = await readMount({ path: 'feed.xml' }, await folderOf({ 'feed.xml': feed }));
  expect(gathered.map(({ frontMatter }) => [frontMatter.id, frontMatter.title])).toEqual([['x:1', 'One']]);
});
