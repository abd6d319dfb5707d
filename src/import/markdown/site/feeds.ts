import { table } from '../../../text/table.ts';
import { at, type Datum, isData, scalarIn, textsOf } from '../frontmatter/datum.ts';
import { rootPath } from '../address/pictures.ts';
import { hugoSlug, urlize } from '../address/slugify.ts';
import type { FeedForm } from '../generators.ts';
import type { Site } from './site.ts';

const ours = table({ rss: '/rss.xml', atom: '/atom.xml', json: '/feed.json' });

/** The paths of a blog's feeds, which its subscribers still ask for when the publication takes its place, to ours. */
export function feedRedirects(site: Site): Readonly<Record<string, string>> {
  const rows = Object.entries(site.generator.feeds ?? {}).flatMap(([form, paths]) =>
    paths.split(' ').map((path) => [`${rootPath(site)}/${path}`, ours.get(form) as string] as const),
  );
  return Object.fromEntries(rows.filter(([old, now]) => old !== now));
}

/** The feed that a blog has of one tag. */
export interface TagFeed {
  readonly path: string;
  readonly tag: string;
  readonly format: FeedForm;
}

type PathsOf = (site: Site, tag: string) => readonly (readonly [path: string, format: FeedForm])[];

const isTagTaxonomy = (name: string): boolean => /^(?:tags|categories|topics)$/.test(name);

/** The paths of the feeds of a tag, by a generator's default or its settings; none where that is not certain. */
const pathsByGenerator: ReadonlyMap<string, PathsOf> = new Map<string, PathsOf>([
  [
    // jekyll-feed makes feeds of tags on request only, and of those that are plain words.
    'jekyll',
    ({ settings }, tag) => {
      const wanted = at(settings, 'feed.tags');
      const folder = scalarIn(at(settings, 'feed.tags.path')) ?? '/feed/by_tag/';
      const ofTag = wanted !== undefined && scalarIn(wanted) !== 'false' && /^\w+$/.test(tag);
      const ofCategory = textsOf(at(settings, 'feed.categories')).includes(tag);
      return [
        ...(ofTag ? [[`${folder}${tag}.xml`, 'atom'] as const] : []),
        ...(ofCategory ? [[`/feed/${tag}.xml`, 'atom'] as const] : []),
      ];
    },
  ],
  [
    'hugo',
    ({ settings }, tag) => {
      const taxonomies = at(settings, 'taxonomies');
      const names = isData(taxonomies) ? textsOf(Object.values(taxonomies)) : ['tags', 'categories'];
      return names.filter(isTagTaxonomy).map((name) => [`/${name}/${hugoSlug(tag, settings)}/index.xml`, 'rss']);
    },
  ],
  [
    'zola',
    ({ settings }, tag) => {
      const taxonomies = at(settings, 'taxonomies');
      const file = scalarIn(at(settings, 'feed_filename')) ?? textsOf(at(settings, 'feed_filenames'))[0] ?? 'atom.xml';
      const all = Array.isArray(taxonomies) ? (taxonomies as readonly Datum[]) : [];
      const names = all.filter(isData).filter((taxonomy) => scalarIn(at(taxonomy, 'feed')) === 'true');
      return names
        .map((taxonomy) => scalarIn(at(taxonomy, 'name')) ?? '')
        .filter(isTagTaxonomy)
        .map((name) => [`/${name}/${urlize(tag)}/${file}`, file.includes('rss') ? 'rss' : 'atom']);
    },
  ],
  ['nikola', (_, tag) => [[`/categories/${urlize(tag)}.xml`, 'rss']]],
  [
    'pelican',
    ({ settings }, tag) =>
      (['rss', 'atom'] as const).flatMap((format) =>
        ['TAG', 'CATEGORY']
          .map((kind) => scalarIn(at(settings, `${kind}_FEED_${format.toUpperCase()}`)) ?? '')
          .filter((pattern) => /\{slug\}|%s/.test(pattern))
          .map((pattern) => [`/${pattern.replace(/\{slug\}|%s/g, urlize(tag))}`, format] as const),
      ),
  ],
]);

/** The feeds that a blog had of tags; each tag once. */
export function tagFeeds(site: Site, tags: Iterable<string>): readonly TagFeed[] {
  const paths = pathsByGenerator.get(site.generator.name);
  const root = rootPath(site);
  return [...new Set(tags)].flatMap((tag) =>
    (paths?.(site, tag) ?? []).map(([path, format]) => ({ path: root + path, tag, format })),
  );
}
