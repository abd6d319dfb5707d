import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memoryStore } from '../../src/content/store.ts';
import { readMount } from '../../src/content/mounts/mounts.ts';
import { folderOf } from './folder.ts';

const post = (lines: readonly string[], body = 'Text.'): string =>
  `---\ntitle: Rye\n${lines.join('\n')}\n---\n${body}\n`;

async function mounted(files: Readonly<Record<string, string>>) {
  const { articles: gathered, problems } = await readMount({ path: '.' }, await folderOf(files));
  return { first: gathered[0], gathered, problems, rules: problems.map(({ rule }) => rule) };
}

describe('Middleman', () => {
  const config = [
    "set :site_url, 'https://mill.example'",
    'activate :blog do |blog|',
    "  blog.prefix = 'log'",
    "  blog.permalink = '{year}/{title}.html'",
    'end',
  ].join('\n');

  test('is known by its blog; names with two endings, its addresses, and Ruby in bodies are read', async () => {
    const { first, rules } = await mounted({
      'config.rb': config,
      'source/log/2020-01-02-winter-rye.html.markdown.erb': post(
        [],
        "See <%= link_to 'the mill', 'https://mill.example/m' %>.\n\n<%= image_tag 'rye.png', alt: 'Rye' %>\n<% if x %>So.<% end %>",
      ),
    });
    expect(first).toMatchObject({
      frontMatter: {
        slug: 'winter-rye',
        published: '2020-01-02',
        url: 'https://mill.example/log/2020/winter-rye.html',
      },
      text: { body: 'See [the mill](https://mill.example/m).\n\n![Rye](rye.png)\nSo.' },
    });
    expect(rules).toEqual(['missing-picture']);
  });
});

test('a cascade of Hugo gives its values to the posts below, the nearer prevails, params are keys', async () => {
  const { gathered } = await mounted({
    'hugo.yaml': 'baseURL: https://mill.example/\n',
    'content/posts/_index.md': '---\ncascade:\n  params: { author: Ada Holm }\n  tags: [grain]\n---\n',
    'content/posts/late/_index.md':
      '---\ncascade:\n  - _target: { path: /posts/late/b* }\n    tags: [late]\n  - _target: { kind: section }\n    draft: true\n---\n',
    'content/posts/a.md': post(['date: 2020-01-02', 'params: { author: Bo Lind }']),
    'content/posts/late/b.md': post(['date: 2020-01-03']),
  });
  const of = (name: string) => gathered.find(({ file }) => file.endsWith(name))?.frontMatter;
  expect([of('a.md')?.authors, of('a.md')?.tags]).toEqual([[{ name: 'Bo Lind' }], ['grain']]);
  expect([of('b.md')?.authors, of('b.md')?.tags]).toEqual([[{ name: 'Ada Holm' }], ['late']]);
  expect(gathered.every(({ frontMatter }) => !frontMatter.draft)).toBe(true);
});

describe('an include of Jekyll', () => {
  const config = { '_config.yml': 'url: https://mill.example\n' };
  const include = async (template: string, tag: string, name = 'maker.html') =>
    mounted({
      ...config,
      [`_includes/${name}`]: template,
      '_posts/2020-01-02-rye.md': post(['maker: Ode'], `Before.\n\n${tag}\n\nAfter.`),
    });

  test('says what its template says, with its parameters and the page’s values', async () => {
    const { first, rules } = await include(
      '<script>x()</script>\n<p>\n    {{ include.what }} by {{ page.maker }}\n\n</p>\n',
      '{% include maker.html what="Bread" %}',
    );
    expect(first?.text.body).toBe('Before.\n\n<p>\nBread by Ode\n</p>\n\nAfter.');
    expect(rules).toEqual([]);
  });

  test('of Markdown keeps its code', async () => {
    const { first } = await include('```js\nlet a = {b};\n```', '{% include part.md %}', 'part.md');
    expect(first?.text.body).toBe('Before.\n\n```js\nlet a = {b};\n```\n\nAfter.');
  });

  test.each([
    ['says nothing', '<div id="map"></div>', '{% include maker.html %}'],
    ['includes itself', 'a {% include maker.html %}', '{% include maker.html %}'],
    ['is not there', '', '{% include other.html %}'],
    ['names another folder', 'a', '{% include ../_posts/2020-01-02-rye.md %}'],
  ])('that %s is left out and told', async (_, template, tag) => {
    const { first, rules } = await include(template, tag);
    expect([first?.text.body, rules]).toEqual(['Before.\n\nAfter.', ['unread-syntax']]);
  });
});

