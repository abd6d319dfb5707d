import { expect, test } from 'vitest';
import { weekdayIn, weekdayOf } from '../../src/content/intake/propose-days.ts';

// CLDR's names for a week that begins on Monday, 2024-01-01; Indonesian Sunday is also its word for week.
const week = Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)));
const languages = 'ar ca cs da de el en es fa fi fr he hi hu id it ja ko nb nl pl pt ro ru sv tr uk zh'.split(' ');

test.each(languages)('every day of the week is read in %s', (language) => {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  expect(week.map((day) => weekdayIn(`… ${format.format(day).replace('Minggu', 'hari Minggu')}, …`, language))).toEqual(
    [0, 1, 2, 3, 4, 5, 6],
  );
});

test('the first day of the week that a text names counts, inside words never', () => {
  expect(weekdayIn('The Thursdayish mood of Friday and Monday', 'en')).toBe(3);
  expect(weekdayIn('Sundaymorning', 'en')).toBeUndefined();
  expect(weekdayIn('В среду, 5 мая', 'ru')).toBe(2);
  expect(weekdayIn('Среди прочего', 'ru')).toBeUndefined();
  expect(weekdayIn('w środę', 'pl-PL')).toBe(2);
  expect(weekdayIn('on Monday', undefined)).toBeUndefined();
});

test('days fall on the days of the week that they fall on', () => {
  expect(week.map((day) => weekdayOf(day.getTime() / 86_400_000))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(weekdayOf(-4)).toBe(6);
});
