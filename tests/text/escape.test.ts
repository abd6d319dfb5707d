import { expect, test } from 'vitest';
import { dropForbidden, printable } from '../../src/text/escape.ts';

test('what a terminal would obey is written out, what it shows stays', () => {
  expect(printable('a\u001b]0;x\u0007b\u009b2J\rc')).toBe('a\\u001b]0;x\\u0007b\\u009b2J\\u000dc');
  expect(printable('txt.\u202egnp')).toBe('txt.\\u202egnp');
  expect(printable('Tea\tand\n“cake” — 北京 😀')).toBe('Tea\tand\n“cake” — 北京 😀');
});

test('R8: characters go that XML 1.0 cannot hold, lone surrogates, controls and noncharacters', () => {
  const wrong: number[] = [];
  const noncharacter = (unit: number) => (unit >= 0xfdd0 && unit <= 0xfdef) || unit >= 0xfffe;
  for (let unit = 0; unit <= 0xffff; unit++) {
    if (unit >= 0x80 && unit < 0xa0) continue;
    const control = (unit < 0x20 && ![0x9, 0xa, 0xd].includes(unit)) || unit === 0x7f;
    const held = !control && !(unit >= 0xd800 && unit < 0xe000) && !noncharacter(unit);
    const character = String.fromCharCode(unit);
    if (dropForbidden(`a${character}b`) !== (held ? `a${character}b` : 'ab')) wrong.push(unit);
  }
  expect(wrong).toEqual([]);
  expect(dropForbidden('😀\ud83d\0😀\u{1fffe}\u{10ffff}')).toBe('😀😀');
});

test('R8: C1 controls become the characters of windows-1252 that browsers show for them, or go', () => {
  const decoder = new TextDecoder('windows-1252');
  for (let byte = 0x80; byte < 0xa0; byte++) {
    const meant = decoder.decode(Uint8Array.of(byte));
    expect(dropForbidden(`a${String.fromCharCode(byte)}b`)).toBe(`a${meant.replace(/[\x80-\x9f]/, '')}b`);
  }
  expect(dropForbidden('It\x92s \x93good\x94 \x96 5 \x80')).toBe('It’s “good” – 5 €');
});
