import { expect, test } from 'vitest';
import { readMount } from '../../src/content/mounts/mounts.ts';
import { folderOf } from './folder.ts';

const note = (body: string, more = ''): string => `---\ndate: 2024-03-10\n${more}---\n${body}\n`;

/** The body of the note `A note.md` of a mounted vault. */
async function bodyOf(source: string, others: Readonly<Record<string, string>>, mount = {}) {
  const files = { '.obsidian/app.json': '{}', 'A note.md': note(source), ...others };
  const { articles } = await readMount({ path: '.', ...mount }, await folderOf(files));
  return articles.find(({ file }) => file === 'A note.md')?.text.body;
}

const others = {
  'B note.md': note('B.'),
  'deep/C note.md': note('C.'),
  'own.md': note('Own.', 'slug: another\n'),
  'undated.md': 'No day.\n',
  'draft.md': note('Later.', 'draft: true\n'),
  'x/twice.md': note('One.'),
  'y/twice.md': note('Two.'),
};

test.each([
  ['[[B note]]', '[B note](b-note)'],
  ['[[b note|the other]]', '[the other](b-note)'],
  ['[[B note#Part two]]', '[B note](b-note)'],
  ['[[C note]] and [[deep/C note]]', '[C note](c-note) and [deep/C note](c-note)'],
  ['[[own]]', '[own](another)'],
  ['[it](<B note.md>) [it](B%20note.md)', '[it](<B note.md>) [it](b-note)'],
  ['[[nowhere]], [[undated]], [[draft]], [[twice]]', 'nowhere, undated, draft, twice'],
  ['`[[B note]]`', '`[[B note]]`'],
])('M16: a note that leads to others: %s', async (source, expected) => {
  expect(await bodyOf(source, others)).toBe(expected);
});

test('M16: notes of a vault with addresses of its own lead there', async () => {
  const mount = { url: 'https://garden.example/', permalink: '/:slug' };
  expect(await bodyOf('[[B note]]', others, mount)).toBe('[B note](https://garden.example/b-note)');
});
