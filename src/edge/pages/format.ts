import { type Zone, dayAt } from '../../edition/zone.ts';
import { type Day, formatDay, englishMonths, parseMoment } from '../../text/date.ts';

/** The day of a moment (RFC 3339) in a zone. */
export function dayOf(moment: string, zone: Zone): Day {
  return formatDay(dayAt(zone, parseMoment(moment) ?? 0));
}

/** A year, month or day in words: `2017`, `December 2017`, `11 December 2017`. */
export function formatPeriod(period: string): string {
  const [year = '', month, day] = period.split('-');
  const parts = [day === undefined ? '' : String(Number(day)), englishMonths[Number(month) - 1] ?? '', year];
  return parts.filter((part) => part !== '').join(' ');
}

/** A day in short form: `11 Dec 2017`. */
export function formatShortDay(day: Day): string {
  const [year = '', month, date] = day.split('-');
  return `${Number(date)} ${(englishMonths[Number(month) - 1] ?? '').slice(0, 3)} ${year}`;
}

/** `1,234`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3}){1,9}$)/g, ',');
}

/** `1 article`, `5 articles`. */
export function formatArticles(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'article' : 'articles'}`;
}
