import { createHash } from 'node:crypto';
import MarkdownIt from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { dropForbidden } from '../text/escape.ts';
import { sanitise } from './body/sanitise.ts';
import { textOf } from './body/text.ts';

/** CommonMark with tables and strikethrough, as the default preset has them, footnotes, and raw HTML. */
const markdownIt = new MarkdownIt({ html: true }).use(footnote);

// The tables' extension aligns by style, which no reader lets through.
markdownIt.core.ruler.push('align', ({ tokens }) => {
  for (const token of tokens) {
    const align = /^text-align:(\w+)$/.exec(String(token.attrGet('style') ?? ''))?.[1];
    if (align !== undefined) token.attrs = [['align', align]];
  }
});

/** A rendered body: sanitised HTML with absolute addresses, and its text, a line for each block. */
export interface Body {
  readonly html: string;
  readonly text: string;
}

/**
 * Renders a body: Markdown to sanitised HTML, the only place where this is done.
 *
 * `page` is the absolute URL of the article's page; `base` is what relative addresses are relative to, where that is
 * another. Nothing that XML 1.0 forbids is left.
 */
export function renderBody(markdown: string, { page, base = page }: { page: string; base?: string }): Body {
  // Ids of footnotes are one article's own, since readers show several articles on a page.
  const docId = markdown.includes('[^') ? createHash('sha256').update(page).digest('hex').slice(0, 8) : '';
  const html = sanitise(markdownIt.render(dropForbidden(markdown), { docId }), { page, base });
  return { html, text: textOf(html) };
}
