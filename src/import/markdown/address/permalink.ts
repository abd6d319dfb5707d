import type { Day } from '../../../text/date.ts';
import { at, isData, textsOf, type Data, textIn } from '../frontmatter/datum.ts';
import { routeOf, routedPage } from './routes.ts';
import type { Site } from '../site/site.ts';
import { urlize } from './slugify.ts';
import { table, lookup } from '../../../text/table.ts';
import { datePlaceholders, fillPattern, type PlaceholderValue } from './pattern.ts';
import type { PostPath } from './post-path.ts';

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
  const around = (path.split(/(?:^|\/)_(?:posts|drafts)\//)[0] as string).split('/');
  const stated = textsOf(at(data, 'categories'));
  const all = [
    ...around.filter((folder) => !/^\.*$/.test(folder)),
    ...textsOf(at(data, 'category')).slice(0, 1),
    ...(Array.isArray(data['categories']) ? stated : stated.flatMap((text) => text.split(/\s+/))),
  ];
  return [...new Set(all.map((category) => category.toLowerCase()))];
}

/** The values of all placeholders for a post, under our names and those of the site's generator. */
function placeholdersOf(post: AddressedPost, site: Site): PlaceholderValue {
  const { data, place, path, slug, title } = post;
  const { settings, generator, files } = site;
  const { names = {}, slugify = urlize } = generator.address;
  const dates = datePlaceholders(post.day, post.time);
  const inside = path.replace(generator.content, '');
  const folders = inside.split('/').slice(0, place.bundle ? -2 : -1);
  // Hugo takes the day out of a name where its settings read it there.
  const dayIsRead = JSON.stringify(at(settings, 'frontmatter.date') ?? '').includes(':filename');
  const file = dayIsRead ? place.slug : place.name;
  const stem = inside.replace(/\.[^./]+$/, '').replace(/(?:^|\/)index$/, '');
  const inFileName = place.dayFrom === 'file name' ? place.day : undefined;
  const defaultCategory = textIn(at(settings, 'default_category')) ?? 'uncategorized';
  const values = table<() => string | undefined>({
    file: () => slugify(file),
    name: () => place.slug,
    slug: () => slugify(slug ?? place.slug),
    lowerslug: () => slugify(slug ?? place.slug).toLowerCase(),
    ownslug: () => slug && bare(slug),
    slugorfile: () => slugify(slug ?? file),
    slugortitle: () => slugify(slug ?? title ?? file),
    title: () => title && slugify(title),
    section: () => slugify(folders[0] ?? ''),
    folders: () => joined(folders.map(slugify)),
    folderedslug: () => joined([...folders, slug ?? place.slug]),
    path: () => stem,
    pathwithoutdays: () => joined(stem.split('/').map((part) => part.replace(/^\d{4}-\d\d-\d\d-/, ''))),
    categories: () => categoriesOf(post).join('/'),
    slugified_categories: () => categoriesOf(post).map(slugify).join('/'),
    category: () => slugify(textsOf(at(data, 'categories'))[0] ?? defaultCategory),
    collection: () => 'posts',
    output_ext: () => '.html',
    fileyear: () => inFileName?.slice(0, 4),
    filemonth: () => inFileName?.slice(5, 7),
    fileday: () => inFileName?.slice(8, 10),
    blogroute: () => bare(textIn(at(settings, 'blog.routeBasePath')) ?? 'blog'),
    blogfolder: () => bare(/^(?:docs\/)?(.*?)posts\//.exec(path)?.[1] ?? 'blog'),
    page: () => routedPage(path),
    starlight: () =>
      path.startsWith('src/content/docs/') && stem ? stem.split('/').map(slugify).join('/') : undefined,
    route: () => routeOf(place.folders, files),
    entry: () => slug ?? joined([...folders.slice(1), file].map(slugify)),
  });
  return (placeholder) => {
    const own = lookup(names, placeholder) ?? placeholder;
    const known = values.get(own);
    return known ? known() : (dates.get(own) ?? textIn(at(data, placeholder)));
  };
}

/** The pattern that a setting holds: one for all posts, or one by section. */
function patternIn(settings: Data, paths: string, section: string): string | undefined {
  for (const path of paths.split(' ')) {
    const value = at(settings, path);
    const own = isData(value)
      ? (lookup(value, section) ??
        lookup(value, `/${section}/`) ??
        (section === 'post' ? value['posts'] : ''))
      : value;
    const pattern = textIn(own);
    if (pattern !== undefined) return pattern;
  }
  return undefined;
}

/**
 * The address that front matter states; where the generator leaves the keys to the site's code, only one that begins
 * with a slash.
 */
function statedAddress(post: AddressedPost, site: Site): string | undefined {
  const { stated = '', ends, statedIsPattern, settings } = site.generator.address;
  const isAny = ends !== undefined || statedIsPattern === true || settings !== undefined;
  const texts = stated.split(' ').map((key) => textIn(at(post.data, key)));
  const found = texts.find((text) => text !== undefined && (isAny || text.startsWith('/')));
  return found ?? (!isAny && post.slug?.startsWith('/') ? post.slug : undefined);
}

/**
 * The address of a post on its blog, as its front matter, the mount, the settings or the generator says. Undefined
 * where nothing certain is known: generators that leave addresses to the site's own code are believed only where front
 * matter states a path, or a page of the site shows the route.
 */
export function permalinkOf(post: AddressedPost, site: Site): Permalink | undefined {
  const { generator, settings } = site;
  const rule = generator.address;
  const setting = (key: string): string => textIn(at(settings, key)) ?? '';
  const section = post.path.replace(generator.content, '').split('/')[0] as string;
  const ugly = rule.ugly === undefined ? undefined : at(settings, rule.ugly);
  const isUgly = textIn(isData(ugly) ? lookup(ugly, section) : ugly) === 'true';

  const ended = (path: string): string => {
    if (rule.ends === 'slash') return path.replace(/\/?$/, isUgly ? '.html' : '/');
    if (rule.ends === 'trailingSlash') return bare(path) + (setting('trailingSlash') === 'true' ? '/' : '');
    if (rule.ends === 'folder') return path.replace(/(?:^|(?<=\/))index\.html$/, '');
    if (rule.ends !== 'cleanUrls') return path;
    return path.replace(/\.html$/, post.place.bundle ? '/' : setting('cleanUrls') === 'true' ? '' : '.html');
  };

  const { language } = post.place;
  const main = rule.mainLanguage === undefined ? language : setting(rule.mainLanguage) || 'en';
  const hasLanguage =
    language !== undefined &&
    (language.toLowerCase() !== main?.toLowerCase() || setting('defaultContentLanguageInSubdir') === 'true');
  const prefix = hasLanguage ? language.toLowerCase() : rule.prefix === undefined ? '' : setting(rule.prefix);

  const own = statedAddress(post, site);
  if (own !== undefined && rule.statedIsPattern !== true) {
    if (/^https?:/.test(own)) return rule.ends === undefined ? { path: own, sure: 1 } : undefined;
    const path = own.startsWith('/') ? own : joined([prefix, own]);
    return {
      path: rule.ends === 'slash' && !/\.\w+$/.test(path) ? path.replace(/\/?$/, '/') : path,
      sure: 1,
    };
  }
  const named = own ?? site.permalink ?? patternIn(settings, rule.settings ?? '', section);
  const patterns = named === undefined ? rule.patterns : [rule.styles?.get(named) ?? named];
  const valueOf = placeholdersOf(post, site);
  for (const pattern of patterns) {
    const filled = fillPattern(pattern, valueOf, rule.slugify ?? urlize);
    if (filled !== undefined)
      return { path: joined([bare(prefix), ended(filled).replace(/^\//, '')]), sure: rule.sure };
  }
  return undefined;
}
