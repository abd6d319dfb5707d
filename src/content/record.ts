import type { Article } from '../article/article.ts';
import { opening } from '../text/opening.ts';
import { carried } from './carried.ts';
import { type Completed, settle, sight } from './complete.ts';
import type { Publication } from './content.ts';
import { digestOf } from './digest.ts';
import { relateArticles, type Relation } from './duplicates/relate-articles.ts';
import { advance, carry, type Ledger, stamp } from './ledger.ts';
import { resolveStated } from './moment.ts';
import type { Settings } from './settings.ts';
import type { Follow } from './stage.ts';

/** How an article relates to the others. */
export type RelationOf = (article: Completed) => Relation;

const unrelated: Relation = { related: [], retelling: false };

/** The moment at which an article goes out, by the ledger before this build; seconds since the epoch. */
function publishedOf(
  { identified, timeless }: Completed,
  known: Ledger,
  now: number,
  zone: string,
): { readonly first: number; readonly published: number } {
  const first = known.articles.get(timeless.id)?.first ?? stamp(known, now);
  return { first, published: resolveStated(identified.published, first, zone) };
}

/** Relates articles to each other, by the days and first sightings that the ledger will have. */
export function relate(
  articles: readonly Completed[],
  known: Ledger,
  now: number,
  zone: string,
  follow?: Follow,
): RelationOf {
  const relations = relateArticles(
    articles.map((article) => {
      const { id, title } = article.timeless;
      const text = article.identified.text.body;
      const { first, published } = publishedOf(article, known, now, zone);
      // Without a title, the numbers that the text begins with tell the parts of a series apart.
      const named = title || opening(text.slice(0, 200).replace(/\s+/g, ' '));
      return { id, title: named, text, published, added: Math.max(first, published) };
    }),
    follow,
  );
  return ({ timeless }) => relations.get(timeless.id) ?? unrelated;
}

function digestPublication({ publication, tags, authors }: Settings): string {
  const { mounts: _, sources, ...says }: Publication = publication;
  return digestOf([says, [...sources.values()], [...tags.values()], [...authors.values()]]);
}

/** The ledger after this build, and the articles with the moments that it gives them. `withdraw` lets what is gone be withdrawn. */
export function record(
  articles: readonly Completed[],
  relationOf: RelationOf,
  settings: Settings,
  { known, now, withdraw }: { readonly known: Ledger; readonly now: number; readonly withdraw: boolean },
): { readonly articles: readonly Article[]; readonly ledger: Ledger } {
  const { tags } = settings;
  const zone = settings.publication.timezone;
  const seen = advance(
    known,
    {
      articles: articles.map((article) =>
        sight(article, relationOf(article), tags, publishedOf(article, known, now, zone).published),
      ),
      values: [],
      publication: digestPublication(settings),
      withdraw,
    },
    now,
  );
  const settled = articles.flatMap((article): Article[] => {
    const entry = seen.articles.get(article.timeless.id);
    return entry ? [settle(article, relationOf(article), entry, zone)] : [];
  });
  return { articles: settled, ledger: carry(seen, carried(settled, tags), stamp(known, now)) };
}
