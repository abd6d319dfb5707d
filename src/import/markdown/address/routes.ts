/** Folders in which a site's pages are files named after their routes (Next.js, Astro, SvelteKit, Nuxt). */
const pageFolders = /^(?:src\/)?(?:pages|app|routes|app\/pages)\//;

/** The address of a file that is itself the page of a post: `app/notes/a/page.mdx`, `pages/blog/a.md`. */
export function routedPage(path: string): string | undefined {
  const folder = pageFolders.exec(path)?.[0];
  return folder === undefined
    ? undefined
    : path
        .slice(folder.length)
        .replace(/\.[^./]+$/, '')
        .replace(/(?:^|\/)(?:\+?page|index)$/, '')
        .replace(/\([^/()]*\)\/|_?@[^/@]*\//g, '');
}

const placeholder = /^((?:[\w-]+\/|\([\w-]+\)\/)*)\[(?:\.{3})?(?:slug|id|post|name|path)\]/;

const routesByFiles = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The beginnings of routes that a site's page files show: `blog/` of `app/blog/[slug]/page.tsx`. */
function routesIn(files: readonly string[]): ReadonlySet<string> {
  let routes = routesByFiles.get(files);
  if (!routes) {
    const found = files.flatMap((file) => {
      const folder = pageFolders.exec(file)?.[0];
      const route = folder === undefined ? undefined : placeholder.exec(file.slice(folder.length))?.[1];
      return route === undefined ? [] : [route.replace(/\([\w-]+\)\//g, '')];
    });
    routesByFiles.set(files, (routes = new Set(found)));
  }
  return routes;
}

/**
 * The beginning of the route that a site's page files show for a post: the one whose words stand among the folders of
 * the post, or the only one. Undefined where none can be told from another.
 */
export function routeOf(folders: readonly string[], files: readonly string[]): string | undefined {
  const routes = [...routesIn(files)];
  const named = routes.find((route) => route !== '' && `${folders.join('/')}/`.includes(route));
  return named ?? (routes.length === 1 ? routes[0] : undefined);
}
