import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { parseArticle } from '../../src/article/frontmatter.ts';
import { MediaFolder } from '../../src/content/articles/media.ts';
import { check } from '../../src/content/checks/check.ts';
import { load, type Loaded } from '../../src/content/load.ts';
import { sample } from '../sample.ts';

const key = JSON.parse(await readFile(new URL('../import/fixtures/EXPECTED.json', import.meta.url), 'utf8')) as Record<
  string,
  Expected
> & {
  relations: Relations;
  tags_a_reader_would_expect: Record<string, string[]>;
};

interface Expected {
  readonly title: string;
  readonly published: string;
  readonly published_also_ok?: readonly string[];
  readonly basis: 'stated' | 'inferred';
  readonly authors: readonly string[];
  readonly site: string | null;
  readonly location?: string;
  readonly language: string;
  readonly contains: readonly string[];
  readonly absent: readonly string[];
}

interface Relations {
  readonly near_duplicates: readonly (readonly string[])[];
  readonly same_story: readonly (readonly string[])[];
}

const captures = Object.keys(key).filter((name) => name.endsWith('.txt'));

let loaded: Loaded;
const byCapture = new Map<string, Article>();

const articleOf = (capture: string): Article => {
  const article = byCapture.get(capture);
  if (!article) throw new Error(`No article was imported from ${capture}.`);
  return article;
};

beforeAll(async () => {
  loaded = await load(sample, { now: 1_800_000_000 });
  for (const article of loaded.articles) {
    const { frontMatter } = parseArticle(await readFile(article.file, 'utf8'), article.file);
    byCapture.set(basename(frontMatter?.imported?.file ?? ''), article);
  }
});

test('the sample has neither errors nor warnings', async () => {
  const problems = [
    ...loaded.problems,
    ...(await check(loaded, { now: 1_800_000_000, media: await new MediaFolder(sample).names() })),
  ];
  expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
});

describe.each(captures)('the article from %s', (capture) => {
  const expected = key[capture] as Expected;

  test('says what a careful editor reads', () => {
    const { title, day, authors, language, source, location, inferred } = articleOf(capture);
    expect(title).toBe(expected.title);
    expect([expected.published, ...(expected.published_also_ok ?? [])]).toContain(day);
    expect(inferred.published === undefined ? 'stated' : 'inferred').toBe(expected.basis);
    expect(authors.map(({ name }) => name)).toEqual(expected.authors);
    expect(source?.name ?? null).toBe(expected.site);
    expect(location).toBe(expected.location);
    expect(language).toBe(expected.language);
  });

  test('is whole, and free of the page around it', () => {
    const { title, summary = '', body } = articleOf(capture);
    for (const passage of expected.contains) expect(body).toContain(passage);
    for (const chrome of expected.absent) expect(`${title}\n${summary}\n${body}`).not.toContain(chrome);
  });

  test('has the tags that a reader would expect', () => {
    const slugs = articleOf(capture).tags.map(({ slug }) => slug);
    const { all = [], [capture]: own = [] } = key.tags_a_reader_would_expect;
    expect(slugs).toEqual(expect.arrayContaining([...all, ...own]));
  });
});

test('near-duplicates and tellings of one story point to each other, back in time', () => {
  const pairs = (groups: readonly (readonly string[])[]) =>
    groups.flatMap((group) =>
      group.flatMap((one) => group.filter((other) => other !== one).map((other) => [one, other])),
    );
  for (const [one = '', other = ''] of pairs(key.relations.same_story))
    expect(articleOf(one).related).toContain(articleOf(other).id);
  for (const group of key.relations.near_duplicates)
    expect(group.filter((capture) => articleOf(capture).retelling)).toHaveLength(group.length - 1);
});

test('no reason for what was inferred names a file', () => {
  for (const { inferred } of loaded.articles)
    for (const { from } of Object.values(inferred)) expect(from).not.toMatch(/\w\/\w|\.txt\b/);
});