describe('the recording of an episode', () => {
  const audio = { url: 'https://mill.example/e/1.mp3', type: 'audio/mpeg' };
  test.each<[theme: string, lines: readonly string[], attachment: unknown]>([
    ['a sole address', ['audio: /e/1.mp3'], [audio]],
    [
      'an enclosure as a group',
      ['enclosure: { url: https://cdn.example/1, length: "1234567", type: audio/ogg }'],
      [{ url: 'https://cdn.example/1', type: 'audio/ogg', length: 1234567 }],
    ],
    [
      'keys of a theme',
      ['podcast_file: /e/1.mp3', 'podcast_bytes: 22,500,000', 'podcast_duration: "1:02:03"'],
      [{ ...audio, length: 22500000, duration: 3723 }],
    ],
    [
      'several formats',
      ['audio: { mp3: /e/1.mp3, ogg: /e/1.ogg }', 'duration: "61:10"'],
      [
        { ...audio, duration: 3670 },
        { url: 'https://mill.example/e/1.ogg', type: 'audio/ogg', duration: 3670 },
      ],
    ],
    [
      'three lines of WordPress',
      ['enclosure: |', '  https://mill.example/e/1.mp3', '  99000', '  audio/mpeg'],
      [{ ...audio, length: 99000 }],
    ],
    ['a page of a player', ['video_url: https://video.example/watch?v=1'], undefined],
    ['a size in words', ['audio: /e/1.mp3', 'filesize: 12 MB', 'duration: an hour'], [audio]],
  ])('is read from %s', async (_, lines, attachment) => {
    const { first } = await mounted({
      '_config.yml': 'url: https://mill.example\n',
      '_posts/2020-01-02-rye.md': post(lines),
    });
    expect(first?.frontMatter.attachments).toEqual(attachment);
  });
});

describe('the people of a blog', () => {
  test('are found in the configuration of a plug-in', async () => {
    const { first } = await mounted({
      'astro.config.mjs':
        "export default { site: 'https://mill.example', x: [blog({ authors: { ada: { name: 'Ada Holm', url: 'https://ada.example/' } } })], editLink: { baseUrl: 'https://github.com/mill/mill/edit/main/' } };\n",
      'src/content/docs/blog/rye.md': post(['date: 2020-01-02', 'authors: ada']),
    });
    expect(first?.frontMatter.authors).toEqual([{ name: 'Ada Holm', url: 'https://ada.example/' }]);
    expect(first?.frontMatter.url).toBe('https://mill.example/blog/rye/');
  });

  test('are found in a module that exports them', async () => {
    const { first } = await mounted({
      'next.config.js': '',
      'src/authors.js': "import a from './a.jpg'\nexport const ada = {\n  name: 'Ada Holm',\n  avatar: a,\n}\n",
      'src/pages/rye/index.mdx':
        "import { ada } from '@/authors'\n\nexport const meta = {\n  title: 'Rye',\n  description: `It's \"good\"`,\n  date: '2020-01-02',\n  authors: [ada],\n}\n\nText.\n",
    });
    expect(first?.frontMatter).toMatchObject({ title: 'Rye', authors: [{ name: 'Ada Holm' }] });
  });

  test('are read again when the hidden roster of MkDocs changes', async () => {
    const root = await folderOf({
      'mkdocs.yml': 'site_url: https://mill.example/\n',
      'docs/blog/.authors.yml': 'authors: { ada: { name: Ada Holm } }\n',
      'docs/blog/posts/rye.md': post(['date: 2020-01-02', 'authors: [ada]']),
    });
    const store = memoryStore();
    const authors = async () => (await readMount({ path: '.' }, root, store)).articles[0]?.frontMatter.authors;
    expect(await authors()).toEqual([{ name: 'Ada Holm' }]);
    const roster = join(root, 'docs/blog/.authors.yml');
    await writeFile(roster, 'authors: { ada: { name: Ada Lind } }\n');
    await utimes(roster, 1, 1);
    expect(await authors()).toEqual([{ name: 'Ada Lind' }]);
  });
});

test('titles lose the tags that dress words, and keep those they speak of', async () => {
  const title = async (written: string) =>
    (await mounted({ 'posts/a.md': `---\ntitle: '${written}'\ndate: 2020-01-02\n---\nText.\n` })).first?.frontMatter
      .title;
  expect(await title('The <code>document</code> of <i class="x">old</i>')).toBe('The document of old');
  expect(await title('81 <iframe> embeds and a <select>')).toBe('81 <iframe> embeds and a <select>');
});

test('posts in formats that are not read are told one by one, and how many they are; sources of what is read are not', async () => {
  const { problems } = await mounted({
    'pelicanconf.py': "SITEURL = 'https://mill.example'\n",
    'content/a.md': 'Title: A\nDate: 2020-01-02\n\nText.\n',
    'content/a.rmd': 'x',
    'content/b.rst': 'x',
    'content/c.rst': 'x',
    'content/d.org': 'x',
  });
  const told = problems.filter(({ rule }) => rule === 'unread-format');
  expect(told.map(({ file }) => file.split('/').at(-1))).toEqual(['b.rst', 'c.rst', 'd.org', '.']);
  expect(told[3]?.message).toBe('3 posts are in formats that are not read (.rst 2, .org 1).');
});

describe('tags borrowed from Octopress', () => {
  test('are read in Pelican, where all other braces are text', async () => {
    const { first, rules } = await mounted({
      'pelicanconf.py': "SITEURL = 'https://mill.example'\n",
      'content/a.md': 'Title: A\nDate: 2020-01-02\n\n{% img /a.png 10 20 An awl %} {{ x }} {% y %}\n',
    });
    expect([first?.text.body, rules]).toEqual(['![An awl](/a.png) {{ x }} {% y %}', []]);
  });
});

test('a container that nothing ends leaves no mark', async () => {
  const { first } = await mounted({
    'posts/a.md': post(['date: 2020-01-02'], 'One.\n\n:::algo-rithm\n> Two.\n'),
  });
  expect(first?.text.body).toBe('One.\n\n> Two.');
});
