import { DefuddleClass } from 'defuddle/node';
import { weigh } from '../weight.ts';
import type { HtmlPage } from './page.ts';
import { parseHtml } from './parse.ts';

/** Runs something that writes to the console on its own account, without letting it. */
function quietly<T>(run: () => T): T {
  const { error, warn, log } = console;
  Object.assign(console, { error: () => {}, warn: () => {}, log: () => {} });
  try {
    return run();
  } finally {
    Object.assign(console, { error, warn, log });
  }
}

/**
 * Elements of a page beyond which Defuddle is not asked: its time grows with their square, and what it adds is
 * little.
 */
const most = 3_000;

/** Its expressions for a time of reading (“5 min read”) go through each run of digits once for each of its digits. */
const manyDigits = /(?<!\d)\d{1000}/;

/**
 * The HTML that Defuddle takes for the article of a page, off the network; '' where it fails or would take too
 * long.
 */
export function byDefuddle({ html, url }: HtmlPage): string {
  if (weigh(html).elements > most || manyDigits.test(html)) return '';
  try {
    const document = parseHtml(html);
    Object.assign(document, { styleSheets: document.styleSheets ?? [] });
    // Defuddle's expressions go through each run of white space once for each of its signs.
    for (const script of document.querySelectorAll('script[type="application/ld+json"]'))
      script.textContent = (script.textContent ?? '').replace(/\s+/g, ' ');
    return quietly(() => new DefuddleClass(document, { useAsync: false, url: url?.value ?? 'about:blank' }).parse())
      .content;
  } catch {
    return '';
  }
}
