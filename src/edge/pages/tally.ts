import type { Edition } from '../../edition/edition.ts';
import type { Postings } from '../../edition/postings.ts';
import { facetNames, type Query } from '../../edition/query.ts';
import { intersection } from '../../edition/walk.ts';
import { queryWords } from '../../text/words.ts';
import { endOf, startOf } from '../bound.ts';
import { countBelow, newestVisible } from '../select.ts';
import type { WordPostings } from '../words.ts';

/** The counts of a selection, of visible articles only. */
export interface Tally {
  readonly total: number;
  /** The oldest and the newest ordinal; undefined without articles. */
  readonly span: readonly [oldest: number, newest: number] | undefined;
  /** The number of articles with ordinals from `first` up to, not including, `end`. */
  between(first: number, end: number): number;
  /** The number of articles that have a facet value. */
  having(postings: Postings | undefined): number;
}

/** Counts all articles that match a query at a moment (seconds since the epoch), whatever its cursor. */
export function tally(edition: Edition, query: Query, words: WordPostings, now: number): Tally {
  const { published, meta } = edition;
  const starts = query.since.map((bound) => countBelow(published, startOf(bound, meta.zone, now)));
  const ends = query.until.map((bound) => countBelow(published, endOf(bound, meta.zone, now)));
  const first = Math.max(0, ...starts);
  const end = Math.max(first, Math.min(newestVisible(edition, now) + 1, ...ends));
  return isPeriod(query) ? ofPeriod(first, end) : ofMembers(sieve(edition, query, words, now, [first, end]), first);
}

/** Whether a query has no conditions but `since` and `until`. */
function isPeriod({ facets, words, unique, changedSince }: Query): boolean {
  const asked = facetNames.some((name) => facets[name].all.length + facets[name].none.length > 0);
  return !asked && words.all.length + words.none.length === 0 && !unique && changedSince === undefined;
}

function ofPeriod(first: number, end: number): Tally {
  return {
    total: end - first,
    span: end === first ? undefined : [first, end - 1],
    between: (from, to) => Math.max(0, Math.min(to, end) - Math.max(from, first)),
    having: (postings) => (postings ? below(postings, end) - below(postings, first) : 0),
  };
}

function below(postings: Postings, limit: number): number {
  return limit === 0 ? 0 : postings.rank(limit - 1);
}

/** The mark of an excluded article, higher than any number of groups. */
const excluded = 0xffff;

/**
 * For every ordinal of a range, 1 if it matches a query, else 0. On the way the number of an ordinal is that
 * of the groups it has matched so far, or the mark of an excluded article.
 */
function sieve(
  edition: Edition,
  query: Query,
  words: WordPostings,
  now: number,
  [first, end]: readonly [number, number],
): Uint16Array {
  const passed = new Uint16Array(end - first);
  const { wanted, unwanted } = groupsOf(edition, query, words);
  for (const postings of unwanted) postings.each((ordinal) => (passed[ordinal - first] = excluded));
  for (const word of query.words.none) dropPhrase(passed, word, words, first, end);
  if (query.changedSince !== undefined) {
    const moment = startOf(query.changedSince, edition.meta.zone, now);
    for (let at = first; at < end; at++) if ((edition.changed[at] as number) < moment) passed[at - first] = excluded;
  }
  wanted.forEach((group, level) => {
    const lift = (ordinal: number) => {
      if (passed[ordinal - first] === level) passed[ordinal - first] = level + 1;
    };
    for (const postings of group) postings.each(lift);
  });
  for (let i = 0; i < passed.length; i++) passed[i] = passed[i] === wanted.length ? 1 : 0;
  return passed;
}

interface Groups {
  /** An article must be in at least one postings of each group. */
  readonly wanted: readonly (readonly Postings[])[];
  readonly unwanted: readonly Postings[];
}

function groupsOf(edition: Edition, { facets, words: asked, unique }: Query, words: WordPostings): Groups {
  const postings = (name: (typeof facetNames)[number]) => (value: string) => {
    const facet = edition.facets[name];
    return facet.postings(facet.slugs.find(value)) ?? [];
  };
  return {
    wanted: [
      ...facetNames.flatMap((name) => facets[name].all.map((group) => group.flatMap(postings(name)))),
      ...asked.all.map((word) => words.get(word) ?? []).map((found) => [found].flat()),
    ],
    unwanted: [
      ...facetNames.flatMap((name) => facets[name].none.flatMap(postings(name))),
      ...(unique && edition.retellings ? [edition.retellings] : []),
    ],
  };
}

/** Excludes articles that contain all words of a negated term. */
function dropPhrase(passed: Uint16Array, phrase: string, words: WordPostings, first: number, end: number) {
  const parts = queryWords(phrase).map((word) => words.get(word));
  const known = parts.filter((part) => part !== undefined);
  if (known.length === 0 || known.length < parts.length) return;
  const walk = intersection(known);
  for (let at = walk.floor(end - 1); at >= first; at = walk.floor(at - 1)) {
    passed[at - first] = excluded;
    if (at === 0) break;
  }
}

function ofMembers(members: Uint16Array, first: number): Tally {
  const oldest = members.indexOf(1);
  const within = (from: number, to: number) => {
    let count = 0;
    for (let at = Math.max(from - first, 0); at < Math.min(to - first, members.length); at++)
      count += members[at] as number;
    return count;
  };
  return {
    total: within(first, first + members.length),
    span: oldest < 0 ? undefined : [first + oldest, first + members.lastIndexOf(1)],
    between: within,
    having: (postings) => {
      let count = 0;
      postings?.each((ordinal) => (count += members[ordinal - first] ?? 0));
      return count;
    },
  };
}
