import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { isTimeZone } from '../../../article/zone.ts';
import { anyWord } from '../any-word.ts';
import { languageOfCode } from '../address/post-path.ts';
import { at, type Data, type Datum, isData, scalarIn, textsOf } from '../frontmatter/datum.ts';
import { firstAt } from '../frontmatter/keys.ts';
import { type Roster, readRoster } from '../frontmatter/people.ts';
import { splitFrontMatter } from '../frontmatter/split.ts';
import { detectGenerator, type Generator, generatorOf, isSite } from '../generators.ts';
import { readDefaults } from './defaults.ts';
import { includesOf } from './includes.ts';
import { constants, exportedObjects, readDataFile, readDataFolder, readSettings, type Settings } from './settings.ts';
import { walkSite } from './walk.ts';

/** A blog as it lies on disk: everything that the meaning of a post depends on besides the post. */
export interface Site {
  readonly generator: Generator;
  /** Absolute path of the folder where its configuration stands, or of the mounted folder where there is none. */
  readonly folder: string;
  /** Absolute path of the folder that was mounted. */
  readonly root: string;
  /** All files below `folder` or `root`, whichever is higher, relative to `folder` (they may begin with `../`). */
  readonly files: readonly string[];
  /** Texts that are hidden or stand among templates, and folders of packages: none of these is among `files`. */
  readonly passed: readonly string[];
  readonly settings: Data;
  /** Absolute, with a slash at the end. */
  readonly base?: string;
  /** The pattern of addresses that the mount names. */
  readonly permalink?: string;
  /** BCP 47. */
  readonly language?: string;
  /** IANA name. */
  readonly timezone?: string;
  readonly title?: string;
  readonly roster: Roster;
  /** The data of `_data` (Jekyll, Eleventy) or `data` (Hugo), read when first asked for. */
  readonly data: () => Promise<Data>;
  /** The text of a template that a tag includes; undefined where there is none, or none that is small. */
  readonly included: (name: string) => string | undefined;
  /** Front matter that a post has without stating it, by a path relative to `folder`. */
  readonly defaults: (path: string) => Data;
}

/** Facts that the caller states about a site. */
export interface SiteOptions {
  /** Name of the generator. */
  readonly dialect?: string;
  readonly base?: string;
  readonly permalink?: string;
  readonly language?: string;
}

/** Settings that hold the address of a site, and those of a path below it. */
const baseKeys: readonly (readonly [address: string, path?: string])[] = [
  ...['baseURL', 'base_url', 'SITEURL', 'SITE_URL', 'BASE_URL'].map((key) => [key] as const),
  ['siteUrl', 'pathPrefix'],
  ['site_url'],
  ['site', 'base'],
  ['url', 'baseurl'],
  ['url', 'baseUrl'],
  ['url', 'root'],
  ...['hostname', 'domain', 'siteMetadata.siteUrl', 'homepage'].map((key) => [key] as const),
];

const languageKeys = `defaultContentLanguage default_language languageCode DEFAULT_LANG defaultLocale lang locale
  language theme.language`.split(/\s+/);

const titleKeys = ['title', 'site_name', 'SITENAME', 'BLOG_TITLE', 'name'];

const withSlash = (address: string): string => `${address.replace(/(?<!\/)\/+$/, '')}/`;

/** The base address that settings name: absolute, on no local machine, of no repository. */
function baseIn(settings: Data): string | undefined {
  for (const [key, pathKey] of baseKeys) {
    const address = scalarIn(at(settings, key));
    const path = pathKey === undefined ? '' : (scalarIn(at(settings, pathKey)) ?? '');
    if (address === undefined || !/^https?:\/\/[^\s{}$]+$/.test(address)) continue;
    if (/\/(?:edit|blob|tree|raw)\/|^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\])/.test(address)) continue;
    const joined = /^\/[\w./~-]*$/.test(path) ? address.replace(/(?<!\/)\/+$/, '') + path : address;
    if (URL.canParse(withSlash(joined))) return new URL(withSlash(joined)).href;
  }
  return undefined;
}

/** A folder with its configuration. */
interface ConfiguredFolder {
  readonly folder: string;
  readonly settings: Settings;
}

/** The nearest folder, `root` (absolute path) or one above it, whose configuration is that of a site. */
export async function settingsAbove(root: string): Promise<ConfiguredFolder | undefined> {
  let folder = root;
  for (let level = 0; level < 8; level++) {
    const settings = await readSettings(folder);
    if (isSite({ settings })) return { folder, settings };
    const isRepository = await stat(join(folder, '.git')).catch(() => undefined);
    const parent = dirname(folder);
    if (isRepository || parent === folder) return undefined;
    folder = parent;
  }
  return undefined;
}

const postFile = /\.(?:mdx?|markdown|svx|html)$/i;

/** The configured folder below a root that has most posts: a site inside a repository. */
async function settingsBelow(root: string, files: readonly string[]): Promise<ConfiguredFolder | undefined> {
  const configured = files.filter((file) =>
    /(?:config|conf\b|mkdocs|eleventy|hugo)[^/]*$|(?:^|\/)_config\./.test(file),
  );
  let best: (ConfiguredFolder & { readonly posts: number }) | undefined;
  for (const name of new Set(configured.map(dirname))) {
    if (name === '.' || name.split('/').length > 3) continue;
    if (/(?:^|\/)(?:test|tests|examples?|fixtures|packages)(?:\/|$)/.test(name)) continue;
    const folder = name.replace(/\/?\.vitepress$|\/?config\/_default$/, '');
    const settings = await readSettings(join(root, folder));
    if (!isSite({ settings })) continue;
    const { posts: place = /^/ } = detectGenerator({ settings, paths: [], heads: [] });
    const inside = files.filter((file) => file.startsWith(`${folder}/`) && postFile.test(file));
    const posts = inside.filter((file) => place.test(file.slice(folder.length + 1))).length;
    if (posts > (best?.posts ?? 0)) best = { folder: join(root, folder), settings, posts };
  }
  return best;
}

