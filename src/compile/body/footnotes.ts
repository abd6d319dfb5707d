import type MarkdownIt from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { escapeHtmlAttribute } from '../../text/escape.ts';
import { linkAddress, type BodyAddresses } from './addresses.ts';

/**
 * The environment of rendering: addresses, and the part of ids that distinguishes footnotes of different articles.
 */
export interface Environment extends BodyAddresses {
  readonly docId: string;
}

type CoreRule = Parameters<MarkdownIt['core']['ruler']['push']>[1];
type State = Parameters<CoreRule>[0];
type Token = State['tokens'][number];

/** The extension's data in tokens: index of the note, and index of the reference to it, from 0. */
interface Note {
  readonly id: number;
  readonly subId?: number;
  readonly label: string;
}

/** The extension's data about the document: the notes in the order of their first references. */
interface Notes {
  readonly footnotes?: { readonly list?: readonly { readonly label: string; readonly count: number }[] };
}

/**
 * Moves the definitions of footnotes with references to the end of the text and removes the others. Replaces the
 * extension's own rule, which copies all tokens for each note.
 */
const tail: CoreRule = (state) => {
  const { list = [] } = (state.env as Notes).footnotes ?? {};
  const definitions = new Map<string, Token[]>();
  const tokens: Token[] = [];
  const open = [tokens];
  for (const token of state.tokens) {
    if (token.type === 'footnote_reference_open') {
      const inside: Token[] = [];
      definitions.set((token.meta as Note).label, inside);
      open.push(inside);
    } else if (token.type === 'footnote_reference_close') open.pop();
    else open.at(-1)?.push(token);
  }
  const add = (type: string, nesting: -1 | 0 | 1, meta?: Note) => {
    const token = new state.Token(type, '', nesting);
    token.meta = meta;
    tokens.push(token);
  };
  if (list.length > 0) add('footnote_block_open', 1);
  list.forEach(({ label, count }, id) => {
    add('footnote_open', 1, { id, label });
    for (const token of definitions.get(label) ?? []) tokens.push(token);
    const paragraph = tokens.at(-1)?.type === 'paragraph_close' ? tokens.pop() : undefined;
    for (let subId = 0; subId < count; subId++) add('footnote_anchor', 0, { id, subId, label });
    if (paragraph) tokens.push(paragraph);
    add('footnote_close', -1);
  });
  if (list.length > 0) add('footnote_block_close', -1);
  state.tokens = tokens;
};

function anchors(tokens: readonly Token[], i: number, { docId, page }: Environment) {
  const { id, subId = 0 } = (tokens[i] as Token).meta as Note;
  const note = `fn-${docId}-${id + 1}`;
  const reference = `fnref-${docId}-${id + 1}${subId > 0 ? `:${subId}` : ''}`;
  return {
    number: id + 1,
    note,
    reference,
    page: escapeHtmlAttribute(linkAddress('', { page, base: page }) ?? ''),
  };
}

/**
 * Adds footnotes by reference, `[^label]`. Ids contain a part for the article, since readers show several on a
 * page; links contain the URL of the article's page, since a reader shows the body on another page. No inline
 * notes, `^[…]`: CommonMark shows them as text.
 */
export function footnotes(markdownIt: MarkdownIt): void {
  markdownIt.use(footnote);
  markdownIt.inline.ruler.disable('footnote_inline');
  markdownIt.core.ruler.at('footnote_tail', tail);
  const { rules } = markdownIt.renderer;
  rules.footnote_ref = (tokens, i, _, env) => {
    const { number, note, reference, page } = anchors(tokens, i, env);
    return `<sup><a href="${page}#${note}" id="${reference}">[${number}]</a></sup>`;
  };
  rules.footnote_anchor = (tokens, i, _, env) => {
    const { reference, page } = anchors(tokens, i, env);
    return ` <a href="${page}#${reference}">↩︎</a>`;
  };
  rules.footnote_block_open = () => '<hr>\n<section>\n<ol>\n';
  rules.footnote_open = (tokens, i, _, env) => `<li id="${anchors(tokens, i, env).note}">`;
}
