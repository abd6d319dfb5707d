import { readFile } from 'node:fs/promises';
import { type Problem, problemOf } from '../../article/problem.ts';
import { type ListedEntry, listEntries } from '../../import/feed/list-entries.ts';
import { Refusal } from '../../import/reader.ts';
import { fetchBody } from '../fetch-body.ts';

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
