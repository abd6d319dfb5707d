import { describe, expect, test } from 'vitest';
import { readFrontMatterDate } from '../../src/import/markdown/frontmatter/date.ts';

describe('a date of front matter', () => {
  test.each<[text: string, value: string]>([
    ['2020-01-02', '2020-01-02'],
    ['2020-1-2', '2020-01-02'],
    ['2020/01/02', '2020-01-02'],
    ['2020.01.02', '2020-01-02'],
    ['20200102', '2020-01-02'],
    ['2020-01-02T00:00:00Z', '2020-01-02'],
    ['2020-01-02T00:00:00.000Z', '2020-01-02'],
    ['2020-01-02 00:00:00 -0800', '2020-01-02'],
    ['2020-01-02T15:04:05Z', '2020-01-02T15:04:05Z'],
    ['2020-01-02T15:04:05.123+02:00', '2020-01-02T15:04:05+02:00'],
    ['2020-01-02 15:04:05 +0100', '2020-01-02T15:04:05+01:00'],
    ['2020-01-02 15:04', '2020-01-02T15:04:00Z'],
    ['2020-01-02 3:04 PM', '2020-01-02T15:04:00Z'],
    ['Jan 2, 2020', '2020-01-02'],
    ['January 2nd, 2020', '2020-01-02'],
    ['2 January 2020', '2020-01-02'],
    ['Thu, 02 Jan 2020 15:04:05 +0000', '2020-01-02T15:04:05Z'],
    ['25/12/2020', '2020-12-25'],
    ['12/25/2020', '2020-12-25'],
    ['1577977445', '2020-01-02T15:04:05Z'],
    ['1577977445000', '2020-01-02T15:04:05Z'],
  ])('%s', (text, value) => {
    const stated = readFrontMatterDate(text, { order: 'mdy' });
    expect(stated?.moment ?? stated?.day).toBe(value);
  });

  test.each(['', 'soon', 'true', '2020-02-30', '2020-13-01', '2020'])('%j is none', (text) => {
    expect(readFrontMatterDate(text, { order: 'mdy' })).toBeUndefined();
  });

  test('a time without a zone is on the clock of the site', () => {
    expect(readFrontMatterDate('2020-07-02 23:30:00', { order: 'mdy', timezone: 'America/New_York' })?.moment).toBe(
      '2020-07-02T23:30:00-04:00',
    );
  });

  test('day and month that could be either are read as the generator reads them, with a doubt', () => {
    expect(readFrontMatterDate('03/04/2021', { order: 'mdy' })).toMatchObject({
      day: '2021-03-04',
      doubt: expect.stringContaining('either'),
    });
    expect(readFrontMatterDate('03/04/2021', { order: 'dmy' })).toMatchObject({ day: '2021-04-03' });
  });
});

test.each([
  ['2024-03-10 09:05 PT', '2024-03-10T16:05:00Z'],
  ['2024-03-10 23:30 Asia/Shanghai', '2024-03-10T15:30:00Z'],
  ['2024-03-10 09:05 PDT', '2024-03-10T16:05:00Z'],
  ['2024-03-09 09:05 PT', '2024-03-09T17:05:00Z'],
  ['2024-03-10 09:05 pm PT', '2024-03-11T04:05:00Z'],
  ['2024-03-10 9:05 a.m. EST', '2024-03-10T14:05:00Z'],
  ['March 10, 2024 9:05 AM (CET)', '2024-03-10T08:05:00Z'],
  ['2024-03-10T09:05:00+0530', '2024-03-10T03:35:00Z'],
  ['2024-03-10 09:05 UTC+2', '2024-03-10T07:05:00Z'],
  ['10 March 2024, 13:05 AEST', '2024-03-10T03:05:00Z'],
  ['2024-07-10 09:05 Europe/Berlin', '2024-07-10T07:05:00Z'],
  ['2024-11-03 01:30 America/New_York', '2024-11-03T05:30:00Z'],
])('M4: the zone that %j names is read', (text, moment) => {
  const stated = readFrontMatterDate(text, { order: 'mdy', timezone: 'Asia/Tokyo' });
  expect(new Date(stated?.moment ?? '')).toEqual(new Date(moment));
  expect(stated?.doubt).toBeUndefined();
});

test.each(['CST', 'IST', 'BST', 'Mars/Olympus'])(
  'M4: the zone %s, which has several meanings or none, is told',
  (zone) => {
    const stated = readFrontMatterDate(`2024-03-10 09:05 ${zone}`, {
      order: 'mdy',
      timezone: 'Europe/Berlin',
    });
    expect(stated).toMatchObject({
      moment: '2024-03-10T09:05:00+01:00',
      doubt: expect.stringContaining(zone),
    });
  },
);

test.each([
  ['2024-03-10 01:30', '2024-03-10T01:30:00-05:00'],
  ['2024-03-10 12:00', '2024-03-10T12:00:00-04:00'],
  ['2024-11-03 09:00', '2024-11-03T09:00:00-05:00'],
])('M4: on a day when clocks change, %s has the offset of its hour', (text, moment) => {
  expect(readFrontMatterDate(text, { order: 'mdy', timezone: 'America/New_York' })?.moment).toBe(moment);
});
