import { civil, dayNumber, daysInMonth, pad } from '../text/date.ts';
import { partitionPoint } from './sections.ts';

/**
 * Since `since` (seconds since the epoch) clocks are `offset` seconds ahead of UTC. The first transition of a
 * zone also applies before its `since`.
 */
export interface Transition {
  readonly since: number;
  readonly offset: number;
}

/** A time zone as its transitions, ascending, so that every runtime uses the same table. */
export type Zone = readonly Transition[];

/** The first moment of a day (a day number): midnight, or the end of the gap if it is skipped. */
export function startOfDay(zone: Zone, day: number): number {
  return momentAt(zone, day, 0);
}

/** The day number of a moment in a zone. */
export function dayAt(zone: Zone, seconds: number): number {
  const last = partitionPoint(zone.length, (i) => (zone[i] as Transition).since <= seconds) - 1;
  return Math.floor((seconds + (zone[Math.max(0, last)]?.offset ?? 0)) / 86400);
}

/** The moment of a local time: the first of two, or the end of the gap if it is skipped. */
export function momentAt(zone: Zone, day: number, secondsOfDay: number): number {
  const local = day * 86400 + secondsOfDay;
  for (let i = zone.length - 1; i > 0; i--) {
    const { since, offset } = zone[i] as Transition;
    // If the previous offset still applies at this local time, the previous offset gives the first moment.
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
  return `${pad(year, 4)}-${pad(month)}`;
}
