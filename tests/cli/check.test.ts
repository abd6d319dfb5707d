import { expect, test } from 'vitest';
import { article, contentFolder } from '../content/folder.ts';
import { dateline } from './run.ts';

const body = 'The masons set every stone by hand before the frost came down the valley. '.repeat(12);

test('a folder without faults is no problem', async () => {
  const folder = await contentFolder({
    'articles/a.md': article(
      ['title: The old bridge of Malmö', 'published: 2017-12-11', 'language: en'],
      body,
    ),
  });
  const { code, out } = await dateline(['check', '--content', '.'], folder);
  expect(out).toMatch(/^0 errors, 0 warnings/m);
  expect(code).toBe(0);
});

test('errors are told below the name of their file, and are the exit code', async () => {
  const folder = await contentFolder({ 'articles/a.md': article(['title: A', 'titel: B'], body) });
  const { code, out } = await dateline(['check', '--content', '.'], folder);
  expect(out).toMatch(
    /^articles\/a\.md\n {2}error {2}line 3: The key "titel" is unknown\. Did you mean "title"\? \[unknown-key\]$/m,
  );
  expect(code).toBe(1);
});

test('a broken publication is told in the same way', async () => {
  const folder = await contentFolder({ 'feed.yaml': 'title: A\nurl: https://a.example\npagesize: 3\n' });
  const { code, out } = await dateline(['check', '--content', '.'], folder);
  expect(out).toContain('Did you mean "pageSize"?');
  expect(code).toBe(1);
});

test('with --json, every problem is one line of data', async () => {
  const folder = await contentFolder({ 'articles/a.md': article(['title: A'], body), 'articles/b.md': 'x' });
  const { out } = await dateline(['check', '--content', '.', '--json'], folder);
  const problems = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { rule: string; file: string });
  expect(problems).toContainEqual(
    expect.objectContaining({ rule: 'undated', file: 'articles/a.md', severity: 'error' }),
  );
  expect(problems).toContainEqual(
    expect.objectContaining({ rule: 'no-front-matter', file: 'articles/b.md', line: 1 }),
  );
});
