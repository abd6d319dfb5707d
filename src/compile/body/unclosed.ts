import type MarkdownIt from 'markdown-it';
import { rawTextElements } from '../../article/html-policy.ts';

/** Marks the names of elements without an end tag. No text contains this character. */
export const unclosedMark = '\x01';

const names = rawTextElements.join('|');
const start = new RegExp(`<(?=(?:${names})[\\s/>])([a-z])([a-z]+)`, 'gi');
const end = new RegExp(`</(${names})[\\t\\n\\f\\r >]`, 'gi');

/** The position of the last end tag of each element whose content is text up to its end tag, by name. */
function lastEnds(html: string): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const { 1: name, index } of html.matchAll(end)) last.set((name as string).toLowerCase(), index);
  return last;
}

/**
 * Marks the name of each such element without an end tag, so that no parser takes the text after it for its
 * content, and of each `textarea`, so that character references in it are read as such.
 */
export function markUnclosed(html: string): string {
  const last = lastEnds(html);
  return html.replace(start, (tag, first: string, rest: string, at: number) =>
    rest.toLowerCase() !== 'extarea' && at < (last.get((first + rest).toLowerCase()) ?? -1)
      ? tag
      : `<${first}${unclosedMark}${rest}`,
  );
}

/** UTF-16 units in which the end of a tag is searched for. */
const longest = 4000;

/**
 * Changes Markdown so that such an element without an end tag, or closed in its own tag, is a block up to the next
 * blank line, as for most elements (CommonMark §4.6, condition 6). By condition 1 the rest of the text would belong
 * to it.
 */
export function unclosedBlocks(markdownIt: MarkdownIt): void {
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
      while (next < endLine && !state.isEmpty(next) && (state.sCount[next] as number) >= state.blkIndent) next++;
      state.line = next;
      const token = state.push('html_block', '', 0);
      token.map = [startLine, next];
      token.content = state.getLines(startLine, next, state.blkIndent, true);
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  );
}
