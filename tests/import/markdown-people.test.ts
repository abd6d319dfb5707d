import { expect, test } from 'vitest';
import { parseArticle } from '../../src/article/frontmatter.ts';
import { readHtml } from '../../src/import/html/html.ts';
import { readNames } from '../../src/import/html/names.ts';
import { splitFrontMatter } from '../../src/import/markdown/frontmatter/split.ts';
import { readPeople } from '../../src/import/markdown/frontmatter/people.ts';
import { readTerms } from '../../src/import/markdown/frontmatter/terms.ts';

/** The names under `authors` of a post that begins with this front matter. */
function authorsIn(frontMatter: string): readonly string[] {
  const { data } = splitFrontMatter(frontMatter);
  return readPeople(data['authors'], new Map(), { plural: true }).map(({ name }) => name);
}

test.each([
  ['---\nauthors: ["Martin Luther King, Jr."]\n---\n', ['Martin Luther King, Jr.']],
  ['---\nauthors: ["John Smith, PhD"]\n---\n', ['John Smith, PhD']],
  ['---\nauthors:\n  - "Doe, Jane"\n---\n', ['Doe, Jane']],
  ['---\nauthors:\n  - name: Ada Holm, M.D.\n  - Bo Lind\n---\n', ['Ada Holm, M.D.', 'Bo Lind']],
  ['---\nauthors: [Martin Luther King, Jr.]\n---\n', ['Martin Luther King, Jr.']],
  ['---\ntitle: "a" b\nauthors: ["King, Jr.", Ada Holm]\n---\n', ['King, Jr.', 'Ada Holm']],
  ['+++\nauthors = ["Henry Louis Gates, Jr."]\n+++\n', ['Henry Louis Gates, Jr.']],
  ['{ "authors": ["Ada Holm, Esq."] }\n', ['Ada Holm, Esq.']],
  ['---\nauthors: Ada Holm, Bo Lind and Cy Moe\n---\n', ['Ada Holm', 'Bo Lind', 'Cy Moe']],
  ['---\nauthors: John Smith, PhD, MPH, and Ada Holm, III\n---\n', ['John Smith, PhD, MPH', 'Ada Holm, III']],
  ['---\nauthors: Jack, Ma\n---\n', ['Jack', 'Ma']],
])('M13: no cut at a comma makes a person of a suffix: %s', (frontMatter, names) => {
  expect(authorsIn(frontMatter)).toEqual(names);
});

test.each([
  ['[Martin Luther King, Jr.]', ['Martin Luther King, Jr.']],
  ['"Martin Luther King, Jr."', ['Martin Luther King, Jr.']],
  ['[{ name: "Acme, Inc." }, Bo Lind]', ['Acme, Inc.', 'Bo Lind']],
])('M13: an article of our own keeps a suffix with its name: %s', (authors, names) => {
  const { frontMatter } = parseArticle(`---\nauthors: ${authors}\n---\n`, 'a.md');
  expect(frontMatter?.authors?.map(({ name }) => name)).toEqual(names);
});

test('M13: a page keeps a suffix with its name', () => {
  expect(readNames('By Martin Luther King, Jr. and Ada Holm')).toEqual(['Martin Luther King, Jr.', 'Ada Holm']);
});

test('M13: a tag of a list keeps its commas', async () => {
  const { data } = splitFrontMatter('---\ntags: ["Washington, D.C."]\ncategories: ["Food, Drink", b]\n---\n');
  expect(readTerms(data, ['tags', 'categories'], 'comma')).toEqual(['Washington, D.C.', 'Food, Drink', 'b']);
  const page = (head: string): Uint8Array =>
    new TextEncoder().encode(
      `<html><head><title>Grain</title>${head}</head><body><article><h1>Grain</h1><p>${'It grew. '.repeat(60)}</p></article></body></html>`,
    );
  const tags = async (head: string) => (await readHtml(page(head), { file: 'a.html' }))[0]?.fields.tags?.value;
  expect(
    await tags('<meta property="article:tag" content="Washington, D.C."><meta property="article:tag" content="Rye">'),
  ).toEqual(['Washington, D.C.', 'Rye']);
  expect(await tags('<meta name="keywords" content="rye, wheat">')).toEqual(['rye', 'wheat']);
});
