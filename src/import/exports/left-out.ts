import type { Candidate } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import { withFileProblems } from '../feed/feed.ts';
import { tellApart } from '../feed/identity.ts';
import { type Origin, type Reader, Refusal } from '../reader.ts';

/** The problem of a file that is an export of a service and has no posts. */
export function noPostsIn({ file }: Origin, service: string): Problem {
  return {
    rule: 'no-entries',
    severity: 'note',
    file,
    message: `This export of ${service} holds no posts.`,
  };
}

/** A refusal of a file that belongs to an export and is no post: a profile, an index. */
export function refuseNoPost({ file }: Origin, what: string): Refusal {
  return new Refusal({ rule: 'left-out', severity: 'note', file, message: `This is ${what}, not a post.` });
}

/** The problem of a post that is not open to all, and comes in as a draft therefore. */
export function closedPost({ file }: Origin, title: string): Problem {
  return {
    rule: 'protected-post',
    severity: 'warning',
    file,
    key: 'draft',
    message: `“${title}” is only for members or subscribers.`,
    remedy: 'It comes in as a draft.',
  };
}

/** The most names of items left out that one note holds. */
const mostNames = 100;

/**
 * The candidates of an export, the first one with a note that names the items left out; `what` says what they are.
 * Throws `Refusal` if there is no candidate.
 */
export function withLeftOut(
  candidates: readonly Candidate[],
  origin: Origin,
  what = '',
  names: readonly string[] = [],
): readonly Candidate[] {
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  const list = names.slice(0, mostNames).join(', ') + more;
  const message = `Only posts are articles. Left out: ${names.length} ${what}: ${list}.`;
  const note: Problem = { rule: 'left-out', severity: 'note', file: origin.file, message };
  const notes = names.length === 0 ? [] : [note];
  if (candidates.length === 0) throw new Refusal(noPostsIn(origin, 'a service'), ...notes);
  return withFileProblems(notes, tellApart(candidates, origin));
}

/** Refuses the page of a blog archive (http://blogarchive.org/): the `feed.json` beside it holds the same posts. */
export const readRepeatedPage: Reader = async (_, origin) => {
  throw refuseNoPost(origin, 'a page that repeats the feed beside it');
};
