import { expect, test } from 'vitest';
import { setKeys } from '../../src/article/set-keys.ts';

test('a missing key is added at the end, and nothing else moves', () => {
  const text = '---\n# mine\ntitle:   A  # so it is\ntags: [ b,a ]\n---\n\nText\n';
  expect(setKeys(text, { id: 'tag:x,2017:a', slug: 'a' })).toBe(
    '---\n# mine\ntitle:   A  # so it is\ntags: [ b,a ]\nid: tag:x,2017:a\nslug: a\n---\n\nText\n',
  );
});

test('a key that is there is replaced in its place, its comment kept', () => {
  expect(setKeys('---\nslug: old # why\ntitle: A\n---\n', { slug: 'new' })).toBe(
    '---\nslug: new # why\ntitle: A\n---\n',
  );
});

test('a value of several lines is replaced whole', () => {
  expect(setKeys('---\nid: >\n  one\n  two\ntitle: A\n---\n', { id: 'x' })).toBe('---\nid: x\ntitle: A\n---\n');
});

test('an empty value is filled', () => {
  expect(setKeys('---\nslug:\ntitle: A\n---\n', { slug: 'a' })).toBe('---\nslug: a\ntitle: A\n---\n');
});

test('line ends stay as the editor has them', () => {
  expect(setKeys('---\r\ntitle: A\r\n---\r\nText\r\n', { slug: 'a' })).toBe(
    '---\r\ntitle: A\r\nslug: a\r\n---\r\nText\r\n',
  );
});
