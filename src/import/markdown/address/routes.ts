import type { Permalink, Post } from './address.ts';
import type { Site } from '../site/site.ts';

/** Folders in which a site's pages are files named after their routes (Next.js, Astro, SvelteKit, Nuxt). */
const pageFolders = /^(?:src\/)?(?:pages|app|routes|app\/pages)\//;

/** A file that is itself the page of one post: `app/notes/a/page.mdx`, `pages/blog/a.md`. */
function ownPage(path: string): string | undefined {
  const folder = pageFolders.exec(path)?.[0];
  if (folder === undefined) return undefined;
  return path
    .slice(folder.length)
    .replace(/\.[^./]+$/, '')
    .replace(/(?:^|\/)(?:\+?page|index)$/, '')
    .replace(/\([^/()]*\)\/|_?@[^/@]*\//g, '');
}

/** The routes with one placeholder that a site's page files show, as what stands before it: `blog/` of `app/blog/[slug]/page.tsx`. */
function prefixes(files: readonly string[]): readonly string[] {
  const found = files.flatMap((file) => {
    const folder = pageFolders.exec(file)?.[0];
    const match =
      folder === undefined
        ? null
        : /^((?:[\w-]+\/|\([\w-]+\)\/)*)\[(?:\.{3})?(?:slug|id|post|name|path)\]/.exec(
            file.slice(folder.length),
          );
    return match ? [(match[1] as string).replace(/\([\w-]+\)\//g, '')] : [];
  });
  return [...new Set(found)];
}

/**
 * The address that the site's page files show for a post: its own page, or the one route whose words stand among the folders of the
 * post; the root's where there is no other. No route, no address.
 */
export function routeOf(post: Post, site: Site): Permalink | undefined {
  const own = ownPage(post.path);
  const slash = site.dialect.name === 'astro' || site.dialect.name === 'gatsby' ? '/' : '';
  if (own !== undefined) return { path: own + slash, sure: 0.8 };
  const starlight = /^src\/content\/docs\/(.+?)(?:\/index)?\.[^./]+$/.exec(post.path)?.[1];
  if (starlight !== undefined) return { path: `${starlight.toLowerCase()}/`, sure: 0.8 };
  const routes = prefixes(site.files);
  const named = routes.filter((route) => route !== '' && `${post.place.folders.join('/')}/`.includes(route));
  const route = named[0] ?? (routes.length === 1 ? routes[0] : undefined);
  return route === undefined
    ? undefined
    : {
        path: `${route}${post.slug ?? (site.dialect.name === 'astro' ? post.place.name : post.place.slug)}${slash}`,
        sure: 0.7,
      };
}
