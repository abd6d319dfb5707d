const languageOf = [
  /(?:^|\s)(?:language|lang|highlight-source|brush:?|code)[-:\s]+([\w+#.-]+)/,
  /(?:^|\s)sourceCode\s+([\w+#.-]+)/,
  /(?:^|\s)highlight-([\w+#.]+)/,
];

/** Language names in classes of highlighters that say nothing. */
const meaningless = /^(?:none|nohighlight|no-highlight|plaintext|text|plain|hljs|source|default|block|wrap)$/i;

/** The language of a block of code, as the class or attribute of the block, its code or its frame says. */
export function codeLanguage(pre: Element): string {
  const places = [pre, pre.querySelector('code'), pre.parentElement, pre.parentElement?.parentElement];
  for (const place of places) {
    const named = place?.getAttribute('data-lang') ?? place?.getAttribute('data-language');
    if (named && /^[\w+#.-]+$/.test(named) && !meaningless.test(named)) return named.toLowerCase();
    const classes = place?.getAttribute('class') ?? '';
    for (const pattern of languageOf) {
      const name = pattern.exec(classes)?.[1]?.replace(/;$/, '');
      if (name && !meaningless.test(name)) return name.toLowerCase();
    }
  }
  return '';
}

/**
 * Elements in which highlighters put the numbers of lines: Chroma, Rouge, Pygments, Prism, highlight.js and others.
 */
const lineNumbers =
  '.gutter, .rouge-gutter, .lineno, .linenos, .linenodiv, .line-number, .line-numbers-rows, .lnt, .ln, ' +
  '.hljs-ln-numbers';

/** Cells that hold one line of code each: of highlight.js, of GitHub and GitLab. */
const codeLines = '.hljs-ln-code, .blob-code, td.line_content';

/** Replaces tables that show code beside the numbers of its lines by the code. */
export function settleCode(root: Element): void {
  for (const table of root.querySelectorAll('table')) {
    const lines = [...table.querySelectorAll(codeLines)].map((cell) => (cell.textContent ?? '').replace(/\n$/, ''));
    if (lines.length > 0) {
      const frame = root.ownerDocument.createElement(table.closest('pre') ? 'span' : 'pre');
      frame.textContent = lines.join('\n');
      table.replaceWith(frame);
      continue;
    }
    const blocks = [...table.querySelectorAll('pre')];
    const [code, second] = blocks.filter((pre) => !/^[\s\d]*$/.test(pre.textContent ?? ''));
    if (code === undefined || second !== undefined || !table.contains(code)) continue;
    const beside = [...table.querySelectorAll('td, th')].filter((cell) => !cell.contains(code));
    if (beside.every((cell) => /^[\s\d]*$/.test(cell.textContent ?? ''))) table.replaceWith(code);
  }
}

/** The text of a block of code: line breaks as lines, without the numbers that highlighters put beside it. */
export function codeText(pre: Element): string {
  const copy = pre.cloneNode(true) as Element;
  for (const numbers of copy.querySelectorAll(lineNumbers)) numbers.remove();
  for (const br of copy.querySelectorAll('br')) br.replaceWith('\n');
  return (copy.textContent ?? '').replace(/^\n/, '').trimEnd();
}

/** Code between fences longer than any run of backticks in it (CommonMark 0.31 §4.5). */
export function fencedCode(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

/** Code in running text, between more backticks than it holds in a row (CommonMark 0.31 §6.1). */
export function codeSpan(code: string): string {
  const text = code.replace(/\s+/g, ' ');
  const runs = new Set([...text.matchAll(/`+/g)].map((run) => run[0].length));
  let length = 1;
  while (runs.has(length)) length += 1;
  const sign = '`'.repeat(length);
  const room = /^`|`$|^ +[^ \n].* $/.test(text) ? ' ' : '';
  return sign + room + text + room + sign;
}
