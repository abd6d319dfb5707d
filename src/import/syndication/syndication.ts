import type { Problem } from '../../article/problem.ts';
import { decode } from '../decode.ts';
import { type Origin, type Reader, Refusal } from '../reader.ts';
import { readAtom } from './atom.ts';
import { candidateOf } from './candidate.ts';
import { canonical } from './canonical.ts';
import type { Channel } from './entry.ts';
import { findFeed } from './feed.ts';
import { damage, withProblems } from './file.ts';
import { habitsOf, meant } from './habits.ts';
import { readJson } from './json.ts';
import { readRss } from './rss.ts';
import { toldApart } from './identity.ts';
import { parseTree } from './tree.ts';
import { plain } from './plain.ts';

interface Document {
  readonly channel: Channel | undefined;
  readonly unclosed?: string | undefined;
}

function open(text: string): Document {
  if (/^\s*[{[]/.test(text)) return { channel: readJson(text) };
  const { root, unclosed } = parseTree(text);
  const feed = findFeed(root);
  if (feed === undefined) return { channel: undefined };
  const { shape, xml } = canonical(feed);
  return { channel: shape === 'rss' ? readRss(xml) : readAtom(xml), unclosed };
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
  const name = title === undefined ? 'The feed' : `The feed “${plain(title)}”`;
  return {
    rule: 'no-entries',
    severity: 'note',
    file,
    message: `${name} has no entries.`,
    remedy: 'Save it again when it has some.',
  };
}

/**
 * Reads a feed: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1 and 1.1, as damaged as can be understood. One candidate an
 * entry, ids to the letter.
 *
 * @throws {Refusal} where the file is no feed, or a feed without entries.
 */
export const readSyndication: Reader = async (bytes, origin) => {
  const { channel, unclosed } = open(decode(bytes).text);
  if (channel === undefined) throw new Refusal(noFeed(origin));
  const damaged = damage(origin, unclosed);
  const habits = habitsOf(channel);
  const posts = channel.entries.filter(({ kind = 'post' }) => kind === 'post');
  const others = leftOut(origin, channel.entries.length - posts.length);
  if (posts.length === 0) throw new Refusal(...damaged, noEntries(origin, channel), ...others);
  const candidates = posts.map((entry) => candidateOf(meant(entry, habits), { channel, origin, habits }));
  return withProblems([...damaged, ...others], toldApart(candidates, origin));
};
