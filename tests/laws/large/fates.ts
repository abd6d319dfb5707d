import type { Fate } from '../statements/slugs.ts';
import type { Held } from './world.ts';

/** Seconds around a build within which it depends on more than days whether an article was out. */
const unclear = 2 * 86_400;

/** What every slug that an editor ever gave means in an edition, by what was written up to each build alone. */
export function fatesOf({ phases, articles, built }: Held): [slug: string, fate: Fate][] {
  const slugs = new Map<string, { readonly given: Set<string>; published: number | string }>();
  for (const phase of phases)
    for (const { id, slug, draft, published } of phase) {
      if (draft) continue;
      const known = slugs.get(id) ?? { given: new Set(), published };
      known.given.add(slug);
      known.published = published;
      slugs.set(id, known);
    }
  const drafts = (phases.at(-1) ?? []).filter(({ draft }) => draft);
  const fates: [string, Fate][] = drafts.map(({ slug }) => [slug, { is: 'nothing' }]);
  const present = new Map(articles.map((article) => [article.id, article]));
  for (const [id, { given, published: written }] of slugs) {
    const article = present.get(id);
    if (article) {
      const { slug, published } = article;
      for (const each of given)
        fates.push([each, each === slug ? { is: 'article', published } : { is: 'former', slug, published }]);
      continue;
    }
    const published = typeof written === 'number' ? written : Date.parse(written) / 1000;
    // Taken back at some build: by then it was out, or never was.
    if (published < built - 40 * 86_400 - unclear) for (const each of given) fates.push([each, { is: 'withdrawn' }]);
  }
  return fates;
}
