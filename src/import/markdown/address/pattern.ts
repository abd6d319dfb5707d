import type { Day } from '../../../text/date.ts';
import { civil, dayNumber, englishMonths, pad } from '../../../text/date.ts';
import type { Data } from '../frontmatter/datum.ts';

/**
 * How a generator makes the address of a post. Keys and settings are separated by spaces; patterns are those of
 * `fillPattern`.
 */
export interface AddressRule {
  /** Keys of front matter that state the path. */
  readonly stated?: string;
  /** Whether front matter states a pattern. */
  readonly statedIsPattern?: boolean;
  /** Settings that hold the pattern; a group of patterns is one by section. */
  readonly settings?: string;
  /** The setting that holds the pattern of posts in other languages than the main one, and the usual pattern. */
  readonly ofOtherLanguages?: readonly [setting: string, pattern: string];
  /** Patterns by the names that settings may give instead. */
  readonly styles?: ReadonlyMap<string, string>;
  /** Where nothing states one: the first of these of which all placeholders have values. */
  readonly patterns: readonly string[];
  /** The setting of a path before all others. */
  readonly prefix?: string;
  /** The placeholders of `permalink.ts` that the generator calls by other names. */
  readonly names?: Readonly<Record<string, string>>;
  /** The filters that templates of addresses may have. */
  readonly filters?: ReadonlyMap<string, (text: string) => string>;
  /** Makes a part of an address of words; `urlize` if absent. */
  readonly slugify?: (text: string, settings?: Data) => string;
  /** Whether a slug that begins with a slash is the address. */
  readonly slugIsPath?: boolean;
  /** The end of a path: a slash; that of its folder for `index.html`; or as settings of that generator say. */
  readonly ends?: 'slash' | 'folder' | 'docusaurus' | 'vitepress' | 'astro';
  /** Whether a filled pattern of the settings is read as a query and made a slug once more, as Hugo does. */
  readonly unescapes?: boolean;
  /** The setting, for all sections or by section, that makes `a.html` of `a/`. */
  readonly ugly?: string;
  /** The setting of the main language. Posts in others have its code before their path, or a pattern of their own. */
  readonly mainLanguage?: string;
  /** How sure an address is, 0 to 1. */
  readonly sure: number;
}

const weekdays = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'];

/** The placeholders of a day and a time of day (`HH:MM:SS`), by the names that Jekyll, Hugo and Hexo share. */
export function datePlaceholders(day: Day | undefined, time = '00:00:00'): ReadonlyMap<string, string> {
  if (day === undefined) return new Map();
  const [year = '', month = '', date = ''] = day.split('-');
  const [hour = '', minute = '', second = ''] = time.split(':');
  const number = dayNumber(Number(year), Number(month), Number(date));
  const ofYear = number - dayNumber(Number(year), 1, 1) + 1;
  const name = englishMonths[Number(month) - 1] as string;
  const weekday = weekdays[((number % 7) + 7) % 7] as string;
  // ISO 8601: a week belongs to the year of its Thursday.
  const isoWeekday = ((((number + 3) % 7) + 7) % 7) + 1;
  const thursday = number - isoWeekday + 4;
  const weekYear = civil(thursday).year;
  return new Map([
    ['year', year],
    ['month', month],
    ['day', date],
    ['short_year', year.slice(2)],
    ['i_month', String(Number(month))],
    ['i_day', String(Number(date))],
    ['y_day', pad(ofYear, 3)],
    ['yearday', String(ofYear)],
    ['long_month', name],
    ['short_month', name.slice(0, 3)],
    ['monthname', name.toLowerCase()],
    ['long_day', weekday],
    ['short_day', weekday.slice(0, 3)],
    ['weekdayname', weekday.toLowerCase()],
    ['week', pad(Math.floor((thursday - dayNumber(weekYear, 1, 1)) / 7) + 1)],
    ['w_year', String(weekYear)],
    ['w_day', String(isoWeekday)],
    ['weekday', String((weekdays.indexOf(weekday) + 4) % 7)],
    ['hour', hour],
    ['minute', minute],
    ['second', second],
  ]);
}

