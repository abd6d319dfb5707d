import type { Article } from '../../article/article.ts';
import { type Problem, problemOf } from '../../article/problem.ts';
import { type ListedEntry, listEntries } from '../../import/feed/list-entries.ts';
import { parseMoment } from '../../text/date.ts';
import { byCodePoint } from '../../text/order.ts';
import { dayOfArticle, daysOfEntry, matchEntries, type NewFeed } from './match-entries.ts';
import { readFile } from 'node:fs/promises';
import { Refusal } from '../../import/reader.ts';
import { fetchBody } from '../fetch-body.ts';

type Pair = readonly [entry: ListedEntry, article: Article];

const nameOf = ({ title, link, id }: ListedEntry): string => `“${title ?? link ?? id ?? 'an entry'}”`;

/** The differences between an entry and its article. */
function differences([entry, article]: Pair, { linkOf, timezone }: NewFeed): readonly Problem[] {
  const problems: Problem[] = [];
  const { file, id } = article;
  const name = nameOf(entry);
  if (entry.id !== id) {
    const ids = `the id “${entry.id ?? ''}” in the old feed and “${id}” here`;
    const message = `${name} has ${ids}: subscribers see it twice.`;
    const remedy =
      'Write the old id as id: into the article, or as guid: into a mounted post; ' +
      'or correct url: or permalink: of the mount.';
    problems.push(problemOf('other-id', 'error', file, message, remedy, 'id'));
  }
  const link = linkOf(article);
  if (entry.link !== undefined && entry.link !== link) {
    const message = `${name} links to ${entry.link} in the old feed and to ${link} here.`;
    problems.push(
      problemOf('other-link', 'warning', file, message, 'Check that the old address leads to the article, too.'),
    );
  }
  const days = daysOfEntry(entry, timezone);
  const day = dayOfArticle(article, timezone);
  if (days.length > 0 && !days.includes(day)) {
    const message = `${name} is of ${days[0]} in the old feed and of ${day} here.`;
    problems.push(problemOf('other-day', 'warning', file, message, 'Correct the day or the time zone.', 'published'));
  }
  return problems;
}

/** A problem for the first two neighbours of the old feed that have the other order here. `rank` as served. */
function orderProblems(pairs: readonly Pair[], rank: ReadonlyMap<Article, number>, feed: string): readonly Problem[] {
  for (const [i, [entry, article]] of pairs.entries()) {
    const [before, earlier] = pairs[i - 1] ?? [];
    if (!before || !earlier || (rank.get(earlier) ?? 0) <= (rank.get(article) ?? 0)) continue;
    const places = `${nameOf(before)} stands before ${nameOf(entry)} in the old feed and after it here`;
    const remedy = 'Feeds are sorted by published, the newest first: compare it.';
    return [problemOf('other-order', 'warning', feed, `The order differs: ${places}.`, remedy)];
  }
  return [];
}

/**
 * The differences that subscribers of an old feed would see if it became the feed of these articles: entries that are
 * missing, with another id, link or day, or in another order; and articles newer than the oldest entry of the old feed
 * that it does not have. `feed` names the old feed. Readers take entries with one id for one.
 */
export function compareFeed(listed: readonly ListedEntry[], served: NewFeed, feed: string): readonly Problem[] {
  const entries = [...new Map(listed.map((entry) => [entry.id ?? entry, entry])).values()];
  // The order of feeds: the newest first, then by id.
  const articles = served.articles
    .filter(({ published }) => published <= served.now)
    .sort((a, b) => b.published - a.published || byCodePoint(a.id, b.id));
  const found = matchEntries(entries, articles, served);
  const pairs = entries.flatMap((entry): Pair[] => {
    const article = found.get(entry);
    return article ? [[entry, article]] : [];
  });
  const matched = new Set(found.values());
  const moments = entries.map((entry) => found.get(entry)?.published ?? parseMoment(entry.published ?? ''));
  const known = moments.filter((moment) => moment !== undefined);
  // Without any day, the old feed may be older than all articles.
  const oldest = known.reduce((least, moment) => Math.min(least, moment), known.length > 0 ? Infinity : -Infinity);
  const added = articles.filter((article) => article.published > oldest && !matched.has(article));
  return [
    ...entries.filter((entry) => !found.has(entry)).map((entry) => missingEntry(entry, feed)),
    ...pairs.flatMap((pair) => differences(pair, served)),
    ...orderProblems(pairs, new Map(articles.map((article, i) => [article, i])), feed),
    ...added.map(newEntry),
  ];
}

function missingEntry(entry: ListedEntry, feed: string): Problem {
  const message = `${nameOf(entry)} (${entry.link ?? entry.id ?? 'without an address'}) is missing here.`;
  const remedy = 'Mount or import it; if it is here as a draft or with a future date, publish it.';
  return problemOf('missing-entry', 'error', feed, message, remedy);
}

function newEntry({ file, title, slug }: Article): Problem {
  const message = `The old feed does not have “${title || slug}”: subscribers see it as new.`;
  return problemOf('new-entry', 'warning', file, message);
}

/** Milliseconds that a server may take for its answer. */
const timeout = 60_000;

/**
 * Reads the entries of an RSS, Atom or JSON feed, in their order: from a file, relative to the working folder, or from
 * an address that begins with `http://` or `https://`. Further pages of the feed are not fetched. A feed that cannot be
 * read, or that has no entries, is an error among the problems.
 */
export async function readOldFeed(
  feed: string,
): Promise<{ readonly entries: readonly ListedEntry[]; readonly problems: readonly Problem[] }> {
  const isAddress = /^https?:\/\//i.test(feed);
  let bytes: Uint8Array;
  try {
    bytes = await (isAddress ? fetchBody(feed, timeout) : readFile(feed));
  } catch (error) {
    const message = `The old feed can't be read: ${(error as Error).message.replace(/\.$/, '')}.`;
    const remedy = isAddress
      ? 'If a browser opens it, save it there and name the file.'
      : 'Name a file, or an address that begins with http:// or https://.';
    return { entries: [], problems: [problemOf('unread-feed', 'error', feed, message, remedy)] };
  }
  try {
    return listEntries(bytes, { file: feed });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Without entries there is nothing to compare, so a note of import is an error here.
    const problems = error.problems.map((problem): Problem => ({ ...problem, severity: 'error' }));
    return { entries: [], problems };
  }
}
