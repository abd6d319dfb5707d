import type { Edition } from '../edition/edition.ts';
import type { Extent } from '../edition/fragment.ts';
import { fillPage, type PageLimits } from '../edition/listing.ts';
import { facetNames, type Query } from '../edition/query.ts';
import type { Postings } from '../edition/postings.ts';
import { partitionPoint } from '../edition/sections.ts';
import type { ShardEntry } from '../edition/shards.ts';
import { difference, intersection, listed, range, union, type Walk } from '../edition/walk.ts';
import { byCodePoint } from '../text/order.ts';
import { queryWords } from '../text/words.ts';
import { endOf, startOf } from './bound.ts';
import { type Cursor, readCursor } from './cursor.ts';
import { noWords, type WordPostings } from './words.ts';

/** The articles of one page of a feed. */
export interface Selection {
  /** In the order of the feed. */
  readonly ordinals: readonly number[];
  /** The beginning of the next page; absent if there is none. */
  readonly next?: Cursor;
  /** The own shard of a facet value that all the articles have. */
  readonly own?: ShardEntry | undefined;
}

/** The ordinal of the newest visible article, or -1; ordinals ascend with `published`. */
export function newestVisible(edition: Edition, now: number): number {
  return countBelow(edition.published, now + 1) - 1;
}

/** The number of values of an ascending column that are below a limit. */
export function countBelow(column: Float64Array, limit: number): number {
  return partitionPoint(column.length, (i) => (column[i] as number) < limit);
}

/**
 * The articles of a query at a moment, from its cursor on, up to the limits; at least one. The limits are for whole
 * articles or for summaries.
 */
export function select(
  edition: Edition,
  query: Query,
  now: number,
  limits: PageLimits,
  words: WordPostings = noWords,
  extent: Extent = query.content ?? edition.meta.content,
): Selection {
  const matches = match(edition, query, now, words);
  const cursor = query.before === undefined ? undefined : readCursor(query.before);
  const byAdded = query.order === 'added';
  const list = byAdded ? listByAdded(edition, matches, cursor) : listByPublished(edition, matches, cursor);
  const own = ownShard(edition, query, extent);
  const { ordinals, more } = fillPage(list, edition, extent, { own, ...limits });
  const last = ordinals.at(-1) as number;
  const keys = byAdded ? edition.added : edition.published;
  return { ordinals, own, ...(more && { next: { key: keys[last] as number, id: edition.ids.at(last) } }) };
}

/** The own shard of a facet value that all articles of a query have. */
function ownShard(edition: Edition, { facets }: Query, extent: Extent): ShardEntry | undefined {
  for (const name of facetNames)
    for (const [value, ...others] of facets[name].all) {
      const { slugs } = edition.facets[name];
      const own = others.length === 0 && edition.facets[name].ownShard(slugs.find(value as string), extent);
      if (own) return own;
    }
  return undefined;
}

/** The ordinals that match, and an upper bound of their number. */
interface Matches {
  readonly walk: Walk;
  readonly atMost: number;
}

/** The ordinals that match a query at a moment, whatever its order and cursor. */
export function match(edition: Edition, query: Query, now: number, words: WordPostings = noWords): Matches {
  const { zone } = edition.meta;
  const first = Math.max(0, ...query.since.map((bound) => countBelow(edition.published, startOf(bound, zone, now))));
  const last = Math.min(
    newestVisible(edition, now),
    ...query.until.map((bound) => countBelow(edition.published, endOf(bound, zone, now)) - 1),
  );
  const wanted: Matches[] = [{ walk: range(first, last), atMost: Math.max(0, last - first + 1) }];
  const unwanted: Walk[] = [];
  for (const name of facetNames) {
    const facet = edition.facets[name];
    const postings = (value: string) => facet.postings(facet.slugs.find(value));
    for (const group of query.facets[name].all) wanted.push(anyOf(group.map(postings).filter((p) => p !== undefined)));
    unwanted.push(...query.facets[name].none.map(postings).filter((p) => p !== undefined));
  }
  const having = (word: string) => anyOf([words.get(word)].filter((p) => p !== undefined));
  wanted.push(...query.words.all.map(having));
  unwanted.push(...query.words.none.map((word) => intersection(queryWords(word).map((w) => having(w).walk))));
  if (query.unique && edition.retellings) unwanted.push(edition.retellings);
  if (query.changedSince !== undefined) wanted.push(changedSince(edition, startOf(query.changedSince, zone, now)));
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

/** The ordinals of articles first seen or changed since a moment, earliest change first. */
export function ordinalsChanged({ changed, byChanged, count }: Edition, moment: number): Uint32Array {
  return byChanged.subarray(partitionPoint(count, (i) => (changed[byChanged[i] as number] as number) < moment));
}

/** The part of the archive up to which a set is listed in full. */
const fewPart = 1 / 8;

/**
 * Articles first seen or changed since a moment. A small set is sorted into a list. For a large one the
 * column is scanned from each limit down, because the next member is usually near.
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

/** Newest first, then by id: descending ordinals. */
function listByPublished(edition: Edition, { walk }: Matches, cursor: Cursor | undefined): Iterable<number> {
  return descend(walk, cursor ? positionOf(edition, cursor) - 1 : edition.count - 1);
}

function* descend(walk: Walk, start: number): Generator<number> {
  for (let at = walk.floor(start); at >= 0; at = at === 0 ? -1 : walk.floor(at - 1)) yield at;
}

/** The number of articles after a cursor, newest first, at the same moment by descending id. */
export function positionOf({ published, ids }: Edition, { key, id }: Cursor): number {
  const start = countBelow(published, key);
  const equal = countBelow(published, key + 1) - start;
  return start + partitionPoint(equal, (i) => byCodePoint(ids.at(start + i), id) > 0);
}

/** By when the publication first had them, newest first, then by id: the column `byAdded` from its end. */
function listByAdded(edition: Edition, { walk, atMost }: Matches, cursor: Cursor | undefined) {
  const { added, byAdded, ids, count } = edition;
  const isAfter = (ordinal: number, { key, id }: Cursor) =>
    (added[ordinal] as number) < key || (added[ordinal] === key && byCodePoint(ids.at(ordinal), id) > 0);
  const start = cursor ? partitionPoint(count, (i) => isAfter(byAdded[i] as number, cursor)) : count;
  if (atMost > count * fewPart) return filterDown(byAdded, start, walk);
  const rank = edition.addedRank();
  const ranks = Uint32Array.from(descend(walk, count - 1), (ordinal) => rank[ordinal] as number).sort();
  return ordinalsAt(byAdded, descend(listed(ranks), start - 1));
}

/**
 * A test whether ordinals below `count`, in any order, are in a set. In a sparse set every test skips a long
 * way, again and again: once the tests have skipped `count` ordinals in all, the members are read once and
 * kept in a table.
 */
export function membersOf(walk: Walk, count: number): (ordinal: number) => boolean {
  let skipped = 0;
  let table: Uint8Array | undefined;
  return (ordinal) => {
    if (table) return table[ordinal] === 1;
    const at = walk.floor(ordinal);
    skipped += ordinal - at;
    if (skipped > count) {
      table = new Uint8Array(count);
      for (const member of descend(walk, count - 1)) table[member] = 1;
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

function* ordinalsAt(order: Uint32Array, ranks: Iterable<number>): Generator<number> {
  for (const rank of ranks) yield order[rank] as number;
}
