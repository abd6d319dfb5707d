import { styleText } from 'node:util';
import type { Problem, Severity } from '../article/problem.ts';
import { printable } from '../text/escape.ts';
import { formatTable } from './table.ts';

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
