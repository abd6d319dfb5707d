import { percentDecoded } from '../../../text/path.ts';
import { at, textsOf } from '../frontmatter/datum.ts';
import type { PostFacts } from '../frontmatter/facts.ts';
import { keysOf } from '../frontmatter/keys.ts';
import type { Site } from '../site/site.ts';

/**
 * Generators whose aliases are always paths; elsewhere they may be other names of a note, and a path begins with a
 * slash.
 */
const always = /^(?:hugo|zola|jekyll|hexo)$/;

/** The paths at which an address is asked for: with and without its last slash; `index.html` is its folder. */
function spellings(path: string): readonly string[] {
  const folder = path.replace(/\/index\.html?$/i, '/');
  const bare = folder.replace(/(?<!\/)\/+$/, '');
  if (bare === '') return [];
  return /\.[a-z]\w{1,4}$/i.test(bare) ? [bare] : [bare, `${bare}/`];
}

/**
 * The paths (decoded, below the site's origin) at which a post says that it stood before: `aliases` of Hugo, relative
 * to the folder above `page` where they begin with no slash, and of Zola, `redirect_from` of Jekyll.
 */
export function aliasesOf(facts: PostFacts, page: string | undefined, site: Site): readonly string[] {
  const { name } = site.generator;
  const base = site.base ?? 'https://base.invalid/';
  const stated = keysOf('aliases', site.generator)
    .map((key) => textsOf(at(facts.data, key)))
    .find((texts) => texts.length > 0);
  const paths = (stated ?? []).flatMap((alias): readonly string[] => {
    if (/[\s?#]/.test(alias) || !(alias.startsWith('/') || always.test(name) || /^https?:/.test(alias))) return [];
    const relative = name === 'hugo' && !/^(?:\/|https?:)/.test(alias);
    const above = relative ? page?.replace(/\/[^/]*\/?$/, '/') : undefined;
    const path = above === undefined && !/^https?:/.test(alias) ? alias.replace(/^\/+/, '') : alias;
    if (!URL.canParse(path, above ?? base)) return [];
    const url = new URL(path, above ?? base);
    return url.origin === new URL(base).origin ? spellings(percentDecoded(url.pathname)) : [];
  });
  const own = page === undefined || paths.length === 0 ? [] : spellings(percentDecoded(new URL(page).pathname));
  return [...new Set(paths)].filter((path) => !own.includes(path));
}
