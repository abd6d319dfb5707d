import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { setKeys } from '../../src/article/set-keys.ts';
import { parseArticle, writeArticle, type FrontMatter } from '../../src/article/frontmatter.ts';

/** A text on one line, as the schema leaves it: no white space around, single spaces inside. */
const line = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...'-#:[]{}&*!|>%@`"\',?~=<\\'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  })
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '' && text.isWellFormed());

const identity = line.filter((text) => !/\p{Cc}/u.test(text));

const frontMatter: fc.Arbitrary<FrontMatter> = fc.record(
  {
    title: line,
    published: fc.constantFrom('2017-12-11', '1969-07-20T20:17:40Z'),
    authors: fc.array(fc.record({ name: line }), { minLength: 1, maxLength: 3 }),
    tags: fc.array(line, { minLength: 1, maxLength: 3 }),
    summary: line,
    location: line,
    id: identity,
    draft: fc.boolean(),
    inferred: fc.record({ published: fc.record({ from: line, sure: fc.constantFrom(0, 0.25, 1) }) }),
  },
  { requiredKeys: [] },
);

const body = fc
  .string({
    unit: fc.oneof(fc.constantFrom('---\n', '\n\n', 'word ', '# '), fc.string({ unit: 'binary', maxLength: 1 })),
  })
  .map((text) =>
    text
      .replace(/\r\n?/g, '\n')
      .replace(/^(?:[ \t]*\n)+/, '')
      .trimEnd(),
  )
  .filter((text) => !text.startsWith('\ufeff'));

test('what is written is read back', () => {
  fc.assert(
    fc.property(frontMatter, body, (given, text) => {
      const read = parseArticle(writeArticle(given, text), 'a.md');
      expect(read.problems).toEqual([]);
      expect(read.frontMatter).toEqual(given);
      expect(read.body).toBe(text);
    }),
  );
});

test('writing what was read gives the same bytes', () => {
  fc.assert(
    fc.property(frontMatter, body, (given, text) => {
      const once = writeArticle(given, text);
      const read = parseArticle(once, 'a.md');
      expect(writeArticle(read.frontMatter ?? {}, read.body)).toBe(once);
    }),
  );
});

test('setting a key changes that key and nothing else', () => {
  fc.assert(
    fc.property(frontMatter, body, identity, (given, text, id) => {
      const before = writeArticle(given, text);
      const after = parseArticle(setKeys(before, { id }), 'a.md');
      expect(after.problems).toEqual([]);
      expect(after.frontMatter).toEqual({ ...given, id });
      expect(after.body).toBe(text);
    }),
  );
});
