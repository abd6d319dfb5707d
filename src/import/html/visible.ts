import { dayRole } from '../capture/day-role.ts';
import { findDays } from '../day/day.ts';
import { allPhrases, anyOf } from '../phrases/match.ts';
import type { TextBlock } from './blocks.ts';
import { inPicture, markedAt } from './chrome.ts';
import { readNames, readPersons, behindByline } from './names.ts';
import { visibleText } from './plain.ts';

const dayClass = /date|time|publi|posted|fecha|datum|data\b|created|byline|meta|info|stamp/i;
const changedClass = /(?:^|[\s_-])(?:modified|updated|last-?mod)/i;
const authorClass = /auth?or|byline|by-line|writer|contributor|reporter|redacteur|autor|firma\b|signature|journalist/i;

/** Words that mark a day of change, of the page or of another thing, not of publication. */
const changed = new RegExp(anyOf([...allPhrases('changed'), ...allPhrases('copyright')]), 'iu');

const notPublished: ReadonlySet<string | undefined> = new Set(['updated', 'other-day']);

/**
 * Whether an element states another day than that of publication: when the page was changed, when somebody joined.
 */
export function isOfOther(element: Element, language: string | undefined): boolean {
  const text = element.parentElement?.textContent ?? '';
  if (markedAt(element, changedClass, 2) !== undefined) return true;
  if (text.length >= 120) return false;
  const days = findDays(text, { language });
  return changed.test(text) || (days.length > 0 && notPublished.has(dayRole(text, days, 0, '')));
}

/** The longest line that is the label of a day under it, in characters. */
const longestLabel = 30;

/** The day that a page prints near its title: in a short line, or in one whose class says that it is the date's. */
export function visibleDay(head: readonly TextBlock[], language: string | undefined): string | undefined {
  let best: { value: string; score: number } | undefined;
  for (const [i, { text, element }] of head.entries()) {
    if (text.length > 200 || !/\d/.test(text)) continue;
    const days = findDays(text, { language });
    if (markedAt(element, changedClass, 2) !== undefined) continue;
    const above = head[i - 1]?.text ?? '';
    const label = above.length > longestLabel || /\d/.test(above) ? '' : above;
    const day = days.find((_, n) => !notPublished.has(dayRole(text, days, n, label)));
    if (!day) continue;
    const classed = markedAt(element, dayClass, 3) !== undefined || element.closest('time') !== null;
    if (!classed && text.length > 90) continue;
    const score = (classed ? 2 : 0) + (text.length < day.length + 30 ? 1 : 0) + day.sure - i / 100;
    if (!best || score > best.score) best = { value: day.moment ?? day.day, score };
  }
  return best?.value;
}

/** Whether a line begins as a byline does, and a name may follow. */
const isIntroduced = (text: string): boolean => /^\P{Ll}/u.test(behindByline(text) ?? '');

/** The pieces of a line before and behind the first day in it. */
function besideDay(text: string, language: string | undefined): readonly string[] {
  const [day] = findDays(text, { language });
  return day ? [text.slice(0, day.index), text.slice(day.index + day.length)] : [text];
}

const profile = new RegExp(
  String.raw`auth|people|person|profile|staff|contribut|writer|journalist|reporter|redakt|autor|byline|\/by\/` +
    String.raw`|\/user|member|team`,
  'i',
);

/** The names in those links of a line that lead to people: the surest reading of a byline. */
function linkedNames(element: Element, not: readonly string[]): readonly string[] {
  const links = [...element.querySelectorAll('a')].filter((link) =>
    profile.test(
      `${link.getAttribute('href') ?? ''} ${link.getAttribute('class') ?? ''} ${link.getAttribute('rel') ?? ''}`,
    ),
  );
  return [
    ...new Set(
      links
        .map(visibleText)
        .filter((text) => text.length < 60)
        .flatMap((text) => readPersons(text, not)),
    ),
  ];
}

/**
 * The names that a page prints near its title: in a line whose class says that it is a byline, the nearest such
 * class first, else in a line that says "by".
 */
export function visibleNames(
  head: readonly TextBlock[],
  not: readonly string[],
  language: string | undefined,
): readonly string[] | undefined {
  const lines = head
    .filter(({ text, element }) => text.length <= 150 && !inPicture(element) && !element.closest('h1'))
    .map((block) => ({
      block,
      level: block.element.localName === 'address' ? 0 : (markedAt(block.element, authorClass, 3) ?? 9),
    }))
    .filter(({ block, level }) => level < 9 || isIntroduced(block.text))
    .sort((a, b) => a.level - b.level);
  for (const { block } of lines) {
    const linked = linkedNames(block.element, not);
    if (linked.length > 0 && linked.length < 6) return linked;
    const names = besideDay(block.text, language)
      .map((piece) => (isIntroduced(piece.trim()) ? readNames : readPersons)(piece, not))
      .find((found) => found.length > 0);
    if (names) return names;
  }
  return undefined;
}
