import type { Article } from '../../article/article.ts';
import { opening } from '../../text/opening.ts';
import { type CompletedArticle, withLedgerDates, snapshotOf } from '../articles/complete.ts';
import type { Publication } from '../publication/publication.ts';
import { type Vocabulary, withBroader } from '../publication/vocabulary.ts';
import { digestOfValue } from '../digest.ts';
import { relateArticles, type Relation } from '../duplicates/relate-articles.ts';
import { addValues, type Ledger, nextMoment, updateLedger, valueKey, type ValueSnapshot } from './ledger.ts';
import { resolveStatedTime } from '../articles/stated-time.ts';
import type { ContentSettings } from '../publication/settings.ts';
import type { ProgressListener } from '../store.ts';
import { type Problem, problemOf } from '../../article/problem.ts';
import type { SourceArticle } from '../articles/source-article.ts';
import type { LedgerArticle } from './records.ts';

/** The relation of an article to the others. */
type RelationOf = (article: CompletedArticle) => Relation;

const unrelated: Relation = { related: [], retelling: false };

/**
 * When an article was first seen and is published by the ledger before this build, `next` for a new one (`nextMoment`);
 * seconds since the epoch.
 */
function publishedOf(
  { identified, fields }: CompletedArticle,
  known: Ledger,
  next: number,
  zone: string,
): { readonly first: number; readonly published: number } {
  const first = known.articles.get(fields.id)?.first ?? next;
  return { first, published: resolveStatedTime(identified.published, first, zone) };
}

/** Relates articles to each other, with the moments that the ledger will have for them. */
export function relateByLedger(
  articles: readonly CompletedArticle[],
  known: Ledger,
  now: number,
  zone: string,
  onProgress?: ProgressListener,
): RelationOf {
  const next = nextMoment(known, now);
  const relations = relateArticles(
    articles.map((article) => {
      const { id, title } = article.fields;
      const text = article.identified.text.body;
      const { first, published } = publishedOf(article, known, next, zone);
      // Without a title, numbers at the start of the text distinguish the parts of a series.
      const named = title || opening(text.slice(0, 200).replace(/\s+/g, ' '));
      return { id, title: named, text, published, added: Math.max(first, published) };
    }),
    onProgress,
  );
  return ({ fields }) => relations.get(fields.id) ?? unrelated;
}

function digestPublication({ publication, tags, authors }: ContentSettings): string {
  const { mounts: _, sources, ...settings }: Publication = publication;
  return digestOfValue([settings, [...sources.values()], [...tags.values()], [...authors.values()]]);
}

/** The id of the feed of all articles that is made of a host. */
const feedIdOf = (host: string): string => `https://${host}/`;

/** The id of the feed of all articles, if it is not made of the publication's present host. */
export function keptFeedId({ id, url }: Publication, { publication: recorded }: Ledger): string | undefined {
  const kept = id ?? recorded?.id;
  return kept === feedIdOf(new URL(url).host) ? undefined : kept;
}

/** The host in the oldest id that Dateline made; undefined if there is none. */
function firstHost(known: Ledger): string | undefined {
  const own = [...known.articles.values()].filter(
    ({ id, mount }) => mount === undefined && hostOfTag(id) !== undefined,
  );
  const [oldest] = own.sort((a, b) => a.first - b.first || (a.id < b.id ? -1 : 1));
  return oldest && hostOfTag(oldest.id);
}

/** The host of a `tag:` URI with a day (RFC 4151 §2.1). */
const hostOfTag = (id: string): string | undefined => /^tag:([^,@]+),\d{4}-\d\d-\d\d:/.exec(id)?.[1];

/** How a build updates the ledger. Moments are seconds since the epoch. */
interface LedgerUpdate {
  /** The ledger before this build. */
  readonly known: Ledger;
  readonly now: number;
  /** The moment for all changes (`nextMoment`). */
  readonly at: number;
  /** Whether missing articles are withdrawn. */
  readonly withdraw: boolean;
}

