import { type Aged, byAge, dayOf } from './age.ts';
import { Days } from './days.ts';
import type { Columns } from './linked.ts';
import type { Relatable } from './links.ts';

/** Articles in the order in which they are linked, and how they stand to what is known. */
export interface Sequence {
  /** By age. */
  readonly ones: readonly Relatable[];
  /** For each the row in which it is known; -1 for one that is not as it was. */
  readonly rows: Int32Array;
  /** The rows of those that are not as they were any more, by age. */
  readonly gone: readonly number[];
  /** For each of these the place of the first that stands after it. */
  readonly stood: readonly number[];
}

/** How old the article of a row was. */
export function ageIn({ ids, published, added }: Columns, row: number): Aged {
  return { id: ids[row] as string, published: published[row] as number, added: added[row] as number };
}

/** Articles of which nothing is known. */
export function unknown(articles: readonly Relatable[]): Sequence {
  return {
    ones: [...articles].sort(byAge),
    rows: new Int32Array(articles.length).fill(-1),
    gone: [],
    stood: [],
  };
}

/** Finds articles again in what is known. */
export function align(articles: readonly Relatable[], known: Columns): Sequence {
  const news = new Map<string, Relatable>();
  for (const one of articles) news.set(one.id, one);
  const [same, gone]: [number[], number[]] = [[], []];
  const found: Relatable[] = [];
  for (let row = 0; row < known.ids.length; row++) {
    const one = news.get(known.ids[row] as string);
    if (one && isAsBefore(one, known, row)) {
      news.delete(one.id);
      same.push(row);
      found.push(one);
    } else gone.push(row);
  }
  const added = [...news.values()].sort(byAge);
  const ones: Relatable[] = [];
  const rows = new Int32Array(articles.length).fill(-1);
  let next = 0;
  for (const [i, one] of found.entries()) {
    for (let other = added[next]; other && byAge(other, one) < 0; other = added[++next]) ones.push(other);
    rows[ones.length] = same[i] as number;
    ones.push(one);
  }
  ones.push(...added.slice(next));
  return { ones, rows, gone, stood: placesOf(gone, ones, known) };
}

function isAsBefore(one: Relatable, known: Columns, row: number): boolean {
  return (
    known.published[row] === one.published &&
    known.added[row] === one.added &&
    one.digest !== undefined &&
    known.digests[row] === one.digest
  );
}

function placesOf(gone: readonly number[], ones: readonly Relatable[], known: Columns): readonly number[] {
  const places: number[] = [];
  let place = 0;
  for (const row of gone) {
    const age = ageIn(known, row);
    while (place < ones.length && byAge(ones[place] as Relatable, age) <= 0) place++;
    places.push(place);
  }
  return places;
}

/** Where each row stands now; -1 where it is gone. */
export function placesIn({ rows }: Sequence, known: Columns): Int32Array {
  const places = new Int32Array(known.ids.length).fill(-1);
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] as number;
    if (row >= 0) places[row] = place;
  }
  return places;
}

/** The days of all by place; whoever is gone still reaches whom it reached. */
export function daysOf({ ones, gone, stood }: Sequence, known: Columns): Days {
  const days = new Days();
  let next = 0;
  for (let place = 0; place < ones.length; place++) {
    let reached = -Infinity;
    for (; next < gone.length && (stood[next] as number) <= place; next++)
      reached = Math.max(reached, dayOf(ageIn(known, gone[next] as number)));
    days.add(dayOf(ones[place] as Relatable), place, reached);
  }
  return days;
}
