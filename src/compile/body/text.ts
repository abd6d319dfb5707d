import type { MarkdownToken } from './markdown.ts';
import { table } from '../../text/table.ts';

const entities = table<string>({
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
});

/** Marks of footnotes and the links back from them, which are no text. */
const references =
  /<sup><a (?:(?!id="fnref-)[^<>])*id="fnref-[^<>]*>(?:(?!<a ).)*?<\/a><\/sup>| ?<a href="(?:(?!#fnref-)[^"<>])*#fnref-[^"<>]*">(?:(?!<a ).)*?<\/a>/g;

const inline =
  /<\/?(?:a|abbr|b|bdi|cite|code|del|dfn|em|i|img|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strong|sub|sup|time|u|var|wbr)(?: [^<>]*)?>/g;

/** Removes empty lines, and white space at the start and end of lines. */
const tidy = (text: string): string => text.replace(/(?<![ \t])[ \t]*\n\s*/g, '\n').trim();

/** The plain text of sanitised HTML, with a line for each block, without pictures. */
export function textOfHtml(html: string): string {
  return tidy(
    html
      .replace(references, '')
      .replace(inline, '')
      .replace(/<[^<>]*>/g, '\n')
      .replace(/&(?:amp|lt|gt|quot);/g, (entity) => entities.get(entity) as string),
  );
}

/** The texts of the paragraphs in sanitised HTML in order, without footnotes. */
export function* paragraphsOfHtml(html: string): Generator<string> {
  const notes = html.indexOf('<section>\n<ol>\n<li id="fn-');
  const end = notes < 0 ? html.length : notes;
  for (let from = html.indexOf('<p'); from >= 0 && from < end; from = html.indexOf('<p', from + 2))
    if (/^<p[ >]/.test(html.slice(from, from + 3)))
      yield textOfHtml(html.slice(from, html.indexOf('</p>', from)));
}

// Without raw HTML the tokens give the same text as the HTML, in less time.

function textOfInline(inline: MarkdownToken | undefined): string {
  let text = '';
  for (const { type, content } of inline?.children ?? [])
    if (type === 'text' || type === 'code_inline') text += content;
    else if (type === 'softbreak' || type === 'hardbreak') text += '\n';
  return text;
}

/** The same as `textOfHtml` of the rendered tokens, which must have no raw HTML. */
export function textOfTokens(tokens: readonly MarkdownToken[]): string {
  let text = '';
  for (const token of tokens) text += token.type === 'inline' ? textOfInline(token) : `\n${token.content}\n`;
  return tidy(text);
}

/** The same as `paragraphsOfHtml` of the rendered tokens, which must have no raw HTML. */
export function* paragraphsOfTokens(tokens: readonly MarkdownToken[]): Generator<string> {
  for (const [i, { type, hidden }] of tokens.entries()) {
    if (type === 'footnote_block_open') return;
    if (type === 'paragraph_open' && !hidden) yield tidy(textOfInline(tokens[i + 1]));
  }
}
