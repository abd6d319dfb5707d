import { dayOf } from './age.ts';
import type { Trace } from './archive.ts';
import { Chains, Choice, walked } from './chains.ts';
import type { Days } from './days.ts';
import type { Judged } from './judged.ts';
import { limits } from './limits.ts';
import { type Columns, traceIn } from './linked.ts';
import type { Relatable } from './links.ts';
import { ageIn, type Sequence } from './sequence.ts';

/** What is to be done about an article: its links hold, some comparisons are to be made again, or it is linked anew. */
export const touch = { none: 0, compare: 1, link: 2 } as const;

/** One that is not as it was: what it left in chains, and what it leaves there now. */
interface Other {
  /** Its place, or the place of the first that stands after it. */
  readonly place: number;
  readonly day: number;
  readonly was?: Trace;
  readonly is?: Trace;
  /** Whether it leaves the same, while its terms weigh otherwise. */
  readonly isSame: boolean;
}

/** All that are not as they were, by age. */
function othersOf({ ones, rows, gone, stood }: Sequence, known: Columns, judged: Judged): Other[] {
  const others: Other[] = gone.map((row, k) => ({
    place: stood[k] as number,
    day: dayOf(ageIn(known, row)),
    was: traceIn(known, row),
    isSame: false,
  }));
  for (const [place, { trace }] of judged.found) {
    const row = rows[place] as number;
    others.push({
      place,
      day: dayOf(ones[place] as Relatable),
      ...(row >= 0 && { was: traceIn(known, row) }),
      is: trace,
      isSame: judged.reweighed.has(place),
    });
  }
  return others.sort((a, b) => a.place - b.place || (a.is ? 1 : 0) - (b.is ? 1 : 0));
}

const scratch = new Uint32Array(limits.walk);

/**
 * Chains (chains.ts) as they were and as they are, of the buckets that a change can have altered. What is of place `p` has the
 * ordinal `2 p + 1`, what was there, or before it, and is no more, `2 p`.
 */
class Twofold {
  readonly choice = new Choice();
  readonly #before = new Chains(this.choice);
  readonly #after = new Chains(this.choice);

  /** One that is as it was. */
  add(hashes: Uint32Array, place: number): void {
    this.#before.add(hashes, 2 * place + 1);
    this.#after.add(hashes, 2 * place + 1);
  }

  /** One that is not. */
  put({ place, isSame }: Other, was: Uint32Array | undefined, is: Uint32Array | undefined): void {
    if (was) this.#before.add(was, 2 * place + Number(isSame));
    if (is) this.#after.add(is, 2 * place + 1);
  }

  /**
   * Whether a walk down to a place finds something else than it did, as far as what it finds `counts`; `seen` is told of the
   * places that it finds.
   */
  differs(
    hash: number,
    least = 0,
    counts?: (place: number, gone: boolean) => boolean,
    seen?: (place: number) => void,
  ): boolean {
    let size = 0;
    for (let left = this.#before.walk(hash, 2 * least), k = 0; k < left; k++) {
      const ordinal = walked[k] as number;
      if (!counts || counts(ordinal >>> 1, ordinal % 2 === 0)) scratch[size++] = ordinal;
    }
    let same = 0;
    for (let left = this.#after.walk(hash, 2 * least), k = 0; k < left; k++) {
      const place = (walked[k] as number) >>> 1;
      if (counts && !counts(place, false)) continue;
      if (same === size || scratch[same++] !== walked[k]) return true;
      seen?.(place);
    }
    return same < size;
  }
}

/**
 * For each article whether a change can have altered its links (`touch`). An article is compared with those alone that it finds
 * by walks, so it is enough to walk as then and as now where something stands that is not as it was. `places` tells where each
 * row stands now, `days` the days of all, those that are gone included.
 */
export function touched(
  sequence: Sequence,
  places: Int32Array,
  days: Days,
  known: Columns,
  judged: Judged,
): Uint8Array {
  const { ones, rows } = sequence;
  const touches = new Uint8Array(ones.length);
  const others = othersOf(sequence, known, judged);
  const [passages, names] = [new Twofold(), new Twofold()];
  for (const { was, is, isSame } of others)
    for (const trace of [was, is]) {
      if (trace) names.choice.add(trace.keys);
      if (trace && !isSame) passages.choice.add(trace.fingerprints);
    }
  for (const place of judged.found.keys()) touches[place] = touch.link;

  const { first, end } = windowOf(ones, others, days);
  const visited = new Set<number>();
  for (const row of passages.choice.rowsOf(known.passages)) visited.add(places[row] as number);
  for (let place = first; place < end; place++) visited.add(place);
  const daysThen = Map.groupBy(others, ({ place }) => place);
  let next = 0;
  for (const place of [...visited].sort((a, b) => a - b)) {
    for (let other = others[next]; other && other.place <= place; other = others[++next]) {
      passages.put(other, other.was?.fingerprints, other.is?.fingerprints);
      names.put(other, other.was?.keys, other.is?.keys);
    }
    if (place < 0 || touches[place] === touch.link) continue;
    const { fingerprints, keys } = traceIn(known, rows[place] as number);
    if (fingerprints.some((hash) => passages.choice.has(hash) && passages.differs(hash)))
      touches[place] = touch.link;
    passages.add(fingerprints, place);
    if (place < first || place >= end) continue;
    const last = others[next - 1];
    const day = dayOf(ones[place] as Relatable);
    if (last && touches[place] !== touch.link && days.reaches(last.place, day))
      touches[place] = walkNames(keys, day);
    names.add(keys, place);
  }
  return touches;

  function walkNames(keys: Uint32Array, day: number): number {
    let touching: number = touch.none;
    const least = days.least(day);
    const counts = (place: number, gone: boolean): boolean =>
      gone
        ? (daysThen.get(place) ?? []).some((other) => Math.abs(other.day - day) <= limits.days)
        : days.isNear(place, day);
    const seen = (place: number): void => {
      if (judged.reweighed.has(place)) touching = touch.compare;
    };
    return keys.some((hash) => names.choice.has(hash) && names.differs(hash, least, counts, seen))
      ? touch.link
      : touching;
  }
}

/** The places between which names are walked to by any who may find something there that is not as it was. */
function windowOf(
  ones: readonly Relatable[],
  others: readonly Other[],
  days: Days,
): { readonly first: number; readonly end: number } {
  let [first, end, next] = [ones.length, 0, 0];
  for (let place = others[0]?.place ?? ones.length; place < ones.length; place++) {
    while (next < others.length && (others[next] as Other).place <= place) next++;
    const day = dayOf(ones[place] as Relatable);
    if (!days.reaches((others[next - 1] as Other).place, day)) continue;
    first = Math.min(first, days.least(day));
    end = place + 1;
  }
  return { first, end };
}
