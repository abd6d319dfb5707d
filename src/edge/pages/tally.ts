import type { Edition } from '../../edition/edition.ts';
import type { Postings } from '../../edition/postings.ts';
import { facetNames, type Query } from '../../edition/query.ts';
import { intersection, type Walk } from '../../edition/walk.ts';
import { endOf, startOf } from '../bound.ts';
import { countBelow, match, newestVisible } from '../select.ts';
import type { WordPostings } from '../words.ts';

/** A number of articles; with `more`, at least so many: a page must not cost what the archive holds. */
export interface Count {
  readonly number: number;
  readonly more: boolean;
}

/** What a selection holds, counted as far as it is cheap. */
export interface Tally {
  readonly total: Count;
  /** The oldest and the newest ordinal, or undefined where there is none, or where not all were counted. */
  readonly span: readonly [oldest: number, newest: number] | undefined;
  /** How many there are with ordinals from `first` up to, not including, `end`; right only where there is a span. */
  between(first: number, end: number): number;
  /** How many of a facet value's articles are in it. */
  having(postings: Postings | undefined): Count;
}

/** Articles of a selection that are met one by one, and those of one value in it. */
const mostMet = 20_000;
const mostShared = 200;

/** Counts what a query matches as of a moment, wherever it is paged to. */
export function tally(edition: Edition, query: Query, words: WordPostings, now: number): Tally {
  const [first, last] = bounds(edition, query, now);
  if (isPeriod(query)) return ofPeriod(first, last);
  const sole = solePostings(edition, query);
  const { walk } = match(edition, query, now, words);
  return sole ? ofPostings(sole, walk, first, last) : ofWalk(walk, last);
}

function bounds(edition: Edition, { since, until }: Query, now: number): [number, number] {
  const { published, meta } = edition;
  const starts = since.map((bound) => countBelow(published, startOf(bound, meta.zone, now)));
  const ends = until.map((bound) => countBelow(published, endOf(bound, meta.zone, now)) - 1);
  return [Math.max(0, ...starts), Math.min(newestVisible(edition, now), ...ends)];
}

function groupsOf({ facets }: Query): number {
  return facetNames.reduce((sum, name) => sum + facets[name].all.length + facets[name].none.length, 0);
}

function isPeriod(query: Query): boolean {
  return groupsOf(query) === 0 && isPlain(query);
}

function isPlain({ words, unique, changedSince }: Query): boolean {
  return words.all.length + words.none.length === 0 && !unique && changedSince === undefined;
}

/** The postings that alone decide, within the bounds, what matches. */
function solePostings(edition: Edition, query: Query): Postings | undefined {
  if (groupsOf(query) !== 1 || !isPlain(query)) return undefined;
  const name = facetNames.find((facet) => query.facets[facet].all[0]?.length === 1);
  if (name === undefined) return undefined;
  const { slugs } = edition.facets[name];
  return edition.facets[name].postings(slugs.find(query.facets[name].all[0]?.[0] as string));
}

function ofPeriod(first: number, last: number): Tally {
  const number = Math.max(0, last - first + 1);
  const within = (a: number, end: number) => Math.max(0, Math.min(end, last + 1) - Math.max(a, first));
  return {
    total: { number, more: false },
    span: number === 0 ? undefined : [first, last],
    between: within,
    having: (postings) => ({ number: postings ? ranked(postings, first, last) : 0, more: false }),
  };
}

function ranked(postings: Postings, first: number, last: number): number {
  return last < first ? 0 : postings.rank(last) - (first === 0 ? 0 : postings.rank(first - 1));
}

function ofPostings(postings: Postings, walk: Walk, first: number, last: number): Tally {
  const number = ranked(postings, first, last);
  return {
    total: { number, more: false },
    span: number === 0 ? undefined : [oldest(postings, first, last), postings.floor(last)],
    between: (a, end) => ranked(postings, Math.max(a, first), Math.min(end - 1, last)),
    having: (others) => shared(walk, others, last),
  };
}

/** The smallest member from `first` on; there is one up to `last`. */
function oldest(postings: Postings, first: number, last: number): number {
  let [low, high] = [first, last];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranked(postings, first, middle) === 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function ofWalk(walk: Walk, last: number): Tally {
  const met = take(walk, last, mostMet + 1);
  const more = met.length > mostMet;
  const ascending = met.toReversed();
  return {
    total: { number: Math.min(met.length, mostMet), more },
    span: met.length === 0 || more ? undefined : [met.at(-1) as number, met[0] as number],
    between: (first, end) => below(ascending, end) - below(ascending, first),
    having: (others) => shared(walk, others, last),
  };
}

function shared(walk: Walk, others: Postings | undefined, last: number): Count {
  if (!others) return { number: 0, more: false };
  const met = take(intersection([others, walk]), last, mostShared + 1).length;
  return { number: Math.min(met, mostShared), more: met > mostShared };
}

function take(walk: Walk, last: number, most: number): number[] {
  const met: number[] = [];
  for (let at = walk.floor(last); at >= 0 && met.length < most; at = at === 0 ? -1 : walk.floor(at - 1))
    met.push(at);
  return met;
}

function below(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `1,234`, or `200+` where there are more. */
export function formatCount({ number, more }: Count): string {
  return `${String(number).replace(/\B(?=(\d{3})+$)/g, ',')}${more ? '+' : ''}`;
}

/** `1 article`, `5 articles`. */
export function formatArticles(count: Count): string {
  return `${formatCount(count)} ${count.number === 1 && !count.more ? 'article' : 'articles'}`;
}
