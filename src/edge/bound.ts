import type { Query } from '../edition/query.ts';
import { daysOf, dayAt, momentAt, startOfDay, type Zone } from '../edition/zone.ts';
import { daysInMonth, formatMoment, pad, parseDay, parseMoment } from '../text/date.ts';

/** What `since`, `until` and `changed-since` take, in words. */
export const acceptedBounds =
  'a year (2017), a month (2017-12), a day (2017-12-11), a date-time (2017-12-11T10:00:00Z) or whole days back (P7D)';

/**
 * The canonical text of a bound as somebody wrote it, or undefined where it is none. A date-time without a zone is the
 * publication's; a space before an offset is a `+` that a form or a careless client left unescaped.
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
  const meant = formatMoment(momentAt(zone, midnight, moment - midnight * 86400));
  return parseMoment(meant) === undefined ? undefined : meant;
}

function readPeriod(year: string, month?: string, day?: string): string | undefined {
  if (month === undefined) return year;
  const [m, d] = [Number(month), Number(day ?? 1)];
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(Number(year), m)) return undefined;
  return `${year}-${pad(m)}${day === undefined ? '' : `-${pad(d)}`}`;
}

/** Whether a bound moves with the clock. */
export function isRelative(bound: string): boolean {
  return bound.startsWith('P');
}

/** Whether what a query selects changes with the clock alone. */
export function moves({ since, until, changedSince = '' }: Query): boolean {
  return [...since, ...until, changedSince].some(isRelative);
}

/** The first moment of a bound: of a period its first instant, of days back the first instant of that day. */
export function startOf(bound: string, zone: Zone, now: number): number {
  if (isRelative(bound)) return startOfDay(zone, dayAt(zone, now) - Number(bound.slice(1, -1)));
  return bound.includes('T') ? (parseMoment(bound) as number) : startOfDay(zone, daysOf(bound).first);
}

/** Where a window ends that reaches until a bound: a period counts whole, any other moment is excluded. */
export function endOf(bound: string, zone: Zone, now: number): number {
  const period = !isRelative(bound) && !bound.includes('T');
  return period ? startOfDay(zone, daysOf(bound).end) : startOf(bound, zone, now);
}
