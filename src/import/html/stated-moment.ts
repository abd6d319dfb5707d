import { formatDay, formatMoment, pad, parseDay, parseMoment } from '../../text/date.ts';
import { findDays } from '../day/day.ts';

const iso = new RegExp(
  String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT` +
    String.raw`|[+-]\d\d:?\d\d|[+-]\d\d)?)?\b`,
  'i',
);
const compact = /^(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?(Z|[+-]\d\d:?\d\d)?)?$/;
const rfc822 = /^(?:[a-z]{3},\s*)?\d{1,2}\s+[a-z]{3}\s+\d{4}\s+\d\d:\d\d(?::\d\d)?\s*(?:GMT|UTC|UT|Z|[+-]\d{4})$/i;
const epoch = /^(\d{10})(\d{3})?$/;

function offset(zone: string): string {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 'Z';
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  return `${sign}${hours}:${minutes ?? '00'}`;
}

/**
 * A moment or a day as metadata states it, as RFC 3339: ISO 8601 in its spellings, RFC 822, seconds or milliseconds
 * since the epoch, a day in words. A time without a zone is no moment, and midnight is how pages write a day
 * without a time: both come back as the day. Undefined where the value names no day of 1970 to 2199, or leaves the
 * order of its numbers open.
 */
export function statedMoment(value: string, language?: string): string | undefined {
  const text = value.trim();
  const seconds = epoch.exec(text)?.[1];
  if (seconds !== undefined) return formatMoment(Number(seconds));
  if (rfc822.test(text)) {
    const time = Date.parse(text.replace(/\b(?:UT|Z)$/, 'UTC'));
    return Number.isNaN(time) ? undefined : formatMoment(time / 1000);
  }
  const match = iso.exec(text) ?? compact.exec(text);
  if (match) {
    const day = `${match[1]}-${pad(Number(match[2]))}-${pad(Number(match[3]))}`;
    const number = parseDay(day);
    if (number === undefined || Number(match[1]) < 1970 || Number(match[1]) > 2199) return undefined;
    const [hour, minute, second, zone] = [match[4], match[5], match[6] ?? '00', match[7]];
    if (hour === undefined || minute === undefined || zone === undefined) return day;
    if (`${pad(Number(hour))}${minute}${second}` === '000000') return day;
    const moment = `${day}T${pad(Number(hour))}:${minute}:${second}${offset(zone)}`;
    return parseMoment(moment) === undefined ? formatDay(number) : moment;
  }
  if (text.length > 60) return undefined;
  const days = findDays(text, { language });
  return days.length === 1 ? (days[0]?.moment ?? days[0]?.day) : undefined;
}
