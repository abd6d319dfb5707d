import { createHash } from 'node:crypto';
import { dropForbidden } from '../text/escape.ts';
import type { Environment } from './body/footnotes.ts';
import { markdownIt, settle } from './body/markdown.ts';
import { sanitise } from './body/sanitise.ts';
import { textOf } from './body/text.ts';

/** A rendered body: sanitised HTML with absolute addresses, and its text, a line for each block. */
export interface Body {
  readonly html: string;
  readonly text: string;
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
  const raw = settle(tokens, env);
  const rendered = markdownIt.renderer.render(tokens, markdownIt.options, env);
  const html = (raw ? sanitise(rendered, env) : rendered).replaceAll('<p></p>', '').trim();
  return { html, text: textOf(html) };
}
