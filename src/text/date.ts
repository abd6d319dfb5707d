/** A calendar day, `YYYY-MM-DD` (RFC 3339 `full-date`). */
export type Day = string;

/** Days since 1970-01-01 of a day of the proleptic Gregorian calendar; months from 1. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  );
}

/** The date of a day number, as `dayNumber` counts them; months from 1. */
export function civil(days: number): { year: number; month: number; day: number } {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

/** The number of days of a month, which counts from 1, in the proleptic Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A number in decimal digits, with zeros before it up to a width. */
export function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

/** A day number as `YYYY-MM-DD` (RFC 3339 `full-date`), for the years 0 to 9999. */
export function formatDay(days: number): Day {
  const { year, month, day } = civil(days);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** The day number of `YYYY-MM-DD`; undefined for any other text and for days that the calendar, from the year 1 on, does not have. */
export function parseDay(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    ? dayNumber(year, month, day)
    : undefined;
}

/** The first second of the year 1 and the last of the year 9999, UTC: RFC 3339 and RFC 822 can both write the moments between them. */
const [first, last] = [-62_135_596_800, 253_402_300_799];

/** Whether a moment (seconds since the epoch) is within these years in every time zone, so that its day can be written there. */
export function isWritable(moment: number): boolean {
  return moment >= first + 86400 && moment <= last - 86400;
}

/**
 * Seconds since the epoch of a date-time (RFC 3339 §5.6), without its fraction of a second. A leap second at the end of a UTC day counts as
 * the second before it. Undefined for any other text, also for a time without an offset, and for moments whose year in UTC is not 1 to
 * 9999.
 */
export function parseMoment(text: string): number | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:([Zz])|([+-])(\d\d):(\d\d))$/.exec(
    text,
  );
  if (!match) return undefined;
  const days = parseDay(match[1] as string);
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4])];
  const [offsetHour, offsetMinute] = [Number(match[7] ?? 0), Number(match[8] ?? 0)];
  if (days === undefined || hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59)
    return undefined;
  const offset = (match[6] === '-' ? -1 : 1) * (offsetHour * 3600 + offsetMinute * 60);
  const moment = days * 86400 + hour * 3600 + minute * 60 + Math.min(second, 59) - offset;
  if (second === 60 && (moment + 1) % 86400 !== 0) return undefined;
  return moment >= first && moment <= last ? moment : undefined;
}

function clock(seconds: number): string {
  const rest = ((seconds % 86400) + 86400) % 86400;
  return `${pad(Math.floor(rest / 3600))}:${pad(Math.floor(rest / 60) % 60)}:${pad(rest % 60)}`;
}

/** A moment (seconds since the epoch) as RFC 3339 writes it in UTC: `2017-12-11T12:00:00Z`. */
export function formatMoment(seconds: number): string {
  return `${formatDay(Math.floor(seconds / 86400))}T${clock(seconds)}Z`;
}

const weekdays = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];

/** The months in English, January first. */
export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const months = monthNames.map((name) => name.slice(0, 3));

/**
 * A moment (seconds since the epoch) as RSS 2.0 (RFC 822, four-digit year) and HTTP (RFC 9110 §5.6.7) write it: `Mon, 11 Dec 2017 12:00:00
 * GMT`.
 */
export function formatHttpDate(seconds: number): string {
  const days = Math.floor(seconds / 86400);
  const { year, month, day } = civil(days);
  return `${weekdays[((days % 7) + 7) % 7]}, ${pad(day)} ${months[month - 1]} ${pad(year, 4)} ${clock(seconds)} GMT`;
}
