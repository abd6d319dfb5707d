import { describe, expect, test } from 'vitest';
import { readMount } from '../../src/content/mounts/mounts.ts';
import { folderOf } from './folder.ts';

const post = (body: string): string => `---\ntitle: Rye\ndate: 2024-03-10\n---\n${body}\n`;

/** The body of the only post of a site, and the problems with its pictures. */
async function only(files: Readonly<Record<string, string>>, url = 'https://mill.example/sub/') {
  const { articles, problems } = await readMount({ path: '.', url }, await folderOf(files));
  const told = problems.filter(({ rule }) => rule === 'missing-picture');
  return { body: articles[0]?.text.body, base: articles[0]?.base, told };
}

describe('M7: Jekyll puts its base before addresses', () => {
  const jekyll = (body: string) =>
    only({
      '_config.yml': 'url: https://mill.example\nbaseurl: /sub\n',
      '_posts/2024-03-10-rye.md': post(body),
    });
  test.each([
    ['{{ "/a.png" | relative_url }}', '/sub/a.png'],
    ["{{ 'a.png' | relative_url }}", '/sub/a.png'],
    ['{{ "/a.png" | absolute_url }}', '/sub/a.png'],
    ['{{ page.url | relative_url }}', '/sub/2024/03/10/rye.html'],
    ['{{ "https://cdn.example/a.png" | relative_url }}', 'https://cdn.example/a.png'],
    ['{{ site.baseurl }}/a.png', '/sub/a.png'],
  ])('%s is %s', async (source, expected) => {
    expect((await jekyll(source)).body).toBe(expected);
  });
});

describe('M7: a picture that the generator does not find is told with its line', () => {
  test.each([
    ['astro.config.mjs', 'src/content/blog/rye.md', 'src/content/blog/p.png', './q.png'],
    ['docusaurus.config.js', 'blog/rye.md', 'blog/p.png', 'q.png'],
    ['gatsby-config.js', 'content/blog/rye/index.md', 'content/blog/p.png', './p.png'],
    ['hugo.toml', 'content/posts/rye.md', 'content/posts/p.png', './p.png'],
    ['hugo.toml', 'content/posts/rye/index.md', 'content/posts/rye/p.png', 'q.png'],
    ['_config.yml', '_posts/2024-03-10-rye.md', '_posts/p.png', 'p.png'],
  ])('of %s', async (config, file, image, reference) => {
    const { told } = await only({
      [config]: "title = 'Mill'\n".replace('=', config.endsWith('yml') ? ':' : '='),
      [file]: post(`Text.\n\n![i](${reference})`),
      [image]: 'x',
    });
    expect(told).toMatchObject([{ severity: 'warning', line: 7 }]);
    expect(told[0]?.message).toContain(`"${reference}"`);
  });
});

test.each([
  ['hugo.toml', 'content/posts/rye/index.md', 'content/posts/rye/p.png', 'p.png'],
  ['hugo.toml', 'content/posts/rye.md', 'content/posts/p.png', '../p.png'],
  ['hugo.toml', 'content/posts/rye.md', 'static/posts/rye/p.png', 'p.png'],
  ['config.toml', 'content/posts/rye/index.md', 'content/posts/rye/p.png', './p.png'],
  ['_config.yml', '_posts/2024-03-10-rye.md', '2024/03/10/p.png', 'p.png'],
  ['_config.yml', '_posts/2024-03-10-rye.md', 'a.png', 'https://cdn.example/p.png'],
  ['_config.yml', '_posts/2024-03-10-rye.md', 'a.png', '/p.png'],
])('M7: a picture that is there is not told: %s, %s, %s, %s', async (config, file, image, reference) => {
  const settings = {
    'hugo.toml': "title = 'Mill'\n",
    'config.toml': "base_url = 'https://mill.example/sub'\n",
    '_config.yml': 'title: Mill\n',
  };
  const { told } = await only({
    [config]: new Map(Object.entries(settings)).get(config) ?? '',
    [file]: post(`![i](${reference})`),
    [image]: 'x',
  });
  expect(told).toEqual([]);
});

test('M7: Docusaurus puts its base before addresses of pictures', async () => {
  const { body } = await only({
    'docusaurus.config.js': '',
    'blog/rye.md': post('![i](/img/p.png) [l](/docs)'),
  });
  expect(body).toBe('![i](/sub/img/p.png) [l](/docs)');
});
