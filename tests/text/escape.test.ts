import { expect, test } from 'vitest';
import { printable } from '../../src/text/escape.ts';

test('what a terminal would obey is written out, what it shows stays', () => {
  expect(printable('a\u001b]0;x\u0007b\u009b2J\rc')).toBe('a\\u001b]0;x\\u0007b\\u009b2J\\u000dc');
  expect(printable('txt.\u202egnp')).toBe('txt.\\u202egnp');
  expect(printable('Tea\tand\n“cake” — 北京 😀')).toBe('Tea\tand\n“cake” — 北京 😀');
});
