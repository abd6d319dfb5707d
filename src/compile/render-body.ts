import { hexDigest } from '../content/digest.ts';
import type { AddressBase } from './absolute-address.ts';
import { dropForbidden } from '../text/escape.ts';
import type { Environment } from './body/footnotes.ts';
import { blocksOf, hasRawHtml, markdownIt, resolveAddresses, type MarkdownToken } from './body/markdown.ts';
import { sanitise, sanitiseBlock } from './body/sanitise.ts';
import { paragraphsOfHtml, paragraphsOfTokens, textOfHtml, textOfTokens } from './body/text.ts';

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
  const raw = hasRawHtml(tokens);
  const html = (raw ? renderMixed(tokens, env) : render(tokens, env)).replaceAll('<p></p>', '').trim();
  // Links back from footnotes are no text, also if another renderer wrote them.
  return raw || markdown.includes('fnref-')
    ? { html, text: textOfHtml(html), paragraphs: paragraphsOfHtml(html) }
    : { html, text: textOfTokens(tokens), paragraphs: paragraphsOfTokens(tokens) };
}

function render(tokens: MarkdownToken[], env: Environment): string {
  return markdownIt.renderer.render(tokens, markdownIt.options, env);
}

/** Renders a body with raw HTML. Blocks with raw HTML are sanitised one by one, or the whole body if a block has unclosed elements. */
function renderMixed(tokens: MarkdownToken[], env: Environment): string {
  let html = '';
  for (const block of blocksOf(tokens)) {
    const rendered = render(block, env);
    const clean = hasRawHtml(block) ? sanitiseBlock(rendered, env) : rendered;
    if (clean === undefined) return sanitise(render(tokens, env), env);
    html += clean;
  }
  return html;
}
