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

/** What a clock on the wall shows, as seconds since the epoch of a clock that shows UTC. */
function wall(seconds: number, timeZone: string): number {
  if (timeZone === 'UTC') return seconds;
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(seconds * 1000)) parts[type] = value;
  const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year);
  const date = new Date(0);
  date.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
  date.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
  return date.getTime() / 1000;
}

/** How many seconds clocks in a time zone are ahead of UTC at a moment. */
export function offsetAt(seconds: number, timeZone: string): number {
  return wall(seconds, timeZone) - seconds;
}

function dayNumberOf(seconds: number, timeZone: string): number {
  return Math.floor(wall(seconds, timeZone) / 86400);
}

/** The day that a calendar in the time zone shows at a moment (seconds since the epoch). */
export function dayOf(seconds: number, timeZone: string): Day {
  return formatDay(dayNumberOf(seconds, timeZone));
}

function numberOf(day: Day): number {
  const days = parseDay(day);
  if (days === undefined) throw new RangeError(`No day of the calendar: ${day}.`);
  return days;
}

/**
 * The first moment of a day in a time zone, in seconds since the epoch: midnight, or where clocks skip midnight, the
 * moment after. A day that the zone left out (Apia, 2011-12-30) begins when the next one does.
 */
export function startOfDay(day: Day, timeZone: string): number {
  const days = numberOf(day);
  const midnight = days * 86400;
  if (timeZone === 'UTC') return midnight;
  const shown = [-86400, 0, 86400].map((away) => wall(midnight + away, timeZone) - (midnight + away));
  const starts = shown.map((offset) => midnight - offset).filter((at) => wall(at, timeZone) === midnight);
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

/** Noon of a day in a time zone, in seconds since the epoch. */
export function noon(day: Day, timeZone: string): number {
  const asUtc = numberOf(day) * 86400 + 43200;
  if (timeZone === 'UTC') return asUtc;
  const guess = asUtc - (wall(asUtc, timeZone) - asUtc);
  return guess + (asUtc - wall(guess, timeZone));
}

/** Whether the runtime knows a time zone by this IANA name; a bare offset is no name. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone);
  } catch {
    return false;
  }
}
