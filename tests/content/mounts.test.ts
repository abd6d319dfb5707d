import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memoryStore } from '../../src/content/store.ts';
import { readMount } from '../../src/content/mounts/mounts.ts';
import { folderOf } from '../import/folder.ts';

const post = (title: string, more = ''): string => `---\ntitle: ${title}\n${more}---\nText.\n`;

test('a folder inside a site is read with the settings above it', async () => {
  const root = await folderOf({
    'blog/_config.yml': 'url: https://mill.example\npermalink: /:year/:title/\n',
    'blog/_posts/2020-01-02-grain.md': post('Grain'),
  });
  const { articles } = await readMount({ path: 'blog/_posts' }, root);
  expect(articles.map(({ file, frontMatter }) => [file, frontMatter.url])).toEqual([
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
  const store = memoryStore();
  const named = async (): Promise<unknown> => {
    const { articles } = await readMount({ path: 'docs' }, root, store);
    return articles[0]?.frontMatter.authors;
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
  const store = memoryStore();
  const read = async () => {
    const { articles } = await readMount({ path: '.' }, root, store);
    return articles.find(({ frontMatter }) => frontMatter.title === 'Grain')?.frontMatter;
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
  const store = memoryStore();
  const read = async () => {
    const { articles } = await readMount({ path: '.' }, root, store);
    return articles.find(({ frontMatter }) => frontMatter.title === 'Leading')?.text.body;
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
  const { articles, redirects } = await readMount({ path: '.', url: 'https://new.example/log' }, root);
  expect(articles[0]?.frontMatter.url).toBe('https://new.example/log/posts/a/');
  expect(redirects).toMatchObject({ '/log/index.xml': '/rss.xml' });
});

test('the dialect can be named where nothing shows it', async () => {
  const root = await folderOf({ 'a.md': `${post('A', 'date: 2020-01-02\ntags: one two\n')}` });
  const tags = async (dialect?: string) =>
    (await readMount({ path: '.', ...(dialect && { dialect }) }, root)).articles[0]?.frontMatter.tags;
  expect(await tags()).toEqual(['one two']);
  const named = await folderOf({ '_posts/2020-01-02-a.md': post('A', 'tags: one two\n') });
  expect((await readMount({ path: '.', dialect: 'Jekyll' }, named)).articles[0]?.frontMatter.tags).toEqual([
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
  const { articles, problems } = await readMount({ path: '.' }, root);
  expect(articles.map(({ file }) => file)).toEqual(['posts/a.md']);
  expect(
    problems
      .filter(({ rule }) => rule === 'undated')
      .map(({ file }) => file)
      .sort(),
  ).toEqual(['posts/2020/05/d.md', 'posts/b.md', 'posts/c.md']);
  expect(problems).toContainEqual(expect.objectContaining({ rule: 'unread-day', file: 'posts/c.md', line: 3 }));
});

test('posts of one name on two days have slugs of their own, whatever their order', async () => {
  const root = await folderOf({
    '_posts/2020-01-02-news.md': post('News'),
    '_posts/2021-01-02-news.md': post('News'),
  });
  const { articles } = await readMount({ path: '.' }, root);
  expect(articles.map(({ frontMatter }) => frontMatter.slug)).toEqual(['news-2020-01-02', 'news-2021-01-02']);
});

test('broken front matter is read as far as it goes and reported with its line', async () => {
  const root = await folderOf({
    '_posts/2020-01-02-a.md': '---\ntitle: One: two: three\ntags: [x\n---\nText.\n',
  });
  const { articles, problems } = await readMount({ path: '.' }, root);
  expect(articles[0]?.frontMatter.title).toBe('One: two: three');
  expect(problems).toContainEqual(
    expect.objectContaining({ rule: 'broken-front-matter', severity: 'warning', line: expect.any(Number) }),
  );
});

test('an HTML post is shown by Markdown to the letter', async () => {
  const root = await folderOf({
    '_posts/2020-01-02-a.html': '---\ntitle: A\n---\n<p>One</p>\n\n    <p>Two</p>\n',
  });
  const { articles } = await readMount({ path: '.' }, root);
  expect(articles[0]?.text.body).toBe('<div>\n<p>One</p>\n<p>Two</p>\n</div>');
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
  const { articles } = await readMount({ path: 'feed.xml' }, await folderOf({ 'feed.xml': feed }));
  expect(articles.map(({ frontMatter }) => [frontMatter.id, frontMatter.title])).toEqual([['x:1', 'One']]);
});

/** A mounted folder: the files that were taken, and why each of the others was not. */
async function mounting(files: Readonly<Record<string, string>>, path = '.') {
  const { articles, problems } = await readMount({ path }, await folderOf(files));
  return {
    taken: articles.map(({ file }) => file).sort(),
    passed: Object.fromEntries(
      problems
        .filter(({ rule }) => rule === 'undated' || rule === 'not-a-post')
        .map(({ file, message }) => [file, message]),
    ),
  };
}

const dated = post('Grain', 'date: 2020-01-02\n');
const noDay = 'Not mounted: no day is stated in its front matter, its name or its path.';

test('M1: folders that are named like a blog do not decide for the others', async () => {
  const { taken, passed } = await mounting({
    'root.md': dated,
    'recipes/soup.md': dated,
    '2019/year.md': dated,
    'posts/2020-01-02-by-name.md': post('By name'),
    'pages/about.md': post('About'),
    'blog/README.md': '# Read me\n',
  });
  expect(taken).toEqual(['2019/year.md', 'posts/2020-01-02-by-name.md', 'recipes/soup.md', 'root.md']);
  expect(passed).toEqual({
    'pages/about.md': noDay,
    'blog/README.md': 'Not mounted: it accompanies a repository.',
  });
});

test.each([
  ['_config.yml', '_drafts/later.md', 'title: Later\n'],
  ['_config.yml', '_drafts/deep/later.md', ''],
  ['_config.yml', '_posts/later.md', 'published: false\n'],
  ['config.yaml', 'content/later.md', 'draft: true\n'],
])('a draft without a day is told as a draft, and is no warning: %s, %s, %j', async (config, file, keys) => {
  const draft = post('Later', keys);
  const site = await folderOf({ [config]: 'title: A\nurl: https://a.example\n', [file]: draft });
  const { articles, problems } = await readMount({ path: '.' }, site);
  expect(articles).toEqual([]);
  expect(problems).toEqual([
    expect.objectContaining({
      rule: 'not-a-post',
      severity: 'note',
      message: 'Not mounted: it is a draft, and states no day yet.',
    }),
  ]);
});

test('M1: a README with a day is a post, as all that have one', async () => {
  const { taken } = await mounting({ 'blog/2020-01-02-rye/README.md': post('Rye'), 'data/wheat.md': dated });
  expect(taken).toEqual(['blog/2020-01-02-rye/README.md', 'data/wheat.md']);
});

test.each([
  ['hugo.toml', 'content/dev-diary/a.md', 'content/blog/b.md'],
  ['hugo.toml', 'content/de/tagebuch/a.md', 'content/de/blog/b.md'],
  ['astro.config.mjs', 'src/content/talks/a.md', 'src/content/blog/b.md'],
  ['eleventy.config.js', 'talks/a.md', 'posts/b.md'],
  ['docusaurus.config.js', 'diary/a.md', 'blog/b.md'],
  ['gatsby-config.js', 'content/talks/a.md', 'content/blog/b.md'],
  ['next.config.js', 'content/talks/a.md', 'posts/b.md'],
])('M2: a site of %s has posts in %s and %s', async (config, one, other) => {
  const { taken } = await mounting({
    [config]: "baseURL = 'https://mill.example/'\n",
    [one]: dated,
    [other]: dated,
  });
  expect(taken).toEqual([one, other].sort());
});

test('M2: what a generator makes no post of is named, with the reason', async () => {
  const { taken, passed } = await mounting({
    'hugo.toml': "baseURL = 'https://mill.example/'\n",
    'content/blog/_index.md': post('Blog', 'date: 2020-01-02\n'),
    'content/blog/rye/index.md': dated,
    'content/blog/rye/note.md': dated,
    'content/blog/later.md': post('Later', 'date: 2020-01-02\ndraft: true\n'),
    'content/about.md': dated,
    'layouts/list.md': dated,
    'node_modules/grain/README.md': dated,
    '.notes/grain.md': dated,
  });
  expect(taken).toEqual(['content/blog/later.md', 'content/blog/rye/index.md']);
  const hidden = 'Not mounted: it is hidden, or belongs to packages, templates or what a generator writes.';
  expect(passed).toEqual({
    'content/blog/_index.md': 'Not mounted: it is the page of a section.',
    'content/blog/rye/note.md': 'Not mounted: it belongs to the post content/blog/rye/index.',
    'content/blog/later.md': 'It is not public (draft: true). Only a preview with --drafts shows it.',
    'content/about.md': 'Not mounted: it stands outside the folders in which Hugo has posts.',
    'layouts/list.md': hidden,
    node_modules: hidden,
    '.notes/grain.md': hidden,
  });
});

test('M2: main sections that the settings name are the only ones', async () => {
  const { taken, passed } = await mounting({
    'hugo.toml': "baseURL = 'https://mill.example/'\n[params]\nmainSections = ['blog']\n",
    'content/blog/a.md': dated,
    'content/docs/b.md': dated,
  });
  expect(taken).toEqual(['content/blog/a.md']);
  expect(passed).toEqual({
    'content/docs/b.md': 'Not mounted: it stands outside the folders that its settings name as the main sections.',
  });
});

test.each(['resources', 'assets', 'templates', 'layouts', 'build', 'vendor', 'node_modules', 'i18n', 'pages', 'data'])(
  'M15: %s is a name like others below the root of the site',
  async (name) => {
    const path = `content/posts/${name}/grain.md`;
    expect((await mounting({ 'hugo.toml': "baseURL = 'https://mill.example/'\n", [path]: dated })).taken).toEqual([
      path,
    ]);
    expect((await mounting({ [`${name}/grain.md`]: dated })).taken).toEqual([`${name}/grain.md`]);
  },
);

test('M15: a vault that looks like a site of Hugo is mounted whole', async () => {
  const { taken, passed } = await mounting({
    'quartz.config.ts': 'export default {}\n',
    'content/_index.md': post('Garden'),
    'content/index.md': dated,
    'content/posts/index.md': dated,
    'content/posts/rye.md': dated,
    'content/templates/post.md': post('Template', 'date: "{{date}}"\n'),
    '.obsidian/note.md': dated,
  });
  expect(taken).toEqual(['content/index.md', 'content/posts/index.md', 'content/posts/rye.md']);
  expect(Object.keys(passed).sort()).toEqual(['.obsidian/note.md', 'content/_index.md', 'content/templates/post.md']);
});

test('S5: a post that is larger than what import reads is named, and the others are read', async () => {
  const root = await folderOf({ '2020-01-02-a.md': post('A'), '2020-01-03-b.md': post('B') });
  await truncate(join(root, '2020-01-03-b.md'), 2 ** 29 + 1);
  const { articles, problems } = await readMount({ path: '.', dialect: 'plain' }, root);
  expect(articles.map(({ file }) => file)).toEqual(['2020-01-02-a.md']);
  expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([
    { rule: 'unreadable', file: '2020-01-03-b.md' },
  ]);
});
