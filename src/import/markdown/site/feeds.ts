import { at, isData, textOf, textsOf, type Datum } from '../frontmatter/datum.ts';
import type { Site } from './site.ts';
import { urlize } from '../address/urlize.ts';
import { table } from '../../../text/table.ts';

type Form = 'rss' | 'atom' | 'json';

/** The path of the site's root, with a slash at the end. */
const rootOf = (site: Site): string => (site.base === undefined ? '/' : new URL(site.base).pathname);

/**
 * Where the feeds of a blog stood, as paths below its base, to ours: what its subscribers still ask for when the publication takes the
 * blog's place.
 */
export function feedRedirects(site: Site): Readonly<Record<string, string>> {
  const ours = { rss: '/rss.xml', atom: '/atom.xml', json: '/feed.json' } as const;
  const rows = Object.entries(site.dialect.feeds).map(
    ([path, format]) => [rootOf(site) + path, ours[format]] as const,
  );
  return Object.fromEntries(rows.filter(([old, now]) => old !== now));
}

/** The feed that a blog has of one tag. */
export interface TagFeed {
  readonly path: string;
  readonly tag: string;
  readonly format: Form;
}

type Row = readonly [path: string, format: Form];

const filled = (pattern: string, slug: string): string => pattern.replace(/\{slug\}|%s/g, slug);

/** Where each generator puts the feed of a tag, by its own default or its settings; none where that is not certain. */
const rules = table<(site: Site, tag: string) => readonly Row[]>({
  // jekyll-feed makes feeds of tags on request only, and of those that are plain words.
  jekyll: ({ settings }, tag) => {
    const wanted = at(settings, 'feed.tags');
    const folder = (isData(wanted) ? textOf(at(wanted, 'path')) : undefined) ?? '/feed/by_tag/';
    const ofTag = wanted !== undefined && textOf(wanted) !== 'false' && /^\w+$/.test(tag);
    const ofCategory = textsOf(at(settings, 'feed.categories')).includes(tag);
    return [
      ...(ofTag ? [[`${folder}${tag}.xml`, 'atom'] as const] : []),
      ...(ofCategory ? [[`/feed/${tag}.xml`, 'atom'] as const] : []),
    ];
  },
  hugo: ({ settings }, tag) => {
    const taxonomies = at(settings, 'taxonomies');
    const names = isData(taxonomies) ? textsOf(Object.values(taxonomies)) : ['tags', 'categories'];
    return names
      .filter((name) => /^(?:tags|categories|topics)$/.test(name))
      .map((name) => [`/${name}/${urlize(tag)}/index.xml`, 'rss']);
  },
  zola: ({ settings }, tag) => {
    const taxonomies = at(settings, 'taxonomies');
    const file =
      textOf(at(settings, 'feed_filename')) ?? textsOf(at(settings, 'feed_filenames'))[0] ?? 'atom.xml';
    const format = file.includes('rss') ? 'rss' : 'atom';
    return (Array.isArray(taxonomies) ? (taxonomies as readonly Datum[]) : []).flatMap(
      (taxonomy): readonly Row[] => {
        const name = isData(taxonomy) ? textOf(at(taxonomy, 'name')) : undefined;
        const feeds = isData(taxonomy) && textOf(at(taxonomy, 'feed')) === 'true';
        return name !== undefined && feeds && /^(?:tags|categories|topics)$/.test(name)
          ? [[`/${name}/${urlize(tag)}/${file}`, format]]
          : [];
      },
    );
  },
  nikola: (_, tag) => [[`/categories/${urlize(tag)}.xml`, 'rss']],
  pelican: ({ settings }, tag) =>
    (['rss', 'atom'] as const).flatMap((format) =>
      ['TAG', 'CATEGORY'].flatMap((kind): readonly Row[] => {
        const pattern = textOf(at(settings, `${kind}_FEED_${format.toUpperCase()}`));
        return pattern === undefined || !/\{slug\}|%s/.test(pattern)
          ? []
          : [[`/${filled(pattern, urlize(tag))}`, format]];
      }),
    ),
});

/** The feeds that a blog had of tags; each tag once. */
export function tagFeeds(site: Site, tags: Iterable<string>): readonly TagFeed[] {
  const rule = rules.get(site.dialect.name);
  const root = rootOf(site).replace(/\/$/, '');
  return rule
    ? [...new Set(tags)].flatMap((tag) =>
        rule(site, tag).map(([path, format]) => ({ path: root + path, tag, format })),
      )
    : [];
}
