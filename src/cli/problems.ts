import { styleText } from 'node:util';
import type { Problem, Severity } from '../article/problem.ts';
import { printable } from '../text/escape.ts';
import { formatTable } from './table.ts';

export type Style = Parameters<typeof styleText>[0];

/** Styles a text from anywhere if standard output is a terminal that shows styles. */
export const style = (format: Style, text: string): string =>
  styleText(format, printable(text), { stream: process.stdout });

export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const severities: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', note: 'dim' };

/** A problem as two cells, without its file: how bad it is, and what it is. */
export function problemCells({ severity, line, message, remedy, rule }: Problem): [string, string] {
  const place = line === undefined ? '' : `line ${line}: `;
  const said = `${place}${message}${remedy ? ` ${remedy}` : ''} [${rule}]`;
  return [style(severities[severity], severity), printable(said)];
}

/** Prints problems below the names of their files, in the order in which they come. */
export function printProblems(problems: readonly Problem[]): void {
  const byFile = Map.groupBy(problems, ({ file }) => file);
  const blocks = [...byFile].map(
    ([file, found]) =>
      `${style('bold', file)}\n${formatTable(found.map((problem) => ['', ...problemCells(problem)]))}`,
  );
  if (blocks.length > 0) console.log(blocks.join('\n\n'));
}
