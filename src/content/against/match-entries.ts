import type { Article } from '../../article/article.ts';
import { dayInZone } from '../../article/zone.ts';
import type { ListedEntry } from '../../import/feed/list-entries.ts';
import { parseMoment } from '../../text/date.ts';

/** The articles with which an old feed is compared. */
export interface NewFeed {
  readonly articles: readonly Article[];
  /** The address to which feeds link for an article. */
  readonly linkOf: (article: Article) => string;
  /** IANA name of the zone whose days count. */
  readonly timezone: string;
  /** Seconds since the epoch: later articles are not served yet. */
  readonly now: number;
}

/** A title to compare: without case, and with single spaces, since programs differ in both. */
const plainTitle = (title = ''): string => title.toLowerCase().replace(/\s+/g, ' ').trim();

/** A title and a day to compare. */
const titleKeys = (title = '', days: readonly string[]): readonly string[] =>
  title === '' ? [] : days.map((day) => `${day} ${plainTitle(title)}`);

/** An address to compare, without the parts in which addresses of one page differ most often. */
const addressKeys = (address: string | undefined): readonly string[] =>
  address === undefined ? [] : [address.replace(/^https?:\/\/(?:www\.)?|(?<!\/)\/+$/gi, '')];

/** The days that an entry may mean: as written, and in the publication's time zone. */
export function daysOfEntry({ published = '' }: ListedEntry, timezone: string): readonly string[] {
  const moment = parseMoment(published);
  const written = published === '' ? [] : [published.slice(0, 10)];
  return moment === undefined ? written : [...written, dayInZone(moment, timezone)];
}

/** The day of an article in a time zone, or the day that its source states. */
export const dayOfArticle = ({ day, published }: Article, timezone: string): string =>
  day ?? dayInZone(published, timezone);

/**
 * An article for each entry: by id, else by link, else by the link to the original, else by title and day. An entry
 * without a day is matched by its title alone if only one article has it.
 */
export function matchEntries(
  entries: readonly ListedEntry[],
  articles: readonly Article[],
  { linkOf, timezone }: NewFeed,
): ReadonlyMap<ListedEntry, Article> {
  const byTitle = Map.groupBy(articles, ({ title }) => plainTitle(title));
  const ways: readonly {
    readonly ofEntry: (entry: ListedEntry) => readonly string[];
    readonly ofArticle: (article: Article) => readonly string[];
  }[] = [
    { ofEntry: ({ id }) => (id === undefined ? [] : [id]), ofArticle: ({ id }) => [id] },
    { ofEntry: ({ link }) => addressKeys(link), ofArticle: (article) => addressKeys(linkOf(article)) },
    { ofEntry: ({ link }) => addressKeys(link), ofArticle: ({ url }) => addressKeys(url) },
    {
      ofEntry: (entry) => titleKeys(entry.title, daysOfEntry(entry, timezone)),
      ofArticle: (article) => titleKeys(article.title, [dayOfArticle(article, timezone)]),
    },
    {
      ofEntry: ({ title, published }) => (published === undefined ? [plainTitle(title)] : []),
      ofArticle: ({ title }) => (byTitle.get(plainTitle(title))?.length === 1 ? [plainTitle(title)] : []),
    },
  ];
  const found = new Map<ListedEntry, Article>();
  const free = new Set(articles);
  for (const { ofEntry, ofArticle } of ways) {
    const byKey = new Map([...free].flatMap((one) => ofArticle(one).map((key) => [key, one] as const)));
    for (const entry of entries) {
      if (found.has(entry)) continue;
      const article = ofEntry(entry)
        .map((key) => byKey.get(key))
        .find((one) => one !== undefined && free.has(one));
      if (!article) continue;
      found.set(entry, article);
      free.delete(article);
    }
  }
  return found;
}
