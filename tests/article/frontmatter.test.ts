import { describe, expect, test } from 'vitest';
import { parseArticle, writeArticle } from '../../src/article/frontmatter.ts';
import { formatProblem } from '../../src/article/problem.ts';

const parse = (...lines: string[]) => parseArticle(lines.join('\n'), 'content/articles/a.md');
const problems = (...lines: string[]) => parse('---', ...lines, '---', '').problems.map(formatProblem);

test('every key of front matter is read', () => {
  const { frontMatter, body, problems } = parse(
    '---',
    'title: "Bridges: a history"',
    'published: 2017-12-11T09:30:00+01:00',
    'updated: 2018-01-02',
    'authors: [{ name: Ada Holm, url: https://ada.example/ }, Bo Lind]',
    'tags: [bridges, 2017]',
    'language: PT-br',
    'summary: What stands.',
    'source: { name: The Courier, url: https://courier.example }',
    'location: Malmö',
    'url: https://courier.example/bridges',
    'image: { url: /media/b.png, alt: A bridge, width: 640, height: 480 }',
    'attachments: [{ url: /media/b.mp3, title: Read aloud, duration: 61 }]',
    'rights: CC BY 4.0',
    'id: tag:example.org,2017-12-11:bridges',
    'slug: bridges',
    'draft: true',
    'imported: { file: content/captures/b.txt, entry: "7", digest: abc }',
    'inferred: { published: { from: the masthead, sure: 0.6 } }',
    '---',
    '',
    'First.',
    '',
  );
  expect(problems).toEqual([]);
  expect(body).toBe('First.');
  expect(frontMatter).toEqual({
    title: 'Bridges: a history',
    published: '2017-12-11T09:30:00+01:00',
    updated: '2018-01-02',
    authors: [{ name: 'Ada Holm', url: 'https://ada.example/' }, { name: 'Bo Lind' }],
    tags: ['bridges', '2017'],
    language: 'pt-BR',
    summary: 'What stands.',
    source: { name: 'The Courier', url: 'https://courier.example/' },
    location: 'Malmö',
    url: 'https://courier.example/bridges',
    image: { url: '/media/b.png', alt: 'A bridge', width: 640, height: 480 },
    attachments: [{ url: '/media/b.mp3', title: 'Read aloud', duration: 61 }],
    rights: 'CC BY 4.0',
    id: 'tag:example.org,2017-12-11:bridges',
    slug: 'bridges',
    draft: true,
    imported: { file: 'content/captures/b.txt', entry: '7', digest: 'abc' },
    inferred: { published: { from: 'the masthead', sure: 0.6 } },
  });
});

test('words that YAML takes for something else are texts', () => {
  const { frontMatter } = parse('---', 'title: 1984', 'tags: [no, on, 1e3, 0x10, null]', 'location: yes', '---');
  expect(frontMatter).toEqual({ title: '1984', tags: ['no', 'on', '1e3', '0x10', 'null'], location: 'yes' });
});

test('a key without a value says nothing', () => {
  expect(parse('---', 'title: A', 'summary:', 'tags:', '---').frontMatter).toEqual({ title: 'A' });
});

test('a single tag line is split at commas, a single author is a list of one', () => {
  const { frontMatter } = parse('---', 'tags: bridges, old towns', 'authors: Ada Holm', '---');
  expect(frontMatter).toEqual({ tags: ['bridges', 'old towns'], authors: [{ name: 'Ada Holm' }] });
});

test('line ends of other systems and a byte order mark do no harm', () => {
  const { frontMatter, body } = parseArticle('\ufeff---\r\ntitle: A\r\n---\r\n\r\nOne.\r\nTwo.\r\n', 'a.md');
  expect(frontMatter).toEqual({ title: 'A' });
  expect(body).toBe('One.\nTwo.');
});

test('a body keeps its own lines of hyphens and its first indentation', () => {
  expect(parse('---', 'title: A', '---', '', '    code', '', '---', 'after').body).toBe('    code\n\n---\nafter');
});

