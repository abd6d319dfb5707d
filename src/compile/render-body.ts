import { hexDigest } from '../content/digest.ts';
import type { AddressBase } from './absolute-address.ts';
import { dropForbidden } from '../text/escape.ts';
import type { Environment } from './body/footnotes.ts';
import { hasRawHtml, markdownIt, resolveAddresses } from './body/markdown.ts';
import { sanitise } from './body/sanitise.ts';
import { paragraphsOfHtml, textOfHtml, withHeadingIds } from './body/text.ts';

/** A rendered body. */
export interface Body {
  /** Sanitised, addresses absolute. */
  readonly html: string;
  /** Plain text with a line for each block. */
  readonly text: string;
  /** The texts of its paragraphs, without footnotes. */
  readonly paragraphs: Iterable<string>;
}

/**
 * Renders the Markdown of a body to sanitised HTML and to plain text.
 *
 * `page` is the absolute URL of the article's page; `base` is the base of relative addresses, by default the
 * page; `root` is as in `AddressBase`. The result has no character that XML 1.0 forbids. Without raw HTML the
 * output of the Markdown renderer is clean, and the sanitiser does not run.
 */
export function renderBody(
  markdown: string,
  { page, base = page, root }: Partial<AddressBase> & { readonly page: string },
): Body {
  // Readers show several articles on a page, so ids of footnotes contain a digest of the page's URL.
  const docId = markdown.includes('[^') ? hexDigest(page, 8) : '';
  const env: Environment = { page, base, root, docId };
  const tokens = markdownIt.parse(dropForbidden(markdown), env);
  resolveAddresses(tokens, env);
  const rendered = markdownIt.renderer.render(tokens, markdownIt.options, env);
  const clean = hasRawHtml(tokens) ? sanitise(rendered, env) : rendered;
  const html = withHeadingIds(clean.replaceAll('<p></p>', '').trim());
  return { html, text: textOfHtml(html), paragraphs: paragraphsOfHtml(html) };
}
