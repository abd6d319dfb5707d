import { createHash } from 'node:crypto';
import { dropForbidden } from '../text/escape.ts';
import type { Environment } from './body/footnotes.ts';
import { blocksOf, hasRaw, markdownIt, settle, type Token } from './body/markdown.ts';
import { sanitise, sanitiseBlock } from './body/sanitise.ts';
import { paragraphsOf, paragraphsOfTokens, textOf, textOfTokens } from './body/text.ts';

/** A rendered body. */
export interface Body {
  /** Sanitised, addresses absolute. */
  readonly html: string;
  /** A line for each block. */
  readonly text: string;
  /** The texts of its paragraphs, footnotes apart. */
  readonly paragraphs: Iterable<string>;
}

/**
 * Renders a body: Markdown to sanitised HTML, the only place where this is done.
 *
 * `page` is the absolute URL of the article's page; `base` is what relative addresses are relative to, where that is
 * another. Nothing that XML 1.0 forbids is left. Without raw HTML the Markdown renderer's own output is what the sanitiser
 * would make of it, so that it is not asked.
 */
export function renderBody(markdown: string, { page, base = page }: { page: string; base?: string }): Body {
  // Readers show several articles on a page: ids of footnotes name theirs.
  const docId = markdown.includes('[^') ? createHash('sha256').update(page).digest('hex').slice(0, 8) : '';
  const env: Environment = { page, base, docId };
  const tokens = markdownIt.parse(dropForbidden(markdown), env);
  settle(tokens, env);
  const raw = hasRaw(tokens);
  const html = (raw ? renderMixed(tokens, env) : render(tokens, env)).replaceAll('<p></p>', '').trim();
  // What leads back to a footnote counts as a sign where somebody else's renderer wrote it, too.
  return raw || markdown.includes('fnref-')
    ? { html, text: textOf(html), paragraphs: paragraphsOf(html) }
    : { html, text: textOfTokens(tokens), paragraphs: paragraphsOfTokens(tokens) };
}

function render(tokens: Token[], env: Environment): string {
  return markdownIt.renderer.render(tokens, markdownIt.options, env);
}

/** Renders a body with raw HTML: of the blocks that have some each by itself is sanitised, or all together where one leaves something open. */
function renderMixed(tokens: Token[], env: Environment): string {
  let html = '';
  for (const block of blocksOf(tokens)) {
    const rendered = render(block, env);
    const clean = hasRaw(block) ? sanitiseBlock(rendered, env) : rendered;
    if (clean === undefined) return sanitise(render(tokens, env), env);
    html += clean;
  }
  return html;
}
