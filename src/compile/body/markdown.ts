import MarkdownIt from 'markdown-it';
import { unclosedBlocks } from './unclosed.ts';
import { escapeHtmlAttribute, escapeHtml } from '../../text/escape.ts';
import { footnotes } from './footnotes.ts';
import { linkAddress, mediaAddress, type BodyAddresses } from './addresses.ts';
import { allowedElements } from './policy.ts';
import { table } from '../../text/table.ts';

/** CommonMark with tables and strikethrough, as the default preset has them, footnotes by reference, and raw HTML. */
export const markdownIt = new MarkdownIt({ html: true }).use(footnotes).use(unclosedBlocks);

// Our own policy checks addresses; of a refused link the text is kept.
markdownIt.validateLink = () => true;

/** Addresses without a character to encode, as nearly all are. */
const plain = /^https?:\/\/[a-z\d.-]{1,255}(?:[/?#](?:[\w\-.~:/?#@!$&'()*+,;=]|%[\da-f]{2})*)?$/i;
const { normalizeLink } = markdownIt;
markdownIt.normalizeLink = (url) => (plain.test(url) ? url : normalizeLink(url));

/** ASCII characters at which inline markup may begin, by unit: the list of markdown-it (rules_inline/text.mjs). */
const signs = new Uint8Array(128);
for (const sign of '\n!#$%&*+-:<=>@[\\]^_`{}~') signs[sign.charCodeAt(0)] = 1;

// Most characters of a body go through this rule. A table is faster than markdown-it's comparisons.
markdownIt.inline.ruler.at('text', (state, silent) => {
  const { src, pos, posMax } = state;
  let end = pos;
  while (end < posMax && signs[src.charCodeAt(end)] !== 1) end++;
  if (end === pos) return false;
  if (!silent) state.pending += src.slice(pos, end);
  state.pos = end;
  return true;
});

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
      type === 'html_block' ||
      type === 'html_inline' ||
      (type === 'inline' && children && hasRawHtml(children)),
  );
}

/** The tokens of each block at the top level. */
export function blocksOf(tokens: readonly MarkdownToken[]): MarkdownToken[][] {
  const blocks: MarkdownToken[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) blocks.push([]);
    blocks.at(-1)?.push(token);
    depth += token.nesting;
  }
  return blocks;
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
