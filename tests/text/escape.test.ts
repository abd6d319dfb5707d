import { expect, test } from 'vitest';
import { dropForbidden, printable } from '../../src/text/escape.ts';

test('what a terminal would obey is written out, what it shows stays', () => {
  expect(printable('a\u001b]0;x\u0007b\u009b2J\rc')).toBe('a\\u001b]0;x\\u0007b\\u009b2J\\u000dc');
  expect(printable('txt.\u202egnp')).toBe('txt.\\u202egnp');
  expect(printable('Tea\tand\n“cake” — 北京 😀')).toBe('Tea\tand\n“cake” — 北京 😀');
});

test('of all characters those go that XML 1.0 cannot hold, and surrogates without their other half', () => {
  const wrong: number[] = [];
  for (let unit = 0; unit <= 0xffff; unit++) {
    const held =
      [0x9, 0xa, 0xd].includes(unit) || (unit >= 0x20 && unit < 0xd800) || (unit >= 0xe000 && unit < 0xfffe);
    const character = String.fromCharCode(unit);
    if (dropForbidden(`a${character}b`) !== (held ? `a${character}b` : 'ab')) wrong.push(unit);
  }
  expect(wrong).toEqual([]);
  expect(dropForbidden('😀\ud83d\0😀')).toBe('😀😀');
});
