import { formatDay, parseDay, type Day } from '../text/date.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** The local time of a time zone at a moment, as the seconds since the epoch at which UTC shows the same time. */
function localTime(seconds: number, timeZone: string): number {
  if (timeZone === 'UTC') return seconds;
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(seconds * 1000)) parts[type] = value;
  const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year);
  const date = new Date(0);
  date.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
  date.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
  return date.getTime() / 1000;
}

/** The offset of a time zone from UTC at a moment (seconds since the epoch), in seconds; positive east of Greenwich. */
export function offsetAt(seconds: number, timeZone: string): number {
  return localTime(seconds, timeZone) - seconds;
}

const dayNumberOf = (seconds: number, timeZone: string): number => Math.floor(localTime(seconds, timeZone) / 86400);

/** The day in a time zone at a moment (seconds since the epoch). */
export function dayInZone(seconds: number, timeZone: string): Day {
  return formatDay(dayNumberOf(seconds, timeZone));
}

function numberOf(day: Day): number {
  const days = parseDay(day);
  if (days === undefined) throw new RangeError(`No day of the calendar: ${day}.`);
  return days;
}

/**
 * The first moment of a day in a time zone, in seconds since the epoch: midnight, or the first moment after it if
 * clocks skip midnight. A day that the zone skipped (Apia, 2011-12-30) begins when the next day does. Throws
 * `RangeError` for a text that is no day.
 */
export function startOfDay(day: Day, timeZone: string): number {
  const days = numberOf(day);
  const midnight = days * 86400;
  if (timeZone === 'UTC') return midnight;
  const shown = [-86400, 0, 86400].map((away) => localTime(midnight + away, timeZone) - (midnight + away));
  const starts = shown.map((offset) => midnight - offset).filter((at) => localTime(at, timeZone) === midnight);
  if (starts.length > 0) return Math.min(...starts);
  let before = midnight - 2 * 86400;
  let after = midnight + 2 * 86400;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayNumberOf(middle, timeZone) >= days) after = middle;
    else before = middle;
  }
  return after;
}

/** Noon of a day in a time zone, in seconds since the epoch. Throws `RangeError` for a text that is no day. */
export function noon(day: Day, timeZone: string): number {
  const asUtc = numberOf(day) * 86400 + 43200;
  if (timeZone === 'UTC') return asUtc;
  const guess = asUtc - (localTime(asUtc, timeZone) - asUtc);
  return guess + (asUtc - localTime(guess, timeZone));
}

/** Whether the runtime has a time zone with this IANA name. An offset such as `+01:00` is no name. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone);
  } catch {
    return false;
  }
}
