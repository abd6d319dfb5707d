import { stripVTControlCharacters, styleText } from 'node:util';
import { printable } from '../text/escape.ts';
import type { Problem, Severity } from '../article/problem.ts';

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

export type Style = Parameters<typeof styleText>[0];

/** A text with a style if standard output is a terminal with styles. Control characters in the text are escaped. */
export const styled = (format: Style, text: string): string =>
  styleText(format, printable(text), { stream: process.stdout });

/** A number with a noun in the singular or the plural. */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const severities: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', note: 'dim' };

/** A problem as two cells, without its file: its severity, and its description. */
export function problemCells({ severity, line, message, remedy, rule }: Problem): [string, string] {
  const place = line === undefined ? '' : `line ${line}: `;
  const said = `${place}${message}${remedy ? ` ${remedy}` : ''} [${rule}]`;
  return [styled(severities[severity], severity), printable(said)];
}

/** Prints problems below the names of their files, in their order. */
export function printProblems(problems: readonly Problem[]): void {
  const byFile = Map.groupBy(problems, ({ file }) => file);
  const blocks = [...byFile].map(
    ([file, found]) =>
      `${styled('bold', file)}\n${formatTable(found.map((problem) => ['', ...problemCells(problem)]))}`,
  );
  if (blocks.length > 0) console.log(blocks.join('\n\n'));
}

/** Shows a progress bar on a terminal; writes nothing to other outputs. */
export class Progress {
  readonly #label: string;
  readonly #stream: NodeJS.WriteStream;
  #shown = 0;

  constructor(label: string, stream: NodeJS.WriteStream = process.stderr) {
    this.#label = label;
    this.#stream = stream;
  }

  /** Updates the bar, at most twenty times a second. */
  show(done: number, of: number): void {
    const now = performance.now();
    if (!this.#stream.isTTY || (now - this.#shown < 50 && done < of)) return;
    this.#shown = now;
    const width = Math.max(10, Math.min(40, (this.#stream.columns ?? 80) - this.#label.length - 24));
    const filled = of === 0 ? width : Math.round((done / of) * width);
    const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
    this.#stream.write(`\r${this.#label} ${bar} ${done} of ${of}\x1b[K`);
  }

  /** Removes the bar. */
  clear(): void {
    if (this.#stream.isTTY && this.#shown > 0) this.#stream.write('\r\x1b[K');
  }
}
