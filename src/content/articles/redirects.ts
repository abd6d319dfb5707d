import { type Problem, problemOf } from '../../article/problem.ts';
import type { Publication } from '../publication/publication.ts';
import type { IdentifiedArticle } from './identity.ts';
import type { MountContents } from '../mounts/mounts.ts';
import { useKey } from './values.ts';

const documents = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const;

/** The addresses that the Worker answers itself; they cannot be redirected. */
const folders = String.raw`/(?:articles|media|archive|sitemap)(?:/[^]*)?`;
const pages = String.raw`/(?:api|build|health|facets\.json|openapi\.json|opml\.xml|robots\.txt|sitemap\.xml)`;
const selections = String.raw`(?:/(?:tags|authors|sources|languages)(?:/[^/]+)?|/\d{4}(?:/\d{1,2}){0,2})?`;
const feeds = String.raw`(?:/(?:(?:rss|atom|feed|index)\.xml|feed\.json|feed(?:/(?:json|rss|atom))?|rss|atom|json))?`;
const own = new RegExp(`^(?:${folders}|${pages}|${selections}${feeds})/*$`, 'i');

/** Whether a path belongs to a page, a feed or an article of this publication. */
export const isOwnPath = (path: string): boolean => own.test(path);

function refused({ file, mount }: IdentifiedArticle, path: string, why: string): Problem {
  const message = `The old address ${path} is not redirected to it: ${why}.`;
  const remedy = 'Remove it from one of them, or write its target under redirects: in feed.yaml.';
  return problemOf('alias-taken', 'warning', file, message, remedy, mount && 'aliases');
}

/**
 * All redirects: from the feeds of mounted sites and of their tags, from the former addresses of mounted posts, and
 * from `redirects` of `feed.yaml`, which take precedence. An address that two posts claim, or that the Worker answers
 * itself, is not redirected and is a problem.
 */
export function resolveRedirects(
  publication: Publication,
  mounts: readonly Pick<MountContents, 'redirects' | 'tagFeeds'>[],
  articles: readonly IdentifiedArticle[],
  tags: ReadonlyMap<string, { readonly slug: string }>,
): { readonly redirects: Publication['redirects']; readonly problems: readonly Problem[] } {
  const redirects = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { tagFeeds } of mounts)
    for (const { path, tag, format } of tagFeeds) {
      const value = tags.get(useKey({ name: tag }));
      if (value && !isOwnPath(path))
        redirects.set(path, `/tags/${encodeURIComponent(value.slug)}/${documents[format]}`);
    }
  for (const mount of mounts) for (const [path, target] of Object.entries(mount.redirects)) redirects.set(path, target);
  const claims = new Map<string, IdentifiedArticle[]>();
  for (const article of articles)
    for (const path of article.aliases ?? []) claims.set(path, [...(claims.get(path) ?? []), article]);
  for (const [path, [article, other]] of claims) {
    if (!article || Object.hasOwn(publication.redirects, path)) continue;
    const slashed = path.endsWith('/') && claims.has(path.slice(0, -1));
    const why = isOwnPath(path)
      ? 'it is an address of this publication'
      : redirects.has(path)
        ? 'it was the address of a feed'
        : other && `${other.file} had this address too`;
    if (why === undefined) redirects.set(path, `/articles/${encodeURIComponent(article.slug)}`);
    else if (!slashed)
      problems.push(refused(other ?? article, path, other ? `${article.file} had this address too` : why));
  }
  return { redirects: { ...Object.fromEntries(redirects), ...publication.redirects }, problems };
}
