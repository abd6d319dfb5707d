import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { isTimeZone } from '../../../article/zone.ts';
import { at, isData, textOf, textsOf, type Data, type Datum } from '../frontmatter/datum.ts';
import { detectDialect, isSite } from './detect.ts';
import { dialectOf, type Dialect } from '../generators.ts';
import { splitFrontMatter } from '../frontmatter/frontmatter.ts';
import { readRoster, type Roster } from '../frontmatter/people.ts';
import { languageOf } from '../address/place.ts';
import { cascades, merge } from './cascade.ts';
import { includes } from './include.ts';
import {
  constants,
  exportedObjects,
  readData,
  readDataFolder,
  readSettings,
  type Settings,
} from './settings.ts';
import { walk } from './walk.ts';
import { lookup } from '../../../text/table.ts';

/** A blog as it lies on disk: all that a post's meaning depends on besides the post. */
export interface Site {
  readonly dialect: Dialect;
  /** Absolute path of the folder where its configuration stands, or of the mounted folder where there is none. */
  readonly folder: string;
  /** Absolute path of the folder that was mounted. */
  readonly root: string;
  /** All files below `folder` or `root`, whichever is higher, relative to `folder` (they may begin with `../`). */
  readonly files: readonly string[];
  /** Texts that are hidden or stand among templates, and folders of packages: none of these is among `files`. */
  readonly passed: readonly string[];
  readonly settings: Data;
  readonly packages: ReadonlySet<string>;
  /** Absolute, with a slash at the end. */
  readonly base?: string;
  /** BCP 47. */
  readonly language?: string;
  /** IANA name. */
  readonly timezone?: string;
  readonly title?: string;
  readonly roster: Roster;
  /** What stands in `_data` (Jekyll, Eleventy) or `data` (Hugo), read when first asked for. */
  readonly data: () => Promise<Data>;
  /** The text of a template that a tag includes; undefined where there is none, or none that is small. */
  readonly included: (name: string) => string | undefined;
  /** Front matter that a post has without saying so: defaults by folder, by a path relative to `folder`. */
  readonly defaults: (path: string) => Data;
}

/** What the caller knows of a site beforehand. */
export interface SiteOptions {
  readonly dialect?: string;
  readonly base?: string;
  readonly language?: string;
}

const baseKeys: readonly (readonly [address: string, path?: string])[] = [
  ['baseURL'],
  ['base_url'],
  ['SITEURL'],
  ['SITE_URL'],
  ['BASE_URL'],
  ['siteUrl', 'pathPrefix'],
  ['site_url'],
  ['site', 'base'],
  ['url', 'baseurl'],
  ['url', 'baseUrl'],
  ['url', 'root'],
  ['hostname'],
  ['domain'],
  ['siteMetadata.siteUrl'],
  ['homepage'],
];

const languageKeys = [
  'defaultContentLanguage',
  'default_language',
  'languageCode',
  'DEFAULT_LANG',
  'defaultLocale',
  'lang',
  'locale',
  'language',
  'theme.language',
];

/** The base address that settings name: absolute, no local machine, with a slash at the end. */
export function baseOf(settings: Data): string | undefined {
  for (const [key, pathKey] of baseKeys) {
    const address = textOf(at(settings, key));
    const path = pathKey === undefined ? '' : (textOf(at(settings, pathKey)) ?? '');
    if (address === undefined || !/^https?:\/\/[^\s{}$]+$/.test(address)) continue;
    if (/\/(?:edit|blob|tree|raw)\//.test(address)) continue;
    if (/^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\])/.test(address)) continue;
    const joined = /^\/[\w./~-]*$/.test(path) ? address.replace(/(?<!\/)\/+$/, '') + path : address;
    try {
      return new URL(`${joined.replace(/(?<!\/)\/+$/, '')}/`).href;
    } catch {
      continue;
    }
  }
  return undefined;
}

function languageIn(settings: Data): string | undefined {
  return languageKeys
    .flatMap((key) => textsOf(at(settings, key)).slice(0, 1))
    .map((code) => languageOf(code))
    .find((language) => language !== undefined);
}

/** The nearest folder, a root (absolute path) or one above it, that is a site's by its configuration. */
export async function settingsAbove(
  root: string,
): Promise<{ folder: string; settings: Settings } | undefined> {
  let folder = root;
  for (let level = 0; level < 8; level++) {
    const settings = await readSettings(folder);
    if (isSite(settings)) return { folder, settings };
    const isTop = await stat(join(folder, '.git')).then(
      () => true,
      () => false,
    );
    const parent = dirname(folder);
    if (isTop || parent === folder) return undefined;
    folder = parent;
  }
  return undefined;
}

