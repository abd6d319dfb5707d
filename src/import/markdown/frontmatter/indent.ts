/** Where a quoted text or a list in brackets may begin: after a key, a hyphen, or inside another bracket. */
const opener = /(?:^|[:\-,[{]\s+|[[{,]\s*)(?=["'[{])/y;

/** The end of a quoted text that opens at an index, or -1: `\"` in double quotes, `''` in single ones. */
function quoteEnd(text: string, at: number): number {
  const quote = text[at];
  for (let end = at + 1; end < text.length; end++)
    if (quote === '"' && text[end] === '\\') end++;
    else if (text[end] === quote && quote === "'" && text[end + 1] === quote) end++;
    else if (text[end] === quote) return end + 1;
  return -1;
}

/**
 * YAML with the lines moved off the margin that continue a quoted text or a list in brackets: libyaml, PyYAML, Go's and JavaScript's
 * parsers take them as they stand, and blogs have them so.
 */
export function offMargin(text: string): string {
  let out = '';
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const char = text[at] as string;
    if (char === '\n') {
      out += depth > 0 && /[^ \n#]/.test(text[at + 1] ?? '') ? '\n  ' : char;
      at++;
      continue;
    }
    opener.lastIndex = at;
    const before = opener.exec(text)?.[0];
    const start = before === undefined ? -1 : at + before.length;
    const mark = text[start];
    if (before !== undefined && (before !== '' || at === 0 || depth > 0) && (mark === '"' || mark === "'")) {
      const end = quoteEnd(text, start);
      if (end > 0) {
        if (char === '[' || char === '{') depth++;
        out += before.replace(/\n(?! )/g, '\n  ') + text.slice(start, end).replace(/\n(?=[^ \n])/g, '\n  ');
        at = end;
        continue;
      }
    }
    if (
      (char === '[' || char === '{') &&
      (depth > 0 || /[:-][ \t]+$/.test(text.slice(Math.max(0, at - 80), at)))
    )
      depth++;
    else if ((char === ']' || char === '}') && depth > 0) depth--;
    out += char;
    at++;
  }
  return out;
}
