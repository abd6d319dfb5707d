import { expect, test } from 'vitest';
import { basename } from 'node:path';
import { addFiles, article, contentFolder, feedYaml } from '../content/folder.ts';
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

test('M1: what a mount passes over is counted and named, by check and by build', async () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const folder = await contentFolder({
    'notes/grain.md': article(['title: Grain', 'date: 2020-01-02'], body),
    'notes/_index.md': article(['title: Notes']),
    ...Object.fromEntries(names.map((name) => [`notes/${name}/${name}.md`, article([`title: ${name}`])])),
  });
  const mount = `${basename(folder)}/notes`;
  await addFiles(folder, {
    'feed.yaml': `${feedYaml}mounts: [{ path: ${mount}, url: https://notes.example }]\n`,
  });
  const checked = await dateline(['check', '--content', '.'], folder);
  expect(checked.code).toBe(0);
  for (const name of names)
    expect(checked.out).toContain(`notes/${name}/${name}.md\n  warning  Not mounted: no day`);
  expect(checked.out).toContain(
    'notes/_index.md\n  note  Not mounted: it is the page of a section. [not-a-post]',
  );
  const built = await dateline(['build', '--content', '.', '--out', 'out'], folder);
  expect(built.code).toBe(0);
  expect(built.err).toMatch(
    /notes: warning: 5 files \(a\/a\.md, b\/b\.md, c\/c\.md and 2 more\): Not mounted: no day/,
  );
  expect(built.err).toMatch(
    /notes\/_index\.md: note: Not mounted: it is the page of a section\. \[not-a-post\]/,
  );
});
