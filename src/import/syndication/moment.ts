import { civil, type Day, dayNumber, formatDay, pad, parseDay, parseMoment } from '../../text/date.ts';
import { fold } from '../../text/fold.ts';
import { monthNames } from '../day/months.ts';

/**
 * Zones by name: RFC 822 §5.1 (its single letters but `Z` mean nothing: RFC 2822 §4.3), and others of one meaning.
 * `BST`, `IST`, `AST` have several and are none.
 */
const zones: Readonly<Record<string, string>> = {
  z: 'Z',
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  akst: '-09:00',
  akdt: '-08:00',
  hst: '-10:00',
  wet: 'Z',
  west: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  mez: '+01:00',
  mesz: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  jst: '+09:00',
  kst: '+09:00',
  hkt: '+08:00',
  sgt: '+08:00',
  awst: '+08:00',
  aest: '+10:00',
  aedt: '+11:00',
  nzst: '+12:00',
  nzdt: '+13:00',
};

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** As RFC 3339 writes it; undefined where none of one meaning is stated. */
  readonly offset: string | undefined;
}

/** `+0200`, `+02:00`, `+02`, `-2`, `GMT+2`, `EST`; `-0000` is UTC of which the place is unknown (RFC 2822 §3.3). */
function offsetOf(text: string): string | undefined {
  const match = /^(?:gmt|utc|ut|z)?\s*([+-])(\d{1,2}?):?(\d\d)?$/i.exec(text.trim());
  if (match === null) return zones[text.trim().toLowerCase()];
  const [hour, minute] = [Number(match[2]), Number(match[3] ?? 0)];
  if (hour === 0 && minute === 0) return 'Z';
  return hour > 23 || minute > 59 ? undefined : `${match[1]}${pad(hour)}:${pad(minute)}`;
}

const halves: readonly (readonly [half: 0 | 12, words: RegExp])[] = [
  [0, /^(?:a\.?m\.?|오전|上午|午前|πμ)$/i],
  [12, /^(?:p\.?m\.?|오후|下午|午後|μμ)$/i],
];

const clockText =
  /(?:(오전|오후|上午|下午|午前|午後)\s*)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,:]\d+)?)?\s*([ap]\.?m\.?(?![a-z])|πμ|μμ)?\s*((?:gmt|utc|ut)?\s*[+-]\d{1,2}(?::?\d\d)?(?!\d)|[a-z]{1,5}(?![a-z]))?/i;

function clockOf(match: RegExpExecArray): Clock | undefined {
  const word = match[1] ?? match[5];
  const half = word === undefined ? undefined : halves.find(([, words]) => words.test(word))?.[0];
  const written = Number(match[2]);
  const hour = half === undefined ? written : (written % 12) + half;
  const [minute, second] = [Number(match[3]), Number(match[4] ?? 0)];
  if (hour > 24 || minute > 59 || second > 60 || (half !== undefined && written > 12)) return undefined;
  return { hour, minute, second, offset: match[6] === undefined ? undefined : offsetOf(match[6]) };
}

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

/** A clock of ISO 8601, without colons too. */
function isoClock(rest: string): RegExpExecArray | null {
  const spread = rest.replace(
    /^\s*T?(\d\d)(\d\d)(\d\d)?(?!\d)/i,
    (_, h, m, s) => `T${h}:${m}${s ? `:${s}` : ''}`,
  );
  return clockText.exec(spread.replace(/^\s*T(\d{1,2})(?=Z|[+-]|$)/i, 'T$1:00'));
}

/** Days in digits whose order is certain: year first; a dot means day first; else only where one number cannot be a month. */
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
const languages =
  'en de fr es pt it nl sv da nb fi pl cs sk hu ro hr el ru uk bg tr ca id vi ar he fa th'.split(' ');

const folded = new Map<string, ReadonlyMap<string, number>>();

/** A language's month names without case and accents, with which feeds are careless. */
function foldedNames(language: string): ReadonlyMap<string, number> {
  const known = folded.get(language);
  if (known) return known;
  const names = new Map([...monthNames(language)].map(([name, month]) => [fold(name), month]));
  folded.set(language, names);
  return names;
}

/** The month that a word names: in the feed's language, in English, or in all languages that have the word. */
function monthOf(word: string, language: string | undefined): number | undefined {
  const plain = fold(word);
  const nearest = [language, 'en'].flatMap((tag) =>
    tag === undefined ? [] : (foldedNames(tag).get(plain) ?? []),
  );
  if (nearest[0] !== undefined) return nearest[0];
  const anywhere = new Set(languages.flatMap((tag) => foldedNames(tag).get(plain) ?? []));
  return anywhere.size === 1 ? [...anywhere][0] : undefined;
}

/** A day whose month is a word: RFC 822, asctime, `January 5, 2004`, `5. März 2004`. */
function wordDay(text: string, language: string | undefined): Day | undefined {
  const words = [...text.matchAll(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu)];
  const numbers = [...text.matchAll(/\d+/g)];
  // A weekday before the month may look like another language's month (`mar` is Tuesday and March): the word between numbers wins.
  const months = words
    .map((match) => ({ at: match.index, month: monthOf(match[0], language) }))
    .filter((found): found is { at: number; month: number } => found.month !== undefined);
  const month = months.at(-1);
  if (month === undefined || numbers.length !== 2) return undefined;
  const [first, second] = numbers as [RegExpExecArray, RegExpExecArray];
  const yearFirst = first[0].length >= 3;
  const [year, day] = yearFirst ? [first[0], second[0]] : [second[0], first[0]];
  const beforeChrist = /\s-\d{3,4}(?!\d)/.test(text);
  if (year.length < 2 || year.length > 4 || day.length > 2 || beforeChrist) return undefined;
  return dayOf(fullYear(year), month.month, Number(day));
}

function compose(day: Day, clock: Clock | undefined): string {
  if (clock?.offset === undefined) return day;
  const midnight = clock.hour === 24;
  if (midnight && clock.minute + clock.second > 0) return day;
  const date = midnight ? formatDay((parseDay(day) as number) + 1) : day;
  const second = pad(Math.min(clock.second, 59));
  return `${date}T${pad(midnight ? 0 : clock.hour)}:${pad(clock.minute)}:${second}${clock.offset}`;
}

/**
 * What a date in a feed states: a moment (RFC 3339, the offset as stated, whole seconds), or the day alone where no time or no
 * zone of one meaning is stated. RFC 822 with its two-digit years, W3CDTF and ISO 8601 in all forms, asctime, month
 * names of other languages. Undefined where it names no day of the calendar, or could mean two.
 */
export function readDate(written: string, language?: string): string | undefined {
  const text = written
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const iso = isoDay(text);
  if (iso !== undefined) {
    const time = isoClock(iso.rest);
    const clock = time ? clockOf(time) : undefined;
    if (iso.day === undefined || (time && clock === undefined)) return undefined;
    return compose(iso.day, clock);
  }
  const time = clockText.exec(text);
  const clock = time ? clockOf(time) : undefined;
  if (time && clock === undefined) return undefined;
  const dated = time ? `${text.slice(0, time.index)} ${text.slice(time.index + time[0].length)}` : text;
  const day = digitDay(dated) ?? wordDay(dated, language);
  return day === undefined ? undefined : compose(day, clock);
}

/** The moment or day as a number to compare by; a day counts from its first instant in UTC. */
export function instant(value: string): number {
  return parseMoment(value) ?? (parseDay(value) ?? 0) * 86400;
}
