import { civil, dayNumber, daysInMonth } from '../text/date.ts';

/** From `since` (seconds since the epoch, ascending; the first is -Infinity in effect) clocks are `offset` seconds ahead of UTC. */
export interface Transition {
  readonly since: number;
  readonly offset: number;
}

/** A time zone as the table of its transitions: what Node and the edge's runtime both reckon with, whatever tables they bring. */
export type Zone = readonly Transition[];

/** The first instant of a day (a day number) in a zone: its midnight, or the first moment after where clocks skip it. */
export function startOfDay(zone: Zone, day: number): number {
  return momentAt(zone, day, 0);
}

/** The day number on which a moment falls in a zone. */
export function dayAt(zone: Zone, seconds: number): number {
  let low = 0;
  let high = zone.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((zone[middle] as Transition).since <= seconds) low = middle;
    else high = middle - 1;
  }
  return Math.floor((seconds + (zone[low]?.offset ?? 0)) / 86400);
}

/** The moment of a local time; of a time that clocks show twice the first, of one they skip the moment they resume. */
export function momentAt(zone: Zone, day: number, secondsOfDay: number): number {
  const local = day * 86400 + secondsOfDay;
  for (let i = zone.length - 1; i > 0; i--) {
    const { since, offset } = zone[i] as Transition;
    // The stretch before shows this time first, unless it has ended by then.
    if (local - (zone[i - 1] as Transition).offset >= since) return Math.max(since, local - offset);
  }
  return local - (zone[0]?.offset ?? 0);
}

/** A year, month or day as the half-open range of its day numbers. */
export function daysOf(period: string): { first: number; end: number } {
  const [year = 0, month, day] = period.split('-').map(Number);
  if (month === undefined) return { first: dayNumber(year, 1, 1), end: dayNumber(year + 1, 1, 1) };
  if (day === undefined) {
    const first = dayNumber(year, month, 1);
    return { first, end: first + daysInMonth(year, month) };
  }
  const first = dayNumber(year, month, day);
  return { first, end: first + 1 };
}

/** The month of a day number, `YYYY-MM`. */
export function monthOf(day: number): string {
  const { year, month } = civil(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}
