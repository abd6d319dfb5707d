import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { table } from '../../../text/table.ts';
import { anyWord } from '../any-word.ts';
import { type Data, type Datum, isData } from '../frontmatter/datum.ts';
import { endOfObject, type Notation, parseNotation } from '../frontmatter/notation.ts';
import { isBelow } from './includes.ts';

/** The configuration of a generator in a folder. */
export interface Settings {
  /** Names relative to the folder. */
  readonly files: readonly string[];
  /** The keys of all files; a later file prevails. Of configurations that are programs, the constants. */
  readonly data: Data;
  /** Names of the packages that `package.json` depends on. */
  readonly packages: ReadonlySet<string>;
}

const notations = table<Notation>({ yml: 'yaml', yaml: 'yaml', toml: 'toml', json: 'json' });

/** Names of files that configure a site. */
export const configuration = anyWord(
  String.raw`_config\.(?:ya?ml|toml) (?:hugo|config|zola)\.(?:ya?ml|toml|json) mkdocs\.ya?ml \.eleventy\.[cm]?js
    siteConfig\.[jt]s (?:astro|docusaurus|gatsby|next|svelte|nuxt|eleventy|vitepress)[.-]config\.[cm]?[jt]s
    pelicanconf\.py publishconf\.py conf\.py config\.rb`,
);

/** A constant that a program (JavaScript, Python) gives to a name: `site: 'https://…'`, `SITEURL = "…"`. */
const constant = new RegExp(
  String.raw`(?:^|[\s{,(])["']?([A-Za-z_]\w*)["']?\s*[:=]\s*` +
    '(?:[rub]?(["\'`])((?:(?!\\2)[^\\\\\\n]|\\\\.)*)\\2|(true|false|True|False)\\b)',
  'g',
);

