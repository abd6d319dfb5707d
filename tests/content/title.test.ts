import { expect, test } from 'vitest';
import type { Candidate } from '../../src/article/candidate.ts';
import { withTitle } from '../../src/content/title.ts';

const entry = (body: string, more: Partial<Candidate> = {}): Candidate => ({
  file: 'feed.xml',
  entry: 'urn:1',
  fields: {},
  body,
  problems: [],
  ...more,
});
const titleOf = (candidate: Candidate) => withTitle(candidate).fields.title;

test('an entry without a title gets its first words, marked as inferred', () => {
  expect(titleOf(entry('![](x.png)\n\nHello **old** [bridges](https://b.example)!\n\nMore.'))).toEqual({
    value: 'Hello old bridges!',
    where: 'the first words of the text',
    sure: 0.3,
    inferred: true,
  });
});

test('a long text is cut between words', () => {
  const title = titleOf(entry('stone '.repeat(40)))?.value ?? '';
  expect(title).toMatch(/^(?:stone )*stone…$/);
  expect(title.length).toBeLessThanOrEqual(81);
});

test('a stated title stays, and what is no entry or has no words gets none', () => {
  const stated = { value: 'Stated', where: 'title', sure: 1 };
  expect(titleOf(entry('Text', { fields: { title: stated } }))).toBe(stated);
  expect(titleOf(entry('***'))).toBeUndefined();
  const { entry: _, ...capture } = entry('Text');
  expect(titleOf(capture)).toBeUndefined();
});
