import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { dropForbidden } from '../text/escape.ts';

const markdownIt = new MarkdownIt({ html: true });

/** Interim: see policy. */
export function renderBody(
  markdown: string,
  _options: { readonly page: string; readonly base?: string },
): { html: string; text: string } {
  const html = sanitizeHtml(markdownIt.render(dropForbidden(markdown)));
  return { html, text: html.replace(/<[^>]*>/g, '') };
}