const authorsFile = anyWord(
  String.raw`(?:.*\/)?\.?authors?(?:[-_](?:data|list))?\.(?:ya?ml|json|toml|[cm]?[jt]s)
    (?:.*\/)?_?authors?\/(?:[^/]+\/)?[^/]+\.(?:ya?ml|json|toml|md|mdx)
    (?:.*\/)?_?data\/(?:people|members|team|contributors)\.(?:ya?ml|json|toml)`,
  'i',
);

const readText = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

/** The authors of a site, from files of authors and its settings. */
async function readAuthorFiles(top: string, files: readonly string[], settings: Data): Promise<Roster> {
  const sources: { name: string; data: Datum }[] = [];
  for (const file of files.filter((name) => authorsFile.test(name)).slice(0, 2000)) {
    const parts = file.replace(/\.[^./]+$/, '').split('/');
    const name = (/^_?index$/.test(parts.at(-1) as string) ? parts.at(-2) : parts.at(-1)) as string;
    const path = join(top, file);
    const data = /\.[cm]?[jt]s$/.test(file)
      ? exportedObjects(await readText(path))
      : /\.mdx?$/.test(file)
        ? splitFrontMatter((await readText(path)).replace(/\r\n?/g, '\n')).data
        : await readDataFile(path);
    if (data !== undefined) sources.push({ name, data });
  }
  for (const key of ['authors', 'params.authors']) {
    const data = at(settings, key);
    if (data !== undefined) sources.push({ name: 'authors', data });
  }
  return readRoster(sources);
}

/** The data of Eleventy's own files that may name the site: `_data/site.json`, `_data/metadata.js`. */
async function readSiteData(top: string, files: readonly string[]): Promise<Data> {
  const named = /(?:^|\/)_?data\/(?:site|metadata|meta|config)\.(?:json|ya?ml|[cm]?js)$/;
  const all: Data[] = [];
  for (const file of files.filter((name) => named.test(name))) {
    const path = join(top, file);
    const data = file.endsWith('js') ? constants(await readText(path)) : await readDataFile(path);
    if (isData(data)) all.unshift(data);
  }
  return Object.assign({}, ...all) as Data;
}

const posix = (path: string): string => path.split(sep).join('/');

/** The beginnings of 40 or fewer of a site's posts. */
async function readHeads(top: string, posts: readonly string[]): Promise<readonly string[]> {
  const few = posts.slice(0, 400);
  const step = Math.ceil(few.length / 40);
  return Promise.all(few.filter((_, i) => i % step === 0).map((file) => readText(join(top, file))));
}

/**
 * Opens the blog to which a folder (absolute path) belongs: its configuration in the folder, above or below it, its
 * generator, its authors.
 */
export async function openSite(root: string, options: SiteOptions = {}): Promise<Site> {
  const above = await settingsAbove(root);
  const top = above ? above.folder : root;
  const walked = await walkSite(top);
  const found = above ??
    (await settingsBelow(root, walked.files)) ?? { folder: root, settings: await readSettings(root) };
  const { folder } = found;
  const inSite = (path: string): string => posix(relative(folder, join(top, path)));
  const files = walked.files.map(inSite);
  const posts = walked.files.filter((file) => postFile.test(file));
  const parents = posix(top).split('/').slice(-4).join('/');
  const generator =
    (options.dialect === undefined ? undefined : generatorOf(options.dialect)) ??
    detectGenerator({
      settings: found.settings,
      paths: posts.map((file) => `${parents}/${file}`),
      heads: above ? [] : await readHeads(top, posts),
    });
  const own = found.settings.data;
  const isEleventy = generator.name === 'eleventy';
  const settings = isEleventy ? { ...(await readSiteData(top, walked.files)), ...own } : own;
  const base = options.base === undefined ? baseIn(settings) : withSlash(options.base);
  const language =
    options.language ?? firstAt(settings, languageKeys, (value) => languageOfCode(textsOf(value)[0]))?.value;
  const timezone = firstAt(own, ['timezone'], scalarIn)?.value;
  const title = firstAt(settings, titleKeys, scalarIn)?.value;
  const dataFolder = files.some((file) => file.startsWith('src/_data/')) ? 'src/_data' : '_data';
  let data: Promise<Data> | undefined;
  return {
    generator,
    folder,
    root,
    files,
    passed: walked.passed.map(inSite),
    settings: own,
    ...(base !== undefined && { base }),
    ...(options.permalink !== undefined && { permalink: options.permalink }),
    ...(language !== undefined && { language }),
    ...(timezone !== undefined && isTimeZone(timezone) && { timezone }),
    ...(title !== undefined && { title }),
    roster: await readAuthorFiles(folder, files, own),
    data: () => (data ??= readDataFolder(folder, generator.name === 'hugo' ? 'data' : dataFolder)),
    included: includesOf(folder, generator.name, own),
    defaults: await readDefaults(folder, files, generator.name, own),
  };
}
