import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Liquid } from 'liquidjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readMount } from '../../src/content/mounts/mounts.ts';
import { reduceBody } from '../../src/import/markdown/syntax/body.ts';
import { type Generator, generatorOf } from '../../src/import/markdown/generators.ts';
import { includesOf } from '../../src/import/markdown/site/includes.ts';
import { folderOf } from './folder.ts';

const secret = 'Zq7-not-for-readers';

/** Tags of liquidjs that read files. A tag that is in neither list has to be judged first. */
const readers = ['include', 'render', 'layout'];
const others =
  'assign for capture case comment decrement increment cycle if block raw tablerow unless break continue echo liquid #';

let site = '';
beforeAll(async () => {
  const home = await folderOf({
    'secret.html': secret,
    'site/secret.html': secret,
    'site/package.json': secret,
    'site/_posts/secret.md': secret,
    'site/_includes/known.html': 'A known piece.',
    'site/_includes/folder/deep.html': 'A deep piece.',
  });
  site = join(home, 'site');
  await symlink('../secret.html', join(site, '_includes/link.html'));
  await symlink('../..', join(site, '_includes/up'));
  await symlink('known.html', join(site, '_includes/alias.html'));
  await symlink(home, join(site, 'outside'));
});

function read(source: string, dialect = 'jekyll', settings = {}) {
  const { body, problems } = reduceBody(source, {
    syntaxes: (generatorOf(dialect) as Generator).syntaxes,
    form: 'md',
    file: 'post.md',
    line: 5,
    scope: { page: {}, site: {} },
    included: includesOf(site, dialect, settings),
    value: () => undefined,
    resolve: () => undefined,
  });
  return { body, problems, told: problems.map(({ message }) => message).join('\n') };
}

const outside = (): readonly string[] => [
  'package.json',
  'secret.html',
  './secret.html',
  '../secret.html',
  '../../secret.html',
  'folder/../../secret.html',
  '_includes/../secret.html',
  '..\\secret.html',
  '%2e%2e/secret.html',
  '..%2fsecret.html',
  '\u2024\u2024/secret.html',
  'file:///etc/hostname.html',
  join(site, 'secret.html'),
  `/${join(site, 'secret.html')}`,
  'link.html',
  'up/secret.html',
  'up/site/_posts/secret.md',
  'up/site/_includes/known.html/../../secret.html',
];

/** Ways to write a tag with its file. */
const ways: Readonly<Record<string, (tag: string, file: string) => string>> = {
  plain: (tag, file) => `{% ${tag} ${file} %}`,
  quoted: (tag, file) => `{% ${tag} "${file}" %}`,
  'with white space controlled': (tag, file) => `{%- ${tag} ${file} -%}`,
  'in liquid': (tag, file) => `{% liquid\n${tag} ${file}\n%}`,
  'quoted in liquid': (tag, file) => `{% liquid\n${tag} '${file}'\n%}`,
  'in liquid in liquid': (tag, file) => `{% liquid\nliquid ${tag} "${file}"\n%}`,
  'in for': (tag, file) => `{% for i in (1..2) %}{% liquid\n${tag} "${file}"\n%}{% endfor %}`,
  'in tablerow': (tag, file) => `{% liquid\ntablerow i in (1..2)\n${tag} "${file}"\nendtablerow\n%}`,
  'in if': (tag, file) => `{% if true %}{% ${tag} "${file}" %}{% liquid\n${tag} "${file}"\n%}{% endif %}`,
  'in case': (tag, file) => `{% liquid\ncase 1\nwhen 1\n${tag} "${file}"\nendcase\n%}`,
  'in capture': (tag, file) => `{% liquid\ncapture x\n${tag} "${file}"\nendcapture\n%}{{ x }}`,
  'of a name in a value': (tag, file) => `{% assign f = "${file}" %}{% liquid\n${tag} f\n%}`,
  'of a name in an output': (tag, file) => `{% assign f = "${file}" %}{% liquid\n${tag} {{ f }}\n%}`,
  'that only liquidjs sees': (tag, file) => `{% if "{%" == "" %}{% endif %}{% ${tag} "${file}" x="{%" %}`,
  'in block': (tag, file) => `{% liquid\nblock a\n${tag} "${file}"\nendblock\n%}`,
};

