import type { Format } from '../../src/edition/fragment.ts';
import type { Finding, Verdict } from './compare.ts';
import { fields, type Reader } from './reader.ts';

/** What was found for one reader and format. */
export interface Row {
  readonly reader: Reader;
  readonly format: Format;
  readonly findings: readonly Finding[];
}

const signs: Readonly<Record<Verdict, string>> = { same: '✓', 'not kept': '–', 'its fault': '*', wrong: '✗' };

/** Prints reader × format × field: ✓ the same, – not kept, * its own fault (told below), ✗ wrong. */
export function printTable(title: string, rows: readonly Row[]): void {
  const head = ['reader', 'format', ...fields];
  const lines = rows.map(({ reader, format, findings }) => [
    reader.name,
    format,
    ...fields.map((field) => signs[findings.find((finding) => finding.field === field)?.verdict ?? 'wrong']),
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => (line[i] ?? '').length)));
  const text = [head, ...lines].map((line) =>
    line
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const reasons = rows.flatMap(({ reader, format, findings }) =>
    findings.flatMap(({ field, reasons }) =>
      reasons.map((reason) => `* ${reader.name}, ${format}, ${field} of ${reason}`),
    ),
  );
  console.log([title, ...text, ...new Set(reasons)].join('\n'));
}
