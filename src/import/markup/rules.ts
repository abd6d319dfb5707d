import type TurndownService from 'turndown';
import { codeLanguage, codeSpan, codeText, fencedCode } from './code.ts';
import { destination, escapeInline } from './escape.ts';
import { mark } from './marks.ts';
import { rawForms } from './policy.ts';
import { openTag, serialise } from './raw.ts';
import { delimiterRow, isFirstRow, isLayout, isPlain } from './table.ts';

type Rule = TurndownService.Rule;

const block = (text: string): string => `\n\n${text}\n\n`;
const indent = (text: string, width: number): string => text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(width)}`);
const oneLine = (text: string): string => text.replace(/\ufdd7?(?<!\s)\s*\n\s*/g, ' ').trim();
const title = (element: Element): string => {
  const text = element.getAttribute('title')?.replace(/\s+/g, ' ').trim();
  return text ? ` "${escapeInline(text).replace(/"/g, '\\"')}"` : '';
};
const codeOf = (element: Element): string => {
  const text = element.textContent ?? '';
  if (text.trim() === '') return text;
  // In a code span no bracket can be escaped: `[`]:`](…)` would define a reference (CommonMark 0.31 §4.7).
  if (text.includes(']:') && element.closest('a')) return `<code>${escapeInline(text)}</code>`;
  return mark.code + codeSpan(text) + mark.code;
};
const between =
  ([open, close]: readonly [string, string]) =>
  (content: string): string =>
    content.trim() === '' ? content : open + content + close;
const table = (node: Node): Element | null => (node as Element).closest('table');

const isFigure = (node: Node): boolean => {
  const figure = node as Element;
  return (
    figure.localName === 'figure' &&
    figure.querySelector('img') !== null &&
    (figure.querySelector('figcaption')?.textContent ?? '').trim() !== '' &&
    figure.querySelector('table, pre, blockquote, figure, x-note') === null
  );
};

const isRawBlock = (node: Node): boolean => {
  const element = node as Element;
  if (rawForms.get(element.localName) !== 'block') return false;
  if (element.localName === 'figure') return isFigure(element);
  return element.localName !== 'table' || !(isLayout(element) || isPlain(element));
};

interface Items {
  readonly places: ReadonlyMap<Element, number>;
  /** Whether any of them has paragraphs. */
  readonly paragraphs: boolean;
}

const known = new WeakMap<Element, Items>();

/** The items of a list by their places from 0, looked up once a list. */
function itemsOf(list: Element): Items {
  let found = known.get(list);
  if (!found) {
    const items = [...list.children].filter((child) => child.localName === 'li');
    found = {
      places: new Map(items.map((item, place) => [item, place])),
      paragraphs: items.some((item) => item.querySelector('p')),
    };
    known.set(list, found);
  }
  return found;
}

/** What becomes of each element: the first rule that fits is taken, the last of the table first looked at. */
export const rules: Readonly<Record<string, Rule>> = {
  heading: {
    filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    replacement: (content, node) =>
      block(`${'#'.repeat(Number(node.nodeName[1]))} ${oneLine(content).replace(/(?<=\s)(#+)$/, '\\$1')}`),
  },
  emphasis: { filter: ['em', 'i'], replacement: between(mark.em) },
  strong: { filter: ['strong', 'b'], replacement: between(mark.strong) },
  deletion: { filter: (node) => /^(?:del|s)$/.test(node.localName), replacement: between(mark.del) },
  link: {
    filter: 'a',
    replacement: (content, node) => {
      const url = (node as Element).getAttribute('href');
      if (!url || content.trim() === '') return content;
      return `${mark.link}[${oneLine(content)}](${destination(url)}${title(node as Element)})`;
    },
  },
  image: {
    filter: 'img',
    replacement: (_, node) => {
      const image = node as Element;
      const url = image.getAttribute('src') ?? '';
      return `![${escapeInline(image.getAttribute('alt') ?? '')}](${destination(url)}${title(image)})`;
    },
  },
  code: { filter: 'code', replacement: (_, node) => codeOf(node as Element) },
  preformatted: {
    filter: 'pre',
    replacement: (_, node) => block(fencedCode(codeText(node as Element), codeLanguage(node as Element))),
  },
  list: {
    filter: ['ul', 'ol'],
    replacement: (content, node) => {
      // An ordered list that does not begin with 1 cannot interrupt a paragraph (CommonMark 0.31 §5.3).
      const nested = node.parentNode?.nodeName === 'LI' && (node as Element).getAttribute('start') === null;
      return nested ? `\n${content}\n` : block(content);
    },
  },
  item: {
    filter: 'li',
    replacement: (content, node) => {
      const list = node.parentNode as Element;
      const { places, paragraphs } = itemsOf(list);
      const place = places.get(node as Element) as number;
      const first = Number(list.getAttribute('start') ?? 1);
      const number = (Number.isInteger(first) && first >= 0 ? first : 1) + place;
      const marker = list.localName === 'ol' ? `${number}. ` : '- ';
      const text = content.replace(/^\n+|(?<![\s\ufdd7])[\s\ufdd7]+$/g, '').replace(/^\\(\[[ x]\]) ?/, '$1 ');
      const loose = paragraphs && content.slice(content.trimEnd().length).includes('\n');
      const last = place === places.size - 1;
      return marker + indent(text, marker.length) + (last ? '' : loose ? '\n\n' : '\n');
    },
  },
  inline: {
    filter: (node) => rawForms.get(node.localName) === 'inline' && node.localName !== 'ruby',
    replacement: (content, node) =>
      content.trim() === '' ? content : `${openTag(node as Element)}${content}</${(node as Element).localName}>`,
  },
  ruby: { filter: 'ruby', replacement: (_, node) => serialise(node) },
  cell: {
    filter: (node) => (node.localName === 'td' || node.localName === 'th') && isPlain(table(node) ?? node),
    replacement: (content) =>
      ` ${content
        .trim()
        .replace(/\ufdd7?\n+/g, '<br>')
        .replace(/\|/g, '\\|')} |`,
  },
  row: {
    filter: (node) => node.localName === 'tr' && isPlain(table(node) ?? node),
    replacement: (content, node) => {
      const row = `\n|${content.replace(/\n/g, '')}`;
      return isFirstRow(node as Element) ? `${row}\n${delimiterRow(node as Element)}` : row;
    },
  },
  rows: {
    filter: (node) => /^t(?:head|body|foot)$/.test(node.localName) && isPlain(table(node) ?? node),
    replacement: (content) => `\n${content.replace(/^\n+|(?<!\n)\n+$/g, '')}`,
  },
  raw: { filter: isRawBlock, replacement: (_, node) => block(serialise(node)) },
  reference: {
    filter: (node) => node.localName === 'x-note',
    replacement: (_, node) => `[^${(node as Element).getAttribute('data-name')}]`,
  },
  note: {
    filter: (node) => node.localName === 'div' && node.hasAttribute('data-note'),
    replacement: (content, node) =>
      block(`[^${(node as Element).getAttribute('data-note')}]: ${indent(content.trim(), 4)}`),
  },
};
