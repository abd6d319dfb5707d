import { expect, test } from 'vitest';
import { renderBody } from '../../../src/compile/render-body.ts';
import { excerpt } from '../../../src/compile/render/excerpt.ts';

const of = (markdown: string) => excerpt(renderBody(markdown, { page: 'https://example.org/articles/ferry' }));

test('an excerpt is the first paragraphs that fit, as plain text on one line', () => {
  expect(of('# Head\n\nThe *ferry*\nis [back](/x) & well.\n\n- A list\n\nNobody `<knew>`.')).toBe(
    'The ferry is back & well. Nobody <knew>.',
  );
});

test('a paragraph that does not fit any more is left out whole', () => {
  expect(of(`${'word '.repeat(50)}end.\n\n${'next '.repeat(50)}`)).toBe(`${'word '.repeat(50)}end.`);
});

test('a first paragraph that is too long is cut at a word', () => {
  const cut = of(`${'harbour, '.repeat(60)}end.`);
  expect(cut.length).toBeLessThanOrEqual(300);
  expect(cut).toMatch(/^(?:harbour, )+harbour…$/);
});

test('a script without spaces is cut between characters, never inside one', () => {
  expect(of('𠮷'.repeat(400))).toBe(`${'𠮷'.repeat(149)}…`);
});

test('without paragraphs, other blocks speak', () => {
  expect(of('# Head\n\n- one\n- two')).toBe('Head one two');
});

test('pictures, footnotes and their signs are no text', () => {
  expect(of('![quay](/quay.jpg)\n\nThe ferry[^1].\n\n[^1]: A ship.')).toBe('The ferry.');
  expect(of('![quay](/quay.jpg)')).toBe('');
});
