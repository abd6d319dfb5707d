import type { Token } from './markdown.ts';
import { table } from '../../text/table.ts';

const entities = table<string>({
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
});

/** Marks of footnotes and ways back from them: signs for the eye, no words. */
const references =
  /<sup><a (?:(?!id="fnref-)[^<>])*id="fnref-[^<>]*>(?:(?!<a ).)*?<\/a><\/sup>| ?<a href="(?:(?!#fnref-)[^"<>])*#fnref-[^"<>]*">(?:(?!<a ).)*?<\/a>/g;

const inline =
  /<\/?(?:a|abbr|b|bdi|cite|code|del|dfn|em|i|img|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|strong|sub|sup|time|u|var|wbr)(?: [^<>]*)?>/g;

/** One line end between lines, white space only inside them. */
const tidy = (text: string): string => text.replace(/(?<![ \t])[ \t]*\n\s*/g, '\n').trim();

/** The text of sanitised HTML: a line for each block, nothing for pictures. */
export function textOf(html: string): string {
  return tidy(
    html
      .replace(references, '')
      .replace(inline, '')
      .replace(/<[^<>]*>/g, '\n')
      .replace(/&(?:amp|lt|gt|quot);/g, (entity) => entities.get(entity) as string),
  );
}

/** The texts of the paragraphs in sanitised HTML as they come, footnotes apart. */
export function* paragraphsOf(html: string): Generator<string> {
  const notes = html.indexOf('<section>\n<ol>\n<li id="fn-');
  const end = notes < 0 ? html.length : notes;
  for (let from = html.indexOf('<p'); from >= 0 && from < end; from = html.indexOf('<p', from + 2))
    if (/^<p[ >]/.test(html.slice(from, from + 3)))
      yield textOf(html.slice(from, html.indexOf('</p>', from)));
}

// Without raw HTML the tokens say the same as the HTML that is made of them, and are sooner read.

function saidBy(inline: Token | undefined): string {
  let text = '';
  for (const { type, content } of inline?.children ?? [])
    if (type === 'text' || type === 'code_inline') text += content;
    else if (type === 'softbreak' || type === 'hardbreak') text += '\n';
  return text;
}

/** `textOf` the HTML that tokens without raw HTML are rendered to. */
export function textOfTokens(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) text += token.type === 'inline' ? saidBy(token) : `\n${token.content}\n`;
  return tidy(text);
}

/** `paragraphsOf` it. */
export function* paragraphsOfTokens(tokens: readonly Token[]): Generator<string> {
  for (const [i, { type, hidden }] of tokens.entries()) {
    if (type === 'footnote_block_open') return;
    if (type === 'paragraph_open' && !hidden) yield tidy(saidBy(tokens[i + 1]));
  }
}
