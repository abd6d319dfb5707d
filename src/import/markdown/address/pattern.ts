import type { Day } from '../../../text/date.ts';
import { dayNumber, monthNames, pad } from '../../../text/date.ts';

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
  /** Patterns by the names that settings may give instead. */
  readonly styles?: ReadonlyMap<string, string>;
  /** Where nothing states one: the first of these of which all placeholders have values. */
  readonly patterns: readonly string[];
  /** The setting of a path before all others. */
  readonly prefix?: string;
  /** The placeholders of `permalink.ts` that the generator calls by other names. */
  readonly names?: Readonly<Record<string, string>>;
  /** Makes a part of an address of words; `urlize` if absent. */
  readonly slugify?: (text: string) => string;
  /**
   * The end of a path: a slash; that of its folder for `index.html`; or as that setting of Docusaurus or VitePress
   * says.
   */
  readonly ends?: 'slash' | 'folder' | 'trailingSlash' | 'cleanUrls';
  /** The setting, for all sections or by section, that makes `a.html` of `a/`. */
  readonly ugly?: string;
  /** The setting of the language whose posts have no prefix; others begin with their code. */
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
  const name = monthNames[Number(month) - 1] as string;
  const weekday = weekdays[((number % 7) + 7) % 7] as string;
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

/** `name | filter: "format"` of Liquid and Nunjucks: a date in a format, or a value in the form of a slug. */
function evaluated(
  expression: string,
  valueOf: PlaceholderValue,
  slugify: (text: string) => string,
): string | undefined {
  const [name = '', ...filters] = expression.split(/\s*\|\s*/);
  const format = /(["'])([^"']*[%Yy][^"']*)\1/.exec(filters.join('|'))?.[2];
  if (/^(?:page\.)?date\b/.test(name)) return format === undefined ? undefined : formatted(format, valueOf);
  const value = valueOf(name.trim());
  if (filters.length === 0 || value === undefined) return value;
  return filters.every((filter) => /^(?:slug(?:ify)?|url|lower)\b/.test(filter)) ? slugify(value) : undefined;
}

const placeholder =
  /\{\{-?([^{}]*?)-?\}\}|:\{([a-z_]+)\}|:([a-z_]+)(?:\[[^[\]]*\])?|\{(\w+)(?::([^{}]*))?\}/gi;

/**
 * Fills the placeholders of a pattern: `:name` (Jekyll, Hugo, Hexo), `{name}` and `{date:%Y}` (Pelican, Middleman), `{{
 * name | filter }}` (Eleventy). Undefined where one has no value. Several slashes become one.
 */
export function fillPattern(
  pattern: string,
  valueOf: PlaceholderValue,
  slugify: (text: string) => string,
): string | undefined {
  let isWhole = true;
  const filled = pattern.replace(
    placeholder,
    (_, expression?: string, braced?: string, word?: string, name?: string, format?: string) => {
      let value: string | undefined;
      if (expression !== undefined) value = evaluated(expression.trim(), valueOf, slugify);
      else if (format !== undefined) value = name === 'date' ? formatted(format, valueOf) : undefined;
      else if (word === undefined) value = valueOf((braced ?? name) as string);
      // A name may stand at the beginning of a longer word: the longest name that has a value is taken.
      else
        for (let length = word.length; length > 0 && value === undefined; length--) {
          const found = valueOf(word.slice(0, length).toLowerCase());
          if (found !== undefined) value = found + word.slice(length);
        }
      if (value === undefined) isWhole = false;
      return value ?? '';
    },
  );
  return isWhole && !/[{}]/.test(filled) ? filled.replace(/\/{2,}/g, '/') : undefined;
}
