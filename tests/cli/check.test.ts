import { expect, onTestFinished, test } from 'vitest';
import { createServer } from 'node:http';
import { basename } from 'node:path';
import { addFiles, article, contentFolder, feedYaml } from '../content/folder.ts';
import { dateline } from './run.ts';

const body = 'The masons set every stone by hand before the frost came down the valley. '.repeat(12);

test('a folder without faults is no problem', async () => {
  const folder = await contentFolder({
    'articles/a.md': article(['title: The old bridge of Malmö', 'published: 2017-12-11', 'language: en'], body),
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
  expect(problems).toContainEqual(expect.objectContaining({ rule: 'no-front-matter', file: 'articles/b.md', line: 1 }));
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
  for (const name of names) expect(checked.out).toContain(`notes/${name}/${name}.md\n  warning  Not mounted: no day`);
  expect(checked.out).toContain('notes/_index.md\n  note  Not mounted: it is the page of a section. [not-a-post]');
  const built = await dateline(['build', '--content', '.', '--out', 'out'], folder);
  expect(built.code).toBe(0);
  expect(built.err).toMatch(/notes: warning: 5 files \(a\/a\.md, b\/b\.md, c\/c\.md and 2 more\): Not mounted: no day/);
  expect(built.err).toMatch(/notes\/_index\.md: note: Not mounted: it is the page of a section\. \[not-a-post\]/);
});

/** A feed of one entry, as another program writes it. */
const oldFeed = (guid: string): string =>
  '<rss version="2.0"><channel><title>Old</title><item><title>Mill</title>' +
  `<link>https://bridges.example/articles/mill</link><guid isPermaLink="false">${guid}</guid>` +
  '<pubDate>Wed, 01 Jan 2020 12:00:00 GMT</pubDate></item></channel></rss>';

const mill = {
  'articles/mill.md': article(['title: Mill', 'published: 2020-01-01', 'id: tag:old.example,2020:mill']),
};

test('--against tells in one line that an old feed is the same', async () => {
  const folder = await contentFolder({ ...mill, 'old.xml': oldFeed('tag:old.example,2020:mill') });
  const { code, out } = await dateline(['check', '--content', '.', '--against', 'old.xml'], folder);
  expect(out).toBe('old.xml: the same ids, links, days and order. Entries compared: 1.\n0 errors, 0 warnings.\n');
  expect(code).toBe(0);
});

test('--against tells differences as problems, and with --json as data', async () => {
  const folder = await contentFolder({ ...mill, 'old.xml': oldFeed('7') });
  const args = ['check', '--content', '.', '--against', 'old.xml'];
  const { code, out } = await dateline(args, folder);
  expect(out).toMatch(/^articles\/mill\.md\n {2}error {2}“Mill” has the id “7” in the old feed/m);
  expect(out).not.toContain('the same ids');
  expect(code).toBe(1);
  const data = await dateline([...args, '--json'], folder);
  expect(data.out.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(data.out)).toMatchObject({
    rule: 'other-id',
    severity: 'error',
    file: 'articles/mill.md',
  });
  expect(data.code).toBe(1);
});

test('--against fetches an old feed from an address', async () => {
  const server = createServer(({ url }, response) => {
    if (url === '/feed') response.end(oldFeed('tag:old.example,2020:mill'));
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { readonly port: number };
  const folder = await contentFolder(mill);
  const against = (path: string) =>
    dateline(['check', '--content', '.', '--against', `http://127.0.0.1:${port}${path}`], folder);
  expect(await against('/feed')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Entries compared: 1.'),
  });
  expect(await against('/gone')).toMatchObject({
    code: 1,
    out: expect.stringContaining("The old feed can't be read: the server answers with 404."),
  });
});

test.each([
  ['nowhere.xml', /The old feed can't be read: ENOENT.*Name a file, or an address/],
  ['feed://old.example/rss', /Name a file, or an address that begins with http:\/\/ or https:\/\//],
  ['http://127.0.0.1:1/feed', /The old feed can't be read: bad port\. If a browser opens it/],
  ['page.html', /This is no feed/],
  ['empty.xml', /error +The feed “Old” has no entries/],
])('--against %s is an error that says what is accepted', async (feed, expected) => {
  const folder = await contentFolder({
    ...mill,
    'page.html': '<!doctype html><html><head><title>Mill</title></head><body><p>Text.</p></body></html>',
    'empty.xml': '<rss version="2.0"><channel><title>Old</title></channel></rss>',
  });
  const { code, out, err } = await dateline(['check', '--content', '.', '--against', feed], folder);
  expect(out).toMatch(expected);
  expect(out).not.toMatch(/the same ids|subscribers see it as new/);
  expect(err).toBe('');
  expect(code).toBe(1);
});
