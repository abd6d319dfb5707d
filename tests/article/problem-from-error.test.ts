import { expect, test } from 'vitest';
import { problemFromError } from '../../src/article/problem.ts';

test.each([
  ['file:///home/ana/dateline/src/import/read.ts:14:3', 'src/import/read.ts:14'],
  [
    'file:///home/ana/mine/node_modules/dateline-feeds/dist/import/read.js:14:3',
    'dateline-feeds/dist/import/read.js:14',
  ],
])('a fault of Dateline is told with its place in the sources or the package: %s', (place, told) => {
  const error = Object.assign(new TypeError('x is not a function'), {
    stack: `TypeError: x is not a function\n    at f (file:///home/ana/mine/node_modules/hono/dist/a.js:1:2)\n    at g (${place})`,
  });
  expect(problemFromError(error, 'a.md')).toMatchObject({
    rule: 'fault',
    message: `This is a fault of Dateline: x is not a function (${told}).`,
  });
});
