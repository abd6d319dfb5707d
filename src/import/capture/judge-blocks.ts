import type { ChromeKind } from '../chrome/phrase.ts';
import { chromeKey, chromeOf } from '../chrome/phrase.ts';
import { findDays } from '../day/day.ts';
import type { FoundDay, Order } from '../day/found.ts';
import { isCaption } from './captions.ts';
import { isLabel } from './labels.ts';
import { limits } from './limits.ts';
import { endsSentence, isProse, weightOf } from './measure.ts';
import { statesAgo } from './states-ago.ts';
import type { NamedAuthors } from './read-byline.ts';
import { readByline } from './read-byline.ts';
import type { CaptureBlock } from './split-blocks.ts';

/** What a block is by itself, wherever it stands. */
export type BlockKind = ChromeKind | 'noise' | 'date' | 'byline' | 'label' | 'caption' | 'prose' | 'short';

/** A block with its kind, its length and the days and names in it, as far as the block alone tells them. */
export interface JudgedBlock extends CaptureBlock {
  readonly kind: BlockKind;
  readonly weight: number;
  /** The form in which texts are compared (see `chromeKey`). */
  readonly key: string;
  /** How many blocks of the page have the same key. */
  readonly count: number;
  readonly days: readonly FoundDay[];
  readonly byline?: NamedAuthors;
}

/** What a page shows of itself that judging a block needs. */
export interface PageContext {
  readonly language: string;
  readonly order?: Order;
}

const placeholder = /\{\{(?:(?!\{\{).)*\}\}|<%(?:(?!<%).)*%>|\$\{\w+\}|\[\[(?:(?!\[\[).)*\]\]/u;
const arrows = /(?:>>>?|→|▶|►|❯|➜|⟶)\s*$|^[^«‹]*(?:»»?|›)\s*$|^\s*(?:>>+|»\s?(?=\p{Lu}{3})|→|►|▶|❯|➡|👉)/u;

/** Which chrome a text is, unless it is so long or so much a sentence that the phrase may be chance. */
function chromeKind(text: string, weight: number): ChromeKind | undefined {
  if (/^[©ⓒ]/u.test(text) && weight <= limits.chrome.short) return 'footer';
  const match = chromeOf(text);
  if (!match) return undefined;
  if (match.whole || match.length >= limits.chrome.sure) return match.kind;
  const labelled = /^\P{L}*[^.!?。]{2,30}?(?:[:：|｜]|\s[-–—]\s)/u.test(text);
  const short = weight <= limits.chrome.short && (!endsSentence(text) || labelled);
  return short && !(isProse(text) && !labelled) ? match.kind : undefined;
}

/** What is left of a block besides its days, times and the words that belong to them. */
export function besidesDays(text: string, days: readonly FoundDay[]): string {
  let rest = text;
  for (const day of [...days].reverse()) rest = `${rest.slice(0, day.index)} ${rest.slice(day.index + day.length)}`;
  return rest
    .replace(/\d{1,2}\s?[:.hH時时点點시]\s?\d{2}(?:[:.分분]\s?\d{2})?\s?(?:[ap]\.?m\.?|uhr|분|分|Uhr)?/giu, ' ')
    .replace(/\b(?:GMT|UTC|[A-Z]{3,4})\b(?:\s?[+-]\d{1,2}(?::?\d{2})?)?/gu, ' ')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
}

/** Whether a block is there to state its day: little else stands in it, or in the part of it that dividers mark off. */
function isDayLine(text: string, days: readonly FoundDay[]): boolean {
  if (weightOf(besidesDays(text, days)) <= limits.day.rest) return true;
  const first = days[0] as FoundDay;
  const timed = /^.{0,12}\d{1,2}[:.h]\d\d/u.test(text.slice(first.index + first.length));
  if (timed && weightOf(text) <= limits.day.line && !endsSentence(text)) return true;
  const before = text
    .slice(0, first.index)
    .split(/[|｜•·]/u)
    .at(-1) as string;
  const after = text.slice(first.index + first.length).split(/[|｜•·]/u)[0] as string;
  const divided = /[|｜•·]/u.test(text) && weightOf(text) <= 1.2 * limits.day.line;
  return divided && weightOf(besidesDays(before + after, [])) <= limits.day.rest;
}

function judge(block: CaptureBlock, key: string, count: number, { language, order }: PageContext): JudgedBlock {
  const { text } = block;
  const weight = weightOf(text);
  const days =
    text.length <= limits.day.searched ? findDays(text, { language, open: true, ...(order && { order }) }) : [];
  const base = { ...block, weight, key, count, days };
  const prose = isProse(text);
  if (!/\p{L}/u.test(text) || placeholder.test(text)) {
    const date = days.length > 0 && besidesDays(text, days).length < limits.block.digits;
    return { ...base, kind: date ? 'date' : 'noise' };
  }
  const dated = days.length > 0 && !(prose && weight > limits.day.prose) && isDayLine(text, days);
  const byline = prose && weight > limits.author.prose ? undefined : readByline(text, language);
  if (byline && !(prose && endsSentence(text))) return { ...base, kind: 'byline', byline };
  const chrome = chromeKind(text, weight);
  const mayBeDate = chrome === undefined || chrome === 'navigation' || chrome === 'notice';
  if (dated && (mayBeDate || isLabel(besidesDays(text, days), 'published'))) return { ...base, kind: 'date' };
  const label = text.replace(/\s{0,9}[:：]\s{0,9}$/u, '');
  if ((isLabel(label, 'author') && label !== text) || isLabel(label, 'by')) return { ...base, kind: 'label' };
  if (chrome) return { ...base, kind: chrome };
  if (arrows.test(text) && weight <= 1.5 * limits.chrome.short && !prose) return { ...base, kind: 'related' };
  if (weight <= limits.day.rest && statesAgo(text)) return { ...base, kind: 'date' };
  if (isCaption(text)) return { ...base, kind: 'caption' };
  return { ...base, kind: prose ? 'prose' : 'short' };
}

/** Judges every block of a page by itself: by its words, its length, its shape, and how often it stands there. */
export function judgeBlocks(blocks: readonly CaptureBlock[], context: PageContext): readonly JudgedBlock[] {
  const keys = blocks.map((block) => chromeKey(block.text));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return blocks.map((block, i) => {
    const key = keys[i] as string;
    return judge(block, key, counts.get(key) as number, context);
  });
}
