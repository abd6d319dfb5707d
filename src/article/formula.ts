/** Classes of elements in which KaTeX, MathJax and Wikipedia show a formula whose TeX stands beside it. */
export const renderedFormula = /(?:^|\s)(?:katex-html|MathJax(?:_\w+)?|mwe-math-fallback-image-\w+)(?:\s|$)/;

/** The type of scripts that hold TeX (MathJax 2). */
export const texScript = /^math\/tex/i;

/** The encoding of annotations that hold TeX (MathML 4 §6.2). */
export const texAnnotation = /^application\/x-tex$/i;

/** Whether HTML holds the TeX of its formulas. */
export const holdsTex = (html: string): boolean => /application\/x-tex|math\/tex/i.test(html);

/** TeX between its delimiters, on one line: `$x$` in a sentence, `$$x$$` on its own. */
export function delimitTex(tex: string, display: boolean): string {
  const sign = display ? '$$' : '$';
  return `${sign}${tex.replace(/\s+/g, ' ').trim()}${sign}`;
}

/** Longest formula, in UTF-16 units. */
const longest = 5000;

/**
 * Delimiters of TeX. Those with one backslash mean something else in Markdown, and need a sign of TeX between them.
 */
const delimiters: readonly (readonly [open: string, close: string, inside: RegExp])[] = [
  ['$$', '$$', /\S/],
  ['$', '$', /^\S(?:[^]*\S)?$/],
  ['\\\\(', '\\\\)', /\S/],
  ['\\\\[', '\\\\]', /\S/],
  ['\\(', '\\)', /[\\^_{}=*]/],
];

const wordBefore = /[\p{L}\p{N}\\$]$/u;
const wordAfter = /^[\p{L}\p{N}$]/u;

/**
 * The position behind the TeX that begins at `at` with its delimiter; undefined if none does. As in Pandoc, `$x$`
 * has no space inside of its signs, and no letter or digit outside. No formula has an empty line in it.
 */
export function endOfTex(text: string, at: number): number | undefined {
  const part = text.slice(at, at + longest);
  for (const [open, close, inside] of delimiters) {
    if (!part.startsWith(open)) continue;
    let end = part.indexOf(close, open.length);
    while (end > 0 && part[end - 1] === '\\') end = part.indexOf(close, end + 1);
    const tex = part.slice(open.length, Math.max(end, open.length));
    if (end < 0 || !inside.test(tex) || /\n\s*\n/.test(tex)) continue;
    const around = [text.slice(Math.max(0, at - 2), at), part.slice(end + close.length, end + close.length + 2)];
    if (open === '$' && (wordBefore.test(around[0] as string) || wordAfter.test(around[1] as string))) continue;
    return at + end + close.length;
  }
  return undefined;
}
