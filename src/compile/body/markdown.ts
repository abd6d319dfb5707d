import MarkdownIt from 'markdown-it';
import { endlessBlocks } from './endless.ts';
import { htmlAttribute, htmlText } from './escape.ts';
import { footnotes } from './footnotes.ts';
import { link, media, type Place } from './place.ts';
import { elements } from './policy.ts';
import { table } from '../../text/table.ts';

/** CommonMark with tables and strikethrough, as the default preset has them, footnotes by reference, and raw HTML. */
export const markdownIt = new MarkdownIt({ html: true }).use(footnotes).use(endlessBlocks);

// Addresses are judged by our own policy: what it refuses leaves its text.
markdownIt.validateLink = () => true;

/** Addresses as nearly all are, at which there is nothing to encode. */
const plain = /^https?:\/\/[a-z\d.-]{1,255}(?:[/?#](?:[\w\-.~:/?#@!$&'()*+,;=]|%[\da-f]{2})*)?$/i;
const { normalizeLink } = markdownIt;
markdownIt.normalizeLink = (url) => (plain.test(url) ? url : normalizeLink(url));

/** Signs, all of ASCII, at which something else than text may begin, by their units: markdown-it's own list (rules_inline/text.mjs). */
const signs = new Uint8Array(128);
for (const sign of '\n!#$%&*+-:<=>@[\\]^_`{}~') signs[sign.charCodeAt(0)] = 1;

// Most of a body is passed over by this rule: here by a table, in place of a comparison with each sign.
markdownIt.inline.ruler.at('text', (state, silent) => {
  const { src, pos, posMax } = state;
  let end = pos;
  while (end < posMax && signs[src.charCodeAt(end)] !== 1) end++;
  if (end === pos) return false;
  if (!silent) state.pending += src.slice(pos, end);
  state.pos = end;
  return true;
});

export type Token = ReturnType<typeof markdownIt.parse>[number];

function setOrDrop(token: Token, name: string, value: string | undefined): void {
  if (value !== undefined) token.attrSet(name, value);
  else token.attrs = token.attrs?.filter(([attribute]) => attribute !== name) ?? null;
}

/** What becomes of a token before it is rendered, by type. */
const settlers = table<(token: Token, place: Place) => void>({
  link_open: (token, place) => setOrDrop(token, 'href', link(token.attrGet('href') ?? '', place)),
  image: (token, place) => setOrDrop(token, 'src', media(token.attrGet('src') ?? '', place)),
  th_open: align,
  td_open: align,
});

/** Tables align by style, which few readers let through. */
function align(token: Token): void {
  const side = /^text-align:(\w+)$/.exec(token.attrGet('style') ?? '')?.[1];
  if (side !== undefined) token.attrs = [['align', side]];
}

/** Makes addresses absolute, drops those that the policy refuses. */
export function settle(tokens: readonly Token[], place: Place): void {
  for (const token of tokens) {
    settlers.get(token.type)?.(token, place);
    if (token.children && token.type === 'inline') settle(token.children, place);
  }
}

/** Whether there is raw HTML. */
export function hasRaw(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ type, children }) =>
      type === 'html_block' || type === 'html_inline' || (type === 'inline' && children && hasRaw(children)),
  );
}

/** The tokens of each block that stands in no other. */
export function blocksOf(tokens: readonly Token[]): Token[][] {
  const blocks: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) blocks.push([]);
    blocks.at(-1)?.push(token);
    depth += token.nesting;
  }
  return blocks;
}

// What follows writes HTML as the sanitiser does, which then has nothing to do where there is no raw HTML.

const { rules } = markdownIt.renderer;
const language = elements.get('code')?.class as RegExp;

rules.text = (tokens, i) => htmlText(tokens[i]?.content ?? '');
rules.code_inline = (tokens, i) => `<code>${htmlText(tokens[i]?.content ?? '')}</code>`;
rules.code_block = (tokens, i) => `<pre><code>${htmlText(tokens[i]?.content ?? '')}</code></pre>\n`;
rules.fence = (tokens, i) => {
  const { info = '', content = '' } = tokens[i] ?? {};
  const name = `language-${markdownIt.utils.unescapeAll(info).trim().split(/\s/, 1)[0]}`;
  const attribute = language.test(name) ? ` class="${htmlAttribute(name)}"` : '';
  return `<pre><code${attribute}>${htmlText(content)}</code></pre>\n`;
};

const drawImage = rules.image;
rules.image = (tokens, i, options, env, self) =>
  tokens[i]?.attrGet('src') == null ? '' : (drawImage?.(tokens, i, options, env, self) ?? '');
