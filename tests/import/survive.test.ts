import { expect, test } from 'vitest';
import { read } from '../../src/import/read.ts';
import { costOf } from '../cost.ts';

test.each([
  '[',
  '![[',
  '[a] ',
  '`a``b',
  '*a_',
  '{% if a %}',
  '{{ a ',
  '{{< a ',
  '<Foo a={',
  ':::a\n',
  '{: .a ',
  '<!--',
  '![](',
])('syntax that nobody closed takes time that grows with the length alone: %j', async (piece) => {
  const post = `---\ntitle: T\ndate: 2024-01-02\n---\n\n${piece.repeat(200_000 / piece.length)}\n`;
  expect(await costOf(() => read(Buffer.from(post), { file: 'a.md' }))).toBeLessThan(300);
});

test.each([
  '<!doctype html>',
  '<!doctype html><!-- nothing -->',
  '<html></html>',
  '<html><head><title>Alone</title></head></html>',
  '<!doctype html><html><body></body></html>',
  '<!doctype html><html><frameset><frame></frameset></html>',
  '<!doctype html><svg></svg>',
])('a page without a root or a body is a problem, not a failure: %s', async (page) => {
  const { candidates, problems } = await read(Buffer.from(page), { file: 'a.html' });
  expect(problems.map(({ message }) => message).join()).not.toMatch(/TypeError|undefined|null/);
  expect(candidates.length + problems.length).toBeGreaterThan(0);
});

test('a text in an encoding that it does not declare is read by what language it makes', async () => {
  const title = 'Паром вернулся в гавань';
  const text = `${title}\n\nВ семь часов утра он ушёл с одиннадцатью пассажирами. ${'Гавань была тиха, и никто не говорил о шторме. '.repeat(6)}`;
  // Windows-1251 has the letters from А to я in Unicode's order.
  const bytes = Buffer.from(
    [...text].map((c) => (c === 'ё' ? 0xb8 : c >= 'А' ? c.charCodeAt(0) - 0x350 : c.charCodeAt(0))),
  );
  const { candidates } = await read(bytes, { file: 'a.txt' });
  expect(candidates[0]?.fields.title?.value).toBe(title);
  expect(candidates[0]?.body).toContain('ушёл с одиннадцатью');
});
