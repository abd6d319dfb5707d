import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  civil,
  dayNumber,
  daysInMonth,
  formatHttpDate,
  formatMoment,
  englishMonths,
  pad,
  parseDay,
  parseMoment,
} from '../../src/text/date.ts';

test('day numbers count the days of the Gregorian calendar', () => {
  // Every fourth year has one day more, every hundredth has not, every four-hundredth has.
  const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengthsOf = (year: number): number[] => [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  // 1970-01-01 is the day 719,163 of the calendar, counted from 0001-01-01 as day 1.
  let days = 1 - 719_163;
  const wrong: string[] = [];
  for (let year = 1; year <= 9999; year++)
    for (const [i, length] of lengthsOf(year).entries()) {
      const month = i + 1;
      const first = dayNumber(year, month, 1) === days && daysInMonth(year, month) === length;
      days += length;
      const last = civil(days - 1);
      if (!first || last.year !== year || last.month !== month || last.day !== length) wrong.push(`${year}-${month}`);
    }
  expect(wrong).toEqual([]);
  expect(days).toBe(2_932_897);
});

test('moments are written as RFC 3339 and as HTTP dates', () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }), (seconds) => {
      const { year, month, day } = civil(Math.floor(seconds / 86_400));
      expect(formatMoment(seconds).startsWith(`${pad(year, 4)}-${pad(month)}-${pad(day)}T`)).toBe(true);
      expect(formatHttpDate(seconds)).toContain(
        `, ${pad(day)} ${englishMonths[month - 1]?.slice(0, 3)} ${pad(year, 4)} `,
      );
      expect(parseMoment(formatMoment(seconds))).toBe(seconds);
    }),
  );
  // RFC 9110 §5.6.7 has this example.
  expect(formatHttpDate(Date.UTC(1994, 10, 6, 8, 49, 37) / 1000)).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
  expect(formatMoment(0)).toBe('1970-01-01T00:00:00Z');
});

test('date-times of RFC 3339 are read, others are not', () => {
  expect(parseMoment('2017-12-11T10:00:00+02:00')).toBe(Date.UTC(2017, 11, 11, 8) / 1000);
  expect(parseMoment('2017-12-11t10:00:00.999z')).toBe(Date.UTC(2017, 11, 11, 10) / 1000);
  // A leap second, RFC 3339 §5.8.
  expect(parseMoment('1990-12-31T23:59:60Z')).toBe(Date.UTC(1990, 11, 31, 23, 59, 59) / 1000);
  for (const wrong of [
    '2017-12-11',
    '2017-12-11T10:00:00',
    '2017-02-29T10:00:00Z',
    '2017-12-11T24:00:00Z',
    '2017-12-11T10:00:00+24:00',
  ]) {
    expect(parseMoment(wrong)).toBeUndefined();
  }
});

test('days that the calendar does not have are none', () => {
  expect(parseDay('2024-02-29')).toBe(dayNumber(2024, 2, 29));
  for (const wrong of ['2023-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '2024-4-1'])
    expect(parseDay(wrong)).toBeUndefined();
});
