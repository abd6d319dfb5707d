import { expect, test } from 'vitest';
import { zoneTable } from '../../src/compile/zone-table.ts';
import { dayAt, daysOf, momentAt, startOfDay } from '../../src/edition/zone.ts';
import { dayNumber, formatDay, formatMoment } from '../../src/text/date.ts';

const start = (zone: string, year: number, month: number, day: number) =>
  formatMoment(startOfDay(zoneTable(zone), dayNumber(year, month, day)));

test('a day begins at midnight, whatever clocks do later that day', () => {
  expect(start('UTC', 2017, 12, 11)).toBe('2017-12-11T00:00:00Z');
  expect(start('Europe/Berlin', 2024, 3, 31)).toBe('2024-03-30T23:00:00Z');
  expect(start('Europe/Berlin', 2024, 4, 1)).toBe('2024-03-31T22:00:00Z');
  expect(start('Europe/Berlin', 2024, 10, 28)).toBe('2024-10-27T23:00:00Z');
  expect(start('America/New_York', 2024, 11, 3)).toBe('2024-11-03T04:00:00Z');
  expect(start('Asia/Kathmandu', 1985, 12, 31)).toBe('1985-12-30T18:30:00Z');
});

test('where clocks skip midnight, the day begins when they resume', () => {
  // Brazil's summer time began at midnight: https://www.timeanddate.com/time/change/brazil/sao-paulo?year=2018
  expect(start('America/Sao_Paulo', 2018, 11, 4)).toBe('2018-11-04T03:00:00Z');
});

test('a day that clocks left out begins when the next one does', () => {
  // Samoa went from 29 to 31 December 2011.
  expect(start('Pacific/Apia', 2011, 12, 30)).toBe(start('Pacific/Apia', 2011, 12, 31));
});

test('of a time that clocks show twice, the first is meant', () => {
  expect(formatMoment(momentAt(zoneTable('Europe/Berlin'), dayNumber(2024, 10, 27), 2.5 * 3600))).toBe(
    '2024-10-27T00:30:00Z',
  );
});

test('every day of three years is the one that the calendar of the runtime shows', () => {
  for (const zone of [
    'Europe/Berlin',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Africa/Casablanca',
    'UTC',
  ]) {
    const calendar = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    for (let at = Date.UTC(2010, 11, 20) / 1000; at < Date.UTC(2013, 0, 1) / 1000; at += 5 * 3600 + 61) {
      expect(`${zone} ${formatDay(dayAt(zoneTable(zone), at))}`).toBe(`${zone} ${calendar.format(at * 1000)}`);
    }
  }
});

test('periods are ranges of days', () => {
  expect(daysOf('2024-02')).toEqual({ first: dayNumber(2024, 2, 1), end: dayNumber(2024, 3, 1) });
  expect(daysOf('2024')).toEqual({ first: dayNumber(2024, 1, 1), end: dayNumber(2025, 1, 1) });
});
