import type { Day } from '../../text/date.ts';
import { dayNumber, formatDay } from '../../text/date.ts';
import { numberedPhrases } from '../phrases/match.ts';
import type { FoundDay } from './found.ts';
import { foundAt } from './found.ts';

const monthOf = new Map(
  [...numberedPhrases('solar-months', 'fa')].flatMap(([month, names]) => names.map((name) => [name, month])),
);
const named = new RegExp(
  [
    String.raw`(?<!\d)(\d{1,2})\s{0,3}(?:ام\s{1,3})?(`,
    String.raw`${[...monthOf.keys()].sort((a, b) => b.length - a.length).join('|')})(?:\s{0,3}ماه)?`,
    String.raw`\s{0,3}،?\s{0,3}(?:سال\s{0,3})?(1[34]\d\d)(?!\d)`,
  ].join(''),
  'gu',
);
const numeric = /(?<![\d./-])(1[34]\d\d)([./-])(\d{1,2})\2(\d{1,2})(?!\d)/g;

const calendar = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/**
 * The day number of 1 Farvardin of a year of the Solar Hijri calendar: the one of 19 to 22 March that the calendar
 * calls so.
 */
function newYear(year: number): number | undefined {
  const first = dayNumber(year + 621, 3, 19);
  return [first, first + 1, first + 2, first + 3].find((day) => calendar.format(day * 86_400_000) === '1/1');
}

/**
 * The Gregorian day of a day of the Solar Hijri calendar (Iran, Afghanistan), or undefined where it has no such
 * day.
 */
function persianDay(year: number, month: number, day: number): Day | undefined {
  if (month < 1 || month > 12 || day < 1 || day > (month <= 6 ? 31 : 30)) return undefined;
  const first = newYear(year);
  const next = newYear(year + 1);
  if (first === undefined || next === undefined) return undefined;
  const number = first + (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day - 1;
  return number < next ? formatDay(number) : undefined;
}

/** Days of the Solar Hijri calendar, `۱۹ فروردین ۱۴۰۱` or `1401/01/19`, as Gregorian days. Digits must be ASCII. */
export function persianDays(text: string): readonly FoundDay[] {
  const found: FoundDay[] = [];
  for (const match of text.matchAll(named))
    found.push(
      ...foundAt(
        match,
        persianDay(Number(match[3]), monthOf.get(match[2] as string) ?? 0, Number(match[1])),
        'persian',
        0.96,
      ),
    );
  for (const match of text.matchAll(numeric))
    found.push(...foundAt(match, persianDay(Number(match[1]), Number(match[3]), Number(match[4])), 'persian', 0.9));
  return found;
}
