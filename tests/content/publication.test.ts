import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { formatProblem } from '../../src/article/problem.ts';
import { generatorNames } from '../../src/import/markdown/generators.ts';
import { readPublication } from '../../src/content/publication/publication.ts';

const told = (...lines: string[]): string[] =>
  readPublication(
    ['title: Bridges', 'url: https://bridges.example', ...lines].join('\n'),
    'content/feed.yaml',
  ).problems.map(formatProblem);

test('title and url suffice; the rest has its usual value', () => {
  const { publication, problems } = readPublication('title: Bridges\nurl: https://Bridges.example/\n', 'feed.yaml');
  expect(problems).toEqual([]);
  expect(publication).toEqual({
    title: 'Bridges',
    description: '',
    url: 'https://bridges.example',
    language: 'en',
    timezone: 'UTC',
    authors: [],
    content: 'full',
    sources: new Map(),
    hubs: [],
    pageSize: 20,
    mounts: [],
    redirects: {},
  });
});

test('every key is read', () => {
  const yaml = `
title: Bridges
description: Of stone and steel.
url: https://bridges.example
language: sv
timezone: Europe/Stockholm
authors: [{ name: Ada Holm, url: https://ada.example }]
icon: https://bridges.example/icon.png
rights: © Bridges
content: summary
sources:
  the-courier: { label: The Courier, aliases: [Courier], content: full, url: https://courier.example }
  agency: Agency
hubs: https://hub.example/
pageSize: 50
mounts:
  - old-blog
  - { path: ../hugo, dialect: hugo, url: https://old.example/, source: Old Blog, language: de }
podcast: { category: Society & Culture, explicit: false, owner: { name: Ada Holm, email: ada@bridges.example } }
redirects:
  /blog/feed: /rss.xml
`;
  const { publication, problems } = readPublication(yaml, 'feed.yaml');
  expect(problems).toEqual([]);
  expect(publication).toMatchObject({
    timezone: 'Europe/Stockholm',
    content: 'summary',
    hubs: ['https://hub.example/'],
    pageSize: 50,
    mounts: [
      { path: 'old-blog' },
      { path: '../hugo', dialect: 'hugo', url: 'https://old.example/', source: 'Old Blog', language: 'de' },
    ],
    podcast: {
      category: 'Society & Culture',
      explicit: false,
      owner: { name: 'Ada Holm', email: 'ada@bridges.example' },
    },
    redirects: { '/blog/feed': '/rss.xml' },
  });
  expect(publication?.sources.get('the-courier')).toEqual({
    slug: 'the-courier',
    label: 'The Courier',
    aliases: ['Courier'],
    content: 'full',
    url: 'https://courier.example/',
  });
  expect(publication?.sources.get('agency')).toEqual({ slug: 'agency', label: 'Agency', aliases: [] });
});

test('docs/content.md names every dialect', async () => {
  const page = await readFile('docs/content.md', 'utf8');
  const named = /^`dialect` names [^]*?\n\n/m.exec(page)?.[0].matchAll(/`([a-z]+)`/g) ?? [];
  expect(Array.from(named, ([, name]) => name)).toEqual(['dialect', ...generatorNames]);
});

test('all unknown keys are named at once, and wrong values with them', () => {
  const said = told('lang: en', 'timezon: UTC', 'author: Ada', 'podcast: { kind: Arts, sort: A }', 'pageSize: many');
  const keys = said.flatMap((problem) => /The key "([^"]+)" is unknown/.exec(problem)?.[1] ?? []);
  expect(keys.sort()).toEqual(['author', 'lang', 'podcast.kind', 'podcast.sort', 'timezon']);
  expect(said.join('\n')).toContain('"pageSize" is "many"');
});

