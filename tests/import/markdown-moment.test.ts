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
    expect(
      readFrontMatterDate('2020-07-02 23:30:00', { order: 'mdy', timezone: 'America/New_York' })?.moment,
    ).toBe('2020-07-02T23:30:00-04:00');
  });

  test('day and month that could be either are read as the generator reads them, with a doubt', () => {
    expect(readFrontMatterDate('03/04/2021', { order: 'mdy' })).toMatchObject({
      day: '2021-03-04',
      doubt: expect.stringContaining('either'),
    });
    expect(readFrontMatterDate('03/04/2021', { order: 'dmy' })).toMatchObject({ day: '2021-04-03' });
  });
});