test('all unknown keys are named at once', () => {
  const { problems } = parse('---', 'date: 2026-01-02', 'author: Ada', 'tag: a', '---', 'Text.');
  expect(problems.map(({ line, message, remedy }) => `${line}: ${message} ${remedy}`)).toEqual([
    '2: The key "date" is unknown. Did you mean "published"?',
    '3: The key "author" is unknown. Did you mean "authors"?',
    '4: The key "tag" is unknown. Did you mean "tags"?',
  ]);
});

describe('a fault is named with its line, its key and the way out', () => {
  test.each([
    [['titel: A'], ':2: error: The key "titel" is unknown. Did you mean "title"? [unknown-key]'],
    [
      ['title: A', 'published: 11/12/2017'],
      ':3: error: "published" is "11/12/2017". Write a day (2017-12-11) or a date-time with its offset (2017-12-11T09:30:00Z), from the year 1 to 9999. [bad-value]',
    ],
    [['published: 2017-02-29'], ':2: error: "published" is "2017-02-29". Write a day (2017-12-11)'],
    [['published: 2017-12-11T09:30:00'], ':2: error: "published" is "2017-12-11T09:30:00".'],
    [['url: www.example.org'], ':2: error: "url" is "www.example.org". Write an absolute address'],
    [['url: "javascript:alert(1)"'], ':2: error: "url" is "javascript:alert(1)".'],
    [['image: ../../etc/passwd'], ':2: error: "image.url" is "../../etc/passwd".'],
    [['draft: ja'], ':2: error: "draft" is "ja". Write true or false. [bad-value]'],
    [['language: english'], ':2: error: "language" is "english". Write a language tag: en, pt-BR, zh-Hans.'],
    [['language: English-GB'], ':2: error: "language" is "English-GB".'],
    [['language: root'], ':2: error: "language" is "root".'],
    [['language: français'], ':2: error: "language" is "français".'],
    [['language: english language'], ':2: error: "language" is "english language".'],
    [['slug: Old Bridges'], ':2: error: "slug" is "Old Bridges". Write "old-bridges". [bad-value]'],
    [
      ['title: A', 'authors:', '  - name: Ada', '  - nmae: Bo'],
      ':5: error: The key "authors[2].nmae" is unknown. Did you mean "name"? [unknown-key]',
    ],
    [['- A', '- B'], ':2: error: The YAML is a list. Write keys with values: title: A title. [broken-yaml]'],
    [['title: A', 'title: B'], ':3: error: This is no YAML: Map keys must be unique. Correct the line. [broken-yaml]'],
    [['title: [A'], 'error: This is no YAML:'],
    [['inferred: { publisht: { from: x, sure: 1 } }'], 'Did you mean "published"?'],
  ] as const)('%j', (lines, said) => {
    const file = 'content/articles/a.md';
    const expected = said.startsWith(':') ? file + said : said;
    expect(problems(...lines).some((problem) => problem.includes(expected))).toBe(true);
  });
});

test.each([
  ['Z: the movie', "'Z: the movie'"],
  ['[Review] The bridge', "'[Review] The bridge'"],
  ['"Bridges" and "boats"', `'"Bridges" and "boats"'`],
  ['@ada writes', "'@ada writes'"],
  ['> 100 bridges', "'> 100 bridges'"],
  ["'It is done' she said", "'''It is done'' she said'"],
  ['Bridges:', "'Bridges:'"],
])('A9: the title %s needs quotes, and is told so', (title, quoted) => {
  const [problem] = problems('published: 2017-12-11', `title: ${title}`, 'tags: [a]');
  expect(problem).toMatch(/^content\/articles\/a\.md:3: error: This is no YAML/);
  expect(problem).toContain(` Put quotes around the value: title: ${quoted} [broken-yaml]`);
  expect(parse('---', `title: ${quoted}`, '---').frontMatter).toEqual({ title });
});

