import { describe, expect, test } from 'vitest';
import { detectLanguage } from '../../src/import/language.ts';
import { toMarkdown } from '../../src/import/markup.ts';
import { read } from '../../src/import/read.ts';
import { shownText } from '../../src/import/feed/plain.ts';
import { weigh } from '../../src/import/weight.ts';
import { costOf } from '../cost.ts';

test('a page is weighed by its elements and how deep they stand', () => {
  expect(weigh('<p>a <b>b</b></p><p>c')).toEqual({ elements: 3, depth: 2 });
});

test('a page that no article could be is refused with the reason and a way out', async () => {
  const deep = await read(Buffer.from(`<!doctype html><html><body>${'<div>'.repeat(2000)}word`), {
    file: 'a.html',
  });
  expect(deep.problems).toEqual([
    expect.objectContaining({
      rule: 'unwieldy',
      severity: 'error',
      message: expect.stringContaining('256 deep'),
    }),
  ]);
  const wide = await read(Buffer.from(`<!doctype html><html><body>${'word<br>'.repeat(30_000)}`), {
    file: 'a.html',
  });
  expect(wide.problems[0]?.message).toContain('25000 elements');
});

test('of markup in a feed that is too deep or too much its text stays, escaped', () => {
  expect(toMarkdown(`${'<div>'.repeat(2000)}one *two* &amp; <b>three</b>`)).toBe('one \\*two\\* & three');
  expect(toMarkdown('word<br>'.repeat(30_000))).toHaveLength(30_000 * 6 - 2);
});

describe('takes time that grows with the length alone', () => {
  test('a text without a space', async () => {
    expect(await costOf(() => detectLanguage('a'.repeat(1_000_000)))).toBeLessThan(20);
  });
  test('markup that nobody closed', async () => {
    for (const piece of ['<script>', '<div>', '<!--', '<p'])
      expect(await costOf(() => shownText(piece.repeat(100_000)))).toBeLessThan(20);
  });
  test('a table of many rows', async () => {
    const table = `<table><tr><th>a</th><th>b</th></tr>${'<tr><td>a</td><td>b</td></tr>'.repeat(3000)}</table>`;
    expect(await costOf(() => toMarkdown(table))).toBeLessThan(400);
  });
  test('a capture of many short lines', async () => {
    const text = `A title\nBy Anna Bauer\n\n${'A: b\n'.repeat(40_000)}`;
    expect(await costOf(() => read(Buffer.from(text), { file: 'a.txt' }))).toBeLessThan(1000);
  });
});
