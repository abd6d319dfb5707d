import { chromeOf } from '../chrome/phrase.ts';
import { isCredit } from './captions.ts';
import { bullets } from './find-end.ts';
import { announcesBelow } from './find-run.ts';
import type { JudgedBlock } from './judge-blocks.ts';
import { limits } from './limits.ts';
import { countWords, endsSentence } from './measure.ts';
import type { ArticleHead } from './read-head.ts';
import type { MarkedBlock } from './write-markdown.ts';

const [dot, dash, number] = bullets as [RegExp, RegExp, RegExp];
const opened = /^["“«„『「‘]/u;
const closed = /["”»“』」’](?:[.,。])?$/u;

/** A sentence's end and the words behind it: `… his office. Read more on CNBC`. */
const trailing = /^(.*[.!?。！？۔।]["'”’»」』)]*)\s+(\S.{2,80})$/su;

/** Prose without a phrase of chrome behind its last sentence. */
function withoutTrailingLink(text: string): string {
  const [, sentences, rest] = trailing.exec(text) ?? [];
  if (sentences === undefined || rest === undefined || endsSentence(rest)) return text;
  const chrome = chromeOf(rest);
  return chrome && chrome.kind !== 'navigation' ? sentences : text;
}

/** Whether a short block between paragraphs is a heading: no sentence, no enumeration, and text follows. */
function isHeading(block: JudgedBlock, next: JudgedBlock | undefined): boolean {
  const { text, weight } = block;
  if (weight > limits.heading.most || countWords(text) > limits.heading.words) return false;
  if (/[.,;:。，；：،؛]$/u.test(text) && !/\b\p{Lu}\.$/u.test(text)) return false;
  const follows = next?.kind === 'prose' || next?.kind === 'caption' || dot.test(next?.text ?? '');
  return follows && /\p{L}/u.test(text);
}

const isChrome = (block: JudgedBlock | undefined): boolean =>
  ['notice', 'paywall', 'share', 'navigation', 'comments', 'footer'].includes(block?.kind ?? '');

/**
 * The blocks of a text from `start` to `end` without chrome and without the headlines below an announcement of
 * other articles.
 */
function withoutChrome(blocks: readonly JudgedBlock[], start: number, end: number): JudgedBlock[] {
  let announced = false;
  return blocks.filter((block, i) => {
    if (i < start || i > end) return false;
    const { kind, text, weight, count } = block;
    if (kind === 'related') announced = announcesBelow(block);
    if (kind === 'prose') announced &&= blocks[i - 1]?.kind === 'related' && weight < limits.ending.weight;
    if (announced) return false;
    if (kind === 'prose') return true;
    if (kind === 'caption') return !isCredit(text);
    if (kind === 'short') return count === 1 && !(isChrome(blocks[i - 1]) && isChrome(blocks[i + 1]));
    return kind === 'date' && weight > limits.day.rest;
  });
}

/** A block of the body with its mark. */
function mark(block: JudgedBlock, i: number, all: readonly JudgedBlock[]): MarkedBlock {
  const { text, kind } = block;
  const [before, next] = [all[i - 1], all[i + 1]];
  const isBeside = (pattern: RegExp) => pattern.test(before?.text ?? '') || pattern.test(next?.text ?? '');
  if (kind === 'caption') return { mark: 'caption', text };
  if (dot.test(text) || (dash.test(text) && isBeside(dash))) return { mark: 'bullet', text: text.slice(1).trimStart() };
  if (number.test(text) && isBeside(number)) return { mark: 'number', text };
  const quoted = kind === 'prose' && opened.test(text) && closed.test(text);
  if (quoted && next?.kind === 'short' && /^[—–-]\s?\p{Lu}/u.test(next.text)) return { mark: 'quote', text };
  if (kind === 'short' && isHeading(block, next)) return { mark: 'heading', text };
  return { mark: 'paragraph', text: kind === 'prose' ? withoutTrailingLink(text) : text };
}

/**
 * The article's text up to `end`, block by block: without chrome, with headings, lists, quotations and captions
 * marked.
 */
export function markBody(
  blocks: readonly JudgedBlock[],
  head: ArticleHead,
  end: number,
  title: string,
): readonly MarkedBlock[] {
  const above = [...(head.lead && head.deck !== undefined ? [head.deck] : []), ...head.captions];
  const lead = above.sort((a, b) => a - b).map((i) => blocks[i] as JudgedBlock);
  const all = [...lead, ...withoutChrome(blocks, head.start, end)].filter(({ text }) => text !== title);
  return all.map((block, i) => mark(block, i, all));
}
