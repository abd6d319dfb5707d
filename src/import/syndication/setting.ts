import type { Found } from '../../article/candidate.ts';
import type { Origin } from '../reader.ts';
import type { Channel } from './entry.ts';
import type { Habits } from './habits.ts';

/** What the entries of a feed are read with. */
export interface Setting {
  readonly channel: Channel;
  readonly origin: Origin;
  readonly habits: Habits;
}

/** How sure a value is: stated for the entry; stated in a form that leaves something open; stated for the whole feed; stand-in. */
export const sure = { own: 0.98, loose: 0.93, inherited: 0.85, substitute: 0.6, doubtful: 0.3 };

export function found<T>(value: T, where: string, certainty: number): Found<T> {
  return { value, where, sure: certainty };
}

/** The places of several values, each named once. */
export function places(values: readonly { readonly where: string }[]): string {
  return [...new Set(values.map(({ where }) => where))].join(', ');
}
