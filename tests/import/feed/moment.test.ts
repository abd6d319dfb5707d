import { describe, expect, it } from 'vitest';
import { readDate } from '../../../src/import/feed/moment.ts';

describe('readDate', () => {
  it.each([
    // RFC 822 and RFC 2822, as strict and as loose as feeds are.
    ['Tue, 10 Jun 2003 04:00:00 GMT', '2003-06-10T04:00:00Z'],
    ['Tue, 10 Jun 2003 04:00:00 -0330', '2003-06-10T04:00:00-03:30'],
    ['10 Jun 2003 04:00 EST', '2003-06-10T04:00:00-05:00'],
    ['Tue, 10 Jun 03 04:00:00 Z', '2003-06-10T04:00:00Z'],
    ['Thu, 1 Jan 70 00:00:00 UT', '1970-01-01T00:00:00Z'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37Z'],
    ['Sun Nov  6 08:49:37 PST 1994', '1994-11-06T08:49:37-08:00'],
    ['Tue, 10 June 2003 9:41:01 PM CEST', '2003-06-10T21:41:01+02:00'],
    ['Tue, 10 Jun 2003 04:00:00 GMT+0200 (Eastern European Time)', '2003-06-10T04:00:00+02:00'],
    ['\n  Tue, 10 Jun 2003\n  04:00:00 GMT ', '2003-06-10T04:00:00Z'],
    // RFC 3339, W3CDTF, ISO 8601.
    ['2003-06-10T04:00:00.123-07:00', '2003-06-10T04:00:00-07:00'],
    ['2003-06-10T04:00Z', '2003-06-10T04:00:00Z'],
    ['2003-06-10t04:00:00z', '2003-06-10T04:00:00Z'],
    ['2003-06-10 04:00:00 +0200', '2003-06-10T04:00:00+02:00'],
    ['20030610T040000Z', '2003-06-10T04:00:00Z'],
    ['2003-06-10T04:00:00+02', '2003-06-10T04:00:00+02:00'],
    ['2003-06-10', '2003-06-10'],
    ['2003-161', '2003-06-10'],
    ['2003-W24-2', '2003-06-10'],
    ['2009-W53-5', '2010-01-01'],
    ['2003-06-10T24:00:00Z', '2003-06-11T00:00:00Z'],
    ['2003-06-10T23:59:60Z', '2003-06-10T23:59:59Z'],
    // Digits in a certain order.
    ['2003/06/10 04:00:00 GMT', '2003-06-10T04:00:00Z'],
    ['10.06.2003', '2003-06-10'],
    ['06/25/2003', '2003-06-25'],
    ['25/06/2003', '2003-06-25'],
  ])('reads %j as %s', (written, read) => {
    expect(readDate(written)).toBe(read);
  });

  it.each([
    ['Di, 10 Juni 2003 04:00:00 +0200', 'de', '2003-06-10T04:00:00+02:00'],
    ['mar, 10 juin 2003 04:00:00 +0200', 'fr', '2003-06-10T04:00:00+02:00'],
    ['mar, 10 giu 2003 04:00:00 +0200', undefined, '2003-06-10T04:00:00+02:00'],
    ['Вт, 10 июн 2003 04:00:00 +0400', undefined, '2003-06-10T04:00:00+04:00'],
    ['Τρι, 10 Ιουν 2003 04:00:00 EEST', undefined, '2003-06-10T04:00:00+03:00'],
    // `listopad` is October in Croatian and November in Polish.
    ['Sri, 05 listopad 2014 10:00:00 GMT', 'hr', '2014-10-05T10:00:00Z'],
    ['Śr, 05 listopad 2014 10:00:00 GMT', 'pl', '2014-11-05T10:00:00Z'],
    ['05 listopad 2014 10:00:00 GMT', undefined, undefined],
  ])('knows the months of other languages: %j in %s', (written, language, read) => {
    expect(readDate(written, language)).toBe(read);
  });

  it('takes the day alone where the zone is not known', () => {
    expect(readDate('2011-01-18 07:40:14')).toBe('2011-01-18');
    expect(readDate('Tue, 10 Jun 2003 04:00:00')).toBe('2003-06-10');
    // British Summer Time, or Bangladesh's.
    expect(readDate('Tue, 10 Jun 2003 04:00:00 BST')).toBe('2003-06-10');
    // RFC 2822 §4.3: the military letters mean nothing.
    expect(readDate('Tue, 10 Jun 2003 04:00:00 K')).toBe('2003-06-10');
  });

  it.each([
    'Tue, 31 Jun 2003 04:00:00 GMT',
    '2003-02-29',
    '2003-06-10T25:00:00Z',
    '2003-366',
    '2003-06',
    '2003',
    '05/06/2003',
    'Wed, 30 Nov -0001 00:00:00 +0000',
    '0000-00-00 00:00:00',
    '0001-01-01T00:00:00Z',
    '1055217600',
    'yesterday',
    '',
  ])('does not guess at %j', (written) => {
    expect(readDate(written)).toBeUndefined();
  });
});
