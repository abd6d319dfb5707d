import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { contentFolder, textOf } from '../content/folder.ts';
import { parseArticle } from '../../src/article/frontmatter.ts';
import { isUnedited } from '../../src/content/intake/write-candidate.ts';
import { bin, dateline } from './run.ts';

const page = (title: string, day: string): string =>
  `<html lang="en"><head><title>${title}</title><meta property="article:published_time" content="${day}"></head>` +
  `<body><article><h1>${title}</h1><p>${'The masons set every stone by hand before the frost. '.repeat(9)}</p></article></body></html>`;

const captures = {
  'content/feed.yaml': 'title: Bridges\nurl: https://bridges.example\n',
  'content/captures/a.html': page('The old bridge', '2017-12-11'),
  'content/captures/b.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3]),
};

test('import reads in workers, writes articles, and ends with a table and a sum', async () => {
  const folder = await contentFolder(captures);
  const { code, out, err } = await dateline(['import', 'content/captures'], folder);
  expect(err).toBe('');
  expect(out).toMatch(/^\+ {2}a\.html {2}2017-12-11 {2}en .*The old bridge$/m);
  expect(out).toMatch(
    /^1 file is no article and was passed over:\n {2}This is an image, not text\. {2}content\/captures\/b\.png$/m,
  );
  expect(out).toContain('1 file, 1 article: 1 written.');
  expect(code).toBe(0);
  expect(await textOf(folder, 'content/articles/the-old-bridge.md')).toContain('file: content/captures/a.html');
});

test.each([
  ['--dialect', 'hugoo', 'Did you mean "hugo"? Known are hexo, jekyll,'],
  ['--base', 'blog.example', 'Write the site’s: https://blog.example.org.'],
  ['--language', 'german', 'Write one: en, pt-BR, zh-Hans.'],
])('a wrong value of %s is refused, with what is accepted', async (flag, value, said) => {
  const { code, err } = await dateline(['import', '.', flag, value], await contentFolder({}));
  expect(code).toBe(2);
  expect(err).toContain(`${flag} ${value} is `);
  expect(err).toContain(said);
});

test('with --json, import prints one line of data for each source file', async () => {
  const folder = await contentFolder(captures);
  const { code, out } = await dateline(['import', 'content/captures', '--json'], folder);
  const [a, b, ...rest] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(rest).toEqual([]);
  expect(a).toMatchObject({
    source: 'content/captures/a.html',
    kind: 'html',
    status: 'written',
    id: 'tag:bridges.example,2017-12-11:the-old-bridge',
    file: 'content/articles/the-old-bridge.md',
    fields: { published: { value: '2017-12-11', where: expect.any(String), sure: expect.any(Number) } },
  });
  expect(b).toMatchObject({ source: 'content/captures/b.png', problems: [{ severity: 'note' }] });
  expect(code).toBe(0);
});

test('files that need a person are told last, before the sum', async () => {
  const undated = page('A bridge of no day', '')
    .replace(/<meta[^>]*>/, '')
    .replaceAll('The masons set every stone by hand', 'A ferry crossed the river each morning');
  const folder = await contentFolder({ ...captures, 'content/captures/0.html': undated });
  const { code, out } = await dateline(['import', 'content/captures'], folder);
  const [needs, foreign, sum] = ['[undated]', 'passed over', '2 files, 2 articles'].map((text) =>
    out.indexOf(text),
  ) as [number, number, number];
  expect(foreign).toBeGreaterThan(0);
  expect(foreign).toBeLessThan(needs);
  expect(needs).toBeLessThan(sum);
  expect(code).toBe(1);
});

test('every file of a folder that is no article is named, with the reason', async () => {
  const data = Object.fromEntries(
    ['a', 'b', 'c', 'd', 'e'].map((name) => [`content/captures/${name}.json`, '{"a":1}']),
  );
  const folder = await contentFolder({ ...captures, ...data, 'content/captures/plan.pdf': '%PDF-1.4\n' });
  const { out } = await dateline(['import', 'content/captures'], folder);
  expect(out).toContain('7 files are no articles and were passed over:');
  const named = Object.keys(data).join(', ');
  expect(out).toMatch(new RegExp(`^ {2}This is data in JSON\\. +${named}$`, 'm'));
  expect(out).toMatch(/^ {2}This is a PDF document, not text\. +content\/captures\/plan\.pdf$/m);
});

test('a path that is not there is a problem', async () => {
  const folder = await contentFolder(captures);
  const { code, out } = await dateline(['import', join('content', 'capture')], folder);
  expect(code).toBe(1);
  expect(out).toContain('There is no such file or folder.');
});

test('two imports at once take turns, and neither writes over the other’s articles', async () => {
  const pages = (name: string, year: number) =>
    Object.fromEntries(
      Array.from({ length: 6 }, (_, i) => [
        `content/captures/${name}/${i}.html`,
        page(`Bridge number ${i}`, `${year}-12-11`),
      ]),
    );
  const folder = await contentFolder({ ...captures, ...pages('a', 2017), ...pages('b', 2018) });
  const both = ['a', 'b'].map((name) => dateline(['import', `content/captures/${name}`], folder));
  for (const { out } of await Promise.all(both)) expect(out).toContain('6 articles: 6 written.');
  expect(await readdir(join(folder, 'content/articles'))).toHaveLength(12);
});

test('an import that is killed leaves whole files only, and the next one completes them', async () => {
  const pages = Object.fromEntries(
    Array.from({ length: 16 }, (_, i) => [`content/captures/${i}.html`, page(`Bridge number ${i}`, '2017-12-11')]),
  );
  const folder = await contentFolder({ ...captures, ...pages });
  const articles = join(folder, 'content/articles');
  const written = (): Promise<string[]> =>
    readdir(articles).then(
      (names) => names.filter((name) => name.endsWith('.md')),
      () => [],
    );
  const running = spawn(process.execPath, [bin, 'import', 'content/captures'], {
    cwd: folder,
    detached: true,
    stdio: 'ignore',
  });
  const ended = once(running, 'exit');
  while ((await written()).length < 3 && running.exitCode === null) await wait(5);
  // The whole group: the launcher may have started another Node.js.
  if (running.exitCode === null) process.kill(-(running.pid as number), 'SIGKILL');
  await ended;
  for (const name of await written()) {
    const text = await textOf(folder, `content/articles/${name}`);
    expect(isUnedited(text, parseArticle(text, name).frontMatter ?? {})).toBe(true);
  }
  const { out } = await dateline(['import', 'content/captures'], folder);
  expect(out).toMatch(/^17 files, 17 articles: /m);
  expect(await written()).toHaveLength(17);
});
