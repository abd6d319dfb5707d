import { percentDecoded } from '../../../text/path.ts';
import type { Day } from '../../../text/date.ts';
import { at, isData, textsOf, type Data, type Datum, scalarIn } from '../frontmatter/datum.ts';
import type { Site } from '../site/site.ts';
import { urlize } from './slugify.ts';
import { table, lookup } from '../../../text/table.ts';
import { datePlaceholders, fillPattern, type PlaceholderValue } from './pattern.ts';
import type { PostPath } from './post-path.ts';
import { routeOf, routedPage } from './routes.ts';
import { plainSlug } from './slugify.ts';

/** A post, as far as its address is made of it. */
export interface AddressedPost {
  readonly data: Data;
  readonly place: PostPath;
  /** Relative to the site's folder. */
  readonly path: string;
  readonly title?: string;
  readonly day?: Day;
  /** `HH:MM:SS` as stated, where a time is stated. */
  readonly time?: string;
  readonly slug?: string;
}

/** The path of a post below the site's base, and how sure it is (0 to 1). */
export interface Permalink {
  readonly path: string;
  readonly sure: number;
}

/** A path without slashes at its ends. */
const bare = (path: string): string => path.replace(/^\/+|(?<!\/)\/+$/g, '');

const joined = (parts: readonly string[]): string => parts.filter(Boolean).join('/');

