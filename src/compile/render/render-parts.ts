import type { Article } from '../../article/article.ts';
import type { Parts } from '../../edition/fragment.ts';
import { escapeHtml, escapeHtmlAttribute, escapeJson, markupAsText } from '../../text/escape.ts';
import { atomHead } from './atom.ts';
import { type RenderContext, type FeedItem, feedItemOf } from './item.ts';
import { jsonHead, plainForXml } from './json.ts';
import { markdownOf } from './markdown.ts';
import { rssHead } from './rss.ts';

/** Longest body that goes into a feed, in bytes of UTF-8; the summary and a link replace a longer one. */
export const bodyLimit = 1024 * 1024;

const encoder = new TextEncoder();

function exceeds(html: string, limit: number): boolean {
  // A code unit is at most three bytes of UTF-8.
  return html.length * 3 > limit && encoder.encode(html).length > limit;
}

/**
 * Whether feeds have an article's whole body: neither its publication nor its source asks for summaries, and it is not
 * too long.
 */
function isFull(article: Article, html: string): boolean {
  return article.content === 'full' && !exceeds(html, bodyLimit);
}

/** The replacement for an empty body, or one that feeds do not have, so that no reader shows an empty page. */
function substitute({ link, name, summary }: FeedItem): string {
  const text = summary === name ? '' : `<p>${escapeHtml(summary)}</p>`;
  return `${text}<p><a href="${escapeHtmlAttribute(link)}">${escapeHtml(name)}</a></p>`;
}

/**
 * Renders an article into its parts. The parts of a format, in the order of its recipe, are an item of the format.
 * Whatever an article contains, this does not throw; values that a format cannot have are left out.
 */
export function renderParts(article: Article, context: RenderContext): Parts {
  const item = feedItemOf(article, context);
  const full = isFull(article, context.body.html);
  // FreshRSS converts JSON Feed to XML without escaping.
  const html = ((full && context.body.html) || substitute(item)).replaceAll(']]>', ']]&gt;');
  return {
    rss: rssHead(item),
    atom: atomHead(item),
    // The description of an RSS item is HTML, so the text is escaped twice.
    summary: markupAsText(escapeHtml(item.summary)),
    body: markupAsText(html),
    json: jsonHead(item),
    jsonSummary: escapeJson(plainForXml(item.summary)),
    jsonBody: JSON.stringify(html).slice(1, -1),
    markdown: markdownOf(article),
    page: full ? '' : context.body.html,
  };
}
