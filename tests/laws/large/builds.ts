import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../../../src/article/article.ts';
import { build } from '../../../src/host/build.ts';
import type { Written } from './archive.ts';
import type { Law } from './law.ts';
import type { Held } from './world.ts';

const slugsOf = (values: readonly { readonly slug: string }[]): string[] => values.map(({ slug }) => slug);

/** What an article says, in the words of whoever wrote it. */
function written({ id, slug, title, summary, tags, authors, source, language }: Article) {
  return {
    id,
    slug,
    title,
    summary,
    tags: slugsOf(tags),
    authors: slugsOf(authors),
    source: source?.slug,
    language,
  };
}

const asked = ({ id, slug, title, summary, tags, authors, source, language }: Written) => ({
  id,
  slug,
  title,
  summary,
  tags: [...tags],
  authors: [...authors],
  source,
  language,
});

const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

const articles: Law = {
  name: 'the articles are those that were written, drafts left out, and copies are known as such',
  part: 0,
  prepare: (large) => {
    const all = large.editions.flatMap(({ phases, articles }) => {
      const read = new Map(articles.map((article) => [article.id, article]));
      const wanted = (phases.at(-1) ?? []).filter(({ draft }) => !draft);
      return [{ read, wanted }];
    });
    const each = all.flatMap(({ read, wanted }) => [
      { count: read.size, wanted: wanted.length },
      ...wanted.map((article) => ({ article, read: read.get(article.id) })),
    ]);
    return {
      cases: each,
      holds: (one: (typeof each)[number]) => {
        if ('count' in one) return equal(one.count, one.wanted);
        ok(one.read, 'it is not there');
        deepEqual(written(one.read), asked(one.article));
        const { published } = one.article;
        if (typeof published === 'number') equal(one.read.published, published);
        else equal(berlin.format(one.read.published * 1000), published);
      },
      inAll: () => ok(large.editions.every(({ articles }) => articles.some(({ retelling }) => retelling))),
    };
  },
};

/** The files of an edition, with their lengths: names of assets stand for their bytes. */
async function filesIn(folder: string): Promise<string[]> {
  const shards = join(folder, 'assets', 'shards');
  const names = (await readdir(shards).catch(() => [])).toSorted();
  return Promise.all(names.map(async (name) => `${name} ${(await stat(join(shards, name))).size}`));
}

const sameBytes = async (a: Held['folder'], b: Held['folder'], name: string): Promise<void> => {
  const [one, other] = await Promise.all([a, b].map((folder) => readFile(join(folder, name))));
  ok(one && other && one.equals(other), `${name} differs`);
};

const anew: Law = {
  name: 'an edition that was built step by step is the one that is built at once',
  part: 0,
  prepare: (large) => {
    const [, { folder, built }] = large.editions;
    const out = join(large.home, 'anew');
    return {
      cases: [undefined],
      holds: async () => {
        const { edition, problems } = await build({ content: large.content, out, now: built, frozen: true });
        ok(edition, JSON.stringify(problems.slice(0, 3)));
        deepEqual(await filesIn(out), await filesIn(folder));
        for (const name of ['index.bin', 'newest.bin']) await sameBytes(out, folder, name);
      },
    };
  },
};

/** What builds make of files. */
export const builds: readonly Law[] = [articles, anew];
