import MarkdownIt from 'markdown-it';
import { allowedElements } from '../../article/html-policy.ts';
import { escapeHtml, escapeHtmlAttribute } from '../../text/escape.ts';
import { table } from '../../text/table.ts';
import { type BodyAddresses, linkAddress, mediaAddress } from './addresses.ts';
import { footnotes } from './footnotes.ts';
import { tex } from './tex.ts';
import { unclosedBlocks } from './unclosed.ts';

/** CommonMark with tables and strikethrough, as the default preset has them, footnotes, TeX, and raw HTML. */
export const markdownIt = new MarkdownIt({ html: true }).use(footnotes).use(tex).use(unclosedBlocks);

// Our own policy checks addresses; of a refused link the text is kept.
markdownIt.validateLink = () => true;

export type MarkdownToken = ReturnType<typeof markdownIt.parse>[number];

function setOrDrop(token: MarkdownToken, name: string, value: string | undefined): void {
  if (value !== undefined) token.attrSet(name, value);
  else token.attrs = token.attrs?.filter(([attribute]) => attribute !== name) ?? null;
}

/** Changes of tokens before they are rendered, by type. */
const tokenResolvers = table<(token: MarkdownToken, place: BodyAddresses) => void>({
  link_open: (token, place) => setOrDrop(token, 'href', linkAddress(token.attrGet('href') ?? '', place)),
  image: (token, place) => setOrDrop(token, 'src', mediaAddress(token.attrGet('src') ?? '', place)),
  th_open: align,
  td_open: align,
});

/** Replaces the style of aligned cells by `align`: few readers keep styles. */
function align(token: MarkdownToken): void {
  const side = /^text-align:(\w+)$/.exec(token.attrGet('style') ?? '')?.[1];
  if (side !== undefined) token.attrs = [['align', side]];
}

/** Makes the addresses in tokens absolute, and removes those that the policy refuses. */
export function resolveAddresses(tokens: readonly MarkdownToken[], place: BodyAddresses): void {
  for (const token of tokens) {
    tokenResolvers.get(token.type)?.(token, place);
    if (token.children && token.type === 'inline') resolveAddresses(token.children, place);
  }
}

/** Whether tokens contain raw HTML. */
export function hasRawHtml(tokens: readonly MarkdownToken[]): boolean {
  return tokens.some(
    ({ type, children }) =>
      type === 'html_block' || type === 'html_inline' || (type === 'inline' && children && hasRawHtml(children)),
  );
}

// These rules write HTML as the sanitiser does, which therefore need not run without raw HTML.

const { rules } = markdownIt.renderer;
const language = allowedElements.get('code')?.class as RegExp;

rules.text = (tokens, i) => escapeHtml(tokens[i]?.content ?? '');
rules.code_inline = (tokens, i) => `<code>${escapeHtml(tokens[i]?.content ?? '')}</code>`;
rules.code_block = (tokens, i) => `<pre><code>${escapeHtml(tokens[i]?.content ?? '')}</code></pre>\n`;
rules.fence = (tokens, i) => {
  const { info = '', content = '' } = tokens[i] ?? {};
  const name = `language-${markdownIt.utils.unescapeAll(info).trim().split(/\s/, 1)[0]}`;
  const attribute = language.test(name) ? ` class="${escapeHtmlAttribute(name)}"` : '';
  return `<pre><code${attribute}>${escapeHtml(content)}</code></pre>\n`;
};

const drawImage = rules.image;
rules.image = (tokens, i, options, env, self) =>
  tokens[i]?.attrGet('src') == null ? '' : (drawImage?.(tokens, i, options, env, self) ?? '');
