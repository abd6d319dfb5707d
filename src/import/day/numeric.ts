import type { DayContext, FoundDay, Order } from './found.ts';
import { civilDay, foundAt, gregorian } from './found.ts';

/** Languages whose pages write the month first, and those that write the year first and have no habit for it last. */
const monthFirst = new Set(['en-US', 'en-PH', 'fil', 'tl']);
const noHabit = new Set(['und', 'en', 'zh', 'ja', 'ko', 'hu', 'lt', 'mn', 'en-CA']);

/** A clock of twelve hours in a zone of the United States, whose pages write the month first. */
const american = String.raw`\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?[ap]\.?m\.?,?\s?\(?(?:[ECMP][SD]?T|AK[SD]?T|HS?T)\)?`;
const americanBehind = new RegExp(String.raw`^[\s,|·–-]*(?:at\s)?${american}(?![\p{L}\d])`, 'iu');
const americanBefore = new RegExp(String.raw`(?<![\d:.])${american}[\s,|·–-]*(?:on\s)?$`, 'iu');

/**
 * Languages whose pages may write the year first also with two digits: `19.05.12` is the year 2019 there as well
 * as the day 19.
 */
const yearFirstToo = new Set(['sv', 'fa', 'ps', 'ckb', 'eu', 'lv', 'si', 'ne']);

/** The confidence of a day whose order is open. */
const openOrder = 0.4;

/** A year of two digits: a page's, since there are pages, up to half a century on; none for those between. */
function fullYear(written: number): number {
  return written >= 90 ? 1900 + written : written < 50 ? 2000 + written : Number.NaN;
}

/** The order in which a language writes day and month as numbers before a year, or undefined where it is not one. */
function numericOrder(language: string): Order | undefined {
  const base = language.split('-')[0] as string;
  if (monthFirst.has(language) || monthFirst.has(base)) return 'mdy';
  if (noHabit.has(language)) return undefined;
  return noHabit.has(base) && base !== 'en' ? undefined : 'dmy';
}

/** The order that a text itself shows by a number beyond 12, or undefined where it shows none or both. */
export function shownOrder(text: string): Order | undefined {
  const orders = new Set<Order>();
  for (const match of text.matchAll(/(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(?:19|20)\d\d(?!\d)/g)) {
    const [first, second] = [Number(match[1]), Number(match[3])];
    if (first > 12 && first <= 31 && second <= 12) orders.add('dmy');
    if (second > 12 && second <= 31 && first <= 12) orders.add('mdy');
  }
  return orders.size === 1 ? [...orders][0] : undefined;
}

const yearFirst =
  /(?<![\d./-])((?:1[789]|2[01])\d\d)(?:\s?([./-])\s?)(\d{1,2})(?:\s?\2\s?)(\d{1,2})\.?(?=[T\sT]?\d{1,2}:\d\d|(?!\d))/g;
const yearLast =
  /(?<![\d./-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:1[789]|2[015])\d\d)(?=\d{1,2}:\d\d|(?![\d./-]\d|\d))/g;
/**
 * With a year of two digits; numbers below 10 without a zero only at the beginning of a line or of its part, else
 * they may be a version's.
 */
const shortYear = /(?<![\d./:-])(?:(\d{2})|(?<=(?:^|[|·•,;:(])\s?)(\d))([./])(\d{1,2})\3(\d{2})(?![\d./:-]|\s?%)/g;

/** The American order with a year of two digits, told by a day beyond 12: `11/18/19`. */
const shortAmerican = /(?<![\d./:-])(\d{1,2})\/(1[3-9]|2\d|3[01])\/(\d{2})(?![\d./:-]|\s?%)/g;

/**
 * Days in numbers: year first always; year last in the order that the context or the language gives, or where the
 * numbers leave no choice, or a clock of the United States stands beside it. A year of two digits is read only
 * behind day and month, in languages that write the day first and never the year, and in English where the day is
 * beyond 12; from 1990 to 2049. Where day and month could be either, there is no result, or with `open` one that
 * is hardly sure. Digits must be ASCII.
 */
export function numericDays(text: string, { language = 'und', order, open = false }: DayContext): readonly FoundDay[] {
  const found: FoundDay[] = [];
  const known = order ?? numericOrder(language);
  for (const match of text.matchAll(yearFirst))
    found.push(
      ...foundAt(
        match,
        civilDay(Number(match[1]), Number(match[3]), Number(match[4])),
        match[2] === '-' ? 'iso' : 'numeric',
        0.98,
      ),
    );
  for (const match of text.matchAll(yearLast)) {
    const [first, second, written] = [Number(match[1]), Number(match[3]), Number(match[4])];
    const year = gregorian(written, language);
    const forced: Order | undefined = first === second || second > 12 ? 'mdy' : first > 12 ? 'dmy' : undefined;
    const clock =
      americanBehind.test(text.slice(match.index + match[0].length).slice(0, 40)) ||
      americanBefore.test(text.slice(Math.max(0, match.index - 40), match.index));
    // Where a clock of the United States stands beside numbers in a language that writes the day first, either may
    // hold.
    const told = order ?? (clock ? (known === 'dmy' ? undefined : 'mdy') : known);
    const chosen = forced ?? told;
    if (chosen === undefined && !open) continue;
    const dayFirst = (chosen ?? (language.startsWith('en') ? 'mdy' : 'dmy')) === 'dmy' && second <= 12;
    const day = dayFirst ? civilDay(year, second, first) : civilDay(year, first, second);
    found.push(...foundAt(match, day, 'numeric', forced ? 0.95 : chosen ? 0.9 : openOrder));
  }
  const [base] = language.split('-') as [string];
  if (known === 'dmy' && numericOrder(language) === 'dmy' && !yearFirstToo.has(base))
    for (const match of text.matchAll(shortYear))
      found.push(
        ...foundAt(
          match,
          civilDay(fullYear(Number(match[5])), Number(match[4]), Number(match[1] ?? match[2])),
          'numeric',
          0.85,
        ),
      );
  if (base === 'en' && order !== 'dmy')
    for (const match of text.matchAll(shortAmerican))
      found.push(
        ...foundAt(match, civilDay(fullYear(Number(match[3])), Number(match[1]), Number(match[2])), 'numeric', 0.85),
      );
  return found;
}
