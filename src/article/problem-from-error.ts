import { type Problem, problemOf } from './problem.ts';

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
