import { blocks as blockNames } from '../markup/split.ts';
import { loose, plain } from './plain.ts';

/** A run of text between block boundaries, as a line of the page, with the element that it is in. */
export interface Block {
  readonly text: string;
  readonly element: Element;
}

const unseen: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'select',
  'head',
  'option',
]);

/** The visible lines of a page in order. Line breaks end a line. */
export function readBlocks(root: Element): readonly Block[] {
  const found: Block[] = [];
  let run = '';
  const flush = (element: Element): void => {
    const text = plain(run.replace(/</g, '‹').replace(/&/g, '＆')).replace(/‹/g, '<').replace(/＆/g, '&');
    if (text !== '') found.push({ text, element });
    run = '';
  };
  const walk = (element: Element, block: Element): void => {
    for (const child of element.childNodes) {
      if (child.nodeType === 3) run += child.nodeValue ?? '';
      if (child.nodeType !== 1) continue;
      const inner = child as Element;
      if (unseen.has(inner.localName) || inner.hasAttribute('hidden')) continue;
      const breaks =
        blockNames.has(inner.localName) || inner.localName === 'br' || inner.localName === 'time';
      if (breaks) flush(block);
      walk(inner, breaks ? inner : block);
      if (breaks) flush(inner.localName === 'br' ? block : inner);
    }
  };
  walk(root, root);
  flush(root);
  return found;
}

const aside =
  'nav, aside, footer, [class*="related" i], [class*="sidebar" i], [class*="recommend" i], [class*="most-read" i], [id*="sidebar" i]';

/** How many lines before the title, and at most after it, belong to the article's head. */
const reach = { before: 6, after: 40 } as const;

/** The lines around the title, down to the article's first paragraph: where pages print day and byline. */
export function headOf(blocks: readonly Block[], title: string, body: string): readonly Block[] {
  const wanted = loose(title);
  const opening = loose(body).slice(0, 60);
  const isTitle = ({ text }: Block): boolean => wanted !== '' && loose(text) === wanted;
  const start =
    opening.length < 20 ? -1 : blocks.findIndex(({ text }) => loose(text).startsWith(opening.slice(0, 40)));
  const headings = blocks.map((block, i) => ({ i, block })).filter(({ block }) => isTitle(block));
  const heading =
    headings.find(({ block }) => block.element.closest('h1')) ??
    headings.findLast(({ i }) => start < 0 || i < start) ??
    headings[0];
  if (!heading && start < 0) return [];
  const first = Math.max(0, (heading?.i ?? start) - reach.before);
  const end =
    heading && start > heading.i ? Math.min(start, heading.i + reach.after) : (heading?.i ?? start) + 12;
  return blocks.slice(first, end).filter(({ element }) => !element.closest(aside));
}
