import type { Edition } from '../../edition/edition.ts';
import type { Postings } from '../../edition/postings.ts';
import { facetNames, type Query } from '../../edition/query.ts';
import { intersection } from '../../edition/walk.ts';
import { queryWords } from '../../text/words.ts';
import { endOf, startOf } from '../bound.ts';
import { countBelow, newestVisible } from '../select.ts';
import type { WordPostings } from '../words.ts';

/** What a selection holds, counted: articles whose time has not come are nowhere in it. */
export interface Tally {
  readonly total: number;
  /** The oldest and the newest ordinal, or undefined where there is none. */
  readonly span: readonly [oldest: number, newest: number] | undefined;
  /** How many there are with ordinals from `first` up to, not including, `end`. */
  between(first: number, end: number): number;
  /** How many of a facet value's articles are in it. */
  having(postings: Postings | undefined): number;
}

/** Counts what a query matches as of a moment, wherever it is paged to. */
export function tally(edition: Edition, query: Query, words: WordPostings, now: number): Tally {
  const { published, meta } = edition;
  const starts = query.since.map((bound) => countBelow(published, startOf(bound, meta.zone, now)));
  const ends = query.until.map((bound) => countBelow(published, endOf(bound, meta.zone, now)));
  const first = Math.max(0, ...starts);
  const end = Math.max(first, Math.min(newestVisible(edition, now) + 1, ...ends));
  return isPeriod(query)
    ? ofPeriod(first, end)
    : ofMembers(sieve(edition, query, words, now, [first, end]), first);
}

/** Whether nothing but its bounds decides what a query matches. */
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

/** What no group of a query can lead to. */
const out = 0xffff;

/**
 * One number for every ordinal of a range: 1 for what a query matches, else 0. Every group of what is wanted lifts what
 * has passed all groups before it; what is unwanted falls out.
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
  for (const postings of unwanted) postings.each((ordinal) => (passed[ordinal - first] = out));
  for (const word of query.words.none) dropPhrase(passed, word, words, first, end);
  if (query.changedSince !== undefined) {
    const moment = startOf(query.changedSince, edition.meta.zone, now);
    for (let at = first; at < end; at++)
      if ((edition.changed[at] as number) < moment) passed[at - first] = out;
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
  /** Of each group, one is enough. */
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

/** Drops what has all the words of one that is not wanted. */
function dropPhrase(
  passed: Uint16Array,
  phrase: string,
  words: WordPostings,
  first: number,
  end: number,
): void {
  const parts = queryWords(phrase).map((word) => words.get(word));
  const known = parts.filter((part) => part !== undefined);
  if (known.length === 0 || known.length < parts.length) return;
  const walk = intersection(known);
  for (let at = walk.floor(end - 1); at >= first; at = walk.floor(at - 1)) {
    passed[at - first] = out;
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

/** `1,234`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3}){1,9}$)/g, ',');
}

/** `1 article`, `5 articles`. */
export function formatArticles(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'article' : 'articles'}`;
}
