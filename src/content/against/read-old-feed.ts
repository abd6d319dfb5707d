import { readFile } from 'node:fs/promises';
import { type Problem, problemOf } from '../../article/problem.ts';
import { type ListedEntry, listEntries } from '../../import/feed/list-entries.ts';
import { Refusal } from '../../import/reader.ts';

/** The most bytes that are read from an address. */
const longest = 64 << 20;

/** Milliseconds that a server may take for its answer. */
const timeout = 60_000;

/** The body of an answer. Throws `Error` if there is none, or if it is too long. */
async function fetchBytes(address: string): Promise<Uint8Array> {
  const response = await fetch(address, { signal: AbortSignal.timeout(timeout) });
  if (!response.ok) throw new Error(`the server answers with ${response.status}`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > longest) throw new Error(`the server sends more than ${longest} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The message of an error; `fetch` hides the reason below “fetch failed”. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (error.cause instanceof Error && error.cause.message) || error.message;
}

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
    bytes = await (isAddress ? fetchBytes(feed) : readFile(feed));
  } catch (error) {
    const message = `The old feed can't be read: ${reasonOf(error).replace(/\.$/, '')}.`;
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
