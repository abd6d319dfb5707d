import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import type { Content } from '../../src/content/content.ts';
import type { Term } from '../../src/content/publication/vocabulary.ts';
import { check, checkRules } from '../../src/content/checks/check.ts';
import { plainArticle, plainContent } from '../publication.ts';

const now = Date.parse('2026-06-01T00:00:00Z') / 1000;

const prose =
  'The harbour of Marrow Bay was quiet again when the last of the eleven ships had left for the south. ' +
  'People stood on the pier and watched the lights go out one after the other, and nobody said a word about the strike. ' +
  'In the morning the cranes began to move, slowly at first, and the first lorries came down the hill.';

const article = (changes: Partial<Article> = {}): Article =>
  plainArticle('quiet', now - 86400 * 30, {
    id: 'tag:example.org,2021-03-01:quiet',
    title: 'The harbour is quiet again',
    body: prose,
    ...changes,
  });

const term = (slug: string, aliases: readonly string[] = [], broader: readonly string[] = []): Term => ({
  slug,
  label: slug[0]?.toUpperCase() + slug.slice(1),
  aliases,
  broader,
  formerly: [],
});

const media = new Set(['pier.jpg']);
const told = async (articles: readonly Article[], changes: Partial<Content> = {}): Promise<readonly string[]> =>
  (await check(plainContent(articles, changes), { now, media })).map(({ rule }) => rule);

