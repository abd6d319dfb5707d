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
];

/** Brackets that pair up and are followed by nothing that would make a link, a reference or a footnote of them are left alone. */
function brackets(text: string): string {
  return /^[^[\]]*(?:\[[^[\]^][^[\]]*\](?=[^([:{]|$)[^[\]]+)*$/.test(text)
    ? text
    : text.replace(/[[\]]/g, '\\$&');
}

/** A run of text as Markdown that means that text and nothing else, wherever it comes to stand in a line. */
export function escapeMarkdown(text: string): string {
  let out = anywhere.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
  out = atStart.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), out);
  return brackets(out);
}

/** An address as a link destination (CommonMark 0.31 §6.3). */
export function destination(url: string): string {
  return /[\s()<>]/.test(url) || url === ''
    ? `<${url.replace(/[<>\n\r\\]/g, (c) => encodeURIComponent(c))}>`
    : url.replace(/\\/g, '%5C');
}
