import type { Candidate } from '../../article/candidate.ts';
import { readCredit } from '../capture/read-credit.ts';
import { chromeOf, isMostlyChrome } from '../chrome/phrase.ts';
import { findDays } from '../day/day.ts';
import type { TextBlock } from './blocks.ts';
import { linkDensity, linkedShare, textBlocksOf, removeLine } from './blocks.ts';
import { loose, visibleText } from './plain.ts';

/** How long a line can be that the vocabulary of chrome still speaks for. */
const chromeLine = 160;

/** Elements that stay: what is in them is no chrome, however it reads. */
const kept = 'pre, code, table, figcaption, blockquote, dl';

const fullStop = /[.!?…。！？]["”»」]?$/u;

/**
 * Whether a line is chrome by the vocabulary: wholly, or for the most part and no sentence, or begun by a phrase
 * and mostly a link.
 */
function isChrome(block: TextBlock): boolean {
  if (block.text.length > chromeLine || block.element.closest(kept)) return false;
  const match = chromeOf(block.text);
  if (!match) return false;
  if (match.whole) return match.kind !== 'navigation' || block.text.length > 3;
  if (!/^h[1-6]$/.test(block.element.localName) && !fullStop.test(block.text) && isMostlyChrome(block.text))
    return true;
  if (match.kind === 'paywall') return true;
  return (match.kind === 'related' || match.kind === 'share' || match.kind === 'notice') && linkedShare(block) > 0.4;
}

/** Takes the links that follow a heading such as "Related": lists and short lines that are nothing but links. */
function takeFollowing(element: Element, root: Element): void {
  for (let next = element.nextElementSibling; next; next = element.nextElementSibling) {
    if (visibleText(next).length > 0 && linkDensity(next) < 0.6) return;
    if (!root.contains(next)) return;
    next.remove();
  }
}

function takeChrome(root: Element): void {
  for (const block of textBlocksOf(root)) {
    const { element, nodes } = block;
    if (!nodes.every((node) => root.contains(node)) || !isChrome(block)) continue;
    const opens = linkedShare(block) < 0.5 && chromeOf(block.text)?.kind === 'related';
    if (opens && element !== root && loose(visibleText(element)) === loose(block.text)) takeFollowing(element, root);
    removeLine(block, root);
  }
}

/** How long a line that states day and author can be, and how many letters it may have beside them. */
const stamp = { line: 140, rest: 16 } as const;

/** Whether a line says hardly more than a day and `known` names, which are in the form of `loose`. */
function isStamp(text: string, known: readonly string[], language: string | undefined): boolean {
  const days = text.length > stamp.line ? [] : findDays(text, { language });
  if (days.length === 0) return false;
  let rest = text;
  for (const { index, length } of days.toReversed()) rest = `${rest.slice(0, index)} ${rest.slice(index + length)}`;
  rest = loose(rest);
  for (const name of known) rest = rest.replace(name, ' ');
  return rest.replace(/[\s\d]/g, '').length <= stamp.rest;
}

/** Whether a line names known persons and nothing else but their roles, their paper and a day. */
function isByline(text: string, known: readonly string[], language: string | undefined): boolean {
  if (text.length > stamp.line) return false;
  const persons = readCredit(text, findDays(text, { language }), language ?? '');
  return persons.length > 0 && persons.every(({ name }) => known.includes(loose(name)));
}

/** Whether a line near the beginning only repeats what the metadata says: title, author, day. */
function repeats({ text }: TextBlock, known: readonly string[], language: string | undefined): boolean {
  const key = loose(text);
  return (
    known.includes(key) ||
    isStamp(text, known, language) ||
    isByline(text, known, language) ||
    known.some((name) => name.length > 5 && key.endsWith(name) && key.length < name.length + 16)
  );
}

/** How many lines from the beginning title, byline and day can stand: captions and decks stand between them. */
const head = 12;

/** Takes title, byline and day from the text's beginning; they are fields. */
function takeRepeated(root: Element, known: readonly string[], language: string | undefined): void {
  for (const block of textBlocksOf(root).slice(0, head))
    if (!block.element.closest(kept) && repeats(block, known, language)) removeLine(block, root);
}

/** Takes headings that nothing follows: what stood below them is gone. */
function takeHanging(root: Element): void {
  for (const block of textBlocksOf(root).toReversed()) {
    if (!/^h[1-6]$/.test(block.element.localName)) return;
    removeLine(block, root);
  }
}

/**
 * Removes from the extracted text what is not the article: chrome by the vocabulary, announcements of other
 * articles with the links that follow, title, byline and day at its beginning.
 */
export function removeChrome(root: Element, fields: Candidate['fields']): void {
  const known = [fields.title?.value ?? '', ...(fields.authors?.value ?? []).map(({ name }) => name)];
  takeChrome(root);
  takeRepeated(root, known.map(loose).filter(Boolean), fields.language?.value);
  takeHanging(root);
}
