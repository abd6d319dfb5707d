/** A calendar day, `YYYY-MM-DD` (RFC 3339 `full-date`). */
export type Day = string;

/** Midnight UTC of a day of the proleptic Gregorian calendar. A day of 0 is the last one of the month before. */
function midnight(year: number, month: number, day: number): Date {
  // `Date.UTC` takes the years 0 to 99 for those of the last century.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

/** Days since 1970-01-01 of a day of the proleptic Gregorian calendar; months from 1. */
export function dayNumber(year: number, month: number, day: number): number {
  return midnight(year, month, day).getTime() / 86_400_000;
}

/** The date of a day number, as `dayNumber` counts them; months from 1. */
export function civil(days: number): { year: number; month: number; day: number } {
  const date = new Date(days * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The number of days of a month, which counts from 1, in the proleptic Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  return midnight(year, month + 1, 0).getUTCDate();
}

/** A number in decimal digits, with zeros before it up to a width. */
export function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

/** A day number as `YYYY-MM-DD` (RFC 3339 `full-date`), for the years 0 to 9999. */
export function formatDay(days: number): Day {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The day number of `YYYY-MM-DD`; undefined for any other text and for days that no calendar from the year 1 on has.
 */
export function parseDay(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    ? dayNumber(year, month, day)
    : undefined;
}

/** The first second of the year 1 and the last of 9999, UTC: RFC 3339 and RFC 822 can both write what is between. */
const [first, last] = [-62_135_596_800, 253_402_300_799];

/**
 * Whether a moment (seconds since the epoch) is within these years in every time zone, so that its day can be written.
 */
export function isWritable(moment: number): boolean {
  return moment >= first + 86400 && moment <= last - 86400;
}

/**
 * Seconds since the epoch of a date-time (RFC 3339 §5.6), without its fraction of a second. A leap second at the end of
 * a UTC day counts as the second before it. Undefined for any other text, also for a time without an offset, and for
 * moments whose year in UTC is not 1 to 9999.
 */
export function parseMoment(text: string): number | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/.exec(text);
  if (!match) return undefined;
  const days = parseDay(match[1] as string);
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4])];
  const [offsetHour, offsetMinute] = [Number(match[6] ?? 0), Number(match[7] ?? 0)];
  if (days === undefined || hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59)
    return undefined;
  const offset = (match[5] === '-' ? -1 : 1) * (offsetHour * 3600 + offsetMinute * 60);
  const moment = days * 86400 + hour * 3600 + minute * 60 + Math.min(second, 59) - offset;
  if (second === 60 && (moment + 1) % 86400 !== 0) return undefined;
  return moment >= first && moment <= last ? moment : undefined;
}

/** A moment (seconds since the epoch) as RFC 3339 writes it in UTC: `2017-12-11T12:00:00Z`. */
export function formatMoment(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** The months in English, January first. */
export const englishMonths: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');

/**
 * A moment (seconds since the epoch) as RSS 2.0 (RFC 822, four-digit year) and HTTP (RFC 9110 §5.6.7) write it:
 * `Mon, 11 Dec 2017 12:00:00 GMT`. ECMA-262 §21.4.4.43 defines this form.
 */
export function formatHttpDate(seconds: number): string {
  return new Date(seconds * 1000).toUTCString();
}

/** The moment or day as a number to compare by; a day counts from its first instant in UTC. */
export function instant(value: string): number {
  return parseMoment(value) ?? (parseDay(value) ?? 0) * 86400;
}
