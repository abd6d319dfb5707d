/*
 * Makes the tables of facts anew with the generators themselves:
 *
 *     node tests/generators/make.ts [NAME…]
 *
 * `hugo`, `jekyll` with jekyll-feed and `pelican` must be installed; the others are installed from npm into a temporary
 * folder, which GENERATORS names if it should stay.
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseHTML } from 'linkedom';
import { type Facts, factsOf, type Table, textOf } from './facts.ts';
import { sites } from './sites.ts';

/** How a generator is run. */
interface Recipe {
  /** Packages of npm, the first of which states the version; absent if it is installed otherwise. */
  readonly packages?: readonly string[];
  readonly command: readonly string[];
  readonly version?: readonly string[];
  /** The folder that it writes. */
  readonly out: string;
  /** The path of its feed below that folder. */
  readonly feed?: string;
  /** The element that holds the body, where the site has no template of its own. */
  readonly body?: string;
}

const recipes: Readonly<Record<string, Recipe>> = {
  jekyll: { command: ['jekyll', 'build'], version: ['jekyll', '--version'], out: '_site', feed: 'feed.xml' },
  hugo: { command: ['hugo'], version: ['hugo', 'version'], out: 'public', feed: 'index.xml' },
  pelican: {
    command: ['pelican', 'content', '-o', 'output', '-s', 'pelicanconf.py'],
    version: ['pelican', '--version'],
    out: 'output',
    feed: 'feeds/all.atom.xml',
  },
  eleventy: { packages: ['@11ty/eleventy'], command: ['eleventy'], out: '_site' },
  astro: { packages: ['astro'], command: ['astro', 'build'], out: 'dist' },
  hexo: {
    packages: ['hexo', 'hexo-renderer-marked', 'hexo-renderer-ejs', 'hexo-generator-feed'],
    command: ['hexo', 'generate'],
    out: 'public',
    feed: 'atom.xml',
  },
  docusaurus: {
    packages: ['@docusaurus/core', '@docusaurus/preset-classic', '@mdx-js/react', 'react', 'react-dom'],
    command: ['docusaurus', 'build'],
    out: 'build',
    feed: 'blog/atom.xml',
    body: 'article .markdown',
  },
  vitepress: {
    packages: ['vitepress'],
    command: ['vitepress', 'build'],
    out: '.vitepress/dist',
    body: '.vp-doc > div',
  },
};

const run = (command: readonly string[], cwd: string): string =>
  execFileSync(command[0] as string, command.slice(1), {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC', PATH: `${join(cwd, 'node_modules/.bin')}:${process.env['PATH']}` },
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });

/** Writes the site into a folder, each body with a word that names its file. */
function writeSite(folder: string, name: string): void {
  const { files, posts } = sites[name] as (typeof sites)[string];
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const index = posts.indexOf(path);
    writeFileSync(join(folder, path), index < 0 ? text : `${text}\nmarker${index}end\n`);
  }
}

/** The ids of a feed's entries, by the address of each. */
function idsIn(feed: string): ReadonlyMap<string, string> {
  const { document } = parseHTML(feed.replace(/^\s*<\?xml[^>]*>/, ''));
  return new Map(
    [...document.querySelectorAll('item, entry')].map((entry) => {
      const link = entry.querySelector('link');
      const address =
        link?.getAttribute('href') ??
        /<link>([^<]*)<\/link>|<link\s*\/?>([^<]*)/.exec(entry.innerHTML)?.slice(1).join('');
      return [new URL(address ?? '').pathname, (entry.querySelector('guid, id')?.textContent ?? '').trim()];
    }),
  );
}

function pagesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .sort();
}

function make(name: string, home: string): Table {
  const recipe = recipes[name] as Recipe;
  const folder = join(home, name);
  mkdirSync(folder, { recursive: true });
  const { packages } = recipe;
  const installed = join(home, 'installed', name);
  if (packages && !existsSync(join(installed, 'node_modules'))) {
    mkdirSync(installed, { recursive: true });
    writeFileSync(join(installed, 'package.json'), '{"private":true}');
    run(['npm', 'install', '--no-audit', '--no-fund', ...packages], installed);
  }
  writeSite(folder, name);
  if (packages && !existsSync(join(folder, 'node_modules')))
    symlinkSync(join(installed, 'node_modules'), join(folder, 'node_modules'));
  rmSync(join(folder, recipe.out), { recursive: true, force: true });
  run(recipe.command, folder);
  const version = packages
    ? (
        JSON.parse(readFileSync(join(installed, 'node_modules', packages[0] as string, 'package.json'), 'utf8')) as {
          version: string;
        }
      ).version
    : (/\d+(?:\.\d+)+/.exec(run(recipe.version as string[], folder))?.[0] ?? '');
  const ids =
    recipe.feed === undefined ? undefined : idsIn(readFileSync(join(folder, recipe.out, recipe.feed), 'utf8'));
  const facts: Record<string, Facts | null> = {};
  for (const path of pagesBelow(join(folder, recipe.out))) {
    const html = readFileSync(join(folder, recipe.out, path), 'utf8');
    const { document } = parseHTML(html);
    const body = document.querySelector(recipe.body ?? 'main');
    const found = [...(body ? textOf(body.innerHTML) : '').matchAll(/marker(\d+)end/g)];
    const post = found.length === 1 ? sites[name]?.posts[Number(found[0]?.[1])] : undefined;
    if (!body || post === undefined) continue;
    // Of a generator with a feed only what stands in it is published.
    const file = encodeURI(`/sub/${path.replace(/(?:^|(?<=\/))index\.html$/, '')}`);
    // Docusaurus links to its pages without a slash at the end.
    const address = ids && !ids.has(file) ? file.replace(/\/$/, '') : file;
    const id = ids?.get(address);
    if (ids && id === undefined) continue;
    const own = factsOf(body.innerHTML.replace(/<p>\s*marker\d+end\s*<\/p>|marker\d+end/g, ''));
    const { title, date, tags, author } = (body as unknown as { dataset: Record<string, string> }).dataset;
    facts[post] = {
      address,
      ...(id !== undefined && { id }),
      ...(title !== undefined && { title }),
      ...(date !== undefined && { date }),
      ...(tags !== undefined && { tags: tags.split('|').filter(Boolean) }),
      ...(author !== undefined && { author }),
      ...own,
    };
  }
  for (const post of sites[name]?.posts ?? []) facts[post] ??= null;
  return {
    generator: name,
    version,
    facts: Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const home = process.env['GENERATORS'] ?? mkdtempSync(join(tmpdir(), 'generators-'));
const names = process.argv.slice(2);
for (const name of names.length > 0 ? names : Object.keys(sites)) {
  const table = make(name, home);
  writeFileSync(join(import.meta.dirname, 'facts', `${name}.json`), `${JSON.stringify(table, undefined, 1)}\n`);
  const all = Object.values(table.facts);
  console.log(`${name} ${table.version}: ${all.length} posts, ${all.filter((each) => each !== null).length} published`);
}
if (process.env['GENERATORS'] === undefined) rmSync(home, { recursive: true, force: true });
