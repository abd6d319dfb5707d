import { printable } from '../text/escape.ts';

/** How bad a problem is: an `error` stops a build, a `warning` should be looked at, a `note` is for information. */
export type Severity = 'error' | 'warning' | 'note';

/** A problem in the content: what is wrong, where, and what to do. */
export interface Problem {
  /** The rule's name, kebab-case, as documented: `undated`, `unknown-key`, `slug-taken`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Path relative to the working folder, with forward slashes. */
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line?: number;
  /** The key or field with the problem. */
  readonly key?: string;
  /** What is wrong, as a sentence without the file's name. */
  readonly message: string;
  /** What to do, as a sentence. */
  readonly remedy?: string;
}

/** A problem of a file, without a line. */
export function problemOf(
  rule: string,
  severity: Severity,
  file: string,
  message: string,
  remedy?: string,
  key?: string,
): Problem {
  return { rule, severity, file, ...(key && { key }), message, ...(remedy && { remedy }) };
}

/** One line for a terminal: `content/articles/a.md:3: error: no day … (undated). Write published: …`. */
export function formatProblem(problem: Problem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  const remedy = problem.remedy === undefined ? '' : ` ${problem.remedy}`;
  return printable(`${place}: ${problem.severity}: ${problem.message}${remedy} [${problem.rule}]`);
}

/** The most files with the same problem that are listed one by one. */
const few = 3;

/** The deepest folder that holds all of some files, with a slash at the end, or ''. */
function folderOf(files: readonly string[]): string {
  const [first = '', last = ''] = [files.toSorted()[0], files.toSorted().at(-1)];
  let end = 0;
  while (end < first.length && first[end] === last[end]) end++;
  return first.slice(0, first.lastIndexOf('/', end - 1) + 1);
}

/**
 * Joins problems that are the same in more than three files, unless they are errors. The joined problem names the
 * common folder of the files, their number and the first three of them.
 */
export function condense(problems: readonly Problem[]): readonly Problem[] {
  const alike = Map.groupBy(problems, ({ rule, severity, message, remedy, file }) =>
    severity === 'error' ? file : [rule, severity, message, remedy].join('\n'),
  );
  return [...alike.values()].flatMap((group) => {
    const [first] = group as [Problem];
    const files = [...new Set(group.map(({ file }) => file))];
    if (first.severity === 'error' || files.length <= few) return group;
    const folder = folderOf(files);
    const names = files.slice(0, few).map((file) => file.slice(folder.length));
    const { rule, severity, message, remedy } = first;
    return {
      rule,
      severity,
      file: folder.slice(0, -1) || '.',
      message: `${files.length} files (${names.join(', ')} and ${files.length - few} more): ${message}`,
      ...(remedy !== undefined && { remedy }),
    };
  });
}

/** Errors that only mistakes in a program raise. Libraries report bad input with `Error` or a class of their own. */
const mistakes = [TypeError, RangeError, ReferenceError, SyntaxError, URIError];

/** Messages of the runtime about a text that is too long or nested too deeply. */
const tooMuch = /call stack|string length|array length|array buffer/i;

/** A place in Dateline's code: in the sources of a clone, or in the package. */
const inSources = /\b(?:src\/[\w./-]{1,200}\.tsx?|dateline-feeds\/dist\/[\w./-]{1,200}\.js):\d+/;

const isSystemError = (error: Error): error is NodeJS.ErrnoException =>
  'code' in error && /^E[A-Z]+$/.test(String(error.code));

/**
 * A problem of a file for the error that reading, completing or rendering it threw: an error of the system, of the
 * file's contents, or a mistake in Dateline with its place in `src/`. `file` is relative to the working folder.
 */
export function problemFromError(thrown: unknown, file: string): Problem {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const problem = (message: string, remedy: string, rule = 'unreadable'): Problem =>
    problemOf(rule, 'error', file, message, remedy);
  if (isSystemError(error))
    return error.code === 'ENOENT' && file.includes('\ufffd')
      ? problem("The file can't be read: its name is not UTF-8.", 'Give it another name.')
      : problem(`The file can't be read: ${error.message}.`, 'Check that it exists and may be read.');
  if (error instanceof RangeError && tooMuch.test(error.message))
    return problem("It can't be read: it is too long, or nested too deeply.", 'Split it.');
  if (!mistakes.some((mistake) => error.constructor === mistake))
    return problem(`It can't be read: ${error.message.replace(/\.$/, '')}.`, 'Correct it, or remove it.');
  const place = inSources.exec(error.stack ?? '')?.[0];
  return problem(
    `This is a fault of Dateline: ${error.message}${place === undefined ? '' : ` (${place})`}.`,
    'Please report it with the file, and remove the file until the fault is corrected.',
    'fault',
  );
}
