import type { FoundDay } from './found.ts';
import { civilDay, foundAt, gregorian } from './found.ts';
import { monthNumbers } from './months.ts';
import { allPhrases, anyOf, escapePhrase } from '../phrases/match.ts';

/** A year of four digits; a time may be glued to it (`201610:32`), no other digit. */
const year = String.raw`((?:1[789]|2[0156])\d\d)(?=\d{1,2}:\d\d|(?!\d))`;
const day = String.raw`(?<![\d:.,])(\d{1,2})`;
/** What stands after a day's number: ordinals. */
const ordinal = String.raw`(?:\s?(?:${anyOf(allPhrases('ordinal'))})(?![\p{L}]))?`;
/** What joins day, month and year: `of`, `de`, `ngày`, a dot, a comma, a hyphen. */
const joint = String.raw`[ \t]{0,3}[.,/،·-]?[ \t]{0,3}(?:(?:${anyOf(allPhrases('of'))})[ \t]{0,3})?[.,،]?[ \t]{0,3}`;
/** Letters that some scripts write in front of a name of a month: Hebrew `ב`, `ל`; Arabic `ب`; Maltese `ta’`. */
const prefix = String.raw`(?:ב|ל|מ|בחודש )?`;

interface DayPattern {
  readonly expression: string;
  /** Which group holds day, month and year. */
  readonly groups: readonly [day: number, month: number, year: number];
}

function patterns(names: Iterable<string>): readonly DayPattern[] {
  const alternatives = [...names].sort((a, b) => b.length - a.length).map(escapePhrase);
  // The name of the same month in the other calendar of the Arab countries: `نيسان / أبريل`.
  const second = String.raw`(?:\s?/\s?(?:${alternatives.join('|')}))?`;
  const month = String.raw`(?<![\p{L}\p{M}])${prefix}(${alternatives.join('|')})\.?${second}(?![\p{L}\p{M}])`;
  const glued = String.raw`(${alternatives.join('|')})\.?${second}(?![\p{L}\p{M}])`;
  return [
    { expression: `${day}${ordinal}${joint}${prefix}${glued}${joint}${year}`, groups: [1, 2, 3] },
    {
      expression: [
        String.raw`${month}${joint}(\d{1,2})(?!\d)${ordinal}[ \t]{0,2}[.,،]?(?:[ \t]{1,3}|(?<=[.,،]))(?`,
        String.raw`:de[ \t]|del[ \t])?${year}`,
      ].join(''),
      groups: [2, 1, 3],
    },
    {
      expression: String.raw`(?<!\d)((?:1[789]|2[01])\d\d)(?!\d)${joint}${month}${joint}(\d{1,2})(?![\d:])`,
      groups: [3, 2, 1],
    },
    {
      expression: String.raw`(?<!\d)((?:1[789]|2[01])\d\d)\.?\s?gada\s(\d{1,2})\.?\s?${glued}`,
      groups: [2, 3, 1],
    },
  ];
}

const compiled = new Map<string, readonly { readonly find: RegExp; readonly groups: DayPattern['groups'] }[]>();

function compile(language: string) {
  const known = compiled.get(language);
  if (known) return known;
  const made = patterns(monthNumbers(language).keys()).map((pattern) => ({
    find: new RegExp(pattern.expression, 'gu'),
    groups: pattern.groups,
  }));
  compiled.set(language, made);
  return made;
}

/** Lower case, each code unit in its place: `İ` would become two. */
function lowerInPlace(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('');
}

/**
 * Days whose month is a word, in a language and in English, in any order: `15. April 2025`, `Dec 20 201610:32 AM`,
 * `27 de enero de 2020`, `2020. március 5.` Digits must be ASCII.
 */
export function namedDays(text: string, language: string): readonly FoundDay[] {
  const found: FoundDay[] = [];
  if (!/(?:1[789]|2[0156])\d\d/.test(text)) return found;
  const lower = lowerInPlace(text);
  for (const tag of new Set([language, 'en'])) {
    const names = monthNumbers(tag);
    if (![...names.keys()].some((name) => lower.includes(name.split(' ')[0] as string))) continue;
    for (const { find, groups } of compile(tag)) {
      find.lastIndex = 0;
      for (let match = find.exec(lower); match; match = find.exec(lower)) {
        const name = (match[groups[1]] as string).replace(/\s+/g, ' ').normalize('NFC');
        const month = names.get(name) ?? names.get(name.replace(/\.$/, ''));
        const written = Number(match[groups[2]]);
        if (month !== undefined)
          found.push(
            ...foundAt(match, civilDay(gregorian(written, language), month, Number(match[groups[0]])), 'named', 0.97),
          );
      }
    }
  }
  return found;
}