const text = /\.(?:mdx?|markdown|svx|html)$/i;

/** The configured folder below a root with the most posts, where the root itself is not configured: a site inside a repository. */
async function settingsBelow(
  root: string,
  files: readonly string[],
): Promise<{ folder: string; settings: Settings } | undefined> {
  const folders = new Set(
    files
      .filter((file) => /(?:config|conf\b|mkdocs|eleventy|hugo)[^/]*$|(?:^|\/)_config\./.test(file))
      .map(dirname),
  );
  const shallow = [...folders].filter(
    (folder) =>
      folder !== '.' &&
      folder.split('/').length <= 3 &&
      !/(?:^|\/)(?:test|tests|examples?|fixtures|packages)(?:\/|$)/.test(folder),
  );
  let best: { folder: string; settings: Settings; posts: number } | undefined;
  for (const name of shallow) {
    const folder = name.replace(/\/?\.vitepress$|\/?config\/_default$/, '');
    const settings = await readSettings(join(root, folder));
    if (!isSite(settings)) continue;
    const { place = /^/ } = detectDialect({ settings, paths: [], heads: [] });
    const inside = files.filter((file) => file.startsWith(`${folder}/`) && text.test(file));
    const posts = inside.filter((file) => place.test(file.slice(folder.length + 1))).length;
    if (posts > (best?.posts ?? 0)) best = { folder: join(root, folder), settings, posts };
  }
  return best;
}

const authorsFile =
  /(?:^|\/)(?:\.?authors?(?:[-_](?:data|list))?\.(?:ya?ml|json|toml|[cm]?[jt]s)|_?authors?\/(?:[^/]+\/)?[^/]+\.(?:ya?ml|json|toml|md|mdx)|_?data\/(?:people|members|team|contributors)\.(?:ya?ml|json|toml))$/i;

async function rosterOf(top: string, files: readonly string[], settings: Data): Promise<Roster> {
  const sources: { name: string; data: Datum }[] = [];
  for (const file of files.filter((name) => authorsFile.test(name)).slice(0, 2000)) {
    const parts = file.replace(/\.[^./]+$/, '').split('/');
    const name = (/^_?index$/.test(parts.at(-1) as string) ? parts.at(-2) : parts.at(-1)) as string;
    const path = join(top, file);
    if (/\.[cm]?[jt]s$/.test(file)) {
      const people = exportedObjects(await readFile(path, 'utf8').catch(() => ''));
      if (people) sources.push({ name, data: people });
    } else if (/\.mdx?$/.test(file)) {
      const text = await readFile(path, 'utf8').catch(() => '');
      sources.push({ name, data: splitFrontMatter(text.replace(/\r\n?/g, '\n')).data });
    } else {
      const data = await readData(path);
      if (data !== undefined) sources.push({ name, data });
    }
  }
  const inSettings = at(settings, 'authors');
  if (inSettings !== undefined) sources.push({ name: 'authors', data: inSettings });
  const inParams = at(settings, 'params.authors');
  if (inParams !== undefined) sources.push({ name: 'authors', data: inParams });
  return readRoster(sources);
}

/** Jekyll's `defaults` of `_config.yml` for a path: the values of every scope that holds it, the narrower ones last. */
function jekyllDefaults(settings: Data, path: string): Data {
  const rows = at(settings, 'defaults');
  if (!Array.isArray(rows)) return {};
  const scoped = (rows as readonly Datum[]).flatMap((row) => {
    if (!isData(row)) return [];
    const scope = textOf(at(row, 'scope.path'))?.replace(/\/\*[^]*$|\/$/g, '') ?? '';
    const type = textOf(at(row, 'scope.type')) ?? 'posts';
    const values = row['values'];
    return (scope === '' || path.startsWith(scope)) && /^posts?$/.test(type) && isData(values)
      ? [{ depth: scope.length, values }]
      : [];
  });
  return Object.assign({}, ...scoped.sort((a, b) => a.depth - b.depth).map(({ values }) => values)) as Data;
}

