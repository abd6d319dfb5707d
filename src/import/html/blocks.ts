import { clean } from '../clean.ts';
import { blockElements } from '../../article/html-policy.ts';
import { inChrome } from './chrome.ts';
import { loose, unseenElements, visibleText } from './plain.ts';

/** A run of text between block boundaries, as a line of the page, with the element that it is in. */
export interface TextBlock {
  readonly text: string;
  readonly element: Element;
  /** The text nodes that it is made of. */
  readonly nodes: readonly Node[];
}

const wordEnd = /[\p{L}\p{N}.)]$/u;
const wordStart = /^[\p{L}\p{N}]/u;

/**
 * The visible lines of a page in order. Line breaks end a line. What elements set side by side without a space
 * (`By` and a name, a name and a role) gets a comma between.
 */
export function textBlocksOf(root: Element): readonly TextBlock[] {
  const found: TextBlock[] = [];
  let run = '';
  let nodes: Node[] = [];
  let boundary = false;
  const flush = (element: Element): void => {
    const text = clean(run).replace(/\s+/g, ' ').trim();
    if (text !== '') found.push({ text, element, nodes });
    run = '';
    nodes = [];
  };
  const walk = (element: Element, block: Element): void => {
    for (const child of element.childNodes) {
      if (child.nodeType === 3) {
        const text = child.nodeValue ?? '';
        run += boundary && wordEnd.test(run) && wordStart.test(text) ? `, ${text}` : text;
        boundary = false;
        nodes.push(child);
      }
      if (child.nodeType !== 1) continue;
      const inner = child as Element;
      if (unseenElements.has(inner.localName) || inner.hasAttribute('hidden')) continue;
      const breaks = blockElements.has(inner.localName) || inner.localName === 'br';
      if (breaks) flush(block);
      boundary = true;
      walk(inner, breaks ? inner : block);
      boundary = true;
      if (breaks) flush(inner.localName === 'br' ? block : inner);
    }
  };
  walk(root, root);
  flush(root);
  return found;
}

/** How much of an element's text is in links, 0 to 1. Links into the same page don't count. */
export function linkDensity(element: Element): number {
  const total = visibleText(element).length;
  if (total === 0) return 0;
  const linked = [...element.querySelectorAll('a[href]')]
    .filter((link) => !link.getAttribute('href')?.startsWith('#'))
    .reduce((sum, link) => sum + visibleText(link).length, 0);
  return linked / total;
}

/** The share of a line's text that is in links, 0 to 1. */
export function linkedShare({ nodes, text }: TextBlock): number {
  const inLinks = nodes
    .filter((node) => node.parentElement?.closest('a[href]'))
    .reduce((sum, node) => sum + (node.nodeValue ?? '').trim().length, 0);
  return inLinks / text.length;
}

const media = 'img, iframe, video, audio, picture, object, embed';

/** Removes a line, and the elements that are empty without it. */
export function removeLine({ nodes }: TextBlock, root: Element): void {
  for (const node of nodes) {
    let at: Element | null = node.parentElement;
    node.parentNode?.removeChild(node);
    while (at && at !== root && visibleText(at) === '' && !at.matches(media) && !at.querySelector(media)) {
      const outer: Element | null = at.parentElement;
      at.remove();
      at = outer;
    }
  }
}

const tight = (text: string): string => loose(text).replaceAll(' ', '');

/** How many lines before the title, and at most after it, belong to the article's head. */
const reach = { before: 6, after: 40, into: 6, unknown: 12 } as const;

/** Lines up to this length can still be of the head where the text seems to have begun. */
const shortLine = 120;

/** The lines around the title, down to the article's first paragraph: where pages print day and byline. */
export function headLines(blocks: readonly TextBlock[], title: string, body: string): readonly TextBlock[] {
  const wanted = loose(title);
  const opening = tight(body).slice(0, 40);
  // A heading may hold a catchword before the title.
  const isTitle = ({ text, element }: TextBlock): boolean =>
    wanted !== '' &&
    (loose(text) === wanted || (/^h[1-3]$/.test(element.localName) && loose(text).endsWith(` ${wanted}`)));
  const start = opening.length < 15 ? -1 : blocks.findIndex(({ text }) => tight(text).startsWith(opening));
  const headings = blocks.map((block, i) => ({ i, block })).filter(({ block }) => isTitle(block));
  const heading =
    headings.find(({ block }) => block.element.closest('h1')) ??
    headings.findLast(({ i }) => start < 0 || i < start) ??
    headings[0];
  if (!heading && start < 0) return [];
  const first = Math.max(0, (heading?.i ?? start) - reach.before);
  const from = heading?.i ?? start;
  const opens = start > from ? Math.min(start, from + reach.after) : from + 1;
  const long = blocks.findIndex(({ text }, i) => i >= opens && text.length > shortLine);
  const end = Math.min(long < 0 ? blocks.length : long, opens + (start > from ? reach.into : reach.unknown));
  return blocks.slice(first, end).filter(({ element }) => !inChrome(element));
}
