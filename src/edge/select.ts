import type { Edition } from '../edition/edition.ts';
import { fillPage, type Room } from '../edition/page.ts';
import { facetNames, type Query } from '../edition/query.ts';
import type { Postings } from '../edition/postings.ts';
import { difference, intersection, listed, range, union, type Walk } from '../edition/walk.ts';
import { byCodePoint } from '../text/order.ts';
import { queryWords } from '../text/words.ts';
import { endOf, startOf } from './bound.ts';
import { type Cursor, readCursor } from './cursor.ts';
import { noWords, type WordPostings } from './words.ts';

/** The answer to a query before bytes. */
export interface Selection {
  /** In the order in which they are listed. */
  readonly ordinals: readonly number[];
  /** Where the next page begins; absent exactly where nothing more matches. */
  readonly next?: Cursor;
}

/** The newest ordinal whose time has come, or -1: ordinals ascend with `published`. */
export function newestVisible(edition: Edition, now: number): number {
  return countBelow(edition.published, now + 1) - 1;
}

/** How many values of an ascending column are below a limit. */
export function countBelow(column: Float64Array, limit: number): number {
  return partition(column.length, (i) => (column[i] as number) < limit);
}

/** Selects what a query asks for, as of a moment, as far as there is room; one article always has room. */
export function select(
  edition: Edition,
  query: Query,
  now: number,
  room: Room,
  words: WordPostings = noWords,
): Selection {
  const matches = match(edition, query, now, words);
  const cursor = query.before === undefined ? undefined : readCursor(query.before);
  return query.order === 'added'
    ? take(edition, query, listByAdded(edition, matches, cursor), edition.added, room)
    : take(edition, query, listByPublished(edition, matches, cursor), edition.published, room);
}

/** The ordinals that a query matches, and a number that they are not more than. */
export interface Matches {
  readonly walk: Walk;
  readonly atMost: number;
}

/** The set of ordinals that a query matches as of a moment, in whatever order they are then listed. */
export function match(edition: Edition, query: Query, now: number, words: WordPostings = noWords): Matches {
  const { zone } = edition.meta;
  const first = Math.max(
    0,
    ...query.since.map((bound) => countBelow(edition.published, startOf(bound, zone, now))),
  );
  const last = Math.min(
    newestVisible(edition, now),
    ...query.until.map((bound) => countBelow(edition.published, endOf(bound, zone, now)) - 1),
  );
  const wanted: Matches[] = [{ walk: range(first, last), atMost: Math.max(0, last - first + 1) }];
  const unwanted: Walk[] = [];
  for (const name of facetNames) {
    const facet = edition.facets[name];
    const postings = (value: string) => facet.postings(facet.slugs.find(value));
    for (const group of query.facets[name].all)
      wanted.push(anyOf(group.map(postings).filter((p) => p !== undefined)));
    unwanted.push(...query.facets[name].none.map(postings).filter((p) => p !== undefined));
  }
  const having = (word: string) => anyOf([words.get(word)].filter((p) => p !== undefined));
  wanted.push(...query.words.all.map(having));
  unwanted.push(...query.words.none.map((word) => intersection(queryWords(word).map((w) => having(w).walk))));
  if (query.unique && edition.retellings) unwanted.push(edition.retellings);
  if (query.changedSince !== undefined)
    wanted.push(changedSince(edition, startOf(query.changedSince, zone, now)));
  wanted.sort((a, b) => a.atMost - b.atMost);
  const all = intersection(wanted.map((w) => w.walk));
  return {
    walk: unwanted.length === 0 ? all : difference(all, union(unwanted)),
    atMost: (wanted[0] as Matches).atMost,
  };
}

function anyOf(members: readonly Postings[]): Matches {
  if (members.length === 0) return { walk: range(0, -1), atMost: 0 };
  return { walk: union(members), atMost: members.reduce((sum, postings) => sum + postings.count, 0) };
}

/** The ordinals of articles first seen or changed since a moment, the earliest change first. */
export function ordinalsChanged({ changed, byChanged, count }: Edition, moment: number): Uint32Array {
  return byChanged.subarray(partition(count, (i) => (changed[byChanged[i] as number] as number) < moment));
}