/** The categories of a post of Jekyll, in lower case: folders around `_posts`, then those that it states. */
function categoriesOf({ path, data }: AddressedPost): readonly string[] {
  const [before = '', below] = path.split(/(?:^|\/)_(?:posts|drafts)\//);
  // Without such a folder in the path, the site is the folder of posts itself.
  const around = below === undefined ? [] : before.split('/');
  const stated = textsOf(at(data, 'categories'));
  const all = [
    ...around.filter((folder) => !/^\.*$/.test(folder)),
    ...(Array.isArray(data['categories']) ? stated : stated.flatMap((text) => text.split(/\s+/))),
    ...textsOf(at(data, 'category')).slice(0, 1),
  ];
  return [...new Set(all.map((category) => category.toLowerCase()))];
}

const indexFolders = new WeakMap<readonly string[], ReadonlySet<string>>();

/**
 * The sections of a post of Hugo among its folders: the first, and those that have an `_index` file or lie around one.
 */
function sectionsOf(folders: readonly string[], path: string, files: readonly string[]): readonly string[] {
  const index = /\/_index\.[^/]+$/;
  const indexed =
    indexFolders.get(files) ?? new Set(files.filter((file) => index.test(file)).map((file) => file.replace(index, '')));
  indexFolders.set(files, indexed);
  const before = path.slice(0, path.indexOf(folders.join('/')));
  const last = folders.findLastIndex((_, i) => indexed.has(before + folders.slice(0, i + 1).join('/')));
  return folders.slice(0, Math.max(1, last + 1));
}

/**
 * The last category of a post of Hexo with those around it: a list is one within the other, a list of lists is several.
 */
function hexoCategory(data: Data): readonly string[] | undefined {
  const value = at(data, 'categories') ?? at(data, 'category');
  const items: readonly Datum[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const path = textsOf(items.some(Array.isArray) ? items.at(-1) : items);
  return path.length > 0 ? path : undefined;
}

/** The values of all placeholders for a post, under our names and those of the site's generator. */
function placeholdersOf(post: AddressedPost, site: Site): PlaceholderValue {
  const { data, place, path, slug, title } = post;
  const { settings, generator, files } = site;
  const rule = generator.address;
  const { names = {} } = rule;
  const slugify = (text: string): string => (rule.slugify ?? urlize)(text, settings);
  const dates = datePlaceholders(post.day, post.time);
  const inside = path.replace(generator.content, '');
  const folders = inside.split('/').slice(0, place.bundle ? -2 : -1);
  // Hugo takes the day out of a name where its settings read it there.
  const dayIsRead = JSON.stringify(at(settings, 'frontmatter.date') ?? '').includes(':filename');
  const file = dayIsRead ? place.slug : place.name;
  const inFileName = place.dayFrom === 'file name' ? place.day : undefined;
  const defaultCategory = scalarIn(at(settings, 'default_category')) ?? 'uncategorized';
  const mainCategory = scalarIn(at(settings, 'DEFAULT_CATEGORY')) ?? 'misc';
  const source = scalarIn(at(settings, 'SLUGIFY_SOURCE')) === 'basename' ? place.name : title;
  // The slug is a part of the file's name that only Python's expression tells.
  const isInName = scalarIn(at(settings, 'FILENAME_METADATA'))?.includes('<slug>') === true;
  const isDatedInName = scalarIn(at(settings, 'new_post_name'))?.startsWith(':year-:month-:day-') === true;
  const whole = inside.replace(/\.[^./]+$/, '');
  const withoutDay = whole.replace(/(^|\/)\d{4}-\d\d-\d\d-(?=[^/]*$)/, '$1');
  const stem = whole.replace(/(?:^|\/)index$/, '');
  const lastPart = whole.split('/').at(-1);
  const hexoTitle = isDatedInName ? withoutDay : whole;
  const values = table<() => string | undefined>({
    file: () => slugify(file),
    name: () => place.slug,
    slug: () => slugify(slug ?? place.slug),
    plainslug: () => plainSlug(slug ?? place.slug),
    ownslug: () => slug && bare(slug),
    slugorfile: () => slugify(slug ?? file),
    // Hugo makes a path of a name with its ending, before which white space is a hyphen.
    lastpart: () => (slug === undefined ? slugify(`${file}.`).replace(/\.$/, '') : slugify(slug)),
    slugortitle: () => slugify(slug ?? title ?? file),
    title: () => title && slugify(title),
    rawtitle: () => title,
    section: () => slugify(folders[0] ?? ''),
    folders: () => joined(folders.map(slugify)),
    sections: () => joined(sectionsOf(folders, path, files).map(slugify)),
    // Hexo takes a day out of a name where its name of new posts has one.
    hexotitle: () => hexoTitle,
    hexoname: () => hexoTitle.split('/').at(-1),
    path: () => stem,
    // A file that is called like its folder stands for the folder.
    foldedpath: () => (stem === whole && folders.at(-1) === lastPart ? joined(folders) : stem),
    filepathstem: () => withoutDay,
    categories: () => categoriesOf(post).join('/'),
    slugified_categories: () => categoriesOf(post).map(plainSlug).join('/'),
    category: () => (hexoCategory(data) ?? [defaultCategory]).map(slugify).join('/'),
    lowertitle: () => title && slugify(title).toLowerCase(),
    foldercategory: () => slugify(textsOf(at(data, 'category'))[0] ?? (inside.split('/').at(-2) || mainCategory)),
    author: () => slugify(textsOf(at(data, 'author') ?? at(data, 'authors') ?? at(settings, 'AUTHOR'))[0] ?? ''),
    lang: () => scalarIn(at(data, 'lang')) ?? scalarIn(at(settings, 'DEFAULT_LANG')) ?? 'en',
    slugorsource: () => slug ?? (isInName ? undefined : source && slugify(source)),
    collection: () => 'posts',
    output_ext: () => '.html',
    fileyear: () => inFileName?.slice(0, 4),
    filemonth: () => inFileName?.slice(5, 7),
    fileday: () => inFileName?.slice(8, 10),
    blogroute: () => bare(scalarIn(at(settings, 'blog.routeBasePath')) ?? 'blog'),
    blogfolder: () => bare(/^(?:docs\/)?(.*?)posts\//.exec(path)?.[1] ?? 'blog'),
    page: () => routedPage(path),
    starlight: () =>
      path.startsWith('src/content/docs/') && stem ? stem.split('/').map(slugify).join('/') : undefined,
    route: () => routeOf(place.folders, files),
    entry: () => slug?.replace(/^\//, '') ?? joined([...folders.slice(1), file].map(slugify)),
  });
  return (placeholder) => {
    const own = lookup(names, placeholder) ?? placeholder;
    const known = values.get(own);
    return known ? known() : (dates.get(own) ?? scalarIn(at(data, placeholder)));
  };
}

/** A text of a query, in which `+` is a space. */
const unescaped = (text: string): string => percentDecoded(text.replaceAll('+', ' '));

/** The code of a post's language, where the site has it before the paths of that language. */
function languagePrefix({ place }: AddressedPost, { generator, settings }: Site): string | undefined {
  const { mainLanguage, ofOtherLanguages } = generator.address;
  if (mainLanguage === undefined || ofOtherLanguages) return undefined;
  const main = scalarIn(at(settings, mainLanguage)) ?? 'en';
  const language = place.language ?? main;
  const isOther = language.toLowerCase() !== main.toLowerCase();
  const inFolder = scalarIn(at(settings, 'defaultContentLanguageInSubdir')) === 'true';
  return isOther || inFolder ? language.toLowerCase() : undefined;
}

/** The pattern that a setting holds: one for all posts, or one by section. */
function patternIn(settings: Data, paths: string, section: string): string | undefined {
  for (const path of paths.split(' ')) {
    const value = at(settings, path);
    const own = isData(value)
      ? (lookup(value, section) ?? lookup(value, `/${section}/`) ?? (section === 'post' ? value['posts'] : ''))
      : value;
    const pattern = scalarIn(own);
    if (pattern !== undefined) return pattern;
  }
  return undefined;
}

/**
 * The address that front matter states; where the generator leaves the keys to the site's code, only one that begins
 * with a slash.
 */
function statedAddress(post: AddressedPost, site: Site): string | undefined {
  const { stated = '', ends, statedIsPattern, slugIsPath, settings } = site.generator.address;
  const isAny = (ends !== undefined && ends !== 'astro') || statedIsPattern === true || settings !== undefined;
  const texts = stated.split(' ').map((key) => scalarIn(at(post.data, key)));
  const found = texts.find((text) => text !== undefined && (isAny || text.startsWith('/')));
  return found ?? (slugIsPath && post.slug?.startsWith('/') ? post.slug : undefined);
}

/**
 * The address of a post on its blog, as its front matter, the mount, the settings or the generator says. Undefined
 * where nothing certain is known: generators that leave addresses to the site's own code are believed only where front
 * matter states a path, or a page of the site shows the route.
 */
export function permalinkOf(post: AddressedPost, site: Site): Permalink | undefined {
  const { generator, settings } = site;
  const rule = generator.address;
  const setting = (key: string): string => scalarIn(at(settings, key)) ?? '';
  const section = post.path.replace(generator.content, '').split('/')[0] as string;
  const ugly = rule.ugly === undefined ? undefined : at(settings, rule.ugly);
  const isUgly = scalarIn(isData(ugly) ? lookup(ugly, section) : ugly) === 'true';

  const ended = (path: string): string => {
    if (rule.ends === 'slash') return path.replace(/\/?$/, isUgly ? '.html' : '/');
    if (rule.ends === 'docusaurus') return bare(path) + (setting('trailingSlash') === 'true' ? '/' : '');
    if (rule.ends === 'folder') return path.replace(/(?:^|(?<=\/))index\.html$/, '');
    if (rule.ends === 'astro' && setting('format') === 'file') return path.replace(/\/?$/, '.html');
    if (rule.ends === 'astro' && setting('trailingSlash') === 'never') return path.replace(/\/$/, '');
    if (rule.ends !== 'vitepress') return path;
    return path.replace(/\.html$/, post.place.bundle ? '/' : setting('cleanUrls') === 'true' ? '' : '.html');
  };

  const prefix = languagePrefix(post, site) ?? (rule.prefix === undefined ? '' : setting(rule.prefix));
  if (site.permalink === 'none') return undefined;
  const own = statedAddress(post, site);
  if (own !== undefined && rule.statedIsPattern !== true) {
    if (/^https?:/.test(own)) return rule.ends === undefined ? { path: own, sure: 1 } : undefined;
    const path = own.startsWith('/') ? own : joined([prefix, own]);
    const isFile = rule.ends !== 'slash' || path.includes('.');
    return { path: isFile ? path : path.replace(/\/?$/, '/'), sure: 1 };
  }
  const [otherSetting, usual] = rule.ofOtherLanguages ?? [];
  const main = scalarIn(at(settings, rule.mainLanguage ?? '')) ?? 'en';
  const isOther = otherSetting !== undefined && (scalarIn(at(post.data, 'lang')) ?? main) !== main;
  const ofLanguage = isOther ? (scalarIn(at(settings, otherSetting)) ?? usual) : undefined;
  const named = own ?? site.permalink ?? ofLanguage ?? patternIn(settings, rule.settings ?? '', section);
  const patterns = named === undefined ? rule.patterns : [(own === undefined && rule.styles?.get(named)) || named];
  const valueOf = placeholdersOf(post, site);
  const slugify = (text: string): string => (rule.slugify ?? urlize)(text, settings);
  for (const pattern of patterns) {
    const filled = fillPattern(pattern, valueOf, rule.filters);
    if (filled === undefined) continue;
    const path = ended(filled).replace(/^\//, '');
    const isRead = named !== undefined && rule.unescapes === true;
    return { path: joined([bare(prefix), isRead ? slugify(unescaped(path)) : path]), sure: rule.sure };
  }
  return undefined;
}

/** Whether a site's posts have addresses whatever its own code is, so that they are known once the site's is. */
export function hasAddresses({ generator, permalink }: Site): boolean {
  const { patterns, slugIsPath } = generator.address;
  return permalink === undefined ? patterns.length > 0 && slugIsPath !== true : permalink !== 'none';
}
