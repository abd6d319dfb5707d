import { expect, test } from 'vitest';
import { sourceProblem } from '../../src/host/preview/compiler.ts';

const here = import.meta.url;

test('a file that cannot be parsed is named with its line', () => {
  const error = new SyntaxError('Unexpected token');
  error.stack = `${here}:191\n}\nexport const = ;\n\nSyntaxError: Unexpected token\n    at parse (node:internal/modules:72:36)`;
  expect(sourceProblem(error)).toMatchObject({
    severity: 'error',
    file: 'tests/host/fault.test.ts',
    line: 191,
    message: 'Unexpected token',
  });
});

test('a fault while running is named by where it arose', () => {
  const error = new TypeError('x is undefined');
  error.stack = `TypeError: x is undefined\n    at map (<anonymous>)\n    at load (${here}:12:5)`;
  expect(sourceProblem(error)).toMatchObject({ file: 'tests/host/fault.test.ts', line: 12 });
});

test('what has no place is told all the same', () => {
  const error = new Error('wrangler could not bundle the Worker');
  error.stack = '';
  expect(sourceProblem(error)).toMatchObject({
    file: 'src',
    message: 'wrangler could not bundle the Worker',
  });
  expect(sourceProblem('thrown')).toMatchObject({ message: 'thrown' });
});

test('what wrangler cannot bundle is named by the file at fault, in its words, without colours', () => {
  const error = new Error(
    'wrangler could not bundle the Worker:\n[custom build] Running\n\u001b[31m✘ [ERROR] \u001b[1mBuild failed with 1 error:\u001b[0m\n\n' +
      '  \u001b[31m✘ [ERROR] \u001b[1mExpected identifier but found "="\u001b[0m\n\n      src/edge/pages/date.ts:21:13:\n      21 │ export const = ;\n\nLogs were written',
  );
  expect(sourceProblem(error)).toMatchObject({
    file: 'src/edge/pages/date.ts',
    line: 21,
    message: 'Expected identifier but found "="',
  });
});