describe.each(['jekyll', 'eleventy', 'hexo'])('S1: a post of %s reaches no file outside its includes', (dialect) => {
  test('the tags of liquidjs that read are known', () => {
    expect(Object.keys(new Liquid().tags).sort()).toEqual([...readers, ...others.split(' ')].sort());
  });

  test.each(Object.entries(ways))('%s', (way, write) => {
    for (const tag of [...readers, 'include_relative', 'include_cached', 'extends', 'import'])
      for (const file of outside()) {
        const source = `Before.\n\n${write(tag, file)}\n\nAfter.`;
        const { body, told } = read(source, dialect);
        expect(body, source).not.toContain(secret);
        expect(body, source).toMatch(/^Before\.[\s\S]*After\.$/);
        if (/^(?:include|render)$/.test(tag) && /liquid\n/.test(source) && !way.startsWith('of a name'))
          expect(told, source).not.toBe('');
      }
  });

  test.each(Object.entries(ways))('%s, in an included file', async (_, write) => {
    const tags = readers.flatMap((tag) => outside().map((file) => write(tag, file)));
    await writeFile(join(site, '_includes/hub.html'), `Hub.\n\n${tags.join('\n')}`);
    for (const source of ['{% include hub.html %}', '{% liquid\ninclude "hub.html"\n%}']) {
      const { body, told } = read(`Before.\n\n${source}\n\nAfter.`, dialect);
      expect(body).not.toContain(secret);
      expect(told).not.toBe('');
    }
  });
});

describe('S1: what the include folder holds', () => {
  test.each([
    ['jekyll', '{% liquid\ninclude known.html\n%}', 'A known piece.'],
    ['jekyll', '{% include folder/deep.html %}', 'A deep piece.'],
    ['jekyll', '{% include alias.html %}', 'A known piece.'],
    ['eleventy', '{% liquid\ninclude "known.html"\n%}', 'A known piece.'],
    ['eleventy', '{% assign f = "folder/deep.html" %}{% liquid\nrender f\n%}', 'A deep piece.'],
  ])('is read by %s: %j', (dialect, source, expected) => {
    expect(read(source, dialect)).toEqual({ body: expected, problems: [], told: '' });
  });

  test('is the configured folder, unless that lies outside the site or is the site', () => {
    const source = '{% liquid\ninclude "secret.html"\n%}';
    expect(read(source, 'jekyll', { includes_dir: '_posts' }).told).toContain('"secret.html"');
    expect(
      read('{% liquid\ninclude "deep.html"\n%}', 'eleventy', { input: '_includes', includes: 'folder' }).body,
    ).toBe('A deep piece.');
    for (const folder of ['.', '..', '/', '../..', 'outside', 'outside/site', '_includes/..', '_includes/up'])
      for (const settings of [{ includes_dir: folder }, { includes: folder }])
        for (const dialect of ['jekyll', 'eleventy'])
          expect(read(source, dialect, settings).body, folder).not.toContain(secret);
  });

  test('may include itself, which ends', async () => {
    await writeFile(join(site, '_includes/self.html'), 'x {% liquid\ninclude "self.html"\n%}');
    const { body, told } = read('Before.\n\n{% liquid\ninclude "self.html"\n%}\n\nAfter.');
    expect(body).toMatch(/^Before[\s\S]*After\.$/);
    expect(told).not.toBe('');
  });
});

