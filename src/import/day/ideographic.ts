import { ideographicNumber } from './digits.ts';
import type { FoundDay } from './found.ts';
import { civilDay, foundAt } from './found.ts';
import { table } from '../../text/table.ts';

/** The year before the first of each era: Japan's, and the Republic of China's. */
const eras = table<number>({
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  民國: 1911,
  民国: 1911,
});

const number = '[0-9〇零○一二三四五六七八九十廿卅]';
const east = new RegExp(
  [
    String.raw`(?<![0-9])(${[...eras.keys()].join('|')})?\s?(${number}{1,4}|元)\s?[年년]\s?(?:[（(][^）)`,
    String.raw`]{2,8}[）)]\s?)?(${number}{1,3})\s?[月월]\s?(${number}{1,3})\s?(?:[日號号일]|(?![0-9]))`,
  ].join(''),
  'g',
);
const vietnamese = new RegExp(
  [
    String.raw`(?:(?<!\d)(\d{1,2})\s*tháng\s*(\d{1,2})(?:\s*,\s*|\s*năm\s*|\s+)|tháng\s*(\d{1,2})\s`,
    String.raw`+(\d{1,2})\s*,\s*)(\d{4})(?!\d)`,
  ].join(''),
  'giu',
);

/**
 * Days whose parts are named by a sign after the number: Chinese, Japanese and Korean `2020年3月4日`, `2020년 3월 4일`,
 * in digits or numerals, with the years of Japanese eras and of the Republic of China; and Vietnamese `4 tháng 3
 * năm 2020`.
 */
export function ideographicDays(text: string): readonly FoundDay[] {
  const found: FoundDay[] = [];
  for (const match of text.matchAll(east)) {
    const base = match[1] === undefined ? 0 : (eras.get(match[1]) ?? 0);
    const [year, month, day] = [match[2], match[3], match[4]].map((part) => ideographicNumber(part as string));
    found.push(
      ...foundAt(match, civilDay(base + (year as number), month as number, day as number), 'ideographic', 0.98),
    );
  }
  for (const match of text.matchAll(vietnamese)) {
    const [day, month] = match[1] === undefined ? [match[4], match[3]] : [match[1], match[2]];
    found.push(...foundAt(match, civilDay(Number(match[5]), Number(month), Number(day)), 'ideographic', 0.97));
  }
  return found;
}
