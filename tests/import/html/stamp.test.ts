import { expect, test } from 'vitest';
import { isStamp } from '../../../src/import/html/stamp.ts';

test.each([
  ['Published Aug 28, 2024 • Last updated Aug 29, 2024 • 4 minute read', 'en'],
  ['By Ann Lee - 11/18/2019 11:04 PM EST', 'en'],
  ['Freitag, 28.04.2023, 19:25 Uhr', 'de'],
  ['Publiziert: 01.07.2023, 11:16', 'de'],
  ['3 Min. Lesezeit', 'de'],
  ['Publié le 2 mars 2021 à 10h30', 'fr'],
  ['02/12/2024', 'es'],
])('“%s” says nothing but when', (text, language) => {
  expect(isStamp(text, ['ann lee'], language)).toBe(true);
});

test.each([
  ['9.30 A.M. / 7.00 P.M.', 'en'],
  ['On 28 August 2024 the pier was closed for good.', 'en'],
  ['Chapter 3', 'en'],
  ['By Ann Lee', 'en'],
  ['12 May 2021: the council decides', 'en'],
])('“%s” says more, or less', (text, language) => {
  expect(isStamp(text, ['ann lee'], language)).toBe(false);
});
