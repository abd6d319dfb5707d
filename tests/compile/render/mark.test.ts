import { describe, expect, test } from 'vitest';
import { cut, DateMark, fill, mark, urlMark } from '../../../src/compile/render/mark.ts';

describe('a drawing is cut at its marks', () => {
  test('in text', () => {
    const template = cut(`<a>${mark('one')}, ${mark('two')}</a>`);
    expect(fill(template, { one: '1', two: '2' })).toBe('<a>1, 2</a>');
  });

  test('in attributes, which go where there is no value', () => {
    const template = cut(`<a b="${mark('one')}" c="${urlMark('two')}" d="x"/>`);
    expect(fill(template, { one: '1', two: 'https://example.org/' })).toBe(
      '<a b="1" c="https://example.org/" d="x"/>',
    );
    expect(fill(template, { two: '2' })).toBe('<a c="2" d="x"/>');
    expect(fill(template, {})).toBe('<a d="x"/>');
  });

  test('in addresses that a library has looked at', () => {
    expect(fill(cut(`<a>${new URL(urlMark('one'))}</a>`), { one: '1' })).toBe('<a>1</a>');
  });

  test('in dates, however they are written', () => {
    const date = new DateMark('one');
    expect(fill(cut(`${date.toISOString()} ${date.toUTCString()}`), { one: '1' })).toBe('1 1');
  });
});

test('a value is filled in as it is', () => {
  expect(fill(cut(mark('one')), { one: `${mark('two')} $& ${urlMark('one')}`, two: 'no' })).toBe(
    `${mark('two')} $& ${urlMark('one')}`,
  );
});
