import { describe, expect, test } from 'vitest';
import { load } from '../../src/content/load.ts';
import { renamedTerm } from '../../src/content/publication/rename.ts';
import { save } from '../../src/content/articles/save.ts';
import { article, contentFolder, textOf } from '../content/folder.ts';
import { dateline } from './run.ts';

const now = 1_700_000_000;
const files = {
  'tags.yaml': '# mine\nstone: { label: Stone, broader: [matter] } # hard\nmatter: Matter\n',
  'articles/bridges.md': article([
    'title: Bridges',
    'published: 2017-12-11',
    'tags: [stone, Old Towns]',
    'authors: [Ada Holm]',
  ]),
};

describe('rename', () => {
  test('gives an article another slug, and keeps its id and the former slug', async () => {
    const folder = await contentFolder(files);
    await save(folder, await load(folder, { now }));
    const { code, out } = await dateline(['rename', 'article', 'bridges', 'spans', '--content', '.'], folder);
    expect(out).toContain('/articles/bridges leads to it');
    expect(code).toBe(0);
    const { articles } = await load(folder, { now: now + 9 });
    expect(articles).toMatchObject([
      {
        id: 'tag:bridges.example,2017-12-11:bridges',
        slug: 'spans',
        formerSlugs: ['bridges'],
        changed: now + 9,
      },
    ]);
  });

  test('of an article that was never published keeps the id that it would have had', async () => {
    const folder = await contentFolder(files);
    await dateline(['rename', 'article', 'bridges', 'spans', '--content', '.'], folder);
    expect((await load(folder, { now })).articles).toMatchObject([
      { id: 'tag:bridges.example,2017-12-11:bridges', slug: 'spans', formerSlugs: [] },
    ]);
  });

  test('gives a tag another slug in the vocabulary, which remembers the former one; articles need no change', async () => {
    const folder = await contentFolder(files);
    const { code } = await dateline(['rename', 'tag', 'stone', 'rock', '--content', '.'], folder);
    expect(code).toBe(0);
    expect(await textOf(folder, 'tags.yaml')).toContain('# mine');
    const { tags, articles } = await load(folder, { now });
    expect(tags.get('rock')).toMatchObject({ label: 'Stone', broader: ['matter'], formerly: ['stone'] });
    expect(articles[0]?.tags.map(({ slug }) => slug)).toEqual(['rock', 'old-towns']);
  });

  test('writes an entry for a tag and an author that had none', async () => {
    const folder = await contentFolder(files);
    await dateline(['rename', 'tag', 'old-towns', 'towns', '--content', '.'], folder);
    await dateline(['rename', 'author', 'ada-holm', 'ada', '--content', '.'], folder);
    const { articles, problems } = await load(folder, { now });
    expect(problems).toEqual([]);
    expect(articles[0]?.tags[1]).toEqual({ slug: 'towns', label: 'Old Towns' });
    expect(articles[0]?.authors).toEqual([{ slug: 'ada', name: 'Ada Holm' }]);
  });

  test.each([
    [['tag', 'stnoe', 'rock'], 'Did you mean "stone"?'],
    [['tag', 'stone', 'matter'], 'The slug matter is taken'],
    [['tag', 'stone', 'Hard Rock'], 'Take "hard-rock".'],
    [['article', 'bridge', 'x'], 'Did you mean "bridges"?'],
  ] as const)('%j is refused in words', async (args, said) => {
    const folder = await contentFolder(files);
    const { code, err } = await dateline(['rename', ...args, '--content', '.'], folder);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });
});

test('terms that name the renamed one as broader follow it', () => {
  expect(renamedTerm('a: A\nb:\n  label: B # as is\n  broader: a\n', 'a', 'z', 'A')).toBe(
    'z:\n  label: A\n  formerly: [a]\nb:\n  label: B # as is\n  broader: [z]\n',
  );
});
