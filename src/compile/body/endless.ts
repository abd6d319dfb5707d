import type MarkdownIt from 'markdown-it';

/** Stands in the names of elements that nothing ends. No text holds it. */
export const endless = '\x01';

const start = /<(?=(?:script|style|textarea|title|xmp)[\s/>])([a-z])([a-z]+)/gi;
const end = /<\/(script|style|textarea|title|xmp)[\t\n\f\r >]/gi;

/** Where the last end tag of each element stands whose content is text up to its end tag (HTML §13.1.2). */
function lastEnds(html: string): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const { 1: name, index } of html.matchAll(end)) last.set((name as string).toLowerCase(), index);
  return last;
}

/** HTML with a mark in the name of each such element that has no end tag, so that no parser takes what follows for its text. */
export function markEndless(html: string): string {
  const last = lastEnds(html);
  return html.replace(start, (tag, first: string, rest: string, at: number) =>
    at < (last.get((first + rest).toLowerCase()) ?? -1) ? tag : `<${first}${endless}${rest}`,
  );
}

/** Longer tags, in UTF-16 units, are not looked through for their end. */
const longest = 4000;

/**
 * Markdown in which such an element, where it ends in its own tag or nowhere, is a block up to the next blank line, as most elements are
 * (CommonMark §4.6, condition 6): by condition 1 the rest of the text would be its.
 */
export function endlessBlocks(markdownIt: MarkdownIt): void {
  let known: { readonly source: string; readonly last: ReadonlyMap<string, number> } | undefined;
  markdownIt.block.ruler.before(
    'html_block',
    'endless',
    (state, startLine, endLine, silent) => {
      if ((state.sCount[startLine] as number) - state.blkIndent >= 4) return false;
      const at = (state.bMarks[startLine] as number) + (state.tShift[startLine] as number);
      if (state.src[at] !== '<') return false;
      const name = /^<(script|style|textarea)(?=[\s>]|$)/i.exec(state.src.slice(at, at + 12))?.[1];
      if (name === undefined) return false;
      if (known?.source !== state.src) known = { source: state.src, last: lastEnds(state.src) };
      const single = /^[^>]*\/>/.test(state.src.slice(at, at + longest));
      if (!single && at < (known.last.get(name.toLowerCase()) ?? -1)) return false;
      if (silent) return true;
      let next = startLine + 1;
      while (next < endLine && !state.isEmpty(next) && (state.sCount[next] as number) >= state.blkIndent)
        next++;
      state.line = next;
      const token = state.push('html_block', '', 0);
      token.map = [startLine, next];
      token.content = state.getLines(startLine, next, state.blkIndent, true);
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  );
}