test('A9: quotes are not proposed where they do not help', () => {
  expect(problems('title: A', '\tpublished: 2017-12-11')[0]).toContain('Correct the line.');
  expect(problems('title: "A')[0]).toContain('Correct the line.');
});

test('A9: a language with the separator of locales is told its tag', () => {
  for (const written of ['en_GB', 'en_GB.UTF-8', 'en_gb@euro'])
    expect(problems(`language: ${written}`)[0]).toContain('Did you mean "en-GB"?');
});

test('problems are told in the order of their lines', () => {
  const found = parse('---', 'draft: maybe', 'nmae: A', 'title: A', 'url: x', '---').problems;
  expect(found.map(({ line }) => line)).toEqual([2, 3, 5]);
});

test('a file without front matter, or whose front matter does not end, is told so', () => {
  expect(parse('Only text.').problems.map(({ rule }) => rule)).toEqual(['no-front-matter']);
  expect(parse('---', 'title: A', '', 'Text').problems[0]?.message).toBe('The front matter does not end.');
});

test('aliases that multiply and nesting without end are refused, not followed', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
  for (let i = 1; i < 12; i++) {
    const [name, before] = [String.fromCharCode(97 + i), String.fromCharCode(96 + i)];
    bomb.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`);
  }
  expect(problems(...bomb)[0]).toMatch(/broken-yaml/);
  for (const deep of ['['.repeat(50_000), '['.repeat(20_000) + ']'.repeat(20_000), `\n${'- '.repeat(20_000)}x`])
    expect(problems(`title: ${deep}`)[0]).toMatch(/nested too deeply/);
});

test('tags of YAML that ask for code or other types do nothing', () => {
  expect(parse('---', 'title: !!js/function "alert(1)"', '---').frontMatter?.title ?? '').not.toBeTypeOf('function');
});

test('an article is written with its keys in one order, and read back as it was', () => {
  const frontMatter = {
    tags: ['no', '2017'],
    title: 'A: b',
    published: '2017-12-11',
    authors: [{ name: 'Bo' }],
  };
  const text = writeArticle(frontMatter, 'Body.');
  expect(text).toBe(
    '---\ntitle: "A: b"\npublished: 2017-12-11\nauthors:\n  - name: Bo\ntags:\n  - no\n  - "2017"\n---\n\nBody.\n',
  );
  expect(parseArticle(text, 'a.md')).toMatchObject({ frontMatter, body: 'Body.', problems: [] });
});

test('an id without control characters is asked for: they stand for something in an edition', () => {
  const { frontMatter, problems } = parse('---', 'id: "a\\u0005"', '---');
  expect(frontMatter).toBeUndefined();
  expect(problems).toMatchObject([
    { key: 'id', remedy: 'Write an id without line breaks and other control characters.' },
  ]);
});

test.each([
  ['date: 2024-05-06', 'published'],
  ['pubDate: 2024-05-06', 'published'],
  ['lastmod: 2024-05-06', 'updated'],
  ['last-modified: 2024-05-06', 'updated'],
  ['created_at: 2024-05-06', 'published'],
  ['publishDate: 2024-05-06', 'published'],
  ['guid: a', 'id'],
  ['status: draft', 'draft'],
  ['place: Malmö', 'location'],
  ['author: Ann', 'authors'],
  ['categories: [a]', 'tags'],
  ['lang: de', 'language'],
  ['excerpt: Short.', 'summary'],
  ['permalink: https://a.example/', 'url'],
  ['enclosure: /media/a.mp3', 'attachments'],
])('A9: %s is told that the key is %s', (line, key) => {
  const told = parseArticle(`---\n${line}\n---\n\nText.\n`, 'content/articles/a.md').problems;
  expect(told).toMatchObject([{ rule: 'unknown-key', line: 2, remedy: `Did you mean "${key}"?` }]);
});
