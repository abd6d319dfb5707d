import type { Found } from '../../article/candidate.ts';
import { leastSure } from '../../article/candidate.ts';
import { formatDay, parseMoment } from '../../text/date.ts';
import type { FoundDay } from '../day/found.ts';
import type { JudgedBlock } from './judge-blocks.ts';
import { limits } from './limits.ts';
import { countWords } from './measure.ts';
import { dayRole } from './day-role.ts';

/**
 * No page is older than the web (https://www.w3.org/History/1989/proposal.html): an older day beside a title is
 * its subject's, unless a label says otherwise.
 */
const firstPage = '1990';

const isOfPage = ({ sure, day }: DateCandidate) => sure >= limits.day.labelled || day.day >= firstPage;

/** The days that a capture states for its article. */
export interface StatedDates {
  readonly published?: Found<string>;
  readonly updated?: Found<string>;
}

interface DateCandidate {
  readonly day: FoundDay;
  readonly line: number;
  readonly sure: number;
  readonly how: string;
  readonly updated: boolean;
}

/**
 * The moment that a page states, where its day is the same in UTC, in which feeds are written; else the day as
 * stated.
 */
function value(day: FoundDay): string {
  const moment = day.moment === undefined ? undefined : parseMoment(day.moment);
  const same = moment !== undefined && formatDay(Math.floor(moment / 86400)) === day.day;
  return same ? (day.moment as string) : day.day;
}

function candidates(block: JudgedBlock, sure: number, place: string, above = ''): DateCandidate[] {
  return block.days.flatMap((day, i): DateCandidate[] => {
    const role = dayRole(block.text, block.days, i, above);
    if (role === 'other-day') return [];
    const placed = role === undefined ? sure : Math.max(sure, limits.day.labelled);
    const open = day.sure < leastSure;
    const label = role === undefined ? '' : `, labelled as ${role}`;
    const how = `${place}${label}${open ? ', day and month in open order' : ''}`;
    return [{ day, line: block.line, sure: open ? day.sure : placed, how, updated: role === 'updated' }];
  });
}

function labelBefore(blocks: readonly JudgedBlock[], at: number): string {
  const before = blocks[at - 1];
  return before &&
    countWords(before.text) <= limits.day.label.words &&
    before.weight < limits.day.label.weight &&
    before.days.length === 0
    ? before.text
    : '';
}

const speaksOfDay = (block: JudgedBlock) => block.kind === 'date' || block.kind === 'byline';

interface Place {
  readonly title: number | undefined;
  readonly start: number;
  readonly end: number;
}

/** Days under the text, by themselves only right under it; none of blocks that state several, which are a list's. */
function behind(blocks: readonly JudgedBlock[], end: number): DateCandidate[] {
  const found: { readonly candidate: DateCandidate; readonly at: number }[] = [];
  for (let at = end + 1; at <= Math.min(blocks.length - 1, end + limits.day.behind.most); at++) {
    const block = blocks[at] as JudgedBlock;
    if (block.kind === 'related' || block.kind === 'comments') break;
    if (!speaksOfDay(block)) continue;
    for (const candidate of candidates(block, limits.day.afterText, 'after the text', labelBefore(blocks, at)))
      found.push({ candidate, at });
  }
  const labelled = ({ sure }: DateCandidate): boolean => sure >= limits.day.labelled;
  const several = (is: (candidate: DateCandidate) => boolean): boolean =>
    new Set(found.flatMap(({ candidate }) => (is(candidate) ? [candidate.day.day] : []))).size > 1;
  const listed = several((candidate) => !labelled(candidate));
  const torn = several((candidate) => labelled(candidate) && !candidate.updated);
  const question = /[?？؟]\s*$/u.test(blocks[end]?.text ?? '');
  const headline = (at: number): boolean =>
    at > end + 1 && countWords(blocks[at - 1]?.text ?? '') > limits.day.label.words;
  return found
    .filter(({ candidate, at }) => {
      if (candidate.updated) return true;
      if (labelled(candidate)) return !torn;
      return at <= end + limits.day.behind.unlabelled && !listed && !question && !headline(at);
    })
    .map(({ candidate }) => ({ ...candidate, sure: Math.min(candidate.sure, limits.day.afterBody) }));
}

/**
 * Days in the places where a page states its article's: around the title, under the text; not in the text, not in
 * lists of others.
 */
function gather(blocks: readonly JudgedBlock[], { title, start, end }: Place): DateCandidate[] {
  const found: DateCandidate[] = [];
  const from = title === undefined ? Math.max(0, start - limits.day.untitled) : title + 1;
  for (let i = from; i < start; i++) {
    const block = blocks[i] as JudgedBlock;
    if (speaksOfDay(block))
      found.push(...candidates(block, limits.day.afterTitle, 'after the title', labelBefore(blocks, i)));
  }
  if (new Set(found.map(({ day }) => day.day)).size >= limits.day.list)
    found.splice(0, found.length, ...found.filter(({ sure }) => sure >= limits.day.labelled));
  if (title !== undefined)
    for (let i = title - 1; i >= Math.max(0, title - limits.day.before); i--) {
      const block = blocks[i] as JudgedBlock;
      if (!speaksOfDay(block)) continue;
      const timed = /\d{1,2}[:.h]\d\d/.test(block.text);
      const weekday = /^\p{L}{3,}/u.test(block.text);
      const stated = candidates(block, limits.day.beforeTitle, 'before the title', labelBefore(blocks, i));
      found.push(...stated.filter((c) => timed || !weekday || c.sure > limits.day.beforeTitle));
    }
  found.push(...behind(blocks, end));
  return found;
}

function asFound(candidate: DateCandidate): Found<string> {
  return {
    value: value(candidate.day),
    where: `line ${candidate.line}, ${candidate.how}`,
    sure: candidate.sure,
  };
}

/**
 * The article's days as its capture states them: beside the title, in the byline, under the text; labelled
 * ones first, then those nearest behind the title. Nothing else counts: no day of the page's own, no year of a
 * footer, no day of the text.
 */
export function readDates(blocks: readonly JudgedBlock[], place: Place): StatedDates {
  const all = gather(blocks, place);
  const stated = all.filter((candidate) => !candidate.updated && isOfPage(candidate)).sort((a, b) => b.sure - a.sure);
  const changed = all.find((candidate) => candidate.updated);
  const best = stated[0];
  if (!best) {
    const only = changed && {
      ...asFound(changed),
      where: `line ${changed.line}, the only day, labelled as updated`,
      sure: limits.day.changed,
      inferred: true as const,
    };
    return only ? { published: only } : {};
  }
  const later = changed && changed.day.day >= best.day.day ? { updated: asFound(changed) } : {};
  return { published: asFound(best), ...later };
}
