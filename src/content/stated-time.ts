import { dayInZone, noon } from '../article/zone.ts';
import { type Day, parseDay, parseMoment } from '../text/date.ts';

/** A time as front matter states it: a day, or a moment in seconds since the epoch. */
export type StatedTime = { readonly day: Day } | { readonly moment: number };

/** Parses a time of front matter: a day or an RFC 3339 date-time; undefined for any other text. */
export function parseStatedTime(text: string): StatedTime | undefined {
  if (parseDay(text) !== undefined) return { day: text };
  const moment = parseMoment(text);
  return moment === undefined ? undefined : { moment };
}

/** The day of a stated time in the publication's time zone. */
export function dayOfStatedTime(stated: StatedTime, timeZone: string): Day {
  return 'day' in stated ? stated.day : dayInZone(stated.moment, timeZone);
}

/**
 * The moment of a stated time, in seconds since the epoch. For a day it is the moment when the ledger first saw the article, if that was on
 * that day, else noon, so that readers in nearly all time zones show that day.
 */
export function resolveStatedTime(stated: StatedTime, seen: number, timeZone: string): number {
  if ('moment' in stated) return stated.moment;
  return dayInZone(seen, timeZone) === stated.day ? seen : noon(stated.day, timeZone);
}
