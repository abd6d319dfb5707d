import type { Block } from './blocks.ts';
import { textOf } from './plain.ts';

/** How much of an element's text is in links, 0 to 1. Links into the same page don't count. */
export function linkDensity(element: Element): number {
  const total = textOf(element).length;
  if (total === 0) return 0;
  const linked = [...element.querySelectorAll('a[href]')]
    .filter((link) => !link.getAttribute('href')?.startsWith('#'))
    .reduce((sum, link) => sum + textOf(link).length, 0);
  return linked / total;
}

/** The share of a line's text that is in links, 0 to 1. */
export function linkedShare({ nodes, text }: Block): number {
  const inLinks = nodes
    .filter((node) => node.parentElement?.closest('a[href]'))
    .reduce((sum, node) => sum + (node.nodeValue ?? '').trim().length, 0);
  return inLinks / text.length;
}
