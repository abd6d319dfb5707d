import { deepestCall } from './call.ts';
import type { Syntax } from './syntax.ts';
import { asQuotation } from './write.ts';

const noteStart = /^([ \t]*)(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+[\w-]+)*(?:[ \t]+"(.*)")?[ \t]*$/;
const tabStart = /^([ \t]*)===[!+]?[ \t]+"(.*)"[ \t]*$/;
const widthOf = (line: string): number => (/^[ \t]*/.exec(line)?.[0] ?? '').replace(/\t/g, '    ').length;

/** Notes and tabs as quotations and blocks under their titles. Their content is indented below them, as code is. */
function readIndented(text: string, depth = 0): string {
  if (depth > deepestCall || !/^[ \t]*(?:!!!|\?\?\?|===)/m.test(text)) return text;
  const lines = text.split('\n');
  const out: string[] = [];
  let fence: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || (mark[0] === fence[0] && mark.length >= fence.length)))
      fence = fence === undefined ? mark : undefined;
    const note = fence === undefined ? noteStart.exec(line) : null;
    const tab = fence === undefined ? tabStart.exec(line) : null;
    if (!note && !tab) {
      out.push(line);
      continue;
    }
    const indent = widthOf(line);
    const inner: string[] = [];
    while (at + 1 < lines.length) {
      const next = lines[at + 1] as string;
      if (next.trim() !== '' && widthOf(next) < indent + 4) break;
      inner.push(next.replace(/\t/g, '    ').slice(indent + 4));
      at++;
    }
    const body = readIndented(inner.join('\n'), depth + 1).replace(/^\n+|(?<!\n)\n+$/g, '');
    const type = (note?.[2] ?? '').replace(/^./, (c) => c.toUpperCase());
    const title = note ? (note[3] ?? type) : (tab?.[2] as string);
    const whole = title === '' ? body : `**${title}**\n\n${body}`;
    const shown = note ? asQuotation(whole) : whole;
    out.push('', ...shown.split('\n').map((each) => (' '.repeat(indent) + each).trimEnd()), '');
  }
  return out.join('\n');
}

/** Python-Markdown's extensions in MkDocs: `!!! note "Title"`, `??? note`, `=== "Tab"`, snippets, icons. */
export const mkdocs: Syntax = {
  when: /--8<--|:[a-z]+-/,
  beforeCode: readIndented,
  read: (text, { lost }) =>
    text
      .replace(/^.*--8<--.*$/gm, (raw) => {
        lost('snippet', raw.trim(), raw, false);
        return '';
      })
      .replace(/:(?:material|octicons|fontawesome|simple)-[\w-]+:(?:\{[^{}\n]*\})?/g, ''),
};