const ports = new Map([term('port', ['harbour']), term('ship', ['ships'], ['port'])].map((t) => [t.slug, t]));
const port = { slug: 'port', label: 'Port' };
const ship = { slug: 'ship', label: 'Ship' };
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
const cases: Readonly<Record<string, { readonly bad: readonly Content[]; readonly good: readonly Content[] }>> = {
  ahead: {
    bad: [plainContent([article({ published: now + 60 })])],
    good: [plainContent([article({ published: now })])],
  },
  'broken-text': {
    bad: ['cafÃ©', 'donâ€™t', 'a \ufffd b', 'a&amp;nbsp;b'].map((text) =>
      plainContent([article({ body: `${prose} ${text}` })]),
    ),
    good: ['café, don’t, Â', 'R&D &amp; more', '`&nbsp;`'.replace(/`/g, '```\n')].map((text) =>
      plainContent([article({ body: `${prose}\n\n${text}` })]),
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
    ].map((line) => plainContent([article({ body: `${prose}\n\n${line}` })])),
    good: [
      '```\nSkip to content\n```',
      'a wrapped line that ends in the word\nsearch.',
      'Nobody shared it on Facebook, she said.',
      '## Subscribe to changes',
      'Share prices of the harbour company rose.',
    ].map((text) => plainContent([article({ body: `${prose}\n\n${text}` })])),
  },
  'dead-link': {
    bad: [
      '[a](/articles/nowhere)',
      '[a](/media/gone.pdf)',
      '![a](images/a.png)',
      '[a](#nowhere)',
      '[a](../b.html)',
    ].map((link) => plainContent([article({ body: `${prose} ${link}` })])),
    good: [
      '[a](/articles/quiet) and ![a](/media/pier.jpg)',
      '# Late news\n\n[a](#late-news)',
      '[a](https://example.com/x) [b](mailto:a@example.com) [c](/tags/port)',
      '`[a](nowhere.html)`',
      'A note.[^1]\n\n[^1]: See it.',
    ].map((text) => plainContent([article({ body: `${prose}\n\n${text}` })])),
  },
  early: {
    bad: [plainContent([article({ published: 0, day: '1970-01-01' })])],
    good: [plainContent([article({ published: Date.UTC(1990, 0, 1) / 1000 })])],
  },
  empty: {
    bad: [plainContent([article({ body: ' ' })])],
    good: [plainContent([article({ body: '', summary: 'In short.' })])],
  },
  'empty-link': {
    bad: ['[](https://example.com/)', '[Print]()', '[Share](javascript:void(0))', '[Top](#)'].map((link) =>
      plainContent([article({ body: `${prose} ${link}` })]),
    ),
    good: [plainContent([article({ body: `${prose} [![pier](/media/pier.jpg)](https://example.com/)` })])],
  },
  long: {
    bad: [plainContent([article({ body: 'word '.repeat(70_000) })])],
    good: [plainContent([article({ body: 'word '.repeat(50_000) })])],
  },
  'missing-alt': {
    bad: [
      plainContent([article({ body: `${prose} ![](/media/pier.jpg)` })]),
      plainContent([article({ body: `${prose} <img src="/media/pier.jpg">` })]),
      plainContent([article({ image: { url: '/media/pier.jpg' } })]),
    ],
    good: [
      plainContent([
        article({ body: `${prose} ![A pier](/media/pier.jpg)`, image: { url: '/media/pier.jpg', alt: 'x' } }),
      ]),
    ],
  },
  'missing-tag': {
    bad: [plainContent([article()], { tags: ports })],
    good: [plainContent([article({ tags: [ship] })], { tags: ports }), plainContent([article()])],
  },
  'near-duplicate': {
    bad: [plainContent([article(), other({ retelling: true, related: [article().id] })])],
    good: [plainContent([article(), other({ related: [article().id] })])],
  },
  'repeated-title': {
    bad: [plainContent([article({ body: `# The Harbour is Quiet Again!\n\n${prose}` })])],
    good: [plainContent([article({ body: `# The harbour\n\n${prose}` })])],
  },
  'same-name': {
    bad: [
      plainContent([article(by('john-smith', 'John Smith')), other(by('j-smith', 'J. Smith'))]),
      plainContent([article(by('jose-diaz', 'Jose Diaz')), other(by('josé-díaz', 'José Díaz'))]),
      plainContent([article(from('the-guardian', 'The Guardian')), other(from('guardian', 'Guardian'))]),
    ],
    good: [
      plainContent([article(by('john-smith', 'John Smith')), other(by('jane-smith', 'Jane Smith'))]),
      plainContent([article(by('john-smith', 'John Smith')), other(by('j-smith', 'J. Smith'))], {
        authors: new Map([term('john-smith'), term('j-smith')].map((t) => [t.slug, t])),
      }),
    ],
  },
  short: {
    bad: [plainContent([article({ body: 'Subscribe to go on.' })])],
    good: [
      plainContent([article()]),
      plainContent([article({ body: '東京都は十七日、新しい条例を公布した。'.repeat(4), language: 'ja' })]),
    ],
  },
  'removed-markup': {
    bad: [
      'The famous <math><mi>E</mi></math> formula',
      '<svg><text>A chart</text></svg>',
      '<textarea>Words</textarea>',
      '<form action="/x">Words</form>',
      '<template>Words</template>',
      'A <my-thing>word</my-thing>',
      '[a](skype:ada)',
      '<a href="file:///etc/passwd">a</a>',
      '![a](data:image/svg+xml;base64,PHN2Zz4=)',
    ].map((element) => plainContent([article({ body: `${element}\n\n${prose}` })])),
    good: [
      '<script>let a;</script> <style>p{}</style>',
      '<center><font color="red">a</font></center>',
      '<iframe src="https://v.example/1"></iframe>',
      '`<form>` is a tag',
      '```html\n<form>\n```',
      '<!-- <form> -->',
      '[a](magnet:?xt=urn:btih:c12) [b](xmpp:ada@a.example) <geo:48.2,16.3>',
      'a < b <https://a.example/> ![a](data:image/png;base64,iVBORw0KGgo=)',
    ].map((element) => plainContent([article({ body: `${prose}\n\n${element}\n\n${prose}` })])),
  },
  'unclosed-code': {
    bad: [plainContent([article({ body: `${prose}\n\n\`\`\`js\nlet a;` })])],
    good: [plainContent([article({ body: `${prose}\n\n~~~\n\`\`\`\n~~~\n` })])],
  },
  'unclosed-element': {
    bad: [
      '<iframe src="https://v.example/1" />',
      '<script src="https://v.example/1.js" />',
      '<iframe src="https://v.example/1">',
      '<TEXTAREA>',
      'Text with <object data="a.swf"/> in it.',
      '<iframe></iframe><iframe>',
      '<script src="https://v.example/1.js">\n\nWords.\n\n<script>let a;</script>',
      '<style>\n\nWords.\n\n<style>p{}</style>',
      '<!-- a note',
    ].map((element) => plainContent([article({ body: `${element}\n\n${prose}` })])),
    good: [
      '<iframe\n  src="https://v.example/1"\n></iframe>',
      '<svg><path/></svg> <svg/>',
      '<script>let a;</script>\n<script>let b;</script>',
      '`<script>` is a tag',
      '```html\n<script>\n```',
      '    <style>',
      '<!-- <iframe> -->',
      'a < b <scripted> <titled>',
    ].map((element) => plainContent([article({ body: `${prose}\n\n${element}\n\n${prose}` })])),
  },
  'unknown-tag': {
    bad: [plainContent([article({ tags: [{ slug: 'ports', label: 'Ports' }] })], { tags: ports })],
    good: [plainContent([article({ tags: [port] })], { tags: ports }), plainContent([article({ tags: [port] })])],
  },
  unsure: {
    bad: [plainContent([article({ inferred: { published: { from: 'a footer', sure: 0.4 } } })])],
    good: [plainContent([article({ inferred: { published: { from: 'a sibling', sure: 0.9 } } })])],
  },
  'wrong-language': {
    bad: [plainContent([article({ language: 'de' })])],
    good: [plainContent([article({ language: 'en-GB' })])],
  },
};

test('every rule has its cases', () => {
  expect(Object.keys(cases).sort()).toEqual(checkRules.map(({ name }) => name));
});

test.each(Object.entries(cases))(
  '%s tells of what is wrong and lets stand what is right',
  async (name, { bad, good }) => {
    const by = async (one: Content): Promise<readonly string[]> =>
      (await check(one, { now, media })).filter(({ rule }) => rule === name).map(({ message }) => message);
    for (const one of bad) expect(await by(one), one.articles.at(-1)?.body.slice(-60)).toHaveLength(1);
    for (const one of good) expect(await by(one)).toEqual([]);
  },
);

test('an article without faults is not spoken of', async () => {
  expect(await told([article()])).toEqual([]);
});

test('a narrower tag stands for the broader one', async () => {
  expect(await told([article({ tags: [ship] })], { tags: ports })).toEqual([]);
});

test('one spelling is proposed with the line to write', async () => {
  const articles = [article(by('john-smith', 'John Smith')), other(by('j-smith', 'J. Smith'))];
  const [problem] = await check(plainContent(articles), { now });
  expect(problem?.remedy).toContain('authors.yaml: john-smith: { label: "John Smith", aliases: ["J. Smith"] }');
});

test('problems have the line in the file, for keys and for the text', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-check-'));
  try {
    const file = join(folder, 'articles', 'quiet.md');
    const body = `${prose}\n\n[a](#nowhere)`;
    await mkdir(join(folder, 'articles'));
    await writeFile(file, `---\ntitle: The harbour is quiet again\nlanguage: de\n---\n\n${body}\n`);
    const problems = await check(plainContent([article({ file, body, language: 'de' })]), { now });
    expect(problems.map(({ rule, line }) => [rule, line])).toEqual([
      ['wrong-language', 3],
      ['dead-link', 8],
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
