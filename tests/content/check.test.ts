import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { Content, Term } from '../../src/content/content.ts';
import { check, checkFolder } from '../../src/content/check/check.ts';
import { rules } from '../../src/content/check/rules.ts';

const now = Date.parse('2026-06-01T00:00:00Z') / 1000;

const prose =
  'The harbour of Marrow Bay was quiet again when the last of the eleven ships had left for the south. ' +
  'People stood on the pier and watched the lights go out one after the other, and nobody said a word about the strike. ' +
  'In the morning the cranes began to move, slowly at first, and the first lorries came down the hill.';

const article = (changes: Partial<Article> = {}): Article => ({
  id: 'tag:example.org,2021-03-01:quiet',
  slug: 'quiet',
  formerSlugs: [],
  title: 'The harbour is quiet again',
  published: now - 86400 * 30,
  updated: now - 86400 * 30,
  added: now - 86400 * 30,
  changed: now - 86400 * 30,
  authors: [],
  tags: [],
  language: 'en',
  attachments: [],
  inferred: {},
  related: [],
  retelling: false,
  draft: false,
  content: 'full',
  body: prose,
  file: 'content/articles/quiet.md',
  ...changes,
});

const term = (slug: string, aliases: readonly string[] = [], broader: readonly string[] = []): Term => ({
  slug,
  label: slug[0]?.toUpperCase() + slug.slice(1),
  aliases,
  broader,
  formerly: [],
});

const content = (articles: readonly Article[], changes: Partial<Content> = {}): Content => ({
  publication: {
    title: 'Test',
    description: '',
    url: 'https://example.org',
    language: 'en',
    timezone: 'UTC',
    authors: [],
    content: 'full',
    sources: new Map(),
    hubs: [],
    pageSize: 20,
    mounts: [],
    redirects: {},
  },
  tags: new Map(),
  authors: new Map(),
  articles,
  withdrawn: [],
  publishedValues: [],
  founded: 0,
  lastChanged: 0,
  problems: [],
  ...changes,
});

const media = new Set(['pier.jpg']);
const told = (articles: readonly Article[], changes: Partial<Content> = {}): readonly string[] =>
  check(content(articles, changes), { now, media }).map(({ rule }) => rule);

const ports = new Map([term('port', ['harbour']), term('ship', ['ships'], ['port'])].map((t) => [t.slug, t]));
const port = { slug: 'port', label: 'Port' };
const other = (changes: Partial<Article>): Article =>
  article({
    id: 'other',
    slug: 'other',
    title: 'Another story altogether',
    file: 'content/articles/other.md',
    ...changes,
  });
const by = (slug: string, name: string): Partial<Article> => ({ authors: [{ slug, name }] });
const from = (slug: string, label: string): Partial<Article> => ({ source: { slug, label, name: label } });

/** For each rule what it tells of, and what it lets stand. */
const cases: Readonly<
  Record<string, { readonly bad: readonly Content[]; readonly good: readonly Content[] }>