/** Formats of days: `%Y` (strftime) and `yyyy` (Luxon, Day.js), with the placeholder that each is. */
const dateFormats: readonly (readonly [format: RegExp, placeholder: string])[] = [
  [/%Y|yyyy|YYYY/g, 'year'],
  [/%m|MM|LL/g, 'month'],
  [/%d|dd|DD/g, 'day'],
  [/%b/g, 'short_month'],
  [/%B/g, 'long_month'],
];

/** The value of a placeholder; undefined where it has none. */
export type PlaceholderValue = (name: string) => string | undefined;

/** A format of a date, filled in. */
function formatted(format: string, valueOf: PlaceholderValue): string | undefined {
  const used = dateFormats.filter(([pattern]) => format.search(pattern) >= 0);
  if (used.some(([, name]) => valueOf(name) === undefined)) return undefined;
  return used.reduce((text, [pattern, name]) => text.replace(pattern, valueOf(name) as string), format);
}

/** `name | filter: "format"` of Liquid and Nunjucks: a date in a format, or a value through filters of the rule. */
function evaluated(expression: string, valueOf: PlaceholderValue, filters: AddressRule['filters']): string | undefined {
  const [name = '', ...used] = expression.split('|').map((part) => part.trim());
  const format = /(["'])([^"']*[%Yy][^"']*)\1/.exec(used.join('|'))?.[2];
  if (/^(?:page\.)?date\b/.test(name)) return format === undefined ? undefined : formatted(format, valueOf);
  return used.reduce<string | undefined>((value, each) => {
    const filter = filters?.get(/^\w+/.exec(each)?.[0] ?? '');
    return value === undefined ? undefined : filter?.(value);
  }, valueOf(name.trim()));
}

/**
 * Some parts of a path, as Hugo names them: `[0]`, `[last]`, `[1:]`, `[:last]` (all but the last), `[1:2]` (the second
 * and third).
 */
function partsIn(path: string, range: string): string {
  const parts = path.split('/');
  const [from = '', until] = range.split(':');
  const start = from === 'last' ? parts.length - 1 : Number(from);
  if (until === undefined) return parts[start] ?? '';
  return parts.slice(start, until === 'last' ? -1 : until === '' ? undefined : Number(until) + 1).join('/');
}

const placeholder = /\{\{-?([^{}]*?)-?\}\}|:\{([a-z_]+)\}|:([a-z_]+)(?:\[([^[\]]*)\])?|\{(\w+)(?::([^{}]*))?\}/gi;

/**
 * Fills the placeholders of a pattern: `:name` (Jekyll, Hugo, Hexo), `{name}` and `{date:%Y}` (Pelican, Middleman), `{{
 * name | filter }}` (Eleventy). Undefined where one has no value. Several slashes become one.
 */
export function fillPattern(
  pattern: string,
  valueOf: PlaceholderValue,
  filters?: AddressRule['filters'],
): string | undefined {
  let isWhole = true;
  const filled = pattern.replace(
    placeholder,
    (_, expression?: string, braced?: string, word?: string, range?: string, name?: string, format?: string) => {
      let value: string | undefined;
      if (expression !== undefined) value = evaluated(expression.trim(), valueOf, filters);
      else if (format !== undefined) value = name === 'date' ? formatted(format, valueOf) : undefined;
      else if (word === undefined) value = valueOf((braced ?? name) as string);
      // A name may stand at the beginning of a longer word: the longest name that has a value is taken.
      else
        for (let length = word.length; length > 0 && value === undefined; length--) {
          const found = valueOf(word.slice(0, length).toLowerCase());
          if (found !== undefined) value = found + word.slice(length);
        }
      if (value === undefined) isWhole = false;
      return range === undefined ? (value ?? '') : partsIn(value ?? '', range);
    },
  );
  return isWhole && !/[{}\0]/.test(filled) ? filled.replace(/\/{2,}/g, '/') : undefined;
}

/** The placeholders of `permalink` in `feed.yaml`. */
export const placeholderNames = `year month day short_year i_month i_day short_month long_month y_day hour minute second
  slug title name file section folders path category`.split(/\s+/);

/** The first placeholder of a pattern that `permalink` does not know; undefined where it knows all. */
export const unknownPlaceholder = (pattern: string): string | undefined =>
  [...pattern.matchAll(/:\{?([a-z_]+)/gi)]
    .map(([, word = '']) => word)
    .find((word) => !placeholderNames.some((name) => word.toLowerCase().startsWith(name)));