/** The ledger after this build, and the articles with its moments. */
export function recordInLedger(
  articles: readonly CompletedArticle[],
  relationOf: RelationOf,
  settings: ContentSettings,
  { known, now, at, withdraw }: LedgerUpdate,
): { readonly articles: readonly Article[]; readonly ledger: Ledger } {
  const { tags } = settings;
  const zone = settings.publication.timezone;
  const next = nextMoment(known, now);
  const seen = updateLedger(
    known,
    {
      articles: articles.map((article) =>
        snapshotOf(article, relationOf(article), tags, publishedOf(article, known, next, zone).published),
      ),
      values: [],
      publication: digestPublication(settings),
      feedId: settings.publication.id ?? feedIdOf(firstHost(known) ?? new URL(settings.publication.url).host),
      withdraw,
    },
    now,
    at,
  );
  const settled = articles.flatMap((article): Article[] => {
    const entry = seen.articles.get(article.fields.id);
    return entry ? [withLedgerDates(article, relationOf(article), entry, zone)] : [];
  });
  return {
    articles: settled,
    ledger: addValues(seen, valuesOfArticles(settled, tags), at),
  };
}

/** A language tag and the tags that are broader: `zh-Hans-CN`, `zh-Hans`, `zh`. */
export const withBroaderLanguages = (language: string): readonly string[] =>
  language.split('-').map((_, i, subtags) => subtags.slice(0, subtags.length - i).join('-'));

/** The facet values of articles, broader tags included, each with the moment of the first article that has it. */
export function valuesOfArticles(articles: readonly Article[], tags: Vocabulary): ValueSnapshot[] {
  const values = new Map<string, ValueSnapshot>();
  const carry = (facet: ValueSnapshot['facet'], slug: string, label: string, from: number): void => {
    const key = valueKey(facet, slug);
    const known = values.get(key);
    if (!known || from < known.from) values.set(key, { facet, slug, label, from });
  };
  for (const { tags: own, authors, source, language, published } of articles) {
    for (const tag of own)
      for (const slug of withBroader(tags, tag.slug))
        carry('tag', slug, slug === tag.slug ? tag.label : (tags.get(slug)?.label ?? slug), published);
    for (const author of authors) carry('author', author.slug, author.name, published);
    if (source) carry('source', source.slug, source.label, published);
    for (const tag of withBroaderLanguages(language)) carry('language', tag.toLowerCase(), tag, published);
  }
  return [...values.values()];
}

function slugs(entries: readonly LedgerArticle[]): string {
  const named = entries.slice(0, 5).map(({ slug }) => slug);
  return entries.length <= 5 ? named.join(', ') : `${named.join(', ')} and ${entries.length - 5} more`;
}

/**
 * Problems that stop a build if a whole mount, or more than a tenth of the articles, vanished at once, which is more
 * likely a mistake than intended. Articles that became drafts have not vanished.
 */
export function vanishedProblems(
  ledger: Ledger,
  articles: readonly SourceArticle[],
  present: readonly string[],
  folder: string,
): readonly Problem[] {
  const here = new Set([...present, ...articles.map(({ frontMatter }) => frontMatter.id)]);
  const alive = [...ledger.articles.values()].filter(({ withdrawn }) => withdrawn === undefined);
  const gone = alive.filter(({ id }) => !here.has(id));
  if (gone.length === 0) return [];
  const remedy = 'Restore them, or run with --withdraw to withdraw them.';
  const problem = (message: string): Problem =>
    problemOf('vanished', 'error', `${folder}/ledger.jsonl`, message, remedy);
  const byMount = Map.groupBy(alive, ({ mount }) => mount);
  const mounts = [...byMount].flatMap(([mount, entries]) =>
    mount !== undefined && entries.every(({ id }) => !here.has(id))
      ? [problem(`All articles of the mount ${mount} vanished (${entries.length}): ${slugs(entries)}.`)]
      : [],
  );
  if (mounts.length > 0) return mounts;
  return gone.length * 10 > alive.length
    ? [problem(`${gone.length} of ${alive.length} articles vanished: ${slugs(gone)}.`)]
    : [];
}
