import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../src/article/frontmatter.ts';
import { importFiles as importWith, type ImportOptions } from '../../src/content/intake/import-files.ts';
import type { ImportedFile } from '../../src/content/intake/report.ts';
import { load } from '../../src/content/load.ts';
import { save } from '../../src/content/articles/save.ts';
import { readContentSettings } from '../../src/content/publication/settings.ts';
import { withdraw } from '../../src/content/articles/withdraw.ts';
import { read } from '../../src/import/read.ts';
import { addFiles, contentFolder, textOf } from './folder.ts';

/** Reads in this thread: workers are tried where a command is. */
const importFiles = (
  paths: readonly string[],
  folder: string,
  options: ImportOptions = {},
): Promise<readonly ImportedFile[]> =>
  importWith(paths, folder, {
    ...options,
    createReader: () => ({
      read: async (path, origin) => read(await readFile(path), origin),
      close: () => Promise.resolve(),
    }),
  });

const sentence = (n: number): string =>
  `On the ${n}th span the masons of Malmö set ${n * 7} stones by hand before the frost came down the valley.`;
const story = Array.from({ length: 12 }, (_, i) => `<p>${sentence(i + 3)}</p>`).join('\n');

const page = (title: string, published: string | undefined, body = story): string => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
${published === undefined ? '' : `<meta property="article:published_time" content="${published}">`}
<meta name="author" content="Ada Holm"></head>
<body><article><h1>${title}</h1>${body}</article></body></html>`;

const statuses = (files: readonly ImportedFile[]): Record<string, string[]> =>
  Object.fromEntries(
    files.map(({ source, articles }) => [source.replace(/^.*\//, ''), articles.map(({ status }) => status)]),
  );

const folderWith = (files: Record<string, string | Uint8Array>) =>
  contentFolder(Object.fromEntries(Object.entries(files).map(([name, data]) => [`captures/${name}`, data])));

const bridge = page('The old bridge', '2017-12-11T09:30:00Z');

test('a file is never written over another whose name differs by case or encoding alone', async () => {
  const folder = await folderWith({
    'a.html': page('Réunion', '2017-12-11'),
    'b.html': page('The Storm', '2017-12-12'),
  });
  await addFiles(folder, {
    'articles/The-Storm.md': '---\ntitle: A\npublished: 2017-01-01\nslug: a\n---\n\nKept.\n',
    [`articles/${'réunion'.normalize('NFD')}.md`]: '---\ntitle: B\npublished: 2017-01-01\nslug: b\n---\n\nKept.\n',
  });
  const files = await importFiles([join(folder, 'captures')], folder);
  expect(files.flatMap(({ articles }) => articles.map(({ file }) => file?.replace(/^.*\//, '')))).toEqual([
    'réunion-2.md',
    'the-storm-2.md',
  ]);
});

test('no control character of a source comes into an article', async () => {
  const feed = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'F',
    items: [
      {
        id: 'a',
        title: 'A\u0000 \u0007title',
        date_published: '2017-12-11T00:00:00Z',
        content_text: 'Text\u0000 with\u001b[31m marks\u009b.',
        tags: ['b\u0001c'],
        authors: [{ name: 'Ada\u0002 Holm' }],
      },
    ],
  });
  const folder = await folderWith({ 'feed.json': feed });
  const [file] = await importFiles([join(folder, 'captures')], folder);
  const name = file?.articles[0]?.file?.replace(/^.*\//, '') ?? '';
  expect(await textOf(folder, `articles/${name}`)).toMatch(/^[^\0-\x08\x0b-\x1f\x7f]*$/);
  expect((await load(folder, { now: Date.UTC(2024, 0) / 1000 })).problems).toEqual([]);
});

test('an article is written with what was found, its id, its slug and where it is from', async () => {
  const folder = await folderWith({ 'bridge.html': bridge });
  const [file] = await importFiles([join(folder, 'captures')], folder);
  expect(file).toMatchObject({
    kind: 'html',
    problems: [],
    articles: [
      {
        status: 'written',
        id: 'tag:bridges.example,2017-12-11:the-old-bridge',
        slug: 'the-old-bridge',
        fields: { title: { value: 'The old bridge' }, published: { value: '2017-12-11T09:30:00Z' } },
      },
    ],
  });
  const { frontMatter, body, problems } = parseArticle(await textOf(folder, 'articles/the-old-bridge.md'), 'a.md');
  expect(problems).toEqual([]);
  expect(frontMatter).toMatchObject({
    title: 'The old bridge',
    published: '2017-12-11T09:30:00Z',
    authors: [{ name: 'Ada Holm' }],
    id: 'tag:bridges.example,2017-12-11:the-old-bridge',
    slug: 'the-old-bridge',
  });
  expect(frontMatter?.imported?.file).toMatch(/captures\/bridge\.html$/);
  expect(body).toContain(sentence(14));
});

describe('import run again', () => {
  test('changes nothing', async () => {
    const folder = await folderWith({
      'bridge.html': bridge,
      'other.html': page('Another', '2018-01-02', '<p>Else.</p>'),
    });
    await importFiles([join(folder, 'captures')], folder);
    const before = await textOf(folder, 'articles/the-old-bridge.md');
    const again = await importFiles([join(folder, 'captures')], folder);
    expect(statuses(again)).toEqual({ 'bridge.html': ['unchanged'], 'other.html': ['unchanged'] });
    expect(await textOf(folder, 'articles/the-old-bridge.md')).toBe(before);
  });

  test('keeps what an editor changed, and says so', async () => {
    const folder = await folderWith({ 'bridge.html': bridge });
    await importFiles([join(folder, 'captures')], folder);
    const edited = (await textOf(folder, 'articles/the-old-bridge.md')).replace('by hand', 'with care');
    await addFiles(folder, { 'articles/the-old-bridge.md': edited });
    const [file] = await importFiles([join(folder, 'captures')], folder);
    expect(file?.articles[0]).toMatchObject({
      status: 'kept',
      problems: [{ rule: 'kept', severity: 'note' }],
    });
    expect(await textOf(folder, 'articles/the-old-bridge.md')).toBe(edited);
  });

  test('takes over a source that changed, under the same id and slug', async () => {
    const folder = await folderWith({ 'bridge.html': bridge });
    await importFiles([join(folder, 'captures')], folder);
    await addFiles(folder, {
      'captures/bridge.html': page('The old bridge, mended', '2017-12-12T09:30:00Z'),
    });
    const [file] = await importFiles([join(folder, 'captures')], folder);
    expect(file?.articles[0]).toMatchObject({
      status: 'updated',
      id: 'tag:bridges.example,2017-12-11:the-old-bridge',
      slug: 'the-old-bridge',
    });
    expect(await readdir(join(folder, 'articles'))).toEqual(['the-old-bridge.md']);
    expect(await textOf(folder, 'articles/the-old-bridge.md')).toContain('title: The old bridge, mended');
  });

  test('does not bring back what was withdrawn for good', async () => {
    const folder = await folderWith({ 'bridge.html': bridge });
    await importFiles([join(folder, 'captures')], folder);
    const loaded = await load(folder, { now: 1_700_000_000 });
    await save(folder, loaded);
    await withdraw(folder, await readContentSettings(folder), loaded.articles, 1_700_000_100);
    expect(statuses(await importFiles([join(folder, 'captures')], folder))).toEqual({
      'bridge.html': ['withdrawn'],
    });
    expect(await readdir(join(folder, 'articles'))).toEqual([]);
  });

  test('gives what vanished and comes back its own id again', async () => {
    const folder = await folderWith({ 'bridge.html': bridge });
    await importFiles([join(folder, 'captures')], folder);
    await save(folder, await load(folder, { now: 1_700_000_000 }));
    await rm(join(folder, 'articles/the-old-bridge.md'));
    await save(folder, await load(folder, { now: 1_700_000_100, withdraw: true }));
    const [file] = await importFiles([join(folder, 'captures')], folder);
    expect(file?.articles[0]).toMatchObject({
      status: 'written',
      id: 'tag:bridges.example,2017-12-11:the-old-bridge',
      slug: 'the-old-bridge',
    });
  });
});

test('two articles of one title get slugs of their own, the same on every run', async () => {
  const folder = await folderWith({
    'a.html': bridge,
    'b.html': page('The old bridge', '2018-01-02', '<p>Else.</p>'),
  });
  const slugs = async () =>
    (await importFiles([join(folder, 'captures')], folder)).flatMap(({ articles }) => articles.map(({ slug }) => slug));
  expect(await slugs()).toEqual(['the-old-bridge', 'the-old-bridge-2']);
  expect(await slugs()).toEqual(['the-old-bridge', 'the-old-bridge-2']);
});

describe('a text that states no day', () => {
  test('gets one from a dated text that it repeats, marked as inferred, with the reason', async () => {
    const folder = await folderWith({ 'a.html': bridge, 'b.html': page('Bridge news', undefined) });
    const files = await importFiles([join(folder, 'captures')], folder);
    const published = files[1]?.articles[0]?.fields.published;
    expect(published).toMatchObject({ value: '2017-12-11', inferred: true });
    expect(published?.where).toMatch(/“The old bridge”, dated 2017-12-11/);
    expect(files[1]?.articles[0]?.retellings).toMatchObject([{ repeats: true }]);
    const { frontMatter } = parseArticle(await textOf(folder, 'articles/bridge-news.md'), 'a.md');
    expect(frontMatter?.inferred?.published?.from).toBe(published?.where);
  });

  test('keeps that day where it is imported again without its sibling', async () => {
    const folder = await folderWith({ 'a.html': bridge, 'b.html': page('Bridge news', undefined) });
    await importFiles([join(folder, 'captures')], folder);
    await rm(join(folder, 'articles/the-old-bridge.md'));
    const again = await importFiles([join(folder, 'captures/b.html')], folder);
    expect(statuses(again)).toEqual({ 'b.html': ['unchanged'] });
  });

  test('and repeats none has none, and needs a person', async () => {
    const folder = await folderWith({ 'b.html': page('Bridge news', undefined) });
    const [file] = await importFiles([join(folder, 'captures')], folder);
    expect(file?.articles[0]?.problems).toMatchObject([{ rule: 'undated', severity: 'warning' }]);
    const { frontMatter } = parseArticle(await textOf(folder, 'articles/bridge-news.md'), 'a.md');
    expect(frontMatter).not.toHaveProperty('published');
    expect(frontMatter).not.toHaveProperty('id');
  });
});

test('a bad file stops nothing but itself', async () => {
  const folder = await folderWith({
    'a.html': bridge,
    'b.bin': Uint8Array.from({ length: 4000 }, (_, i) => i % 7),
    'c.html': page('Another', '2018-01-02', '<p>Else.</p>'),
  });
  const files = await importFiles(
    [join(folder, 'captures'), join(folder, 'captures/b.bin'), join(folder, 'no-such')],
    folder,
  );
  expect(files.map(({ articles }) => articles.length)).toEqual([0, 1, 0, 1]);
  expect(files[0]?.problems).toMatchObject([{ rule: 'no-such-file', severity: 'error' }]);
  expect(files[2]?.problems).toHaveLength(1);
});

test('what the source says and front matter does not take is dropped, and told', async () => {
  const folder = await folderWith({
    'a.html': bridge.replace(
      '<meta name="author"',
      '<link rel="canonical" href="javascript:alert(1)"><meta name="author"',
    ),
  });
  const [file] = await importFiles([join(folder, 'captures')], folder);
  expect(file?.articles[0]?.status).toBe('written');
  expect(await textOf(folder, 'articles/the-old-bridge.md')).not.toContain('javascript:');
});

test('a slug that is too long for a file name is kept in the front matter', async () => {
  const title = '橋'.repeat(99);
  const folder = await folderWith({ 'a.html': page(title, '2017-12-11') });
  const [file] = await importFiles([join(folder, 'captures')], folder);
  expect(file?.articles[0]).toMatchObject({ status: 'written', slug: title });
  const again = await importFiles([join(folder, 'captures')], folder);
  expect(statuses(again)).toEqual({ 'a.html': ['unchanged'] });
});

test('a file that is there is never written over, whatever slug it has', async () => {
  const own = '---\ntitle: Mine\npublished: 2016-01-01\nslug: spans\n---\n\nMine.\n';
  const folder = await folderWith({ 'a.html': bridge });
  await addFiles(folder, { 'articles/the-old-bridge.md': own });
  const [file] = await importFiles([join(folder, 'captures')], folder);
  expect(file?.articles[0]).toMatchObject({ status: 'written', slug: 'the-old-bridge' });
  expect(file?.articles[0]?.file).toMatch(/the-old-bridge-2\.md$/);
  expect(await textOf(folder, 'articles/the-old-bridge.md')).toBe(own);
});

test('what is tagged by the vocabulary is named in the text, and what it lacks is only suggested', async () => {
  const folder = await folderWith({
    'a.html': page(
      'The old bridge',
      '2017-12-11',
      `${story}<p>Then Ada Holm left Malmö. So Ada Holm wrote, and Ada Holm knew.</p>`,
    ),
  });
  await addFiles(folder, {
    'tags.yaml':
      'masonry: { label: Masonry, aliases: [masons] }\nmalmo: Malmö\nus: { label: United States, aliases: [US] }\n',
  });
  const [file] = await importFiles([join(folder, 'captures')], folder);
  expect(file?.articles[0]?.fields.tags?.value).toEqual(['masonry', 'malmo']);
  expect(file?.articles[0]?.suggestions).toEqual(['Ada Holm (3)']);
});

test('names that likely mean the same as one of the archive’s are told, with the line to write', async () => {
  const folder = await folderWith({ 'a.html': bridge });
  await addFiles(folder, {
    'articles/tide.md': '---\ntitle: The tide\npublished: 2016-01-01\nauthors: [A. Holm]\n---\n\nIt came in.\n',
  });
  const [file] = await importFiles([join(folder, 'captures')], folder);
  const problem = file?.articles[0]?.problems.find(({ rule }) => rule === 'same-name');
  expect(problem).toMatchObject({ severity: 'note', key: 'authors' });
  expect(problem?.remedy).toContain('authors.yaml: ada-holm: { label: "Ada Holm", aliases: ["A. Holm"] }');
});

test('S4: a post that expired before it is imported becomes a draft', async () => {
  const folder = await contentFolder({
    'blog/hugo.toml': "baseURL = 'https://a.example/'\n",
    'blog/content/posts/a.md': '---\ntitle: A\ndate: 2024-01-02\nexpiryDate: 2024-06-01\n---\nText.\n',
    'blog/content/posts/b.md': '---\ntitle: B\ndate: 2024-01-02\nexpiryDate: 2024-06-02\n---\nText.\n',
  });
  const now = Date.UTC(2024, 5, 1) / 1000;
  const files = await importFiles([join(folder, 'blog')], folder, { now });
  const texts = await Promise.all(
    files.flatMap(({ articles }) => articles.map(({ file }) => readFile(file as string, 'utf8'))),
  );
  expect(texts.map((text) => [/title: (.)/.exec(text)?.[1], /draft: true/.test(text)])).toEqual([
    ['A', true],
    ['B', false],
  ]);
  const told = files.flatMap(({ articles }) => articles.flatMap(({ problems }) => problems));
  expect(
    told.filter(({ rule }) => rule === 'expiry').map(({ severity, file, message }) => [severity, file, message]),
  ).toEqual([
    ['note', expect.stringMatching(/a\.md$/), 'It expired at 2024-06-01T00:00:00Z, so it is imported as a draft.'],
    [
      'warning',
      expect.stringMatching(/b\.md$/),
      'It is to expire at 2024-06-02T00:00:00Z, and an imported article does not expire.',
    ],
  ]);
});

test('P10: what a browser saved with a page is passed over with a word', async () => {
  const advertisement = page('Advertisement', '2017-12-11', story);
  const folder = await folderWith({
    'bridge.html': bridge,
    'bridge_files/saved_resource.html': advertisement,
    'bridge_files/ads/frame.htm': advertisement,
    'bridge_files/style.css': 'p{}',
    'Brücke.htm': page('Die Brücke', '2017-12-12', story.replaceAll('masons', 'Maurer')),
    'Brücke-Dateien/a.html': advertisement,
    'other_files/alone.html': page('Alone', '2017-12-13', story.replaceAll('masons', 'smiths')),
  });
  const files = await importFiles([join(folder, 'captures')], folder);
  expect(files.flatMap(({ articles }) => articles.map(({ file }) => file?.replace(/^.*\//, ''))).sort()).toEqual([
    'alone.md',
    'die-brücke.md',
    'the-old-bridge.md',
  ]);
  const told = files.filter(({ problems }) => problems.some(({ rule }) => rule === 'companion-files'));
  expect(told.map(({ source }) => source.replace(/^.*\//, '')).sort()).toEqual(['Brücke-Dateien', 'bridge_files']);
});
