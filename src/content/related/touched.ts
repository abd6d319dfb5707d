import { dayOf } from './age.ts';
import { Chains, Choice, walked } from './chains.ts';
import type { Judged } from './judged.ts';
import { limits } from './limits.ts';
import { is, isOtherwise, type Line, lineUp, was } from './line.ts';
import { type Columns, traceIn } from './linked.ts';
import { listAt } from './lists.ts';
import type { Sequence } from './sequence.ts';

/** What is to be done about an article: its links hold, some comparisons are to be made again, or it is linked anew. */
export const touch = { none: 0, compare: 1, link: 2 } as const;

const scratch = new Uint32Array(limits.walk);

/** Chains (chains.ts) as they were and as they are, of the buckets that a change can have altered. */
class Twofold {
  readonly choice = new Choice();
  readonly #before = new Chains(this.choice);
  readonly #after = new Chains(this.choice);

  add(hashes: Uint32Array, ordinal: number, state: number): void {
    if (state & was) this.#before.add(hashes, ordinal);
    if (state & is) this.#after.add(hashes, ordinal);
  }

  /** Whether a walk finds something else than it did, as far as it `counts`; of what it finds `seen` is told. */
  differs(
    hash: number,
    least = 0,
    counts?: (ordinal: number) => boolean,
    seen?: (ordinal: number) => void,
  ): boolean {
    let size = 0;
    for (let left = this.#before.walk(hash, least), k = 0; k < left; k++)
      if (!counts || counts(walked[k] as number)) scratch[size++] = walked[k] as number;
    let same = 0;
    for (let left = this.#after.walk(hash, least), k = 0; k < left; k++) {
      const ordinal = walked[k] as number;
      if (counts && !counts(ordinal)) continue;
      if (same === size || scratch[same++] !== ordinal) return true;
      seen?.(ordinal);
    }
    return same < size;
  }
}

/**
 * For each article whether a change can have altered its links (`touch`). An article is compared with those that it finds by
 * walks alone, so it is enough to walk as then and as now where something new, gone or judged otherwise stands.
 */
export function touched(sequence: Sequence, known: Columns, judged: Judged): Uint8Array {
  const { ones, rows } = sequence;
  const touches = new Uint8Array(ones.length);
  if (sequence.gone.length === 0 && judged.found.size === 0) return touches;
  const line = lineUp(sequence, known, judged);
  const { places, states, days } = line;
  const [passages, names] = [new Twofold(), new Twofold()];
  const traceOf = (place: number) =>
    place < 0
      ? traceIn(known, ~place)
      : (judged.found.get(place)?.trace ?? traceIn(known, rows[place] as number));
  for (const [ordinal, state] of states.entries()) {
    if (state === (was | is)) continue;
    const { fingerprints, keys } = traceOf(places[ordinal] as number);
    names.choice.add(keys);
    if (!(state & isOtherwise)) passages.choice.add(fingerprints);
  }

  const named = firstNamed(line);
  /** The last one that is not as it was. */
  let last = -1;
  for (let ordinal = 0; ordinal < states.length; ordinal++) {
    const state = states[ordinal] as number;
    const place = places[ordinal] as number;
    if (state !== (was | is)) {
      last = ordinal;
      if (place >= 0) touches[place] = touch.link;
      const { fingerprints, keys } = traceOf(place);
      passages.add(fingerprints, ordinal, state);
      names.add(keys, ordinal, state);
      continue;
    }
    const row = rows[place] as number;
    const fingerprints = listAt(known.passages, row);
    for (let k = 0; k < fingerprints.length && touches[place] !== touch.link; k++) {
      const hash = fingerprints[k] as number;
      if (passages.choice.has(hash) && passages.differs(hash)) touches[place] = touch.link;
    }
    passages.add(fingerprints, ordinal, state);
    if (ordinal < named) continue;
    const keys = listAt(known.names, row);
    const day = dayOf(ones[place] as (typeof ones)[number]);
    if (last >= 0 && days.reaches(last, day)) walkNames(place, keys, day);
    names.add(keys, ordinal, state);
  }
  return touches;

  function walkNames(place: number, keys: Uint32Array, day: number): void {
    const least = days.least(day);
    const seen = (other: number): void => {
      if ((states[other] as number) & isOtherwise) touches[place] = touch.compare;
    };
    for (let k = 0; k < keys.length && touches[place] !== touch.link; k++) {
      const hash = keys[k] as number;
      if (!names.choice.has(hash)) continue;
      if (names.differs(hash, least, (other) => days.isNear(other, day), seen)) touches[place] = touch.link;
    }
  }
}

/** The ordinal from which on names are walked to by any who may find there what is not as it was. */
function firstNamed({ states, days }: Line): number {
  let first = states.length;
  let last = -1;
  for (let ordinal = 0; ordinal < states.length; ordinal++) {
    if (states[ordinal] !== (was | is)) last = ordinal;
    else if (last >= 0 && days.reaches(last, days.of(ordinal)))
      first = Math.min(first, days.least(days.of(ordinal)));
  }
  return first;
}
