import type { Edition } from '../edition/edition.ts';
import { type FacetName, facetNames } from '../edition/query.ts';
import { newestVisible } from './select.ts';
import { countOf } from './values.ts';

/** The values of a facet that most articles have. */
export interface TopValues {
  /** Numbers of values in the facet's dictionaries with how many visible articles have them, the most first. */
  readonly values: readonly { readonly at: number; readonly count: number }[];
  /** How many values any visible article has. */
  readonly size: number;
}

const kept = 200;

interface Known {
  readonly newest: number;
  readonly top: Readonly<Record<FacetName, TopValues>>;
}

/** Counting looks at every value there is; it is done once for each newest visible article. */
const known = new WeakMap<Edition, Known>();

/** The values of every facet that most visible articles have, at most 200 of each. */
export function topValues(edition: Edition, now: number): Readonly<Record<FacetName, TopValues>> {
  const newest = newestVisible(edition, now);
  const before = known.get(edition);
  if (before?.newest === newest) return before.top;
  const entries = facetNames.map((name) => [name, topOf(edition, name, newest, kept)]);
  const top = Object.fromEntries(entries) as Record<FacetName, TopValues>;
  known.set(edition, { newest, top });
  return top;
}

/**
 * The values of a facet that most articles have, up to a newest one, and at most so many. In the index they are in the order of all
 * their articles; only those with articles still to come count fewer, so it suffices to look at so many more.
 */
export function topOf(edition: Edition, name: FacetName, newest: number, most: number): TopValues {
  const rows = edition.rows[name];
  let [size, growing] = [0, 0];
  for (let at = 0; at < rows.count; at++) {
    if (rows.newest(at) > newest) growing++;
    if (countOf(edition, name, at, newest) > 0) size++;
  }
  const values = Array.from(rows.byCount.subarray(0, most + growing), (at) => ({
    at,
    count: countOf(edition, name, at, newest),
  }));
  if (growing > 0) values.sort((a, b) => b.count - a.count || a.at - b.at);
  return { values: values.slice(0, Math.min(most, size)), size };
}
