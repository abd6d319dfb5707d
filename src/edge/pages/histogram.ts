import type { Edition } from '../../edition/edition.ts';
import type { Query } from '../../edition/query.ts';
import { dayAt, daysOf, monthOf, startOfDay } from '../../edition/zone.ts';
import { daysInMonth, formatDay, pad } from '../../text/date.ts';
import { countBelow } from '../select.ts';
import type { Tally } from './tally.ts';

/** A year, month or day and how many articles of a selection are of it. */
export interface Bar {
  readonly period: string;
  readonly count: number;
}

/** Longest time that is drawn by months. */
const mostMonths = 36;

/** Most years that are drawn: the newest. */
const mostYears = 100;

/**
 * How a selection is spread over time: by days within a month, by months within three years, else by years. Of a period
 * the whole of it, else from its oldest article to its newest. Empty where nothing is, and of a single day.
 */
export function histogram(edition: Edition, query: Query, tally: Tally): Bar[] {
  const [period] = query.since.join() === query.until.join() ? query.since : [];
  if (!tally.span || /^\d{4}-\d\d-\d\d$/.test(period ?? '')) return [];
  const { zone } = edition.meta;
  const [oldest, newest] = tally.span;
  const day = (ordinal: number) => dayAt(zone, edition.published[ordinal] as number);
  const stated = period !== undefined && !/[PT]/.test(period) ? daysOf(period) : undefined;
  const before = (at: number) => countBelow(edition.published, startOfDay(zone, at));
  return periods(stated?.first ?? day(oldest), stated ? stated.end - 1 : day(newest)).map((of) => {
    const { first, end } = daysOf(of);
    return { period: of, count: tally.between(before(first), before(end)) };
  });
}

function periods(first: number, last: number): string[] {
  const [start, end] = [monthOf(first), monthOf(last)];
  if (start === end) return daysOfMonth(start);
  const [from, to] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))];
  const years = Array.from({ length: to - from + 1 }, (_, i) => pad(from + i, 4));
  if (12 * years.length > mostMonths) return years.slice(-mostYears);
  return years.flatMap((year) => Array.from({ length: 12 }, (_, i) => `${year}-${pad(i + 1)}`));
}

function daysOfMonth(month: string): string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const { first } = daysOf(month);
  return Array.from({ length: daysInMonth(year, number) }, (_, i) => formatDay(first + i));
}
