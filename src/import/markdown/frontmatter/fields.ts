import { table } from '../../../text/table.ts';
import type { Image, Person } from '../../../article/article.ts';
import type { Found } from '../../../article/candidate.ts';
import { at, isData, textOf, textsOf, type Data, type Datum } from './datum.ts';
import { keysOf, whereIs, type Facts } from './facts.ts';
import type { Split } from './frontmatter.ts';
import { readPeople } from './people.ts';
import type { Site } from '../site/site.ts';

/** Adds a path to the base; a slash at its beginning is the base's own. */
export const joined = (base: string, path: string): string =>
  /^https?:/.test(path) ? path : new URL(path.replace(/^\/+/, ''), base).href;

/** The picture that front matter names, where its address is certain. */
export function imageOf(
  data: Data,
  page: string | undefined,
  split: Split,
  bundle: boolean,
  site: Site,
): Found<Image> | undefined {
  for (const key of keysOf('image', site, data)) {
    const value = at(data, key);
    const item: Datum | undefined = Array.isArray(value) ? (value as readonly Datum[])[0] : value;
    const group = isData(item) ? item : undefined;
    const path = group
      ? ['src', 'url', 'path', 'image', 'feature', 'file']
          .map((name) => textOf(at(group, name)))
          .find((text) => text !== undefined)
      : textOf(item);
    if (
      path === undefined ||
      !/^(?:https?:\/\/|\/|\.\.?\/|[\w./-]+\.(?:png|jpe?g|gif|webp|avif|svg)$)/i.test(path)
    )
      continue;
    const rooted = path.startsWith('/') && !path.startsWith('//');
    const beside = !/^(?:https?:|\/)/.test(path);
    if (beside && !(bundle && /^(?:hugo|zola|docusaurus)$/.test(site.dialect.name))) continue;
    const url = /^https?:/.test(path)
      ? path
      : rooted
        ? site.base && joined(site.base, path)
        : page && new URL(path, page).href;
    if (url === undefined || !/^https?:\/\/[^/]/.test(url)) continue;
    const alt = group
      ? textOf(at(group, 'alt'))
      : keysOf('imageAlt', site, data)
          .map((name) => textOf(at(data, name)))
          .find((text) => text !== undefined);
    const caption = group ? textOf(at(group, 'caption')) : undefined;
    return {
      value: { url, ...(alt !== undefined && { alt }), ...(caption !== undefined && { caption }) },
      where: whereIs(key, split),
      sure: 0.9,
    };
  }
  return undefined;
}

/** Where the settings of a site name the author of all posts that name none, as its feed does. */
const siteAuthor = table<readonly string[]>({
  jekyll: ['author'],
  hexo: ['author'],
  hugo: ['params.author', 'author'],
  zola: ['author'],
  pelican: ['AUTHOR'],
  nikola: ['BLOG_AUTHOR'],
});

/** The authors that front matter names, else the site's. */
export function authorsOf(data: Data, split: Split, site: Site): Found<readonly Person[]> | undefined {
  const url = keysOf('authorUrl', site, data)
    .map((key) => textOf(at(data, key)))
    .find((text) => text !== undefined);
  for (const key of keysOf('authors', site, data)) {
    const value = readPeople(at(data, key), site.roster, { plural: key.endsWith('s'), url });
    if (value.length > 0) return { value, where: whereIs(key, split), sure: 1 };
  }
  for (const key of siteAuthor.get(site.dialect.name) ?? []) {
    const value = readPeople(at(site.settings, key), site.roster);
    if (value.length > 0) return { value, where: "the site's configuration", sure: 0.9 };
  }
  return undefined;
}

/** The id under which the blog's own feed published the post, where that is not its address. */
export function idOf(facts: Facts, page: string | undefined, site: Site): string | undefined {
  const own = keysOf('id', site, facts.data)
    .map((key) => textOf(at(facts.data, key)))
    .find((text) => text !== undefined);
  if (own !== undefined || page === undefined) return own;
  if (site.dialect.ids === 'jekyll-feed') {
    const url = new URL(page);
    const plugins = [...textsOf(at(site.settings, 'plugins')), ...textsOf(at(site.settings, 'gems'))];
    const folder = url.pathname.endsWith('/') ? url.pathname.slice(0, -1) : url.pathname;
    const name = facts.post.slug ?? facts.place.slug;
    return plugins.includes('jekyll-feed')
      ? new URL(`${folder.slice(0, folder.lastIndexOf('/'))}/${encodeURI(name)}`, url).href
      : undefined;
  }
  if (site.dialect.ids === 'tag-uri' && facts.post.day !== undefined) {
    const { hostname, pathname } = new URL(page);
    return `tag:${hostname},${facts.post.day}:${pathname}`;
  }
  return undefined;
}
