import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  civil,
  dayNumber,
  formatHttpDate,
  formatMoment,
  parseDay,
  parseMoment,
} from '../../src/text/date.ts';

test('day numbers agree with the calendar of the runtime', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => {
      const date = new Date(days * 86_400_000);
      const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      expect(civil(days)).toEqual({ year, month, day });
      expect(dayNumber(year, month, day)).toBe(days);
    }),
  );
});

test('moments are written as RFC 3339 and as HTTP dates', () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }), (seconds) => {
      const date = new Date(seconds * 1000);
      expect(formatMoment(seconds)).toBe(date.toISOString().replace('.000', ''));
      expect(formatHttpDate(seconds)).toBe(date.toUTCString());
      expect(parseMoment(formatMoment(seconds))).toBe(seconds);
    }),
  );
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
