import { type Day, dayNumber, pad, monthNames } from '../../../text/date.ts';
import type { Permalink, Post } from './address.ts';
import { at, isData, textOf, textsOf } from '../frontmatter/datum.ts';
import { routeOf } from './routes.ts';
import type { Site } from '../site/site.ts';
import { urlize } from './urlize.ts';
import { table, lookup } from '../../../text/table.ts';

const weekdays = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'];

/** The placeholders that a day fills, in the names that Jekyll, Hugo and Hexo share. */
function dayTokens(day: Day | undefined, time = '00:00:00'): Readonly<Record<string, string>> {
  if (day === undefined) return {};
  const [year, month, date] = day.split('-') as [string, string, string];
  const [hour, minute, second] = time.split(':') as [string, string, string];
  const number = dayNumber(Number(year), Number(month), Number(date));
  const ofYear = number - dayNumber(Number(year), 1, 1) + 1;
  const name = monthNames[Number(month) - 1] as string;
  const weekday = weekdays[((number % 7) + 7) % 7] as string;
  return {
    year,
    month,
    day: date,
    short_year: year.slice(2),
    i_month: String(Number(month)),
    i_day: String(Number(date)),
    y_day: pad(ofYear, 3),
    long_month: name,
    short_month: name.slice(0, 3),
    monthname: name.toLowerCase(),
    long_day: weekday,
    short_day: weekday.slice(0, 3),
    weekdayname: weekday.toLowerCase(),
    weekday: String((((number + 4) % 7) + 7) % 7),
    yearday: String(ofYear),
    hour,
    minute,
    second,
  };
}

/** Fills `:name` and `:{name}`; undefined where a placeholder has no value. */
function fill(pattern: string, values: Readonly<Record<string, string | undefined>>): string | undefined {
  let whole = true;
  const filled = pattern.replace(/:\{?([a-z_]+)\}?/gi, (match, word: string) => {
    // A name may stand at the beginning of a longer word: the longest that has a value.
    for (let length = word.length; length > 0; length--) {
      const name = word.slice(0, length);
      if (!Object.hasOwn(values, name)) continue;
      const value = lookup(values, name);
      if (value !== undefined) return value + word.slice(length);
      if (name === word) break;
    }
    whole = false;
    return match;
  });
  return whole ? filled.replace(/\/{2,}/g, '/') : undefined;
}

/** Jekyll's `slugify` in its mode `pretty`, case kept. */
const pretty = (text: string): string =>
  text.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replace(/^-|-$/g, '');

const jekyllStyles = table<string>({
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
});

