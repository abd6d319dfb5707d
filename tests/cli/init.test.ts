import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { projectRoot } from '../../src/host/project.ts';
import { readVersion } from '../../src/host/packages.ts';
import { type Files, writeFiles } from '../worker/start.ts';
import { dateline } from './run.ts';

let root: string;
let home: string;
let tarball: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'dateline-init-')));
  tarball = `dateline-feeds-${await readVersion()}.tgz`;
});

beforeEach(async () => {
  home = await mkdtemp(join(root, 'home-'));
});

afterAll(() => rm(root, { recursive: true, force: true }));

/** Runs `dateline init` in `home`. The package is there already, since packing it takes long. */
async function init(folder: string, ...flags: readonly string[]) {
  await mkdir(join(home, folder), { recursive: true });
  await writeFile(join(home, folder, tarball), '');
  return dateline(['init', folder, '--yes', ...flags], home);
}

const read = (path: string): Promise<string> => readFile(join(home, path), 'utf8');
const feedOf = async (folder: string): Promise<unknown> => parseYaml(await read(`${folder}/content/feed.yaml`));

test('a file is no folder for a publication', async () => {
  await writeFile(join(home, 'notes.txt'), 'mine');
  const { code, err } = await dateline(['init', 'notes.txt', '--yes', '--url', 'https://feeds.example'], home);
  expect([code, err]).toEqual([2, `dateline: ${join(home, 'notes.txt')} is a file. Name a folder.\n`]);
  expect(await read('notes.txt')).toBe('mine');
});

