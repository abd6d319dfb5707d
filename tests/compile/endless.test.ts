import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { droppedElements, linkedElements } from '../../src/article/html-policy.ts';
import { renderBody } from '../../src/compile/render-body.ts';
import { load } from '../../src/content/load.ts';
import { MediaFolder } from '../../src/content/articles/media.ts';
import { check } from '../../src/content/checks/check.ts';
import { folderOf } from '../import/folder.ts';

const place = { page: 'https://feeds.example/articles/a' };
const raw = ['script', 'style', 'textarea', 'title', 'xmp'];
const names = [
  ...raw,
  ...'iframe noscript template svg math object select button canvas noembed noframes plaintext embed'.split(' '),
];

const forms: Readonly<Record<string, (name: string) => string>> = {
  'that ends in its own tag': (name) => `<${name} src="https://v.example/1" data="https://v.example/1" />`,
  'that ends in its own tag on several lines': (name) => `<${name}\n  src="https://v.example/1"\n/>`,
  'without attributes': (name) => `<${name}/>`,
  'that nothing ends': (name) => `<${name} src="https://v.example/1">`,
  'in upper case': (name) => `<${name.toUpperCase()}>`,
  'in a line': (name) => `Some <${name} src="https://v.example/1" /> words`,
  'in a line, that nothing ends': (name) => `Some <${name}> words`,
  'in a list': (name) => `- one\n- <${name} />\n- words`,
  'in a quotation': (name) => `> <${name}>\n>\n> words`,
  'many times': (name) => `<${name}>\n\n`.repeat(50),
};

describe.each(names)('M11: <%s>', (name) => {
  test.each(Object.entries(forms))('%s leaves the rest', (form, write) => {
    const source = `Before *this*.\n\n${write(name)}\n\nAfter *that*.\n\n## Head\n\n- item`;
    const { html, text } = renderBody(source, place);
    for (const part of ['<em>this</em>', '<p>After <em>that</em>.</p>', '<h2 id="head">', '<li>item</li>'])
      expect(html, form).toContain(part);
    if (write('x').includes('words')) expect(text).toContain('words');
  });

  test.runIf(name !== 'plaintext')('leaves the rest before a later one that is whole', () => {
    const source = `<${name} src="https://v.example/1" />\n\nAfter *that*.\n\n<${name}>inside</${name}>\n\nLast.`;
    const { html } = renderBody(source, place);
    expect(html).toContain('<p>After <em>that</em>.</p>');
    expect(html).toContain('<p>Last.</p>');
    if (droppedElements.has(name) || linkedElements.has(name))
      expect(html.includes('inside')).toBe(name === 'embed' || name === 'object');
  });
});

test('M11: a frame is a link, whether or not something ends it', () => {
  const link = '<a href="https://v.example/1">https://v.example/1</a>';
  for (const frame of ['<iframe src="https://v.example/1" />', '<iframe src="https://v.example/1">'])
    expect(renderBody(`${frame}\n\nAfter.`, place).html.replace(/\n+/g, '')).toBe(`${link}<p>After.</p>`);
});

test('M11: the rest stays and the element is told, in an own article and in a mount', async () => {
  const words = 'word '.repeat(500).trim();
  const body = `One.\n\n<iframe src="https://v.example/1" />\n\n${words}\n\n<script src="https://v.example/1.js" />\n\n${words}\n\n<script>let a;</script>\n\nLast.\n`;
  const head = '---\ntitle: A\npublished: 2020-01-02\n---\n';
  const root = await folderOf({
    'content/feed.yaml': `title: T\ndescription: D\nurl: https://feeds.example\nlanguage: en\ntimezone: UTC\nmounts:\n  - path: blog\n    dialect: hugo\n    url: https://blog.example\n`,
    'content/articles/own.md': head + body,
    'blog/content/posts/mounted.md': head.replace('published', 'date') + body,
  });
  const now = Date.UTC(2021, 1) / 1000;
  const content = await load(join(root, 'content'), { now });
  const problems = await check(content, { now, media: await new MediaFolder(join(root, 'content')).names() });
  const told = problems.filter(({ rule }) => rule === 'unclosed-element');
  for (const name of ['own.md', 'mounted.md'])
    expect(told.filter(({ file }) => file.endsWith(name)).map(({ line }) => line)).toEqual([7, 11]);
  expect(content.articles).toHaveLength(2);
  for (const article of content.articles) {
    const { text } = renderBody(article.body, place);
    expect(text.match(/\bword\b/g)).toHaveLength(1000);
    expect(text).toContain('Last.');
  }
});