/** Eleventy's data of folders (`posts/posts.json`, `posts/posts.11tydata.js`) by folder. */
async function folderData(top: string, files: readonly string[]): Promise<ReadonlyMap<string, Data>> {
  const byFolder = new Map<string, Data>();
  for (const file of files) {
    const match = /(?:^|\/)([^/]+)\/\1(?:\.11tydata)?\.(json|[cm]?js)$/.exec(file);
    if (!match) continue;
    const data =
      match[2] === 'json'
        ? await readData(join(top, file))
        : constants(await readFile(join(top, file), 'utf8').catch(() => ''));
    if (isData(data)) byFolder.set(dirname(file), { ...byFolder.get(dirname(file)), ...data });
  }
  return byFolder;
}

/** The data of Eleventy's own files that may name the site: `_data/site.json`, `_data/metadata.js`, `src/_data/meta.json`. */
async function siteData(top: string, files: readonly string[]): Promise<Data> {
  const named = files.filter((file) =>
    /(?:^|\/)_?data\/(?:site|metadata|meta|config)\.(?:json|ya?ml|[cm]?js)$/.test(file),
  );
  const all: Data[] = [];
  for (const file of named) {
    const data = file.endsWith('js')
      ? constants(await readFile(join(top, file), 'utf8').catch(() => ''))
      : await readData(join(top, file));
    if (isData(data)) all.push(data);
  }
  return Object.assign({}, ...all.reverse()) as Data;
}

const posix = (path: string): string => path.split(sep).join('/');

/**
 * Reads what is to be known of the blog to which a folder belongs: its configuration in the folder, above or below it, its generator,
 * its authors. `root` is absolute.
 */
export async function openSite(root: string, options: SiteOptions = {}): Promise<Site> {
  const above = await settingsAbove(root);
  const { files: below, passed } = await walk(above ? above.folder : root);
  const found = above ??
    (await settingsBelow(root, below)) ?? { folder: root, settings: await readSettings(root) };
  const top = above ? above.folder : root;
  const prefix = posix(relative(found.folder, top));
  const inSite = (path: string): string =>
    prefix === '' ? path : posix(relative(found.folder, join(top, path)));
  const files = below.map(inSite);
  const { data: settings, packages } = found.settings;
  const posts = below.filter((file) => text.test(file));
  const named = options.dialect === undefined ? undefined : dialectOf(options.dialect);
  const heads =
    named || above
      ? []
      : await Promise.all(
          posts
            .slice(0, 400)
            .filter((_, i, all) => i % Math.ceil(all.length / 40) === 0)
            .map((file) => readFile(join(top, file), 'utf8').catch(() => '')),
        );
  const parents = posix(top).split('/').slice(-4).join('/');
  const paths = posts.map((file) => `${parents}/${file}`);
  const dialect = named ?? detectDialect({ settings: found.settings, paths, heads });
  const extra = dialect.name === 'eleventy' ? await siteData(top, below) : {};
  const byFolder =
    dialect.name === 'eleventy' ? await folderData(found.folder, files) : new Map<string, Data>();
  const cascade = await cascades(found.folder, files, dialect.name, settings);
  const base =
    options.base === undefined
      ? baseOf({ ...extra, ...settings })
      : `${options.base.replace(/(?<!\/)\/+$/, '')}/`;
  const language = options.language ?? languageIn({ ...extra, ...settings });
  const zone = ['timezone', 'timeZone', 'TIMEZONE']
    .map((key) => textOf(lookup(settings, key)))
    .find((name) => name !== undefined);
  const title = ['title', 'site_name', 'SITENAME', 'BLOG_TITLE', 'name']
    .map((key) => textOf(lookup(settings, key)))
    .find((name) => name !== undefined);
  let data: Promise<Data> | undefined;
  return {
    dialect,
    folder: found.folder,
    root,
    files,
    passed: passed.map(inSite),
    settings,
    packages,
    ...(base !== undefined && { base }),
    ...(language !== undefined && { language }),
    ...(zone !== undefined && isTimeZone(zone) && { timezone: zone }),
    ...(title !== undefined && { title }),
    roster: await rosterOf(found.folder, files, settings),
    data: () =>
      (data ??= readDataFolder(
        found.folder,
        dialect.name === 'hugo'
          ? 'data'
          : files.some((file) => file.startsWith('src/_data/'))
            ? 'src/_data'
            : '_data',
      )),
    included: includes(found.folder, dialect.name, settings),
    defaults: (path) => {
      if (dialect.name === 'jekyll') return jekyllDefaults(settings, path);
      if (cascade.length > 0) return merge(cascade, path);
      const folders = path
        .split('/')
        .slice(0, -1)
        .map((_, index, all) => all.slice(0, index + 1).join('/'));
      return Object.assign({}, ...folders.map((folder) => byFolder.get(folder) ?? {})) as Data;
    },
  };
}
