import type { Day } from '../../text/date.ts';
import { dayNumber, daysInMonth, formatDay } from '../../text/date.ts';

/** By which rule a day was read; each is one file of this folder. */
export type DayRule = 'iso' | 'named' | 'numeric' | 'ideographic' | 'persian';

/** A day that a text states with day, month and year. */
export interface FoundDay {
  readonly day: Day;
  /** RFC 3339, with the offset as stated; only where the text gives a time and its zone. */
  readonly moment?: string;
  /** Where the words stand: UTF-16 code units. */
  readonly index: number;
  readonly length: number;
  readonly rule: DayRule;
  /** 0 to 1. */
  readonly sure: number;
}

/** The order of day and month where both are numbers. */
export type Order = 'dmy' | 'mdy';

/** What is known of a text whose days are wanted. */
export interface DayContext {
  /** BCP 47. */
  readonly language?: string | undefined;
  /** The order of numeric days, where the page or its publisher tells. */
  readonly order?: Order;
  /** Whether days whose order is open are wanted, too, with little confidence: for proposals. */
  readonly open?: boolean;
}

/** A day of the Gregorian calendar, or undefined where there is no such day or the year is out of 1700 to 2199. */
export function civilDay(year: number, month: number, day: number): Day | undefined {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!whole || year < 1700 || year > 2199 || month < 1 || month > 12 || day < 1) return undefined;
  return day <= daysInMonth(year, month) ? formatDay(dayNumber(year, month, day)) : undefined;
}

/** A found day at a match of a regular expression, if there is such a day. */
export function foundAt(
  match: RegExpExecArray,
  day: Day | undefined,
  rule: DayRule,
  sure: number,
): readonly FoundDay[] {
  return day === undefined ? [] : [{ day, index: match.index, length: match[0].length, rule, sure }];
}

/** The Gregorian year; the Thai one is 543 ahead of it. */
export function gregorian(written: number, language: string): number {
  return language.startsWith('th') && written >= 2400 ? written - 543 : written;
}