/** A set is worth listing in full where it is at most this part of the archive. */
const fewPart = 1 / 8;

/**
 * Articles first seen or changed since a moment. Few are sorted into a list; many are found on the way, since then a
 * step seldom goes far.
 */
function changedSince(edition: Edition, moment: number): Matches {
  const { changed, count } = edition;
  const since = ordinalsChanged(edition, moment);
  const atMost = since.length;
  if (atMost <= count * fewPart) return { walk: listed(since.slice().sort()), atMost };
  const floor = (limit: number) => {
    let at = Math.min(limit, count - 1);
    while (at >= 0 && (changed[at] as number) < moment) at--;
    return at;
  };
  return { walk: { floor }, atMost };
}

/** The newest first, then by id: ordinals downwards. */
function listByPublished(edition: Edition, { walk }: Matches, cursor: Cursor | undefined): Iterable<number> {
  return descend(walk, cursor ? positionOf(edition, cursor) - 1 : edition.count - 1);
}

function* descend(walk: Walk, start: number): Generator<number> {
  for (let at = walk.floor(start); at >= 0; at = at === 0 ? -1 : walk.floor(at - 1)) yield at;
}

/** How many articles are listed after a cursor when the newest come first: those older, and of the same moment those of a greater id. */
export function positionOf({ published, ids }: Edition, { key, id }: Cursor): number {
  const start = countBelow(published, key);
  const equal = countBelow(published, key + 1) - start;
  return start + partition(equal, (i) => byCodePoint(ids.at(start + i), id) > 0);
}

/** By when the publication first had them, the newest first, then by id: down the column `byAdded`. */
function listByAdded(
  edition: Edition,
  { walk, atMost }: Matches,
  cursor: Cursor | undefined,
): Iterable<number> {
  const { added, byAdded, ids, count } = edition;
  const isAfter = (ordinal: number, { key, id }: Cursor) =>
    (added[ordinal] as number) < key || (added[ordinal] === key && byCodePoint(ids.at(ordinal), id) > 0);
  const start = cursor ? partition(count, (i) => isAfter(byAdded[i] as number, cursor)) : count;
  if (atMost > count * fewPart) return filterDown(byAdded, start, walk);
  const rank = edition.addedRank();
  const ranks = Uint32Array.from(descend(walk, count - 1), (ordinal) => rank[ordinal] as number).sort();
  return map(descend(listed(ranks), start - 1), (rank) => byAdded[rank] as number);
}

/**
 * Whether an ordinal below `count` is in a set, asked in any order. Where the set's members lie far apart, a look at each ordinal
 * would go the same way over and over: once such looks went as far as the set reaches, it is walked through once and noted down.
 */
export function membersOf(walk: Walk, count: number): (ordinal: number) => boolean {
  let gone = 0;
  let noted: Uint8Array | undefined;
  return (ordinal) => {
    if (noted) return noted[ordinal] === 1;
    const at = walk.floor(ordinal);
    gone += ordinal - at;
    if (gone > count) {
      noted = new Uint8Array(count);
      for (const member of descend(walk, count - 1)) noted[member] = 1;
    }
    return at === ordinal;
  };
}

function* filterDown(order: Uint32Array, start: number, walk: Walk): Generator<number> {
  const isMember = membersOf(walk, order.length);
  for (let i = start - 1; i >= 0; i--) {
    const ordinal = order[i] as number;
    if (isMember(ordinal)) yield ordinal;
  }
}

function* map(numbers: Iterable<number>, change: (n: number) => number): Generator<number> {
  for (const n of numbers) yield change(n);
}

function take(
  edition: Edition,
  query: Query,
  listing: Iterable<number>,
  keys: Float64Array,
  room: Room,
): Selection {
  const { weights, meta, ids } = edition;
  const { ordinals, more } = fillPage(listing, weights, query.content ?? meta.content, room);
  const last = ordinals.at(-1) as number;
  return more ? { ordinals, next: { key: keys[last] as number, id: ids.at(last) } } : { ordinals };
}

/** How many of the first numbers up to `count` hold, where those that hold come first. */
function partition(count: number, holds: (i: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
