import { describe, expect, test } from 'vitest';
import {
  parseTemplate,
  DatePlaceholder,
  fillTemplate,
  placeholder,
  urlPlaceholder,
} from '../../../src/compile/render/template.ts';

describe('a drawing is cut at its marks', () => {
  test('in text', () => {
    const template = parseTemplate(`<a>${placeholder('one')}, ${placeholder('two')}</a>`);
    expect(fillTemplate(template, { one: '1', two: '2' })).toBe('<a>1, 2</a>');
  });

  test('in attributes, which go where there is no value', () => {
    const template = parseTemplate(`<a b="${placeholder('one')}" c="${urlPlaceholder('two')}" d="x"/>`);
    expect(fillTemplate(template, { one: '1', two: 'https://example.org/' })).toBe(
      '<a b="1" c="https://example.org/" d="x"/>',
    );
    expect(fillTemplate(template, { two: '2' })).toBe('<a c="2" d="x"/>');
    expect(fillTemplate(template, {})).toBe('<a d="x"/>');
  });

  test('in addresses that a library has looked at', () => {
    expect(fillTemplate(parseTemplate(`<a>${new URL(urlPlaceholder('one'))}</a>`), { one: '1' })).toBe('<a>1</a>');
  });

  test('in dates, however they are written', () => {
    const date = new DatePlaceholder('one');
    expect(fillTemplate(parseTemplate(`${date.toISOString()} ${date.toUTCString()}`), { one: '1' })).toBe('1 1');
  });
});

test('a value is filled in as it is', () => {
  expect(
    fillTemplate(parseTemplate(placeholder('one')), {
      one: `${placeholder('two')} $& ${urlPlaceholder('one')}`,
      two: 'no',
    }),
  ).toBe(`${placeholder('two')} $& ${urlPlaceholder('one')}`);
});