> = {
  ahead: {
    bad: [content([article({ published: now + 60 })])],
    good: [content([article({ published: now })])],
  },
  'broken-text': {
    bad: ['cafÃ©', 'donâ€™t', 'a \ufffd b', 'a&amp;nbsp;b'].map((text) =>
      content([article({ body: `${prose} ${text}` })]),
    ),
    good: ['café, don’t, Â', 'R&D &amp; more', '`&nbsp;`'.replace(/`/g, '```\n')].map((text) =>
      content([article({ body: `${prose}\n\n${text}` })]),
    ),
  },
  chrome: {
    bad: [
      'Skip to content',
      'Related posts',
      '[Leave a comment](#respond)',
      '- Share this article',
      'Share on Facebook',
      'Subscribe to our newsletter',
      '© 2024 The Post. All rights reserved.',
    ].map((line) => content([article({ body: `${prose}\n\n${line}` })])),
    good: [
      '```\nSkip to content\n```',
      'a wrapped line that ends in the word\nsearch.',
      'Nobody shared it on Facebook, she said.',
      '## Subscribe to changes',
      'Share prices of the harbour company rose.',
    ].map((text) => content([article({ body: `${prose}\n\n${text}` })])),
  },
  'dead-link': {
    bad: [
      '[a](/articles/nowhere)',
      '[a](/media/gone.pdf)',
      '![a](images/a.png)',
      '[a](#nowhere)',
      '[a](../b.html)',
    ].map((link) => content([article({ body: `${prose} ${link}` })])),
    good: [
      '[a](/articles/quiet) and ![a](/media/pier.jpg)',
      '# Late news\n\n[a](#late-news)',
      '[a](https://example.com/x) [b](mailto:a@example.com) [c](/tags/port)',
      '`[a](nowhere.html)`',
      'A note.[^1]\n\n[^1]: See it.',
    ].map((text) => content([article({ body: `${prose}\n\n${text}` })])),
  },
  early: {
    bad: [content([article({ published: 0, day: '1970-01-01' })])],
    good: [content([article({ published: Date.UTC(1990, 0, 1) / 1000 })])],
  },
  empty: {
    bad: [content([article({ body: ' ' })])],
    good: [content([article({ body: '', summary: 'In short.' })])],
  },
  'empty-link': {
    bad: ['[](https://example.com/)', '[Print]()', '[Share](javascript:void(0))', '[Top](#)'].map((link) =>
      content([article({ body: `${prose} ${link}` })]),
    ),
    good: [content([article({ body: `${prose} [![pier](/media/pier.jpg)](https://example.com/)` })])],
  },
  'insecure-image': {
    bad: [
      content([article({ body: `${prose} ![pier](http://example.com/a.png)` })]),
      content([article({ image: { url: 'http://example.com/a.png', alt: 'A pier' } })]),
    ],
    good: [
      content([article({ body: `${prose} ![pier](https://example.com/a.png) [x](http://example.com/)` })]),
    ],
  },
  long: {
    bad: [content([article({ body: 'word '.repeat(70_000) })])],
    good: [content([article({ body: 'word '.repeat(50_000) })])],
  },
  'long-title': {
    bad: [content([article({ title: 'word '.repeat(41) })])],
    good: [content([article({ title: 'word '.repeat(30) })])],
  },
  'missing-alt': {
    bad: [
      content([article({ body: `${prose} ![](/media/pier.jpg)` })]),
      content([article({ body: `${prose} <img src="/media/pier.jpg">` })]),
      content([article({ image: { url: '/media/pier.jpg' } })]),
    ],
    good: [
      content([
        article({ body: `${prose} ![A pier](/media/pier.jpg)`, image: { url: '/media/pier.jpg', alt: 'x' } }),
      ]),
    ],
  },
  'missing-tag': {
    bad: [content([article()], { tags: ports })],
    good: [content([article({ tags: [port] })], { tags: ports }), content([article()])],
  },
  'near-duplicate': {
    bad: [content([article(), other({ retelling: true, related: [article().id] })])],
    good: [content([article(), other({ related: [article().id] })])],
  },
  'repeated-title': {
    bad: [content([article({ body: `# The Harbour is Quiet Again!\n\n${prose}` })])],
    good: [content([article({ body: `# The harbour\n\n${prose}` })])],
  },
  'same-name': {
    bad: [
      content([article(by('john-smith', 'John Smith')), other(by('j-smith', 'J. Smith'))]),
      content([article(by('jose-diaz', 'Jose Diaz')), other(by('josé-díaz', 'José Díaz'))]),
      content([article(from('the-guardian', 'The Guardian')), other(from('guardian', 'Guardian'))]),
    ],
    good: [
      content([article(by('john-smith', 'John Smith')), other(by('jane-smith', 'Jane Smith'))]),
      content([article(by('john-smith', 'John Smith')), other(by('j-smith', 'J. Smith'))], {
        authors: new Map([term('john-smith'), term('j-smith')].map((t) => [t.slug, t])),
      }),
    ],
  },
  short: {
    bad: [content([article({ body: 'Subscribe to go on.' })])],
    good: [
      content([article()]),
      content([article({ body: '東京都は十七日、新しい条例を公布した。'.repeat(4), language: 'ja' })]),
    ],
  },
  'shouting-title': {
    bad: [content([article({ title: 'HARBOUR QUIET AGAIN' })])],
    good: ['NATO', 'السلام عليكم جميعا', 'HARBOUR quiet again'].map((title) => content([article({ title })])),
  },
  'similar-title': {
    bad: [
      content([article(), other({ title: 'The Harbour Is Quiet, Again' })]),
      content([article(), other({ title: 'Now the harbour is quiet again' })]),
      content([article(), other({ title: 'The harbours is quiet again' })]),
    ],
    good: [
      content([article(), other({ title: 'The harbour wakes up' })]),
      content([article(), other({ title: 'The harbour is silent again' })]),
      content([article({ title: 'The east of a quiet land' }), other({ title: 'The west of a quiet land' })]),
      content([
        article({ title: 'Notes of the week, part 3' }),
        other({ title: 'Notes of the week, part 4' }),
      ]),
    ],
  },
  'unclosed-code': {
    bad: [content([article({ body: `${prose}\n\n\`\`\`js\nlet a;` })])],
    good: [content([article({ body: `${prose}\n\n~~~\n\`\`\`\n~~~\n` })])],
  },
  'unknown-tag': {
    bad: [content([article({ tags: [{ slug: 'ports', label: 'Ports' }] })], { tags: ports })],
    good: [content([article({ tags: [port] })], { tags: ports }), content([article({ tags: [port] })])],
  },
  unsure: {
    bad: [content([article({ inferred: { published: { from: 'a footer', sure: 0.4 } } })])],
    good: [content([article({ inferred: { published: { from: 'a sibling', sure: 0.9 } } })])],
  },
  'wrong-language': {
    bad: [content([article({ language: 'de' })])],
    good: [content([article({ language: 'en-GB' })])],
  },
};

test('every rule has its cases', () => {
  expect(Object.keys(cases).sort()).toEqual(rules.map(({ name }) => name));
});

test.each(Object.entries(cases))(
  '%s tells of what is wrong and lets stand what is right',
  (name, { bad, good }) => {
    const by = (one: Content): readonly string[] =>
      check(one, { now, media })
        .filter(({ rule }) => rule === name)
        .map(({ message }) => message);
    for (const one of bad) expect(by(one), one.articles.at(-1)?.body.slice(-60)).toHaveLength(1);
    for (const one of good) expect(by(one)).toEqual([]);
  },
);

test('an article without faults is not spoken of', () => {
  expect(told([article()])).toEqual([]);
});

test('a narrower tag stands for the broader one', () => {
  expect(told([article({ tags: [{ slug: 'ship', label: 'Ship' }] })], { tags: ports })).toEqual([]);
});

test('one spelling is proposed with the line to write', () => {
  const articles = [article(by('john-smith', 'John Smith')), other(by('j-smith', 'J. Smith'))];
  const [problem] = check(content(articles), { now });
  expect(problem?.remedy).toContain(
    'authors.yaml: john-smith: { label: "John Smith", aliases: ["J. Smith"] }',
  );
});

test('problems have the line in the file, for keys and for the text', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-check-'));
  try {
    const file = join(folder, 'articles', 'quiet.md');
    const body = `${prose}\n\n[a](#nowhere)`;
    await mkdir(join(folder, 'articles'));
    await writeFile(file, `---\ntitle: The harbour is quiet again\nlanguage: de\n---\n\n${body}\n`);
    const problems = await checkFolder(content([article({ file, body, language: 'de' })]), folder, now);
    expect(problems.map(({ rule, line }) => [rule, line])).toEqual([
      ['wrong-language', 3],
      ['dead-link', 8],
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a title as long as a book is looked at in no time, and not cited whole', () => {
  const endless = Array.from({ length: 200_000 }, (_, i) => `word${'abcdefgh'[i % 8]}`).join(' ');
  const problems = told([article({ title: endless }), other({ title: endless })]);
  expect(problems).toContain('similar-title');
  const messages = check(content([article({ title: endless }), other({ title: endless })]), { now });
  for (const { message, remedy = '' } of messages) expect((message + remedy).length).toBeLessThan(500);
});
