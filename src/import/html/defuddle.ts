import { DefuddleClass } from 'defuddle/node';
import type { Page } from './page.ts';
import { parse } from './parse.ts';

const nothing = { author: '', published: '', site: '', content: '' };

/** What Defuddle reads in a page, when first asked for; off the network, nothing where it fails. */
export function runDefuddle({ html, url }: Page): () => typeof nothing {
  let found: typeof nothing | undefined;
  return () => {
    if (found) return found;
    try {
      const document = parse(html);
      Object.assign(document, { styleSheets: document.styleSheets ?? [] });
      const { author, published, site, content } = new DefuddleClass(document, {
        useAsync: false,
        url: url?.value ?? 'about:blank',
      }).parse();
      found = { author, published, site, content };
    } catch {
      found = nothing;
    }
    return found;
  };
}
