import { chromeOf } from '../chrome/phrase.ts';
import type { FoundDay } from '../day/found.ts';
import { allPhrases, anyOf } from '../phrases/match.ts';
import { endsWithLabel, isLabel, splitLabel } from './labels.ts';
import { limits } from './limits.ts';

/** What a day is the day of, as the words around it say: of publication, of a later change, of something else. */
export type DayRole = 'published' | 'updated' | 'other-day';

/**
 * In front of a day: something lasts since or until then, somebody was born, died or has a copyright; nothing came
 * out.
 */
const span = new RegExp(
  String.raw`(?<!\p{L})(?:${anyOf(allPhrases('since'))})\s{0,9}[:：]?\s{0,9}$|(?:^|[\s(])[*†©]\s?$`,
  'iu',
);

const roles = ['other-day', 'updated', 'published'] as const;

/** The first kind of label that a text ends with. */
const labelled = (text: string): DayRole | undefined => roles.find((role) => endsWithLabel(text, role));

/**
 * The role that the last words say; of up to four words that stand behind it, such as a weekday, none is a label
 * itself.
 */
function said(words: string): DayRole | undefined {
  const parts = words.trim().split(/\s+/);
  for (let count = 0; count <= limits.day.label.words; count++) {
    const role = labelled(parts.slice(0, parts.length - count).join(' '));
    if (role) return role;
  }
  return undefined;
}

/**
 * Whether the time right behind a day is that of a change: `November 28, 2013 -- Updated 0203 GMT`; not `Updated 3
 * hours ago`.
 */
function isStampedUpdated(behind: string): boolean {
  const [, words] = /^[^\p{L}\p{N}]*(\p{L}[^\p{N}]*)\d{1,2}[:.h]?\d\d(?!\d)/u.exec(behind) ?? [];
  return words !== undefined && isLabel(words, 'updated');
}

const isPublished = (text: string): boolean => isLabel(text, 'published');

/**
 * The role that a label with a colon says. One of a few words that nobody knows names something that is no
 * publication; behind an author's name or `Share:` the colon says nothing.
 */
function saidByLabel(label: string): DayRole | undefined {
  const role = labelled(label);
  const words = label.split(/\s+/);
  // `Join date:` is no more than `Joined:`.
  const vague = /\sdate$/iu.test(label) && !isPublished(label) && !words.every(isPublished);
  if (role) return role === 'published' && vague ? 'other-day' : role;
  const besides = words.length > limits.day.label.words || splitLabel(label, 'by') !== undefined;
  return besides || chromeOf(label)?.kind === 'share' ? undefined : 'other-day';
}

/** A label before a day: what stands between the last divider and a colon. */
function labelOf(before: string): string | undefined {
  const text = before.trimEnd();
  if (!/[:：]$/u.test(text)) return undefined;
  const label = text
    .slice(0, -1)
    .split(/[|｜•·,;()–—:：]/u)
    .at(-1) as string;
  return /\p{L}/u.test(label) ? label.trim() : undefined;
}

/** Whether nothing but a dash stands between two different days: something lasted from one to the other. */
function isOfSpan(text: string, from: FoundDay | undefined, to: FoundDay | undefined): boolean {
  if (from === undefined || to === undefined || from.day === to.day) return false;
  return /^\s*[-–—]\s*$/u.test(text.slice(from.index + from.length, to.index));
}

/**
 * The role of a day of a text by the words before it, by the line `above` where none stand before it, and by a
 * time behind it. Undefined where nothing is said.
 */
export function dayRole(text: string, days: readonly FoundDay[], at: number, above: string): DayRole | undefined {
  const day = days[at] as FoundDay;
  const previous = days[at - 1];
  if (isOfSpan(text, previous, day) || isOfSpan(text, day, days[at + 1])) return 'other-day';
  const line = text.slice(previous ? previous.index + previous.length : 0, day.index);
  const short = line.replace(
    /(?<![\d:.\s])[:.\s]*\d[\d:.\s]*(?:[ap]m)?\s{0,9}[A-Z]{0,4}\s{0,9}$|(?<![:.\s])[:.\s]+$/u,
    '',
  );
  const before = short.trim() === '' ? above : line;
  if (span.test(before)) return 'other-day';
  const label = labelOf(before);
  if (label !== undefined) return saidByLabel(label);
  const words = (short.trim() === '' ? above : short).replace(/[^\p{L}\p{M}]+/gu, ' ');
  const role = said(words.replace(/(\p{Ll}|[A-Z]{2,4})(?=\p{Lu}\p{Ll})/gu, '$1 '));
  if (role) return role;
  const last = days[at + 1] === undefined;
  return last && isStampedUpdated(text.slice(day.index + day.length)) ? 'updated' : undefined;
}
