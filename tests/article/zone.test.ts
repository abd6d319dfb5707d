import { expect, test } from 'vitest';
import { dayInZone, isTimeZone, noon, startOfDay } from '../../src/article/zone.ts';
import { formatMoment, parseMoment } from '../../src/text/date.ts';

// Transitions as the IANA time zone database has them (tzdata 2024a: africa, asia, australasia, europe, southamerica).
const starts = [
  ['2017-12-11', 'UTC', '2017-12-11T00:00:00Z'],
  ['2017-12-11', 'Asia/Kathmandu', '2017-12-10T18:15:00Z'],
  ['2017-12-11', 'Europe/Berlin', '2017-12-10T23:00:00Z'],
  ['2018-03-25', 'Europe/Berlin', '2018-03-24T23:00:00Z'],
  // Clocks went from 24:00 to 01:00: the day begins at one.
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  // Clocks went back from 24:00 to 23:00: the day begins at the second midnight.
  ['2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00Z'],
  // Samoa crossed the date line and left the day out: it begins, and ends, when the next one begins.
  ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['1969-12-31', 'America/New_York', '1969-12-31T05:00:00Z'],
] as const;

test.each(starts)('%s in %s begins at %s', (day, zone, moment) => {
  expect(formatMoment(startOfDay(day, zone))).toBe(moment);
});

test.each([
  ['2017-12-11', 'UTC', '2017-12-11T12:00:00Z'],
  ['2017-12-11', 'Asia/Tokyo', '2017-12-11T03:00:00Z'],
  ['2018-03-25', 'Europe/Berlin', '2018-03-25T10:00:00Z'],
  ['2018-10-28', 'Europe/Berlin', '2018-10-28T11:00:00Z'],
  ['2018-07-01', 'Pacific/Kiritimati', '2018-06-30T22:00:00Z'],
])('noon of %s in %s is %s', (day, zone, moment) => {
  expect(formatMoment(noon(day, zone))).toBe(moment);
});

test('a calendar shows the day of its own zone', () => {
  const late = parseMoment('2017-12-11T23:30:00Z') as number;
  expect(dayInZone(late, 'UTC')).toBe('2017-12-11');
  expect(dayInZone(late, 'Europe/Berlin')).toBe('2017-12-12');
  expect(dayInZone(late - 86400, 'America/Los_Angeles')).toBe('2017-12-10');
});

test('years before the first century and before 1970 are days too', () => {
  expect(dayInZone(parseMoment('0099-06-01T12:00:00Z') as number, 'Europe/Berlin')).toBe('0099-06-01');
  expect(formatMoment(startOfDay('1968-06-01', 'UTC'))).toBe('1968-06-01T00:00:00Z');
});

test('a day that the calendar lacks is refused', () => {
  expect(() => startOfDay('2018-02-29', 'UTC')).toThrow(/2018-02-29/);
});

test('names of zones are told from what only looks like them', () => {
  expect(['UTC', 'Europe/Berlin', 'America/Argentina/Ushuaia', 'US/Eastern'].every(isTimeZone)).toBe(true);
  expect(['Europe/Berln', '+01:00', '', 'Mars/Base'].some(isTimeZone)).toBe(false);
});
