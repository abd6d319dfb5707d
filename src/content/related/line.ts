import { byAge, dayOf } from './age.ts';
import { Days } from './days.ts';
import type { Judged } from './judged.ts';
import type { Columns } from './linked.ts';
import { ageIn, type Sequence } from './sequence.ts';

/** How one stands in the line: before the change, after it, in both; and whether its terms weigh otherwise. */
export const was = 1;
export const is = 2;
export const isOtherwise = 4;

/** All that were and all that are, by age; one whose most telling words are others stands twice, as it was and as it is. */
export interface Line {
  /** By ordinal its place among those that are, or `~row` of one that is gone. */
  readonly places: readonly number[];
  readonly states: readonly number[];
  readonly days: Days;
}

export function lineUp({ ones, rows, gone }: Sequence, known: Columns, judged: Judged): Line {
  const [places, states, days] = [[] as number[], [] as number[], new Days()];
  const put = (place: number, state: number, day: number): void => {
    places.push(place);
    states.push(state);
    days.add(day);
  };
  let next = 0;
  for (const [i, one] of ones.entries()) {
    for (let row = gone[next]; row !== undefined && byAge(ageIn(known, row), one) < 0; row = gone[++next])
      put(~row, was, dayOf(ageIn(known, row)));
    const day = dayOf(one);
    const row = rows[i] as number;
    if (row < 0) put(i, is, day);
    else if (!judged.found.has(i)) put(i, was | is, day);
    else if (judged.reweighed.has(i)) put(i, was | is | isOtherwise, day);
    else {
      put(~row, was, day);
      put(i, is, day);
    }
  }
  return { places, states, days };
}
