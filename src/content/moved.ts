import type { Problem } from '../article/problem.ts';
import type { Publication } from './content.ts';
import type { Identified } from './identity.ts';
import type { Mounted } from './mounts.ts';
import { useKey } from './values.ts';

/** What the Worker answers itself, by the grammar of addresses: nothing there may lead elsewhere. */
const own =
  /^(?:\/(?:articles|media|archive|sitemap)(?:\/[^]*)?|\/(?:api|build|health|facets\.json|openapi\.json|opml\.xml|robots\.txt|sitemap\.xml)|(?:\/(?:tags|authors|sources|languages)(?:\/[^/]+)?|\/\d{4}(?:\/\d{1,2}){0,2})?(?:\/(?:rss\.xml|atom\.xml|feed\.json|feed\.xml|index\.xml|feed|rss|atom|json|feed\/(?:json|rss|atom)))?)\/*$/i;

/** Whether a path is that of a page, a feed or an article of ours. */
export const isOwn = (path: string): boolean => own.test(path);

const documents = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const;

function refused({ file, mount }: Identified, path: string, why: string): Problem {
  return {
    rule: 'alias-taken',
    severity: 'warning',
    file,
    ...(mount && { key: 'aliases' }),
    message: `The old address ${path} is not redirected to it: ${why}.`,
    remedy: 'Take it out of one of them, or say under redirects: in feed.yaml where it leads.',
  };
}

/** Paths that lead elsewhere, and those of which it is not clear where to. */
export interface Moved {
  readonly redirects: Publication['redirects'];
  readonly problems: readonly Problem[];
}

/**
 * All paths that lead elsewhere: the feeds of mounted sites and of their tags, the addresses at which mounted posts stood before, and
 * the `redirects` of `feed.yaml`, which prevail. An address that two posts claim, or that is one of ours, leads nowhere and is told.
 */
export function movedIn(
  publication: Publication,
  mounts: readonly Pick<Mounted, 'redirects' | 'tagFeeds'>[],
  articles: readonly Identified[],
  tags: ReadonlyMap<string, { readonly slug: string }>,
): Moved {
  const redirects = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { tagFeeds } of mounts)
    for (const { path, tag, format } of tagFeeds) {
      const value = tags.get(useKey({ name: tag }));
      if (value && !isOwn(path))
        redirects.set(path, `/tags/${encodeURIComponent(value.slug)}/${documents[format]}`);
    }
  for (const mount of mounts)
    for (const [path, target] of Object.entries(mount.redirects)) redirects.set(path, target);
  const claims = new Map<string, Identified[]>();
  for (const article of articles)
    for (const path of article.aliases ?? []) claims.set(path, [...(claims.get(path) ?? []), article]);
  for (const [path, [article, other]] of claims) {
    if (!article || Object.hasOwn(publication.redirects, path)) continue;
    const slashed = path.endsWith('/') && claims.has(path.slice(0, -1));
    const why = isOwn(path)
      ? 'it is an address of this publication'
      : redirects.has(path)
        ? 'it was that of a feed'
        : other && `${other.file} stood there too`;
    if (why === undefined) redirects.set(path, `/articles/${encodeURIComponent(article.slug)}`);
    else if (!slashed)
      problems.push(refused(other ?? article, path, other ? `${article.file} stood there too` : why));
  }
  return { redirects: { ...Object.fromEntries(redirects), ...publication.redirects }, problems };
}