function jekyll(post: Post, site: Site): Permalink | undefined {
  const own = textOf(at(post.data, 'permalink')) ?? textOf(at(site.defaults(post.path), 'permalink'));
  const configured =
    textOf(at(site.settings, 'collections.posts.permalink')) ?? textOf(at(site.settings, 'permalink'));
  const pattern = own ?? configured ?? 'date';
  const before = post.path.split(/(?:^|\/)_(?:posts|drafts)\//)[0] as string;
  const categories = [
    ...before.split('/'),
    ...textsOf(at(post.data, 'category')).slice(0, 1),
    ...textsOf(at(post.data, 'categories')).flatMap((text) =>
      Array.isArray(post.data['categories']) ? [text] : text.split(/\s+/),
    ),
  ].filter((name) => name !== '' && name !== '.' && name !== '..');
  const once = [...new Set(categories.map((name) => name.toLowerCase()))];
  const title = pretty(post.slug ?? post.place.slug);
  const path = fill(jekyllStyles.get(pattern) ?? pattern, {
    ...dayTokens(post.day, post.time),
    title,
    slug: title.toLowerCase(),
    categories: once.join('/'),
    slugified_categories: once.map((name) => pretty(name)).join('/'),
    collection: 'posts',
    name: pretty(post.place.name),
    path: pretty(post.place.name),
    output_ext: '.html',
  });
  return path === undefined ? undefined : { path, sure: 0.95 };
}

function hugo(post: Post, site: Site): Permalink | undefined {
  const fallback = textOf(at(site.settings, 'defaultContentLanguage')) ?? 'en';
  const inside = post.path.replace(site.dialect.content, '');
  const language = post.place.language;
  const inSubdir = textOf(at(site.settings, 'defaultContentLanguageInSubdir')) === 'true';
  const prefix =
    language !== undefined && (inSubdir || language.toLowerCase() !== fallback.toLowerCase())
      ? `${language.toLowerCase()}/`
      : '';
  const own = textOf(at(post.data, 'url'));
  if (own !== undefined && !/^https?:/.test(own))
    return { path: own.startsWith('/') ? own : prefix + own, sure: 1 };
  const folders = inside.split('/').slice(0, post.place.bundle ? -2 : -1);
  const section = folders[0] ?? '';
  const links = at(site.settings, 'permalinks');
  const group = isData(links) && isData(links['page']) ? links['page'] : links;
  const pattern = isData(group)
    ? textOf(
        lookup(group, section) ??
          lookup(group, `/${section}/`) ??
          (section === 'post' ? group['posts'] : undefined),
      )
    : undefined;
  const byName = JSON.stringify(at(site.settings, 'frontmatter.date') ?? '').includes(':filename');
  const file = urlize(byName ? post.place.slug : post.place.name);
  const slug = post.slug === undefined ? file : urlize(post.slug);
  const ugly = at(site.settings, 'uglyURLs');
  const isUgly = textOf(isData(ugly) ? lookup(ugly, section) : ugly) === 'true';
  const filled = fill(
    (pattern ?? '/:sections/:slugorfilename/').replace(/:sections?\[[^[\]]*\]/g, ':sections'),
    {
      ...dayTokens(post.day, post.time),
      get section() {
        return urlize(section);
      },
      get sections() {
        return folders.map(urlize).join('/');
      },
      get title() {
        return post.title === undefined ? undefined : urlize(post.title);
      },
      get slug() {
        return urlize(post.slug ?? post.title ?? file);
      },
      slugorfilename: slug,
      slugorcontentbasename: slug,
      filename: file,
      contentbasename: file,
    },
  );
  if (filled === undefined) return undefined;
  const path = filled.replace(/\/?$/, isUgly ? '.html' : '/');
  return { path: prefix + path.replace(/^\//, ''), sure: 0.9 };
}

function zola(post: Post, site: Site): Permalink {
  const own = textOf(at(post.data, 'path'));
  if (own !== undefined) return { path: `${own.replace(/(?<!\/)\/+$/, '')}/`, sure: 1 };
  const inside = post.path
    .replace(site.dialect.content, '')
    .split('/')
    .slice(0, post.place.bundle ? -2 : -1);
  return {
    path: `${[...inside, urlize(post.slug ?? post.place.slug.replace(/^_/, ''))].join('/')}/`,
    sure: 0.9,
  };
}

function hexo(post: Post, site: Site): Permalink | undefined {
  const own = textOf(at(post.data, 'permalink'));
  if (own !== undefined) return { path: own, sure: 1 };
  const pattern = textOf(at(site.settings, 'permalink')) ?? ':year/:month/:day/:title/';
  const inside = post.path.replace(site.dialect.content, '').split('/').slice(0, -1);
  const path = fill(pattern, {
    ...dayTokens(post.day, post.time),
    title: [...inside, post.slug ?? post.place.slug].join('/'),
    name: post.place.slug,
    post_title: post.title === undefined ? undefined : urlize(post.title),
    category: urlize(
      textsOf(at(post.data, 'categories'))[0] ??
        textOf(at(site.settings, 'default_category')) ??
        'uncategorized',
    ),
  });
  return path === undefined ? undefined : { path, sure: 0.9 };
}

/** Eleventy's `permalink` of a post or its folder, where it is a constant or made of the file's slug alone; else none is known. */
function eleventy(post: Post, site: Site): Permalink | undefined {
  const own = textOf(at(post.data, 'permalink')) ?? textOf(at(site.defaults(post.path), 'permalink'));
  if (own === undefined)
    return {
      path: `${post.path
        .replace(site.dialect.content, '')
        .replace(/\.[^./]+$/, '')
        .replace(/(?:^|\/)index$/, '')}/`,
      sure: 0.6,
    };
  let known = true;
  const [year, month, day] = (post.day ?? '').split('-');
  const path = own.replace(/\{\{-?\s{0,9}([^{}]*?)\s{0,9}-?\}\}/g, (_, expression: string) => {
    const name = expression.replace(/\s{0,9}\|\s{0,9}(?:slug|slugify|url|lower)\b[^]*$/, '');
    if (/^page\.fileSlug$/.test(name)) return post.place.slug;
    if (/^page\.filePathStem$/.test(name))
      return `/${post.path.replace(site.dialect.content, '').replace(/\.[^./]+$/, '')}`;
    if (/^title$/.test(name) && post.title !== undefined) return urlize(post.title);
    if (/^(?:page\.)?date\b/.test(expression) && year !== undefined && day !== undefined) {
      const format = /(["'])([^"']*[%Yy][^"']*)\1/.exec(expression)?.[2];
      if (format !== undefined)
        return format
          .replace(/%Y|yyyy|YYYY/g, year)
          .replace(/%m|MM|LL/g, month as string)
          .replace(/%d|dd|DD/g, day);
    }
    const value = textOf(at(post.data, name));
    if (value === undefined) known = false;
    return value ?? '';
  });
  return known && !/[{}]|\$\{/.test(path) ? { path: path.replace(/index\.html$/, ''), sure: 0.9 } : undefined;
}

function docusaurus(post: Post, site: Site): Permalink {
  const route = (textOf(at(site.settings, 'blog.routeBasePath')) ?? 'blog').replace(/^\/|\/$/g, '');
  const inside = post.path
    .replace(site.dialect.content, '')
    .split('/')
    .slice(1, post.place.bundle ? -2 : -1)
    .join('/');
  const [year, month, day] = (post.place.day ?? '').split('-');
  const dated = post.place.dayFrom === 'file name' && day !== undefined ? `${year}/${month}/${day}/` : '';
  const path = post.slug ?? `${dated}${inside === '' || dated ? '' : `${inside}/`}${post.place.slug}`;
  const slash = textOf(at(site.settings, 'trailingSlash')) === 'true' ? '/' : '';
  return {
    path: [route, path.replace(/^\/|\/$/g, '')].filter((part) => part !== '').join('/') + slash,
    sure: 0.9,
  };
}

function mkdocs(post: Post): Permalink | undefined {
  const own = post.slug ?? (post.title === undefined ? undefined : urlize(post.title));
  const inside = /^(?:docs\/)?(.*?)posts\//.exec(post.path)?.[1] ?? 'blog/';
  return own === undefined || post.day === undefined
    ? undefined
    : { path: `${inside}${post.day.replaceAll('-', '/')}/${own}/`, sure: 0.8 };
}

function pelican(post: Post, site: Site): Permalink | undefined {
  const slug = post.slug ?? (post.title === undefined ? undefined : urlize(post.title));
  const pattern = textOf(at(site.settings, 'ARTICLE_URL')) ?? '{slug}.html';
  const tokens = dayTokens(post.day);
  const path = pattern.replace(
    /\{(\w+)(?::([^{}]*))?\}/g,
    (match, name: string, format: string | undefined) => {
      if (name === 'slug') return slug ?? match;
      if (name === 'date' && format !== undefined && post.day !== undefined)
        return format
          .replace(/%Y/g, tokens['year'] as string)
          .replace(/%m/g, tokens['month'] as string)
          .replace(/%d/g, tokens['day'] as string)
          .replace(/%b/g, tokens['short_month'] as string);
      return textOf(at(post.data, name)) ?? match;
    },
  );
  return /[{}%]/.test(path) ? undefined : { path, sure: 0.9 };
}

function vitepress(post: Post, site: Site): Permalink {
  const clean = /cleanUrls/.test(Object.keys(site.settings).join(' '));
  const path = post.path
    .replace(site.dialect.content, '')
    .replace(/\.[^./]+$/, '')
    .replace(/(?:^|\/)index$/, '/');
  return { path: clean || path.endsWith('/') ? path : `${path}.html`, sure: 0.7 };
}

/** Middleman's blog extension: a pattern with names in braces, made of the file's name. */
function middleman(post: Post, site: Site): Permalink | undefined {
  const own = textOf(at(post.data, 'permalink'));
  const setting = (key: string): string | undefined => textOf(at(site.settings, `blog.${key}`));
  const pattern = own ?? setting('permalink') ?? '/{year}/{month}/{day}/{title}.html';
  const tokens: Readonly<Record<string, string>> = {
    ...dayTokens(post.day, post.time),
    title: urlize(post.slug ?? post.place.slug),
  };
  let whole = true;
  const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = lookup(tokens, name) ?? textOf(at(post.data, name));
    if (value === undefined) whole = false;
    return value ?? '';
  });
  const prefix = setting('prefix')?.replace(/^\/|\/$/g, '') ?? '';
  return whole ? { path: [prefix, path.replace(/^\//, '')].filter(Boolean).join('/'), sure: 0.8 } : undefined;
}

const rules = table<(post: Post, site: Site) => Permalink | undefined>({
  jekyll,
  hugo,
  zola,
  hexo,
  eleventy,
  docusaurus,
  mkdocs,
  middleman,
  pelican,
  vitepress,
  nikola: (post) => ({ path: `posts/${post.slug ?? post.place.slug}/`, sure: 0.8 }),
});

/**
 * Where a post stands on its blog, as its generator computes it. Generators that leave addresses to the site's own code are believed
 * only where front matter states a path, or a page of the site shows the route.
 */
export function permalinkOf(post: Post, site: Site): Permalink | undefined {
  const rule = rules.get(site.dialect.name);
  if (rule) return rule(post, site);
  const stated = site.dialect.keys?.address ?? ['permalink', 'url', 'path'];
  const own = stated.map((key) => textOf(at(post.data, key))).find((value) => value?.startsWith('/'));
  if (own !== undefined) return { path: own, sure: 0.9 };
  if (post.slug?.startsWith('/')) return { path: post.slug, sure: 0.9 };
  return routeOf(post, site);
}
