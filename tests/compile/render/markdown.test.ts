import { expect, test } from 'vitest';
import { parseArticle } from '../../../src/article/frontmatter.ts';
import { markdownOf } from '../../../src/compile/render/markdown.ts';
import { article, moment } from './document.ts';

test('an article as Markdown can be read back, and holds nothing that concerns the editor alone', () => {
  const whole = article({
    title: 'Colons: "quotes", #hash & --- \\ é',
    day: '2024-05-06',
    updated: moment + 60,
    authors: [{ name: 'Ada: Quay', slug: 'ada-quay', url: 'https://ada.example/' }],
    tags: [{ slug: 'tides', label: 'Tides' }],
    summary: 'yes',
    source: { name: 'Gazette', slug: 'gazette', label: 'Gazette' },
    location: 'HARLINGEN',
    url: 'https://gazette.example/ferry',
    image: { url: 'https://example.org/media/ferry.jpg', width: 640, alt: 'A ferry' },
    attachments: [{ url: 'https://example.org/media/ferry.mp3', type: 'audio/mpeg', length: 1234 }],
    rights: 'null',
    inferred: { published: { from: 'a weekday', sure: 0.8 } },
    body: '\n# Head\n\n---\n\nText.\n\n',
    file: 'content/articles/secret.md',
  });
  const text = markdownOf(whole);
  const { frontMatter, body, problems } = parseArticle(text, 'ferry.md');
  expect(problems).toEqual([]);
  expect(frontMatter).toEqual({
    title: whole.title,
    published: '2024-05-06',
    updated: '2024-05-06T07:09:09Z',
    authors: [{ name: 'Ada: Quay', url: 'https://ada.example/' }],
    tags: ['tides'],
    language: 'en',
    summary: 'yes',
    source: { name: 'Gazette' },
    location: 'HARLINGEN',
    url: 'https://gazette.example/ferry',
    image: { url: 'https://example.org/media/ferry.jpg', width: 640, alt: 'A ferry' },
    attachments: whole.attachments,
    rights: 'null',
    id: whole.id,
    slug: 'ferry',
    inferred: whole.inferred,
  });
  expect(body).toBe('# Head\n\n---\n\nText.');
  expect(text).not.toContain('secret');
});