test('S1: the problem names the file and the line', () => {
  const { body, problems } = read('One.\n\n{% liquid\ninclude package.json\n%}\n\nTwo.');
  expect(body).toBe('One.\n\nTwo.');
  expect(problems).toMatchObject([{ rule: 'unread-syntax', severity: 'warning', file: 'post.md', line: 8 }]);
  expect(problems[0]?.message).toBe(
    'The file "package.json" is not in the folder of files that the blog includes and was left out.',
  );
});

test.each([
  [
    'hugo',
    '{{< readfile file="../secret.html" >}} {{< include "/secret.html" >}} {{% partial "secret.html" %}} {{ readFile "secret.html" }}',
  ],
  [
    'mkdocs',
    '--8<-- "secret.html"\n\n--8<--\nsecret.html\n--8<--\n\n;--8<-- "secret.html"\n\n{% include "secret.html" %} {!secret.html!}',
  ],
  ['vitepress', '<<< @/secret.html\n\n<!--@include: ./secret.html-->\n\n<<< ../secret.html{1-2}'],
  [
    'docusaurus',
    "import S from '!!raw-loader!../secret.html';\nimport T from '../secret.html';\n\n<CodeBlock>{S}</CodeBlock> <T /> {S} {require('fs').readFileSync('secret.html')}",
  ],
  ['astro', "import s from '../secret.html?raw';\n\n<Fragment set:html={s} /> {s}"],
  ['zola', '{{ load_data(path="secret.html") }} {% load() %}secret.html{% end %} {% include "secret.html" %}'],
  ['middleman', '<%= File.read("secret.html") %> <%= partial "secret.html" %> <%= `cat secret.html` %>'],
  ['nuxt', '::include{src="secret.html"}\n::\n\n:secret{src="secret.html"}'],
  ['pelican', '{% include_code ../secret.html %} {% notebook secret.html %} {include} secret.html'],
  ['nikola', '{{% listing secret.html %}} {{% raw file="secret.html" %}}{{% /raw %}}'],
  ['plain', '![[secret.html]] [[secret]] ![x](../secret.html) #+INCLUDE: "secret.html"\n\n!include secret.html'],
  [
    'jekyll',
    '{% include_relative ../secret.html %} {% include_relative secret.html %} {{ site.static_files }} ![x](../secret.html)',
  ],
])('S1: no other reader of files is in a post of %s', async (dialect, source) => {
  const text = `---\ntitle: A\ndate: 2020-01-02\n---\nBefore.\n\n${source}\n\nAfter.\n`;
  const root = await folderOf({
    'secret.html': secret,
    'posts/secret.html': secret,
    'secret/index.html': secret,
  });
  await mkdir(join(root, 'posts'), { recursive: true });
  for (const name of ['2020-01-02-a.md', 'b.mdx']) await writeFile(join(root, 'posts', name), text);
  const { articles: gathered } = await readMount({ path: 'posts', dialect }, root);
  expect(gathered.length).toBeGreaterThan(0);
  for (const {
    text: { body },
  } of gathered) {
    expect(body).toContain('After.');
    expect(body).not.toContain(secret);
  }
});

test('S1: data and settings of a site are not taken from outside by a link', async () => {
  const home = await folderOf({
    'secret.yml': `word: ${secret}\n`,
    'data/more.yml': `word: ${secret}\n`,
    'site/_config.yml': 'url: https://mill.example\n',
    'site/_data/own.yml': 'word: Own\n',
    'site/_posts/2020-01-02-a.md':
      '---\ntitle: A\n---\nBefore {{ site.data.own.word }} {{ site.data.link.word }} {{ site.word }} {{ site.data.up.more.word }}.\n',
  });
  await symlink('../../secret.yml', join(home, 'site/_data/link.yml'));
  await symlink('../secret.yml', join(home, 'site/_config.toml'));
  await symlink('../../data', join(home, 'site/_data/up'));
  const { articles: gathered } = await readMount({ path: 'site' }, home);
  expect(gathered[0]?.text.body).toMatch(/^Before Own\s+\.$/);
});
