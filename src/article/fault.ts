import type { Problem } from './problem.ts';

/** Errors that only mistakes in a program raise. What a library says of its input is a plain `Error`, or one of its own. */
const mistakes = [TypeError, RangeError, ReferenceError, SyntaxError, URIError];

/** What the runtime says of a text that is too long, or nested too deeply. */
const tooMuch = /call stack|string length|array length|array buffer/i;

const inSources = /\bsrc\/[\w./-]{1,200}\.tsx?:\d+/;

const isSystemError = (error: Error): error is NodeJS.ErrnoException =>
  'code' in error && /^E[A-Z]+$/.test(String(error.code));

/**
 * What reading, completing or rendering one file ended with, as a problem of that file: the system's reason, the file's own, or
 * a mistake of Dateline, with its place in `src/`. `file` is relative to the working folder.
 */
export function faultOf(thrown: unknown, file: string): Problem {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const problem = (message: string, remedy: string, rule = 'unreadable'): Problem => ({
    rule,
    severity: 'error',
    file,
    message,
    remedy,
  });
  if (isSystemError(error))
    return error.code === 'ENOENT' && file.includes('\ufffd')
      ? problem("The file can't be read: its name is not UTF-8.", 'Give it another name.')
      : problem(`The file can't be read: ${error.message}.`, 'See to it that it exists and may be read.');
  if (error instanceof RangeError && tooMuch.test(error.message))
    return problem(
      "It can't be read: it is too long, or its parts stand too deep in each other.",
      'Split it.',
    );
  if (!mistakes.some((mistake) => error.constructor === mistake))
    return problem(`It can't be read: ${error.message.replace(/\.$/, '')}.`, 'Mend it, or take it out.');
  const place = inSources.exec(error.stack ?? '')?.[0];
  return problem(
    `This is a fault of Dateline: ${error.message}${place === undefined ? '' : ` (${place})`}.`,
    'Please report it with the file, and take the file out until it is mended.',
    'fault',
  );
}
