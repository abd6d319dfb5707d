import { endOfTex } from '../../article/formula.ts';
import { mark } from './marks.ts';

/** What would begin a block if a line began with it (CommonMark 0.31 §4, §5), and GFM's table row. */
const atStart: readonly (readonly [RegExp, string])[] = [
  [/^(#{1,6})(?=\s|$)/, '\\$1'],
  [/^([-+>=|:])/, '\\$1'],
  [/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'],
];

/** What means something anywhere in a line. */
const anywhere: readonly (readonly [RegExp, string])[] = [
  [/\\(?![\p{L}\p{N}])/gu, '\\\\'],
  [/[*`]/g, '\\$&'],
  [/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_'],
  [/~(?=~)|(?<=~)~|^~|~$/g, '\\~'],
  [/<(?=[a-zA-Z/!?]|$)/g, '\\<'],
  [/&(?=#|[a-zA-Z]|$)/g, '\\&'],
  [/\$/g, mark.dollar],
];

/**
 * Brackets that pair up and are followed by nothing that would make a link, a reference or a footnote of them are
 * left alone.
 */
function brackets(text: string): string {
  return /^[^[\]]*(?:\[[^[\]^][^[\]]*\](?=[^([:{]|$)[^[\]]+)*$/.test(text) ? text : text.replace(/[[\]]/g, '\\$&');
}

function escapePart(text: string): string {
  let out = anywhere.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
  out = atStart.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), out);
  return brackets(out);
}

/**
 * The position behind the formula between `\\[` and `\\]` that begins at `at`, of which the backslashes are
 * doubled.
 */
function endOfDisplay(text: string, at: number): number | undefined {
  const found = text.startsWith('\\[', at) ? /(?<!\\)\\\]/.exec(text.slice(at + 2, at + 5000)) : null;
  return found ? at + 2 + found.index + 2 : undefined;
}

/**
 * A run of text as Markdown that means that text and nothing else, wherever it comes to stand in a line. TeX
 * between its delimiters stays as it is. The result has marks for `settle`.
 */
export function escapeInline(text: string): string {
  let out = '';
  let rest = 0;
  for (const { index } of text.matchAll(/[$\\]/g)) {
    if (index < rest) continue;
    const display = endOfDisplay(text, index);
    const end = display ?? endOfTex(text, index);
    if (end === undefined) continue;
    const tex = text.slice(index, end);
    out += escapePart(text.slice(rest, index)) + (display ? `\\${tex.slice(0, -2)}\\\\]` : tex);
    rest = end;
  }
  return out + escapePart(text.slice(rest));
}

/** An address as a link destination (CommonMark 0.31 §6.3). */
export function destination(url: string): string {
  return /[\s()<>]/.test(url) || url === ''
    ? `<${url.replace(/[<>\n\r\\]/g, (c) => encodeURIComponent(c))}>`
    : url.replace(/\\/g, '%5C');
}
