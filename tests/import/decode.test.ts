import { expect, test } from 'vitest';
import { decode } from '../../src/import/decode.ts';

const latin = (text: string): Uint8Array => Uint8Array.from([...text].map((c) => c.charCodeAt(0)));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a byte-order mark decides, and is no text', () => {
  expect(decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toEqual({
    text: 'a',
    encoding: 'utf-8',
    by: 'byte-order mark',
  });
  expect(decode(Uint8Array.of(0xff, 0xfe, 0x61, 0))).toMatchObject({ text: 'a', encoding: 'utf-16le' });
});

test('UTF-16 without a mark is seen by its zeros', () => {
  const bytes = Uint8Array.from([...'<html>'].flatMap((c) => [c.charCodeAt(0), 0]));
  expect(decode(bytes)).toMatchObject({ text: '<html>', encoding: 'utf-16le' });
});

test('a declared encoding is taken, in all its spellings', () => {
  for (const head of [
    '<?xml version="1.0" encoding="ISO-8859-1"?>',
    '<meta charset=latin1>',
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
  ])
    expect(decode(latin(`${head}caf\xe9 \x93x\x94`)).text).toBe(`${head}café “x”`);
});

test('a declaration inside a comment declares nothing', () => {
  expect(decode(utf8('<!-- <meta charset="koi8-r"> -->é'))).toMatchObject({ encoding: 'utf-8' });
});

test('bytes that are UTF-8 are UTF-8, whatever the page says', () => {
  expect(decode(utf8('<meta charset="iso-8859-1">déjà vu')).text).toContain('déjà vu');
});

test('what is declared UTF-8 and is not is guessed', () => {
  const page = latin(
    '<meta charset="utf-8"><p>La d\xe9cision a \xe9t\xe9 annonc\xe9e \xe0 l\x92\xe9lys\xe9e, apr\xe8s un d\xe9bat anim\xe9.',
  );
  expect(decode(page)).toMatchObject({ encoding: 'windows-1252', by: 'guess' });
});

test('one broken byte in a long text does not change its encoding', () => {
  const bytes = Uint8Array.from([...utf8('é'.repeat(60)), 0xff]);
  expect(decode(bytes)).toMatchObject({ encoding: 'utf-8' });
});

test('Hebrew and Russian without any declaration are read by what they say', () => {
  const hebrew = Uint8Array.from(
    [...'שלום לכולם וברוכים הבאים לאתר החדש של העיר'].map((c) => (c === ' ' ? 32 : c.charCodeAt(0) - 0x5d0 + 0xe0)),
  );
  expect(decode(hebrew)).toMatchObject({ encoding: 'windows-1255', by: 'guess' });
  const russian = Uint8Array.from(
    [...'правительство объявило сегодня о новом плане поддержки'].map((c) =>
      c === ' ' ? 32 : c.charCodeAt(0) - 0x430 + 0xe0,
    ),
  );
  expect(decode(russian)).toMatchObject({ encoding: 'windows-1251', by: 'guess' });
});

test('no bytes are no text', () => {
  expect(decode(new Uint8Array()).text).toBe('');
});

test.each(['gb2312', 'shift_jis', 'windows-1251', 'big5', 'euc-kr'])(
  'P12: UTF-8 that is declared %s is UTF-8 in spite of a broken byte',
  (declared) => {
    const text = `<meta charset="${declared}"><p>${'Ночной паром 夜の船 정말 好的。 '.repeat(5)}</p>`;
    expect(decode(utf8(`${text}\ufffd`))).toMatchObject({ text: `${text}\ufffd`, encoding: 'utf-8' });
    const broken = Uint8Array.from([...utf8(text), 0xe4, 0xbd]);
    expect(decode(broken).text.slice(0, text.length)).toBe(text);
  },
);

test('P12: text in the encoding that it declares stays so', () => {
  const text = latin('<meta charset="windows-1251"><p>\xcf\xe0\xf0\xee\xec \xed\xee\xf7\xfc\xfe \xd0\xb0\xd0\xb1</p>');
  expect(decode(text)).toMatchObject({ encoding: 'windows-1251' });
});
