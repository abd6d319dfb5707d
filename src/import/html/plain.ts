import { blockElements, voidElements } from '../../article/html-policy.ts';
import { clean } from '../clean.ts';

/** A value of metadata as plain text on one line: tags and references gone, white space single. */
export function metaText(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const text = String(value)
    .replace(/<(?:\/?[a-z][^<>]*|!--(?:(?!<!--).)*?--)>/gi, ' ')
    .replace(/&(?:amp;)?(?:nbsp|#160|#xa0);/gi, ' ');
  return clean(text).replace(/\s+/g, ' ').trim();
}

/** The text of an element as a person sees it on one line; blocks inside do not glue their words together. */
export function visibleText(element: Element | null | undefined): string {
  if (!element) return '';
  const parts: string[] = [];
  gather(element, parts);
  return clean(parts.join('')).replace(/\s+/g, ' ').trim();
}

/** Elements whose text no reader of a page sees as text. */
export const unseenElements: ReadonlySet<string> = new Set(
  'button head noscript option script select style svg template title'.split(' '),
);

function gather(node: Node, parts: string[]): void {
  if (node.nodeType === 3) parts.push(node.nodeValue ?? '');
  if (node.nodeType !== 1) return;
  const element = node as Element;
  if (unseenElements.has(element.localName)) return;
  const isApart = blockElements.has(element.localName) || voidElements.has(element.localName);
  if (isApart) parts.push(' ');
  for (const child of element.childNodes) gather(child, parts);
  if (isApart) parts.push(' ');
}

/** The form in which texts are compared: lower case, compatibility forms, letters and digits only, single spaces. */
export function loose(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’ʼ`´]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/**
 * How many of two texts' words are the same, 0 to 1 (harmonic mean of both shares); pairs of signs where no spaces
 * are written.
 */
export function likeness(a: string, b: string): number {
  const [x, y] = [words(a), words(b)];
  if (x.length === 0 || y.length === 0) return 0;
  const rest = new Map<string, number>();
  for (const word of y) rest.set(word, (rest.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of x) {
    const left = rest.get(word) ?? 0;
    if (left === 0) continue;
    rest.set(word, left - 1);
    common += 1;
  }
  return (2 * common) / (x.length + y.length);
}

function words(text: string): string[] {
  return loose(text)
    .split(' ')
    .flatMap((word) => {
      if (!/[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]/.test(word)) return word === '' ? [] : [word];
      const signs = [...word];
      return signs.length < 2 ? [word] : signs.slice(1).map((sign, i) => `${signs[i]}${sign}`);
    });
}
