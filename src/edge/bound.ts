import type { Query } from '../edition/query.ts';
import { daysOf, dayAt, momentAt, startOfDay, type Zone } from '../edition/zone.ts';
import { daysInMonth, formatMoment, pad, parseDay, parseMoment } from '../text/date.ts';

/** The values of `since`, `until` and `changed-since`, in words. */
export const acceptedBounds =
  'a year (2017), a month (2017-12), a day (2017-12-11), a date-time (2017-12-11T10:00:00Z) ' +
  'or whole days back (P7D)';

/**
 * The canonical text of a bound, or undefined if it is none. A date-time without an offset is in the
 * publication's zone. A space before an offset is read as `+`, which forms and careless clients leave
 * unescaped.
 */
export function readBound(written: string, zone: Zone): string | undefined {
  const text = written.trim();
  const period = /^(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?$/.exec(text);
  if (period) return readPeriod(period[1] as string, period[2], period[3]);
  const days = /^[Pp](\d{1,5})[Dd]$/.exec(text);
  if (days) return `P${Number(days[1])}D`;
  const time = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?([Zz]|[+ -]\d\d:?\d\d)?$/.exec(text);
  if (!time) return undefined;
  const [, day = '', minutes = '', seconds = ':00', offset] = time;
  const colon = offset?.replace(' ', '+').replace(/(\d\d)(\d\d)$/, '$1:$2');
  const moment = parseMoment(`${day}T${minutes}${seconds}${colon ?? 'Z'}`);
  if (moment === undefined) return undefined;
  if (offset !== undefined) return formatMoment(moment);
  const midnight = parseDay(day) as number;
  const local = formatMoment(momentAt(zone, midnight, moment - midnight * 86400));
  return parseMoment(local) === undefined ? undefined : local;
}

function readPeriod(year: string, month?: string, day?: string): string | undefined {
  if (month === undefined) return year;
  const [m, d] = [Number(month), Number(day ?? 1)];
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(Number(year), m)) return undefined;
  return `${year}-${pad(m)}${day === undefined ? '' : `-${pad(d)}`}`;
}

/** Whether a bound counts days back from today. */
export function isRelative(bound: string): boolean {
  return bound.startsWith('P');
}

/** Whether a query has a relative bound, so that its result changes at midnight. */
export function hasRelativeBound({ since, until, changedSince = '' }: Query): boolean {
  return [...since, ...until, changedSince].some(isRelative);
}

/** The first moment of a period or of a day some days back, or the moment itself; in seconds. */
export function startOf(bound: string, zone: Zone, now: number): number {
  if (isRelative(bound)) return startOfDay(zone, dayAt(zone, now) - Number(bound.slice(1, -1)));
  return bound.includes('T') ? (parseMoment(bound) as number) : startOfDay(zone, daysOf(bound).first);
}

/** The end, exclusive, of a window until a bound: the end of a period, else the moment itself. */
export function endOf(bound: string, zone: Zone, now: number): number {
  const period = !isRelative(bound) && !bound.includes('T');
  return period ? startOfDay(zone, daysOf(bound).end) : startOf(bound, zone, now);
}
