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

const media = 'img, iframe, video, audio, picture, object, embed';

/** Takes a line out, and the elements that are empty without it. */
function take({ nodes }: Block, root: Element): void {
  for (const node of nodes) {
    let at: Element | null = node.parentElement;
    node.parentNode?.removeChild(node);
    while (at && at !== root && textOf(at) === '' && !at.matches(media) && !at.querySelector(media)) {
      const outer: Element | null = at.parentElement;
      at.remove();
      at = outer;
    }
  }
}

/** The share of a line that is in links. */
function linked({ nodes, text }: Block): number {
  const inLinks = nodes
    .filter((node) => node.parentElement?.closest('a[href]'))
    .reduce((sum, node) => sum + (node.nodeValue ?? '').trim().length, 0);
  return inLinks / text.length;
}

/** Whether a line is a link that jumps over a part of the page, for screen readers. */
function isSkipLink({ nodes, text }: Block): boolean {
  const link = nodes[0]?.parentElement?.closest('a[href*="#"]');
  return (
    link !== null &&
    link !== undefined &&
    (/^skip\b/i.test(text) || /#.*skip/i.test(link.getAttribute('href') ?? ''))
  );
}

/** Whether a line is chrome by the vocabulary: wholly, or begun by a phrase and for the most part a link. */
function isChrome(block: Block): boolean {
  if (block.text.length > chromeLine || block.element.closest(kept)) return false;
  if (isSkipLink(block)) return true;
  const match = chromeOf(block.text);
  if (!match) return false;
  if (match.whole) return match.kind !== 'navigation' || block.text.length > 3;
  return (
    (match.kind === 'related' || match.kind === 'share' || match.kind === 'notice') && linked(block) > 0.4
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
    const { element, nodes } = block;
    if (!nodes.every((node) => root.contains(node)) || !isChrome(block)) continue;
    const opens = linked(block) < 0.5 && chromeOf(block.text)?.kind === 'related';
    if (opens && element !== root && loose(textOf(element)) === loose(block.text))
      takeFollowing(element, root);
    take(block, root);
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
    if (!block.element.closest(kept) && repeats(block, known, language)) take(block, root);
  }
}

/** Takes the lines after the last paragraph that the vocabulary knows as a page's foot. */
function takeFoot(root: Element): void {
  const blocks = readBlocks(root);
  const last = blocks.findLastIndex(({ text }) => text.length > paragraph);
  for (const block of blocks.slice(Math.max(last + 1, Math.ceil(blocks.length / 2)))) {
    const match = block.text.length <= chromeLine ? chromeOf(block.text) : undefined;
    const sure =
      match?.whole || match?.kind === 'footer' || match?.kind === 'comments' || linked(block) > 0.4;
    if (match && sure && match.length > 3 && !block.element.closest(kept)) take(block, root);
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
