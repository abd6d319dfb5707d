import { DefuddleClass } from 'defuddle/node';
import type { Page } from './page.ts';
import { parse } from './parse.ts';
import { weigh } from '../weight.ts';

const nothing = { author: '', published: '', site: '', content: '' };

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

/** Elements of a page beyond which Defuddle is not asked: its time grows with their square, and what it adds is little. */
const most = 3_000;

/** What Defuddle reads in a page, when first asked for; off the network, nothing where it fails or would take too long. */
export function runDefuddle({ html, url }: Page): () => typeof nothing {
  let found: typeof nothing | undefined;
  return () => {
    if (found) return found;
    if (weigh(html).elements > most) return (found = nothing);
    try {
      const document = parse(html);
      Object.assign(document, { styleSheets: document.styleSheets ?? [] });
      // Defuddle's expressions go through each run of white space once for each of its signs.
      for (const script of document.querySelectorAll('script[type="application/ld+json"]'))
        script.textContent = (script.textContent ?? '').replace(/\s+/g, ' ');
      const { author, published, site, content } = quietly(() =>
        new DefuddleClass(document, { useAsync: false, url: url?.value ?? 'about:blank' }).parse(),
      );
      found = { author, published, site, content };
    } catch {
      found = nothing;
    }
    return found;
  };
}
