import { civil, type Day, dayNumber, formatDay, pad, parseDay } from '../../text/date.ts';
import { fold } from '../../text/words.ts';
import { type FeedClock, readClock, spreadClock } from './clock.ts';
import { monthNumbers } from '../day/months.ts';

/** RFC 2822 §4.3: two digits are of 1950 to 2049, three are counted from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length >= 4 ? year : year < 50 && digits.length < 3 ? year + 2000 : year + 1900;
}

function dayOf(year: number, month: number, day: number): Day | undefined {
  const text = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  // Years before paper are what programs write for no date at all.
  return year < 1000 || parseDay(text) === undefined ? undefined : text;
}

/** ISO 8601's days: of the month, of the year, of a week. A year or a month alone is no day. */
function isoDay(text: string): { day: Day | undefined; rest: string } | undefined {
  const calendar = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|(\d\d)(\d\d))(?![\d-])/.exec(text);
  if (calendar)
    return {
      day: dayOf(Number(calendar[1]), Number(calendar[2] ?? calendar[4]), Number(calendar[3] ?? calendar[5])),
      rest: text.slice(calendar[0].length),
    };
  const week = /^(\d{4})-?W(\d\d)-?([1-7])(?!\d)/.exec(text);
  if (week) {
    // Week 1 is the one of 4 January (ISO 8601).
    const fourth = dayNumber(Number(week[1]), 1, 4);
    const monday = fourth - ((fourth + 3) % 7);
    return {
      day: formatDay(monday + (Number(week[2]) - 1) * 7 + Number(week[3]) - 1),
      rest: text.slice(week[0].length),
    };
  }
  const ordinal = /^(\d{4})-?(\d{3})(?![\d-])/.exec(text);
  if (!ordinal) return undefined;
  const number = dayNumber(Number(ordinal[1]), 1, 1) + Number(ordinal[2]) - 1;
  const inYear = Number(ordinal[2]) > 0 && civil(number).year === Number(ordinal[1]);
  return { day: inYear ? formatDay(number) : undefined, rest: text.slice(ordinal[0].length) };
}

/**
 * Days in digits whose order is certain: year first; a dot means day first; else only where one number cannot be a
 * month.
 */
function digitDay(text: string): Day | undefined {
  const yearFirst = /(?<!\d)(\d{4})\s*[./年년-]\s*(\d{1,2})\s*[./月월-]\s*(\d{1,2})(?!\d)/.exec(text);
  if (yearFirst) return dayOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const dotted = /(?<!\d)(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})(?!\d)/.exec(text);
  if (dotted) return dayOf(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const slashed = /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/.exec(text);
  if (!slashed) return undefined;
  const [first, second, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
  if (first > 12) return dayOf(year, second, first);
  return second > 12 || first === second ? dayOf(year, first, second) : undefined;
}

/** Languages whose month names feeds are known to use in place of RFC 822's. */
const languages = 'en de fr es pt it nl sv da nb fi pl cs sk hu ro hr el ru uk bg tr ca id vi ar he fa th'.split(' ');

const folded = new Map<string, ReadonlyMap<string, number>>();

/** A language's month names without case and accents, with which feeds are careless. */
function foldedNames(language: string): ReadonlyMap<string, number> {
  const known = folded.get(language);
  if (known) return known;
  const names = new Map([...monthNumbers(language)].map(([name, month]) => [fold(name), month]));
  folded.set(language, names);
  return names;
}

/** The month that a word names: in the feed's language, in English, or in all languages that have the word. */
function monthOf(word: string, language: string | undefined): number | undefined {
  const plain = fold(word);
  const nearest = [language, 'en'].flatMap((tag) => (tag === undefined ? [] : (foldedNames(tag).get(plain) ?? [])));
  if (nearest[0] !== undefined) return nearest[0];
  const anywhere = new Set(languages.flatMap((tag) => foldedNames(tag).get(plain) ?? []));
  return anywhere.size === 1 ? [...anywhere][0] : undefined;
}

/** A day whose month is a word: RFC 822, asctime, `January 5, 2004`, `5. März 2004`. */
function wordDay(text: string, language: string | undefined): Day | undefined {
  const words = [...text.matchAll(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu)];
  const numbers = [...text.matchAll(/\d+/g)];
  // A weekday before the month may look like another language's month (`mar` is Tuesday and March): the last one wins.
  const month = words.map(([word]) => monthOf(word, language)).findLast((found) => found !== undefined);
  if (month === undefined || numbers.length !== 2) return undefined;
  const [first, second] = numbers as [RegExpExecArray, RegExpExecArray];
  const yearFirst = first[0].length >= 3;
  const [year, day] = yearFirst ? [first[0], second[0]] : [second[0], first[0]];
  const beforeChrist = /\s-\d{3,4}(?!\d)/.test(text);
  if (year.length < 2 || year.length > 4 || day.length > 2 || beforeChrist) return undefined;
  return dayOf(fullYear(year), month, Number(day));
}

function compose(day: Day, clock: FeedClock | undefined): string {
  if (clock?.offset === undefined) return day;
  const midnight = clock.hour === 24;
  if (midnight && clock.minute + clock.second > 0) return day;
  const date = midnight ? formatDay((parseDay(day) as number) + 1) : day;
  const second = pad(Math.min(clock.second, 59));
  return `${date}T${pad(midnight ? 0 : clock.hour)}:${pad(clock.minute)}:${second}${clock.offset}`;
}

/**
 * What a date in a feed states: a moment (RFC 3339, the offset as stated, whole seconds), or the day alone where no
 * time or no zone of one meaning is stated. RFC 822 with its two-digit years, W3CDTF and ISO 8601 in all forms,
 * asctime, month names of other languages. Undefined where it names no day of the calendar, or could mean two.
 */
export function readDate(written: string, language?: string): string | undefined {
  const text = written
    .normalize('NFKC')
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const iso = isoDay(text);
  const time = readClock(iso === undefined ? text : spreadClock(iso.rest));
  if (time?.clock === null) return undefined;
  const dated = time?.rest ?? text;
  const day = iso === undefined ? (digitDay(dated) ?? wordDay(dated, language)) : iso.day;
  return day === undefined ? undefined : compose(day, time?.clock);
}
