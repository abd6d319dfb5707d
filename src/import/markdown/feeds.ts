import type { Site } from './site.ts';

/**
 * Where the feeds of a blog stood, as paths below its base, to ours: what its subscribers still ask for when the publication takes the
 * blog's place.
 */
export function feedRedirects(site: Site): Readonly<Record<string, string>> {
  const root = site.base === undefined ? '/' : new URL(site.base).pathname;
  const ours = { rss: '/rss.xml', atom: '/atom.xml', json: '/feed.json' } as const;
  const rows = Object.entries(site.dialect.feeds).map(
    ([path, format]) => [root + path, ours[format]] as const,
  );
  return Object.fromEntries(rows.filter(([old, now]) => old !== now));
}
