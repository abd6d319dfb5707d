import { dayOf, noon } from '../article/zone.ts';
import { type Day, parseDay, parseMoment } from '../text/date.ts';

/** A time as front matter states it: a day, or a moment in seconds since the epoch. */
export type Stated = { readonly day: Day } | { readonly moment: number };

/** Parses what the schema of front matter let through; undefined for anything else. */
export function parseStated(text: string): Stated | undefined {
  if (parseDay(text) !== undefined) return { day: text };
  const moment = parseMoment(text);
  return moment === undefined ? undefined : { moment };
}

/** The day of a stated time in the publication's time zone. */
export function dayOfStated(stated: Stated, timeZone: string): Day {
  return 'day' in stated ? stated.day : dayOf(stated.moment, timeZone);
}

/**
 * The moment of a stated time, in seconds since the epoch. A day goes out as the moment when the ledger saw it, if that was
 * on that day, else as noon, so that readers nearly everywhere show that day.
 */
export function resolveStated(stated: Stated, seen: number, timeZone: string): number {
  if ('moment' in stated) return stated.moment;
  return dayOf(seen, timeZone) === stated.day ? seen : noon(stated.day, timeZone);
}
