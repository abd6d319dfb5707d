import { describe, expect, it } from 'vitest';
import { findDays } from '../../../src/import/day/day.ts';

const days = (text: string, language: string) => findDays(text, { language }).map((found) => found.day);

describe('a day in prose', () => {
  it.each([
    ['en', 'Published Tue, Dec 20 201610:32 AM', '2016-12-20'],
    ['en', 'Sept. 3, 2020', '2020-09-03'],
    ['en-GB', '03/04/2020', '2020-04-03'],
    ['en', '1/28/19 11:04 PM EST', '2019-01-28'],
    ['de', '15. April 2025', '2025-04-15'],
    ['de', '15.04.25, 10:12 Uhr', '2025-04-15'],
    ['de', '15.04.98', '1998-04-15'],
    ['fr', '1er janvier 2020 à 10h30', '2020-01-01'],
    ['es', 'lunes 27 de enero de 2020', '2020-01-27'],
    ['pt', '1º de março de 2020', '2020-03-01'],
    ['it', '19 Febbraio 2020', '2020-02-19'],
    ['pl', '19 sierpnia 2020, 5:16', '2020-08-19'],
    ['cs', '2. 9. 2020', '2020-09-02'],
    ['hu', '2020. március 5., csütörtök', '2020-03-05'],
    ['fi', '2.9.2020 klo 12.45', '2020-09-02'],
    ['lt', '2020 m. kovo 5 d.', '2020-03-05'],
    ['lv', '2020. gada 5. martā', '2020-03-05'],
    ['ru', '20 декабря 2017 в 19:15', '2017-12-20'],
    ['uk', '5 березня 2020', '2020-03-05'],
    ['el', '5 Μαρτίου 2020', '2020-03-05'],
    ['tr', '5 Mart 2020 Perşembe', '2020-03-05'],
    ['ar', 'الجمعة 8 فيفري 2019', '2019-02-08'],
    ['ar', '٨ شباط ٢٠١٩', '2019-02-08'],
    ['fa', '۱۹ فروردین ۱۴۰۱', '2022-04-08'],
    ['fa', '۱۴۰۱/۰۱/۱۹', '2022-04-08'],
    ['ur', 'اپریل 8, 2022', '2022-04-08'],
    ['he', '5 במרץ 2020', '2020-03-05'],
    ['hi', '५ मार्च २०२०', '2020-03-05'],
    ['bn', '৫ মার্চ ২০২০', '2020-03-05'],
    ['ta', '5 மார்ச் 2020', '2020-03-05'],
    ['th', '5 มีนาคม 2563', '2020-03-05'],
    ['vi', 'Thứ tư, 22/10/2025', '2025-10-22'],
    ['vi', 'ngày 5 tháng 3 năm 2020', '2020-03-05'],
    ['id', '5 Maret 2020', '2020-03-05'],
    ['zh', '二〇二〇年三月四日', '2020-03-04'],
    ['zh', '民國109年3月4日', '2020-03-04'],
    ['ja', '令和2年3月4日', '2020-03-04'],
    ['ko', '2020년 3월 4일 16:52', '2020-03-04'],
    ['ko', '이용민 기자 | 2020-03-04 16:52:59', '2020-03-04'],
  ])('is read in %s: %s', (language, text, day) => expect(days(text, language)).toEqual([day]));

  it.each([
    ['en', 'ambiguous: 03/04/2020'],
    ['und', '03/04/2020'],
    ['en', '11/12/19'],
    ['de', '11/18/19'],
    ['sv', '19.05.12'],
    ['de', '15.04.75'],
    ['zh', '19.05.12'],
    ['en', 'December 11'],
    ['en', '© 2023 All rights reserved'],
    ['en', 'In 2016, LVMH opened 31 shops'],
    ['en', 'February 30, 2020'],
    ['de', 'vor 6 Stunden'],
    ['fr', '2e trimestre 2007'],
    ['en', 'version 10.2.2020.1 of the software'],
  ])('is not read in %s where it is not certain: %s', (language, text) => expect(days(text, language)).toEqual([]));

  it.each([
    ['en', '4/3/2021 5:30 PM EST', '2021-04-03'],
    ['en', '4/3/2021, 5:30 p.m. PDT', '2021-04-03'],
    ['en', '04/03/2021 at 5:30 PM (CST)', '2021-04-03'],
    ['en', '04-03-2021 05:30:10 am HST', '2021-04-03'],
    ['en', '4/3/2021 | 9:15 AM AKDT', '2021-04-03'],
    ['en', '4/3/2021 5:30 PM ET', '2021-04-03'],
    ['en', '5:30 PM MST, 4/3/2021', '2021-04-03'],
    ['en', '13/3/2021 5:30 PM', '2021-03-13'],
    ['en', '3/13/2021 5:30 PM', '2021-03-13'],
    ['en', '3/13/2021', '2021-03-13'],
    ['en-GB', '4/3/2021 5:30 PM', '2021-03-04'],
    ['de', '03.04.2021 5:30 PM', '2021-04-03'],
  ])('P2: is read in %s, month first where the clock is American: %s', (language, text, day) =>
    expect(days(text, language)).toEqual([day]),
  );

  it.each([
    ['en', '4/3/2021 5:30 PM'],
    ['en', '4/3/2021 5:30 p.m.'],
    ['en', '4/3/2021 5:30 p.m. AEST'],
    ['en', '04/03/2021 17:30 GMT'],
    ['en', '04/03/2021 17:30 EST'],
    ['en', '4/3/2021 EST'],
    ['en', '03.04.2021 5:30 PM'],
    ['en', '4/3/2021 5:30 PM ESTATE'],
    ['en', 'Posted 4/3/2021 5 PM'],
    ['es', '4/3/2021 5:30 PM EST'],
    ['en-GB', '4/3/2021 5:30 PM EST'],
    ['ru', '4/3/2021 5:30 PM EST'],
  ])('P2: a.m. and p.m. are no words that tell the order in %s: %s', (language, text) =>
    expect(days(text, language)).toEqual([]),
  );

  it('P2: the order that the page shows goes before the clock', () =>
    expect(findDays('4/3/2021 5:30 PM EST', { language: 'en', order: 'dmy' })[0]?.day).toBe('2021-03-04'));

  it('is read in the order that the page shows', () =>
    expect(findDays('03/04/2020', { language: 'en', order: 'mdy' })[0]?.day).toBe('2020-03-04'));

  it('carries the moment where time and zone are stated', () => {
    expect(findDays('22/10/2025, 19:25 (GMT+7)', { language: 'vi' })[0]?.moment).toBe('2025-10-22T19:25:00+07:00');
    expect(findDays('Aug 14, 2020 2:30 pm', { language: 'en' })[0]?.moment).toBeUndefined();
  });

  it.each([
    ['10 March 2024, 13:05 AEST', '2024-03-10T13:05:00+10:00'],
    ['10 March 2024, 09:05 PDT', '2024-03-10T09:05:00-07:00'],
    ['10 March 2024, 9:05 PST', '2024-03-10T09:05:00-08:00'],
    ['10 March 2024, 13:05 AEDT', '2024-03-10T13:05:00+11:00'],
    ['10 March 2024, 09:05 PKT', '2024-03-10T09:05:00+05:00'],
    ['10 March 2024, 9:05 p.m. PST', '2024-03-10T21:05:00-08:00'],
    ['10 March 2024, 9:05pm EST', '2024-03-10T21:05:00-05:00'],
    ['10 March 2024, 9:05p EST', '2024-03-10T21:05:00-05:00'],
    ['10 March 2024, 12:05 AM EST', '2024-03-10T00:05:00-05:00'],
  ])('M4: takes no letter of the zone for a.m. or p.m.: %s', (text, moment) =>
    expect(findDays(text, { language: 'en' })[0]?.moment).toBe(moment),
  );

  it('says where it stands', () => {
    const text = 'Geschrieben am 15. April 2025 in Nachrichten';
    const [found] = findDays(text, { language: 'de' });
    expect(text.slice(found?.index, (found?.index ?? 0) + (found?.length ?? 0))).toBe('15. April 2025');
  });
});