test('makes a publication that builds and has no problem', async () => {
  const made = await init(
    'mine',
    '--url',
    'https://feeds.harbour.example',
    '--title',
    'Z: the movie',
    '--timezone',
    'Asia/Tokyo',
    '--language',
    'pt-br',
  );
  expect([made.code, made.err]).toEqual([0, '']);
  expect(
    (await readdir(join(home, 'mine'), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(
    [
      '.gitattributes',
      '.gitignore',
      '.yarnrc.yml',
      tarball,
      'feed.yaml',
      'feeds.yml',
      'hello.md',
      'package.json',
      'pnpm-workspace.yaml',
      'worker.ts',
      'wrangler.toml',
    ].toSorted(),
  );
  expect(await feedOf('mine')).toEqual({
    title: 'Z: the movie',
    url: 'https://feeds.harbour.example',
    language: 'pt-br',
    timezone: 'Asia/Tokyo',
  });
  expect(JSON.parse(await read('mine/package.json'))).toMatchObject({
    scripts: {
      dev: 'dateline dev',
      build: 'dateline build',
      check: 'dateline check',
      deploy: 'dateline deploy',
    },
    dependencies: { 'dateline-feeds': `file:${tarball}` },
  });
  expect(parseToml(await read('mine/wrangler.toml'))).toMatchObject({ name: 'feeds-harbour-example' });
  expect(await dateline(['check'], join(home, 'mine'))).toMatchObject({
    code: 0,
    out: '0 errors, 0 warnings.\n',
  });
  const built = await dateline(['build'], join(home, 'mine'));
  expect([built.code, built.out]).toEqual([0, expect.stringContaining('1 article for https://feeds.harbour.example')]);
});

test('an address with a path is one of a publication, too', async () => {
  expect((await init('mine', '--url', 'https://cais.example/feeds')).code).toBe(0);
  expect(parseToml(await read('mine/wrangler.toml'))).toMatchObject({ name: 'cais-example-feeds' });
  const built = await dateline(['build'], join(home, 'mine'));
  expect(built.out).toContain('1 article for https://cais.example/feeds');
});

test('in a Worker that exists already, the next step is the check of its settings, which names each that is lacking', async () => {
  await writeFiles(home, {
    'mine/wrangler.toml': 'name = "app"\nmain = "src/index.ts"\ncompatibility_date = "2026-01-01"\n',
  });
  const made = await init('mine', '--url', 'https://cais.example/feeds');
  expect(made.out).toMatch(/npm install\n {2}npx dateline check .* wrangler\.toml/);
  const { out } = await dateline(['check'], join(home, 'mine'));
  for (const key of ['compatibility_date', 'compatibility_flags', 'rule', 'assets.directory', 'assets.binding'])
    expect(out).toContain(key);
  expect((await init('fresh', '--url', 'https://cais.example/feeds')).out).not.toContain('npx dateline check');
});

test('leaves every file that exists as it is, and adds to package.json only what it lacks', async () => {
  const present: Files = {
    'mine/content/feed.yaml': 'title: Mine\nurl: https://mine.example\n',
    'mine/.gitignore': 'secrets\n',
    'mine/package.json': '{"name":"mine","scripts":{"dev":"astro dev","test":"x"},"dependencies":{"astro":"5.0.0"}}',
  };
  await writeFiles(home, present);
  const made = await init('mine', '--url', 'https://other.example');
  expect(made.out).toContain('kept content/feed.yaml, which was there before');
  expect(await read('mine/content/feed.yaml')).toBe(present['mine/content/feed.yaml']);
  expect(await read('mine/.gitignore')).toBe('secrets\n');
  expect(JSON.parse(await read('mine/package.json'))).toEqual({
    name: 'mine',
    scripts: {
      dev: 'astro dev',
      test: 'x',
      build: 'dateline build',
      check: 'dateline check',
      deploy: 'dateline deploy',
    },
    dependencies: { astro: '5.0.0', 'dateline-feeds': `file:${tarball}` },
    allowScripts: { esbuild: true, sharp: true, workerd: true },
  });
  expect(made.out).toContain('npx dateline dev');
  const again = await init('mine', '--url', 'https://other.example');
  expect(again.out).not.toMatch(/^(?:wrote|added)/m);
});

test.each([
  [['mine'], 'Name the public address of the feeds with --url'],
  [['mine', '--url', 'harbour'], '"url" is "harbour". Write the public'],
  [['mine', '--url', 'https://a.example', '--timezone', 'Europe/Berln'], 'Did you mean "Europe/Berlin"'],
  [['mine', '--url', 'https://a.example', '--language', 'deutsch!'], '"language" is "deutsch!"'],
  [['mine', '--url', 'https://a.example', '--mount', 'posts'], 'There is no folder or file posts to mount.'],
  [['mine', '--adress', 'x'], "unknown option '--adress'"],
])('init %j is wrong usage, told in words, and writes nothing', async (flags, words) => {
  const made = await dateline(['init', '--yes', ...flags], home);
  expect([made.code, made.err]).toEqual([2, expect.stringContaining(words)]);
  expect(await readdir(home)).toEqual([]);
});

const post = '---\ntitle: A\ndate: 2024-03-10\n---\nText.\n';

/** Blogs of generators, with the values that their settings state by the generator's documentation. */
const blogs: readonly (readonly [name: string, files: Files, wanted: object])[] = [
  [
    'Jekyll',
    {
      '_config.yml': 'title: Cais\nurl: https://cais.example\nbaseurl: /sub\nlang: pt\ntimezone: Europe/Lisbon\n',
      '_posts/2024-03-10-a.md': post,
    },
    { title: 'Cais', language: 'pt', timezone: 'Europe/Lisbon', mounts: ['../blog/_posts'] },
  ],
  [
    'Hugo',
    {
      'hugo.toml':
        'title = "Cais"\nbaseURL = "https://cais.example/"\nlanguageCode = "pt"\ntimeZone = "Europe/Lisbon"\n',
      'content/posts/a.md': post,
    },
    { title: 'Cais', language: 'pt', timezone: 'Europe/Lisbon', mounts: ['../blog/content/posts'] },
  ],
  [
    'Zola',
    {
      'config.toml': 'title = "Cais"\nbase_url = "https://cais.example"\ndefault_language = "pt"\n',
      'content/blog/a.md': '+++\ntitle = "A"\ndate = 2024-03-10\n+++\nText.\n',
    },
    { title: 'Cais', language: 'pt', mounts: ['../blog/content/blog'] },
  ],
  [
    'Hexo',
    {
      '_config.yml':
        'title: Cais\nurl: https://cais.example\nlanguage: pt\ntimezone: Europe/Lisbon\nsource_dir: source\n',
      'package.json': '{"dependencies":{"hexo":"7.0.0"}}',
      'source/_posts/a.md': post,
    },
    { title: 'Cais', language: 'pt', timezone: 'Europe/Lisbon', mounts: ['../blog/source/_posts'] },
  ],
  [
    'Middleman',
    {
      'config.rb': "activate :blog do |blog|\n  blog.prefix = 'blog'\nend\n",
      'source/blog/2024-03-10-a.html.md': post,
    },
    { mounts: ['../blog/source/blog'] },
  ],
  [
    'Eleventy',
    {
      '.eleventy.js': 'module.exports = () => {};\n',
      '_data/metadata.json': '{"title":"Cais","url":"https://cais.example","language":"pt"}',
      'posts/a.md': post,
    },
    { language: 'pt', mounts: ['../blog/posts'] },
  ],
  [
    'Docusaurus',
    {
      'docusaurus.config.js': "module.exports = { title: 'Cais', url: 'https://cais.example', baseUrl: '/' };\n",
      'blog/2024-03-10-a.md': post,
    },
    { title: 'Cais', mounts: ['../blog/blog'] },
  ],
  [
    'Astro',
    {
      'astro.config.mjs': "export default { site: 'https://cais.example' };\n",
      'src/content/blog/a.md': post,
    },
    { mounts: ['../blog/src/content/blog'] },
  ],
  [
    'Gatsby',
    {
      'gatsby-config.js': "module.exports = { siteMetadata: { title: 'Cais', siteUrl: 'https://cais.example' } };\n",
      'content/blog/a/index.md': post,
    },
    { title: 'Cais', mounts: ['../blog/content/blog/a'] },
  ],
  [
    'Next.js',
    {
      'next.config.js': 'module.exports = {};\n',
      'package.json': '{"homepage":"https://cais.example"}',
      '_posts/a.md': post,
    },
    { mounts: ['../blog/_posts'] },
  ],
  [
    'VitePress',
    { '.vitepress/config.js': "export default { title: 'Cais', lang: 'pt' };\n", 'posts/a.md': post },
    { title: 'Cais', language: 'pt', mounts: ['../blog/posts'] },
  ],
  [
    'SvelteKit',
    { 'svelte.config.js': 'export default {};\n', 'src/posts/a.md': post },
    { mounts: ['../blog/src/posts'] },
  ],
  [
    'Nuxt Content',
    {
      'nuxt.config.ts': "export default { site: { url: 'https://cais.example' } };\n",
      'content/blog/a.md': post,
    },
    { mounts: ['../blog/content/blog'] },
  ],
  [
    'MkDocs',
    {
      'mkdocs.yml': 'site_name: Cais\nsite_url: https://cais.example/\ntheme:\n  name: material\n  language: pt\n',
      'docs/blog/posts/a.md': post,
    },
    { title: 'Cais', language: 'pt', mounts: ['../blog/docs/blog/posts'] },
  ],
  [
    'Pelican',
    {
      'pelicanconf.py':
        "SITENAME = 'Cais'\nSITEURL = 'https://cais.example'\nTIMEZONE = 'Europe/Lisbon'\nDEFAULT_LANG = 'pt'\n",
      'content/a.md': 'Title: A\nDate: 2024-03-10\n\nText.\n',
    },
    { title: 'Cais', language: 'pt', timezone: 'Europe/Lisbon', mounts: ['../blog/content'] },
  ],
  [
    'Nikola',
    {
      'conf.py':
        'BLOG_TITLE = "Cais"\nSITE_URL = "https://cais.example/"\nDEFAULT_LANG = "pt"\nTIMEZONE = "Europe/Lisbon"\n',
      'posts/a.md': '<!--\n.. title: A\n.. slug: a\n.. date: 2024-03-10 09:00:00 UTC\n-->\nText.\n',
    },
    { title: 'Cais', language: 'pt', timezone: 'Europe/Lisbon', mounts: ['../blog/posts'] },
  ],
];

/** Generators whose settings above state the blog's address. */
const stated = new Set([
  'Jekyll',
  'Hugo',
  'Zola',
  'Hexo',
  'Eleventy',
  'Docusaurus',
  'Astro',
  'Gatsby',
  'Nuxt Content',
  'MkDocs',
  'Pelican',
  'Nikola',
]);

/** Generators whose settings name no address of the blog, but which give each post one. */
const addressless = new Set(['Middleman', 'VitePress']);

test.each(blogs)(
  'beside a blog of %s it takes what the settings state, and its post is in the edition',
  async (generator, files, wanted) => {
    await writeFiles(join(home, 'blog'), files);
    const made = await init('feeds', ...(stated.has(generator) ? [] : ['--url', 'https://feeds.cais.example']));
    expect([made.code, made.err]).toEqual([0, '']);
    expect(made.out).toContain(`${generator} in blog, 1 file of posts`);
    expect(await feedOf('feeds')).toMatchObject({ ...wanted, url: 'https://feeds.cais.example' });
    const built = await dateline(['build'], join(home, 'feeds'));
    if (addressless.has(generator)) {
      expect(made.out).toContain('add url: with it to the mount');
      expect([built.code, built.err]).toEqual([1, expect.stringContaining('Add url: with the address')]);
    } else expect([built.err, built.out]).toEqual([expect.anything(), expect.stringContaining('1 article')]);
  },
);

test('a blog of Jekyll needs no settings; its address has to be added', async () => {
  await writeFiles(join(home, 'blog'), { '_posts/2024-03-10-a.md': post, CNAME: 'cais.example\n' });
  const made = await init('feeds', '--url', 'https://feeds.cais.example');
  expect(made.out).toContain('Jekyll in blog, 1 file of posts');
  expect(made.out).toContain('add url: with it to the mount');
  expect(await feedOf('feeds')).toMatchObject({ title: 'feeds', mounts: ['../blog/_posts'] });
});

test('inside a blog it is a folder of the blog, with the workflow where the forge looks for it', async () => {
  await writeFiles(home, { ...blogs[0]?.[1], '_drafts/b.md': post, 'README.md': '# R\n' });
  execFileSync('git', ['init', '-q', '-b', 'trunk'], { cwd: home });
  const made = await init('feeds');
  expect([made.code, made.err]).toEqual([0, '']);
  expect(await feedOf('feeds')).toMatchObject({
    url: 'https://feeds.cais.example',
    mounts: ['../_drafts', '../_posts'],
  });
  expect(parseYaml(await read('.github/workflows/feeds.yml'))).toMatchObject({
    on: { push: { branches: ['trunk'] } },
    defaults: { run: { 'working-directory': 'feeds' } },
  });
  expect(made.out).toContain('Tell Jekyll to ignore feeds/');
  // The publication's own files are none of the blog's.
  expect((await dateline(['build'], join(home, 'feeds'))).out).toContain('1 article');
});

test('the workflow gets the posts of another repository', async () => {
  await writeFiles(join(home, 'blog'), blogs[1]?.[1] as Files);
  execFileSync('git', ['init', '-q'], { cwd: join(home, 'blog') });
  execFileSync('git', ['remote', 'add', 'origin', 'git@github.com:ann/blog.git'], {
    cwd: join(home, 'blog'),
  });
  await init('feeds');
  expect(await read('feeds/.github/workflows/feeds.yml')).toContain(
    '\n      - run: git clone --depth 1 https://github.com/ann/blog.git ../blog\n',
  );
});

test('of several blogs beside it one has to be named', async () => {
  await writeFiles(join(home, 'a'), blogs[0]?.[1] as Files);
  await writeFiles(join(home, 'b'), blogs[1]?.[1] as Files);
  const made = await init('feeds');
  expect([made.code, made.err]).toEqual([
    2,
    expect.stringContaining('Name one with --mount: a, b; or write --no-mount.'),
  ]);
  expect((await init('feeds', '--mount', 'b')).code).toBe(0);
  expect(await feedOf('feeds')).toMatchObject({ title: 'Cais', mounts: ['../b'] });
});

test('--no-mount takes no blog, and an app takes none that lies beside it', async () => {
  await writeFiles(join(home, 'blog'), blogs[0]?.[1] as Files);
  await writeFiles(home, { 'app/src/index.ts': 'export default {};\n' });
  for (const args of [['feeds', '--no-mount'], ['app']] as const) {
    const [folder, ...flags] = args;
    expect(await init(folder, ...flags, '--url', 'https://feeds.cais.example')).toMatchObject({ code: 0, err: '' });
    expect(await feedOf(folder)).not.toHaveProperty('mounts');
  }
});

test.each(['wrangler.json', 'wrangler.jsonc'])('beside %s, which is not read, nothing is written', async (name) => {
  await writeFiles(home, { [`app/${name}`]: '{}' });
  const made = await init('app', '--url', 'https://feeds.cais.example');
  expect([made.code, made.err]).toEqual([2, expect.stringContaining(`remove ${name}, and run init again`)]);
  expect((await readdir(join(home, 'app'))).toSorted()).toEqual([tarball, name].toSorted());
});

test('the clone’s own Worker has the settings of a publication’s', async () => {
  const settings = async (path: string): Promise<Record<string, unknown>> => {
    const { name, main, build, ...rest } = parseToml(await readFile(join(projectRoot, path), 'utf8'));
    expect([name, main, build]).not.toContain(undefined);
    return rest;
  };
  expect(await settings('wrangler.toml')).toEqual(await settings('src/host/template/wrangler.toml'));
});
