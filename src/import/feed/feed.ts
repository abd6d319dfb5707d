import type { Candidate } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import { decode } from '../decode.ts';
import { type Origin, type Reader, Refusal } from '../reader.ts';
import { candidateOfEntry } from './candidate-of-entry.ts';
import type { Channel, FeedEntry } from './entry.ts';
import { findFeed } from './feed-elements.ts';
import { tellApart } from './identity.ts';
import { mendPlainTexts } from './mend-plain-texts.ts';
import { plainLine } from './plain.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { readXmlFeed } from './read-xml-feed.ts';
import { parseXml } from './xml.ts';

/** A problem for a document that is not well-formed; none if `unclosed` is undefined. */
export function notWellFormed({ file }: Origin, unclosed: string | undefined): readonly Problem[] {
  if (unclosed === undefined) return [];
  return [
    {
      rule: 'not-well-formed',
      severity: 'warning',
      file,
      message: `The XML is not well-formed: an element “${unclosed}” does not end where it should.`,
      remedy: 'It was read as far as it can be understood; look at what came of it.',
    },
  ];
}

/** The candidates, the first one with the problems of the whole file. */
export function withFileProblems(
  problems: readonly Problem[],
  [first, ...others]: readonly Candidate[],
): readonly Candidate[] {
  return first === undefined ? [] : [{ ...first, problems: [...problems, ...first.problems] }, ...others];
}

interface OpenedFeed {
  readonly channel: Channel | undefined;
  readonly unclosed?: string | undefined;
}

function openFeed(text: string): OpenedFeed {
  if (/^\s*[{[]/.test(text)) return { channel: readJsonFeed(text) };
  const { root, unclosed } = parseXml(text);
  const feed = findFeed(root);
  return { channel: feed && readXmlFeed(feed), unclosed };
}

function noFeed({ file }: Origin): Problem {
  return {
    rule: 'no-feed',
    severity: 'error',
    file,
    message: 'This is no feed: it holds neither RSS nor Atom nor a JSON Feed.',
    remedy: 'Save the feed itself, not the page that links to it.',
  };
}

function leftOut({ file }: Origin, count: number): readonly Problem[] {
  const message = `Only posts are articles. Left out: ${count} pages, comments and settings.`;
  return count === 0 ? [] : [{ rule: 'left-out', severity: 'note', file, message }];
}

function noEntries({ file }: Origin, { title }: Channel): Problem {
  const name = title === undefined ? 'The feed' : `The feed “${plainLine(title)}”`;
  return {
    rule: 'no-entries',
    severity: 'note',
    file,
    message: `${name} has no entries.`,
    remedy: 'Save it again when it has some.',
  };
}

/** The posts of a feed, and the problems of the whole file. */
export interface FeedPosts {
  readonly channel: Channel;
  readonly posts: readonly FeedEntry[];
  readonly problems: readonly Problem[];
}

/**
 * Parses a feed: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1 and 1.1, also damaged ones. Throws `Refusal` if
 * the file is no feed or has no entries.
 */
export function parseFeed(bytes: Uint8Array, origin: Origin): FeedPosts {
  const { channel: stated, unclosed } = openFeed(decode(bytes).text);
  if (stated === undefined) throw new Refusal(noFeed(origin));
  const channel = mendPlainTexts(stated);
  const damaged = notWellFormed(origin, unclosed);
  const posts = channel.entries.filter(({ kind = 'post' }) => kind === 'post');
  const others = leftOut(origin, channel.entries.length - posts.length);
  if (posts.length === 0) throw new Refusal(...damaged, noEntries(origin, channel), ...others);
  return { channel, posts, problems: [...damaged, ...others] };
}

/** Reads a feed as `parseFeed` does. Returns one candidate for each entry, with ids unchanged. */
export const readFeed: Reader = async (bytes, origin) => {
  const { channel, posts, problems } = parseFeed(bytes, origin);
  const candidates = posts.map((entry) => candidateOfEntry(entry, channel, origin));
  return withFileProblems(problems, tellApart(candidates, origin));
};
