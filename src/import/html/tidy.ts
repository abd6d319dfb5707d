import { chromeOf } from '../chrome/phrase.ts';
import { findDays } from '../day/day.ts';
import type { Block } from './blocks.ts';
import { readBlocks } from './blocks.ts';
import { linkDensity } from './links.ts';
import { loose, textOf } from './plain.ts';

/** How long a line is that is surely the article's own. */
const paragraph = 90;

/** How long a line can be that the vocabulary of chrome still speaks for. */
const chromeLine = 160;

/** Elements that stay: what is in them is no chrome, however it reads. */
const kept = 'pre, code, table, figcaption, blockquote, dl';

const heading = /^h[1-6]$/;

/** Takes an element out, and what is empty without it. */
function take(element: Element, root: Element): void {
  let at = element;
  while (
    at.parentElement &&
    at.parentElement !== root &&
    textOf(at.parentElement) === textOf(at) &&
    !at.parentElement.querySelector('img, iframe, video, audio')
  )
    at = at.parentElement;
  if (at !== root) at.remove();
}

/** Whether a line is chrome by the vocabulary: wholly, or begun by a phrase and for the most part a link. */
function isChrome({ text, element }: Block): boolean {
  if (text.length > chromeLine || element.closest(kept)) return false;
  const match = chromeOf(text);
  if (!match) return false;
  if (match.whole) return match.kind !== 'navigation' || text.length > 3;
  return (
    (match.kind === 'related' || match.kind === 'share' || match.kind === 'notice') &&
    linkDensity(element) > 0.4
  );
}

/** Takes the links that follow a heading such as "Related": lists and short lines that are nothing but links. */
function takeFollowing(element: Element, root: Element): void {
  for (let next = element.nextElementSibling; next; next = element.nextElementSibling) {
    if (textOf(next).length > 0 && linkDensity(next) < 0.6) return;
    if (!root.contains(next)) return;
    next.remove();
  }
}

function takeChrome(root: Element): void {
  for (const block of readBlocks(root)) {
    const { element } = block;
    if (
      element === root ||
      !root.contains(element) ||
      !isChrome(block) ||
      loose(textOf(element)) !== loose(block.text)
    )
      continue;
    const boxed = element.closest('aside, section, div');
    const opens = heading.test(element.localName) || linkDensity(element) < 0.5;
    if (opens && chromeOf(block.text)?.kind === 'related') takeFollowing(element, root);
    take(element, root);
    if (boxed && boxed !== root && textOf(boxed) === '' && !boxed.querySelector('img')) boxed.remove();
  }
}

/** Whether a line before the first paragraph only repeats what the metadata says: title, author, day. */
function repeats({ text }: Block, known: readonly string[], language: string | undefined): boolean {
  const key = loose(text);
  if (known.includes(key)) return true;
  const days = findDays(text, language === undefined ? {} : { language });
  const dayOnly =
    days.length > 0 && text.length < 60 && days.reduce((rest, day) => rest - day.length, text.length) < 30;
  return (
    dayOnly || known.some((name) => name.length > 5 && key.endsWith(name) && key.length < name.length + 16)
  );
}

/** Takes title, byline and day from the text's beginning; they are fields. */
function takeRepeated(root: Element, known: readonly string[], language: string | undefined): void {
  for (const block of readBlocks(root)) {
    if (block.text.length > paragraph && !known.includes(loose(block.text))) return;
    const alone = block.element !== root && loose(textOf(block.element)) === loose(block.text);
    if (alone && !block.element.closest(kept) && repeats(block, known, language)) take(block.element, root);
  }
}

/** Takes the lines after the last paragraph that the vocabulary knows as a page's foot. */
function takeFoot(root: Element): void {
  const blocks = readBlocks(root);
  const last = blocks.findLastIndex(({ text }) => text.length > paragraph);
  for (const block of blocks.slice(Math.max(last + 1, Math.ceil(blocks.length / 2)))) {
    const match = block.text.length <= chromeLine ? chromeOf(block.text) : undefined;
    const alone = loose(textOf(block.element)) === loose(block.text);
    if (match && alone && block.element !== root && match.length > 3 && !block.element.closest(kept))
      take(block.element, root);
  }
}

/**
 * Takes from the extracted text what is not the article: chrome by the vocabulary, announcements of other articles with the
 * links that follow, title, byline and day at its beginning, the page's foot at its end. `known` are title and authors.
 */
export function tidy(root: Element, known: readonly string[], language: string | undefined): void {
  takeChrome(root);
  takeRepeated(root, known.map(loose).filter(Boolean), language);
  takeFoot(root);
}
