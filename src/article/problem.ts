import { printable } from '../text/escape.ts';

/** How bad a problem is: an `error` stops the build, a `warning` wants a look, a `note` is for the curious. */
export type Severity = 'error' | 'warning' | 'note';

/** A fault in content: what is wrong where, and the way out. */
export interface Problem {
  /** The rule's name, kebab-case, as documented: `undated`, `unknown-key`, `slug-taken`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Path relative to the working folder, with forward slashes. */
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line?: number;
  /** The key or field that is at fault. */
  readonly key?: string;
  /** What is wrong, as a sentence without the file's name. */
  readonly message: string;
  /** What to do, as a sentence. */
  readonly remedy?: string;
}

/** One line for a terminal: `content/articles/a.md:3: error: no day … (undated). Write published: …`. */
export function formatProblem(problem: Problem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  const remedy = problem.remedy === undefined ? '' : ` ${problem.remedy}`;
  return printable(`${place}: ${problem.severity}: ${problem.message}${remedy} [${problem.rule}]`);
}
