import { expect, test } from 'vitest';
import { statedMoment } from '../../../src/import/html/stated-moment.ts';

test.each([
  ['2020-02-19T08:51+0100', '2020-02-19T08:51:00+01:00'],
  ['2020-02-19T08:51:07.123Z', '2020-02-19T08:51:07Z'],
  ['2019-11-19T18:18:25.828095', '2019-11-19'],
  ['2020-02-19T00:00:00+02:00', '2020-02-19'],
  ['20200219', '2020-02-19'],
  ['Wed, 19 Feb 2020 08:51:00 GMT', '2020-02-19T08:51:00Z'],
  ['1582102260', '2020-02-19T08:51:00Z'],
  ['1582102260000', '2020-02-19T08:51:00Z'],
  ['February 19, 2020', '2020-02-19'],
  ['2020-02-30', undefined],
  ['2020', undefined],
  ['03/04/2021', undefined],
  ['today', undefined],
])('“%s” is %s', (text, moment) => {
  expect(statedMoment(text, 'en')).toBe(moment);
});
