import type MarkdownIt from 'markdown-it';
import { endOfTex } from '../../article/formula.ts';

/** TeX as its author wrote it, where Markdown asks for a second backslash before its delimiters. */
const unescaped = (tex: string): string => tex.replace(/^\\(\\[([])|\\(\\[)\]])$/g, '$1$2');

/** The position behind the formula on lines of its own with which a text begins; undefined if it begins with none. */
function endOfDisplay(text: string): number | undefined {
  if (/^(?:\$\$|\\\\\[)/.test(text)) return endOfTex(text, 0);
  const [open, name] = /^\\(?:\[|begin\{(\w+\*?)\})/.exec(text) ?? [];
  if (open === undefined) return undefined;
  const close = name === undefined ? '\\]' : `\\end{${name}}`;
  const end = text.indexOf(close, open.length);
  // Markdown has `\[` for `[`.
  return end < 0 || !/[\\^_{}=*]/.test(text.slice(open.length, end)) ? undefined : end + close.length;
}

/** Most lines of a formula. */
const mostLines = 200;

/** Keeps TeX between its delimiters to the letter, as code is kept, in sentences and on lines of its own. */
export function tex(markdownIt: MarkdownIt): void {
  markdownIt.inline.ruler.before('escape', 'tex', (state, silent) => {
    if (state.src[state.pos] !== '$' && state.src[state.pos] !== '\\') return false;
    const end = endOfTex(state.src, state.pos);
    if (end === undefined || end > state.posMax) return false;
    if (!silent) state.push('text', '', 0).content = unescaped(state.src.slice(state.pos, end));
    state.pos = end;
    return true;
  });
  markdownIt.block.ruler.before(
    'table',
    'tex',
    (state, startLine, endLine, silent) => {
      const first = (state.bMarks[startLine] as number) + (state.tShift[startLine] as number);
      if (state.src[first] !== '$' && state.src[first] !== '\\') return false;
      if ((state.sCount[startLine] as number) - state.blkIndent >= 4) return false;
      let last = startLine;
      while (last < Math.min(endLine, startLine + mostLines) && !state.isEmpty(last)) last++;
      const text = state.getLines(startLine, last, state.sCount[startLine] as number, false);
      const end = endOfDisplay(text);
      if (end === undefined || !/^[.,;:]?[ \t]*(?:\n|$)/.test(text.slice(end, end + 40))) return false;
      if (silent) return true;
      state.line = startLine + text.slice(0, end).split('\n').length;
      state.push('paragraph_open', 'p', 1).map = [startLine, state.line];
      const formula = new state.Token('text', '', 0);
      formula.content = unescaped(
        text
          .split('\n', state.line - startLine)
          .join('\n')
          .trimEnd(),
      );
      Object.assign(state.push('inline', '', 0), {
        content: '',
        children: [formula],
        map: [startLine, state.line],
      });
      state.push('paragraph_close', 'p', -1);
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}