/** The route of Docusaurus' blog, which stands beside that of its documents. */
const blogRoute = /\bblog\s*:\s*\{[^{}]*?\brouteBasePath\s*:\s*(["'`])([^"'`]*)\1/;

/**
 * The constants of a configuration that is a program. Of several with one name, the one that is indented least counts,
 * then the first: those of the site stand around and before those of its plugins.
 */
export function constants(source: string): Data {
  const data = new Map<string, string>();
  const depths = new Map<string, number>();
  const plain = source.replace(/\/\*(?:(?!\/\*)[\s\S])*?\*\/|^[^\S\n]*(?:\/\/|#).*$/gm, '');
  for (const match of plain.matchAll(constant)) {
    const [whole, name = '', , text, truth = ''] = match;
    const start = match.index + whole.search(/\S/);
    const before = plain.slice(plain.lastIndexOf('\n', start) + 1, start);
    const depth = before.trim() === '' ? before.length : before.length + 1;
    if ((depths.get(name) ?? Infinity) <= depth) continue;
    depths.set(name, depth);
    data.set(name, text ?? truth);
  }
  const route = blogRoute.exec(plain)?.[2];
  const authors = authorsIn(plain);
  return {
    ...Object.fromEntries(data),
    ...(route !== undefined && { blog: { routeBasePath: route } }),
    ...(authors && { authors }),
  };
}

/** The authors that a program's configuration gives to a plug-in by key: `authors: { ada: { name: 'Ada Holm' } }`. */
function authorsIn(source: string): Data | undefined {
  const match = /\bauthors\s*:\s*(?=\{)/.exec(source);
  if (!match) return undefined;
  const data = objectAt(source, match.index + match[0].length);
  return data && Object.values(data).every(isData) ? data : undefined;
}

/** The object literal of constants that begins at an index. */
function objectAt(source: string, from: number): Data | undefined {
  const end = endOfObject(source, from);
  if (end < 0) return undefined;
  const { data, fault } = parseNotation(source.slice(from, end), 'object');
  return !fault && isData(data) ? data : undefined;
}

/**
 * The objects that a module exports: each by its name, those of a default export by their keys. For files of authors.
 */
export function exportedObjects(source: string): Data | undefined {
  let data: Data = {};
  for (const match of source.matchAll(/^export\s+(?:const\s+(\w+)\b[^=\n]*=|default)\s*(?=\{)/gm)) {
    const value = objectAt(source, match.index + match[0].length);
    if (value === undefined) continue;
    const inner = Object.values(value);
    if (inner.length > 0 && inner.every(isData)) data = { ...data, ...value };
    else if (match[1] !== undefined) data = { ...data, [match[1]]: value };
  }
  return Object.keys(data).length > 0 ? data : undefined;
}

/**
 * The settings of Middleman's `config.rb`: `set :name, 'value'`, and `blog.name = 'value'` once a blog is activated.
 */
function middleman(source: string): Data {
  const plain = source.replace(/^[^\S\n]*#.*$/gm, '');
  const pairs = (pattern: RegExp): Data =>
    Object.fromEntries([...plain.matchAll(pattern)].map(([, key, , value]) => [key as string, value as string]));
  const set = pairs(/^[^\S\n]*set\s+:(\w+),\s*(["'])([^"'\n]*)\2/gm);
  return /^[^\S\n]*activate\s+:blog\b/m.test(plain)
    ? { ...set, blog: pairs(/\bblog\.(\w+)\s*=\s*(["'])([^"'\n]*)\2/g) }
    : set;
}

function merged(a: Data, b: Data): Data {
  const data = new Map(Object.entries(a));
  for (const [key, value] of Object.entries(b)) {
    const old = data.get(key);
    data.set(key, isData(old) && isData(value) ? merged(old, value) : value);
  }
  return Object.fromEntries(data);
}

/** The names in a folder of a site, without symbolic links that lead out of the site (`top`). */
async function names(top: string, folder = ''): Promise<readonly string[]> {
  const path = join(top, folder);
  try {
    if (folder !== '' && !isBelow(top, path)) return [];
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isSymbolicLink() || isBelow(top, join(path, entry.name)))
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}

/** A data file (YAML, TOML, JSON) as data, or undefined where there is none to be read. */
export async function readDataFile(file: string): Promise<Datum | undefined> {
  const notation = notations.get(file.split('.').at(-1) as string);
  if (notation === undefined) return undefined;
  try {
    return parseNotation(await readFile(file, 'utf8'), notation).data;
  } catch {
    return undefined;
  }
}

/**
 * Hugo's folder of settings: `hugo.toml` is the root, `params.toml` the key `params`, `languages.de.toml` that of a
 * language.
 */
async function readFolder(top: string, below: string): Promise<{ files: readonly string[]; data: Data }> {
  const folder = join(top, below);
  let data: Data = {};
  const files = (await names(top, below)).filter((name) => /\.(?:toml|ya?ml|json)$/.test(name));
  for (const name of files) {
    const inner = await readDataFile(join(folder, name));
    if (!isData(inner)) continue;
    const [stem, ...more] = name.split('.').slice(0, -1) as [string, ...string[]];
    const language = more.join('.');
    const path = stem === 'hugo' || stem === 'config' ? [] : language ? [stem, language] : [stem];
    data = merged(
      data,
      path.reduceRight<Data>((value, key) => ({ [key]: value }), inner),
    );
  }
  return { files, data };
}

/** Reads the configuration that stands in a folder; nothing there gives nothing. */
export async function readSettings(folder: string): Promise<Settings> {
  const found: string[] = [];
  let data: Data = {};
  const all = await names(folder);
  for (const name of all.filter((each) => configuration.test(each))) {
    found.push(name);
    const program = /\.(?:py|rb|[cm]?[jt]s)$/.test(name)
      ? await readFile(join(folder, name), 'utf8').catch(() => '')
      : undefined;
    const inner =
      program === undefined
        ? await readDataFile(join(folder, name))
        : name.endsWith('.rb')
          ? middleman(program)
          : constants(program);
    if (isData(inner)) data = merged(data, inner);
  }
  for (const inner of ['.vitepress', 'docs/.vitepress'])
    for (const name of await names(folder, inner))
      if (/^config\.[cm]?[jt]s$/.test(name)) {
        found.push(`${inner}/${name}`);
        data = merged(data, constants(await readFile(join(folder, inner, name), 'utf8').catch(() => '')));
      }
  const hugo = all.includes('config') ? await readFolder(folder, 'config/_default') : undefined;
  if (hugo && hugo.files.length > 0) {
    found.push(...hugo.files.map((name) => `config/_default/${name}`));
    data = merged(data, hugo.data);
  }
  if (all.includes('.obsidian')) found.push('.obsidian');
  const manifest = all.includes('package.json') ? await readDataFile(join(folder, 'package.json')) : undefined;
  const dependencies = isData(manifest)
    ? [manifest['dependencies'], manifest['devDependencies']].flatMap((group) =>
        isData(group) ? Object.keys(group) : [],
      )
    : [];
  return { files: found, data, packages: new Set(dependencies) };
}

/** The files of data in a folder of a site (`top`), by name without ending. */
export async function readDataFolder(top: string, folder: string): Promise<Data> {
  const data = new Map<string, Datum>();
  for (const name of await names(top, folder)) {
    const value = await readDataFile(join(top, folder, name));
    if (value !== undefined) data.set(basename(name).replace(/\.[^.]+$/, ''), value);
  }
  return Object.fromEntries(data);
}