test.each([
  ['pagesize: 10', 'content/feed.yaml:3: error: The key "pagesize" is unknown. Did you mean "pageSize"? [unknown-key]'],
  ['posts_per_page: 10', 'Did you mean "pageSize"?'],
  ['paginate: 10', 'Did you mean "pageSize"?'],
  ['websub: https://hub.example', 'Did you mean "hubs"?'],
  ['feed_id: a', 'Did you mean "id"?'],
  ['timezone: Europe/Berln', 'Did you mean "Europe/Berlin"'],
  [
    'pageSize: 1001',
    'content/feed.yaml:3: error: "pageSize" is "1001". Write a whole number from 1 to 1000. [bad-value]',
  ],
  ['pageSize: twenty', 'Write a whole number from 1 to 1000.'],
  ['content: ful', 'Write full or summary. Did you mean "full"?'],
  ['pictures: https://img.example/', 'Write a host without https:// and path: images.example.'],
  ['hubs: hub.example', '"hubs[1]" is "hub.example". Write an absolute address'],
  ['podcast: { category: Histories }', 'Did you mean "History"?'],
  ['podcast: { category: Arts, explicit: false, owner: { name: A, email: a } }', 'Write an e-mail address.'],
  ['podcast: { category: Arts, explicit: false }', 'The key "podcast.owner" is missing.'],
  ['redirects: { blog/feed: /rss.xml }', 'Write the path of the old address'],
  ['redirects: { /blog/feed: //evil.example }', 'Write a path that begins with a slash'],
  ['sources: { The Courier: x }', 'Write "the-courier".'],
  ['mounts: [{ path: a, dialect: hugoo }]', '"mounts[1].dialect" is "hugoo". Known are hexo, jekyll,'],
  ['mounts: [{ path: a, dialect: hugoo }]', 'Did you mean "hugo"?'],
  ['mounts: [{ dialect: hugo }]', 'The key "mounts[1].path" is missing. Add path: and its value. [missing-key]'],
])('%s is told what is right', (line, said) => {
  expect(told(line).join('\n')).toContain(said);
});

test.each([
  ['https://bridges.example/', 'https://bridges.example'],
  ['https://bridges.example/feeds', 'https://bridges.example/feeds'],
  [' https://Bridges.example/a/Feeds/ ', 'https://bridges.example/a/Feeds'],
  ['https://bridges.example/журнал', `https://bridges.example/${encodeURIComponent('журнал')}`],
])('the address %s is that of a publication', (written, url) => {
  const { publication, problems } = readPublication(`title: A\nurl: "${written}"\n`, 'feed.yaml');
  expect(problems).toEqual([]);
  expect(publication?.url).toBe(url);
});

test.each([
  'ftp://bridges.example',
  'bridges.example',
  '/feeds',
  'https://bridges.example/?x',
  'https://bridges.example/feeds#top',
  'https://me@bridges.example/feeds',
  'https://bridges.example//feeds',
  'https://bridges.example/a&b',
  "https://bridges.example/it's",
])('the address %s is not that of a publication', (url) => {
  const { publication, problems } = readPublication(`title: A\nurl: ${url}\n`, 'feed.yaml');
  expect(publication).toBeUndefined();
  expect(problems[0]?.remedy).toContain('https://example.org/feeds');
});

test('an empty file is told what it lacks', () => {
  expect(readPublication('', 'feed.yaml').problems.map(({ key }) => key)).toEqual(['title', 'url']);
});

test.each([
  ['/media/icon.png', '/media/icon.png'],
  ['media/my icon.png', '/media/my%20icon.png'],
  ['https://pictures.example/icon.png', 'https://pictures.example/icon.png'],
])('A9: the icon %s is accepted', (written, icon) => {
  const { publication, problems } = readPublication(
    `title: A\nurl: https://a.example\nicon: ${written}\n`,
    'feed.yaml',
  );
  expect(problems).toEqual([]);
  expect(publication?.icon).toBe(icon);
});

test.each([
  ['baseURL: https://a.example/', 'url'],
  ['lang: de', 'language'],
  ['copyright: Ann', 'rights'],
  ['author: Ann', 'authors'],
  ['tz: UTC', 'timezone'],
])('A9: %s in feed.yaml is told that the key is %s', (line, key) => {
  const { problems } = readPublication(`title: A\nurl: https://a.example\n${line}\n`, 'feed.yaml');
  expect(problems[0]?.remedy).toBe(`Did you mean "${key}"?`);
});

test.each(['tag:a.example,2005:feed', 'https://old.example/', 'urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6'])(
  'R14: the id %s is accepted',
  (id) => {
    expect(readPublication(`title: A\nurl: https://a.example\nid: "${id}"\n`, 'feed.yaml').publication?.id).toBe(id);
  },
);

test.each(['42', 'my feed', 'old.example/feed', 'https://old.example/a b'])('R14: the id %s is no URI', (id) => {
  const { problems } = readPublication(`title: A\nurl: https://a.example\nid: "${id}"\n`, 'feed.yaml');
  expect(problems[0]?.remedy).toContain('a URI');
});
