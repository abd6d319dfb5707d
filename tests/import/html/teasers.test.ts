import { expect, test } from 'vitest';
import { parseHtml } from '../../../src/import/html/parse.ts';
import { takeTeasers } from '../../../src/import/html/teasers.ts';

const text = `<p>${'The ferry runs every hour from the old pier to the island and back, in winter as well. '.repeat(6)}</p>`;

/** What stays of a text of https://post.example/a/1 besides its paragraph. */
function rest(html: string, paragraph = text): string {
  const { body } = parseHtml(paragraph + html);
  takeTeasers(body, 'https://www.post.example/a/1');
  return (body.textContent ?? '').replace(parseHtml(paragraph).body.textContent ?? '', '').trim();
}

test.each([
  ['a line', '<p><a href="https://post.example/a/2">Why the bridge was never built</a></p>'],
  [
    'a list',
    '<ul><li><a href="/a/2">Why the bridge was never built</a></li><li><a href="/a/3">Gulls eat all the chips</a></li></ul>',
  ],
  ['an item behind a catchword', '<ul><li>Harbour: <a href="/a/2">Why the bridge was never built</a></li></ul>'],
  ['a line without spaces', '<p><a href="/a/2">橋が建設されなかった理由</a></p>'],
])('%s that is nothing but a link to another page of the site goes', (_, html) => {
  expect(rest(html)).toBe('');
});

test.each([
  ['leads to another site', '<p><a href="https://other.example/a">Why the bridge was never built</a></p>'],
  ['leads into this page', '<p><a href="/a/1#plans">Plans of the bridge, by year</a></p>'],
  ['stands in a sentence', '<p>It is told in <a href="/a/2">why the bridge was never built</a>.</p>'],
  ['is a word or two', '<p><a href="/a/2">Timetable</a></p>'],
  ['is a heading', '<h2><a href="/a/2">Why the bridge was never built</a></h2>'],
  [
    'is led to by the author',
    '<p>I have written about the bridge several times before:</p><ul><li><a href="/a/2">Why the bridge was never built</a></li><li><a href="/a/3">Gulls eat all the chips</a></li></ul>',
  ],
])('a link stays that %s', (_, html) => {
  expect(rest(html)).not.toBe('');
});

test('a page that consists of such links keeps them', () => {
  const html = '<ul><li><a href="/a/2">Why the bridge was never built</a></li></ul>';
  expect(rest(html, '<p>All of it.</p>')).toContain('bridge');
});
