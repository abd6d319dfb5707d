import { findDays } from '../day/day.ts';
import { allPhrases, anyOf, beside, unitNames } from '../phrases/match.ts';
import { withoutWeekday } from '../day/without-weekday.ts';
import { loose } from './plain.ts';

/** How long a line that states day and author can be, and how many letters it may have beside them. */
const limits = { line: 140, rest: 6 } as const;

const reading = allPhrases('reading-time');

/** A pattern for whole words. */
const wordsOf = (some: readonly string[]): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${anyOf(some)})(?![\p{L}\p{M}])`, 'giu');

/** How long a text takes to read, and how old it is. */
const minutes = new RegExp(
  String.raw`(?<!\d)\d+\s*(?:${anyOf(unitNames)})(?![\p{L}\p{M}])\.?(?:\s*(?:${anyOf([...reading, ...beside(allPhrases('ago')).behind])})(?![\p{L}\p{M}]))?`,
  'giu',
);

/** What stands around a day: hours and zones, the time to read, that something was published or changed then. */
const around: readonly RegExp[] = [
  /\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|uhr|h|น\.)?/giu,
  /\b(?:[ap]\.?m|uhr|gmt|utc|[ecmp][sd]?t|cest|cet|bst|msk|wib|ist)\b/giu,
  minutes,
  wordsOf((['published', 'updated', 'by', 'and', 'at'] as const).flatMap(allPhrases).concat(reading)),
];

/**
 * Whether a line says nothing but when, by whom and for how many minutes: a day, an hour or a time to read, `known`
 * names, and the words that stand around these in bylines. `known` are in the form of `loose`; `language` is the
 * text's.
 */
export function isStamp(text: string, known: readonly string[], language: string | undefined): boolean {
  if (text.length > limits.line || !/\d/.test(text)) return false;
  const days = findDays(text, { language });
  if (days.length === 0 && text.search(minutes) < 0) return false;
  let rest = text;
  for (const { index, length } of days.toReversed())
    rest = `${withoutWeekday(` ${rest.slice(0, index)}`, language ?? 'en')} ${rest.slice(index + length)}`;
  for (const pattern of around) rest = rest.replace(pattern, ' ');
  rest = loose(rest);
  for (const name of known) rest = rest.replace(name, ' ');
  return rest.replace(/[\s\d]/g, '').length <= limits.rest;
}
