import type { Article } from '../../article/article.ts';
import type { Parts } from '../../edition/fragment.ts';
import { escapeJson, escapeText } from '../../text/escape.ts';
import { htmlAttribute, htmlText } from '../body/escape.ts';
import { atomHead } from './atom.ts';
import { type Context, type Item, itemOf } from './item.ts';
import { jsonHead, plainForXml } from './json.ts';
import { markdownOf } from './markdown.ts';
import { rssHead } from './rss.ts';

/** Longest body that goes into a feed, in bytes of UTF-8; a longer one is replaced by the summary and a link. */
export const bodyLimit = 1024 * 1024;

const encoder = new TextEncoder();

function exceeds(html: string, limit: number): boolean {
  // A code unit is at most three bytes of UTF-8.
  return html.length * 3 > limit && encoder.encode(html).length > limit;
}

/** Whether an article's body goes out in full: neither kept back by its publication or source, nor too long. */
export function isFull(article: Article, html: string): boolean {
  return article.content === 'full' && !exceeds(html, bodyLimit);
}

/** What goes out instead of a body that does not, or of none: no reader then shows an empty page. */
function substitute({ link, name, summary }: Item): string {
  const text = summary === name ? '' : `<p>${htmlText(summary)}</p>`;
  return `${text}<p><a href="${htmlAttribute(link)}">${htmlText(name)}</a></p>`;
}

/**
 * Renders an article into its parts. Never throws on what an article holds: what a format cannot say is left out.
 * The parts of one format, in the order of its recipe, are an item of it.
 */
export function render(article: Article, context: Context): Parts {
  const item = itemOf(article, context);
  const full = isFull(article, context.body.html);
  const html = (full && context.body.html) || substitute(item);
  return {
    rss: rssHead(item),
    atom: atomHead(item),
    // The description of an RSS item is HTML, so the text is escaped for both.
    summary: escapeText(htmlText(item.summary)),
    // Nothing in a body is forbidden any more, and XML escapes markup as HTML escapes text.
    body: htmlText(html),
    json: jsonHead(item),
    jsonSummary: escapeJson(plainForXml(item.summary)),
    jsonBody: JSON.stringify(html.replaceAll(']]>', ']]&gt;')).slice(1, -1),
    markdown: markdownOf(article),
    page: full ? '' : context.body.html,
  };
}
