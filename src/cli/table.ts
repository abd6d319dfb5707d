import { stripVTControlCharacters } from 'node:util';
import { printable } from '../text/escape.ts';

/** Characters that take two cells of a terminal: the wide ones of East Asia, and emoji. */
const wide = new RegExp(
  String.raw`[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff` +
    String.raw`\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]`,
  'u',
);
const none = /\p{Mn}|\p{Me}|\p{Cf}/u;

/** The number of terminal cells that a text takes. */
function cells(text: string): number {
  let count = 0;
  for (const character of stripVTControlCharacters(text))
    count += none.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return count;
}

/** A text on one line, shortened to at most `width` cells with an ellipsis. */
export function fitCells(given: string, width: number): string {
  const text = printable(given.replace(/\s+/g, ' '));
  if (cells(text) <= width) return text;
  let out = '';
  let count = 0;
  for (const character of text) {
    count += cells(character);
    if (count > width - 1) break;
    out += character;
  }
  return `${out.trimEnd()}…`;
}

/** Formats rows as lines with aligned columns, two spaces apart. The last column is not padded. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cells(cell))));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === row.length - 1 ? cell : cell + ' '.repeat((widths[i] as number) - cells(cell))))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
