const linesOf = (head: string): readonly string[] =>
  head
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A listing has so many lines, and so large a share of them in its form. */
const limits = { lines: 5, share: 0.6 } as const;

function mostly(head: string, is: (line: string) => boolean): boolean {
  const lines = linesOf(head);
  return lines.length >= limits.lines && lines.filter(is).length >= limits.share * lines.length;
}

/** A moment to the second, or a syslog's host and process, at a line's beginning; a server's answer within it. */
const logged = new RegExp(
  String.raw`^\W{0,2}\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d|^[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \S+ \S+:|` +
    String.raw`^\S+ \S+ \S+ \[\d\d/[A-Z][a-z]{2}/\d{4}:`,
);

/**
 * Whether a text is a table: all lines have as many separators, two at least, without a space behind as in
 * prose, and none ends as a sentence does.
 */
export function isTable(head: string): boolean {
  const rows = linesOf(head).slice(0, 100);
  return [/,(?! )/, /;(?! )/, /\t/].some((separator) => {
    const columns = (row: string) => row.replace(/"[^"]*"/g, '').split(separator).length;
    const first = columns(rows[0] ?? '');
    const even = (row: string) => columns(row) === first && !/[.!?,;:]$/.test(row);
    return first > 2 && rows.length >= limits.lines && rows.slice(0, -1).every(even);
  });
}

/** Whether a text is a log: most of its lines begin with a moment to the second, as programs write them. */
export function isLog(head: string): boolean {
  return mostly(head, (line) => logged.test(line));
}

/** What a program begins with, and how its lines look. */
const opensProgram = new RegExp(
  String.raw`^(?:#!\s?/|<\?php|diff --git |#include\b|#pragma\b|package [\w.]+;?\s*$|import [\w.{*"' ]+|` +
    String.raw`from [\w.]+ import\b|using [\w.]+;|use [\w:]+;|["']use strict["']|/\*|//)`,
);
const codeLine = new RegExp(
  String.raw`[{};]$|^[)\]}]|^(?:#|//|/?\*|--)|[)\w]\s?=\s?\S|` +
    String.raw`^(?:import|from|def|class|return|if|else|for|while|var|let|const|func|function)\b.*[:;{(),\w]$`,
);
const sentence = /\p{L}{2}[.!?]["”')]?(?:\s|$)/u;

/** Whether a text is a program: it begins as one, and most of its lines are code. */
export function isProgram(head: string): boolean {
  const first = linesOf(head)[0] ?? '';
  return (
    opensProgram.test(first) &&
    (/^(?:#!\s?\/|<\?php|diff --git )/.test(first) ||
      mostly(head, (line) => codeLine.test(line) && !sentence.test(line)))
  );
}
