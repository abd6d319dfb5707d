import { expect, test } from 'vitest';
import { type EditorName, editorLink, editors } from '../../src/host/preview/editors.ts';

test('a link names a file with signs that addresses reserve', () => {
  expect(editorLink('vscode', '/home/ana/50 % off?.md', 7)).toBe('vscode://file/home/ana/50%20%25%20off%3F.md:7');
});

test.each(Object.keys(editors) as EditorName[])('%s gets the path and the line', (name) => {
  const link = editorLink(name, '/home/ana/a.md');
  expect(URL.canParse(link)).toBe(true);
  expect(link).toMatch(/\/home\/ana\/a\.md\b.*1$/);
});
