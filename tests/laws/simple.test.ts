import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { datum } from '../../src/import/markdown/frontmatter/datum.ts';
import { readSimpleYaml } from '../../src/import/markdown/frontmatter/notation.ts';

/** The library's reading: every scalar a text. Undefined where it finds a fault. */
function naive(text: string): unknown {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, strict: false });
  return document.errors.length > 0 ? undefined : datum(document.toJS() ?? {});
}

const pieces = fc.oneof(
  fc.constantFrom('a', 'Zoë', '12', '2020-01-02T03:04:05Z', 'no', 'null', '日本', 'https://example.org/a?b=c'),
  fc.constantFrom(' ', '  ', '\t', '\n', '\n  ', '\n- ', '\n  - ', '\n\n', ': ', ':', ' #', ',', ', ', '- ', '---'),
  fc.constantFrom('"', "'", '[', ']', '{', '}', '\\', '|', '>', '&', '*', '!', '%', '@', '`', '? ', '<<', '=', '~'),
  fc.constantFrom('\u00a0', '\u0085', '\u2028', '\ufeff', '\u0001', '😀', '\ud800'),
);
const value = fc.array(pieces, { maxLength: 8 }).map((all) => all.join(''));
const list = fc.array(value, { maxLength: 4 });
const name = fc.constantFrom('title', 'date', 'tags', 'a-b', '_c', '__proto__', 'a b', '"d"', '');
const line = fc.oneof(
  fc.tuple(name, value).map(([key, text]) => `${key}: ${text}`),
  fc.tuple(name, list).map(([key, items]) => `${key}: [${items.join(', ')}]`),
  fc
    .tuple(name, list, fc.constantFrom('', ' ', '  '))
    .map(([key, items, indent]) => [`${key}:`, ...items.map((item) => `${indent}- ${item}`)].join('\n')),
  fc.tuple(name, value).map(([key, text]) => `${key}: "${text}"`),
  fc.tuple(name, value).map(([key, text]) => `${key}: '${text}'`),
  value,
);

test('what is read simply is what the YAML library reads', () => {
  let simple = 0;
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
      const text = `${lines.join('\n')}\n`;
      const read = readSimpleYaml(text);
      if (read === undefined) return;
      simple++;
      expect({ ...read }).toEqual(naive(text));
    }),
    { numRuns: 20_000 },
  );
  expect(simple).toBeGreaterThan(500);
});

test.each([
  'title: Post 3 from the quay\ndate: 2020-01-02T03:04:05Z\ntags: [tag-1, tag 2]\n',
  'title: "Quoted: yes"\nlayout: post\ntags:\n  - one\n  - two\ncategories: []\ndraft: false\n',
  "title: 'It is #1'\ndescription:\nurl: https://example.org/a\n",
])('front matter as posts have it is read simply: %j', (text) => {
  expect(readSimpleYaml(text)).toEqual(naive(text));
});
