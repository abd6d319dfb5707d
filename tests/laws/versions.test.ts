import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importFiles } from '../../src/content/intake/import-files.ts';
import { load } from '../../src/content/load.ts';
import { read } from '../../src/import/read.ts';

/** An article as a feed holds it at some time. */
interface Held {
  readonly id: string;
  /** How much of the text is there, in sentences. */
  readonly sentences: number;
  readonly words: string;
  /** Hours after publication. */
  readonly updated?: number;
}

interface File {
  readonly format: 'rss' | 'atom' | 'json';
  readonly articles: readonly Held[];
}

const held: fc.Arbitrary<Held> = fc.record(
  {
    id: fc.constantFrom('a', 'b', 'c').map((name) => `https://mill.example/${name}`),
    sentences: fc.constantFrom(1, 2, 3, 9),
    words: fc.constantFrom('The mill turns.', 'The mill stood still.', 'Nobody came to the mill.'),
    updated: fc.constantFrom(1, 2, 3),
  },
  { requiredKeys: ['id', 'sentences', 'words'] },
);
const file: fc.Arbitrary<File> = fc.record({
  format: fc.constantFrom('rss', 'atom', 'json'),
  articles: fc.uniqueArray(held, { minLength: 1, maxLength: 3, selector: ({ id }) => id }),
});

const hour = (after: number): string => new Date(Date.UTC(2024, 2, 4, 5 + after)).toISOString();
const textOf = ({ sentences, words }: Held): string => `<p>${Array(sentences).fill(words).join(' ')}</p>`;

const draw: Readonly<Record<File['format'], (articles: readonly Held[]) => string>> = {
  rss: (articles) =>
    `<rss version="2.0"><channel><title>Mill</title><link>https://mill.example/</link>${articles
      .map(
        (one) =>
          `<item><title>On ${one.id.at(-1)}</title><guid>${one.id}</guid><link>${one.id}</link><pubDate>Mon, 04 Mar 2024 05:00:00 GMT</pubDate><description><![CDATA[${textOf(one)}]]></description></item>`,
      )
      .join('')}</channel></rss>`,
  atom: (articles) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Mill</title><id>https://mill.example/</id><updated>${hour(9)}</updated>${articles
      .map(
        (one) =>
          `<entry><title>On ${one.id.at(-1)}</title><id>${one.id}</id><link href="${one.id}"/><published>${hour(0)}</published><updated>${hour(one.updated ?? 0)}</updated><content type="html"><![CDATA[${textOf(one)}]]></content></entry>`,
      )
      .join('')}</feed>`,
  json: (articles) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Mill',
      items: articles.map((one) => ({
        id: one.id,
        url: one.id,
        title: `On ${one.id.at(-1)}`,
        date_published: hour(0),
        ...(one.updated && { date_modified: hour(one.updated) }),
        content_html: textOf(one),
      })),
    }),
};

const settings = 'title: Mill\nurl: https://feeds.example\n';

/** A publication with these feeds beside its content folder, and what `make` finds there. */
async function withFeeds<T>(files: readonly File[], make: (root: string, names: string[]) => Promise<T>) {
  const root = await mkdtemp(join(tmpdir(), 'versions-'));
  try {
    await mkdir(join(root, 'content'));
    const names = files.map(({ format }, i) => `${i}.${format === 'json' ? 'json' : 'xml'}`);
    for (const [i, { format, articles }] of files.entries())
      await writeFile(join(root, names[i] as string), draw[format](articles));
    await writeFile(join(root, 'content/feed.yaml'), settings);
    return await make(root, names);
  } finally {
    await rm(root, { recursive: true });
  }
}

const reader = {
  createReader: () => ({
    read: async (path: string, origin: Parameters<typeof read>[1]) => read(await readFile(path), origin),
    close: () => Promise.resolve(),
  }),
};

/** Imports batches of feeds in turn; the articles by name, without the folder for temporary files. */
async function imported(files: readonly File[], batches: readonly (readonly number[])[]) {
  return withFeeds(files, async (root, names) => {
    for (const batch of batches)
      await importFiles(
        batch.map((i) => join(root, names[i] as string)),
        join(root, 'content'),
        reader,
      );
    const folder = join(root, 'content/articles');
    const articles = new Map<string, string>();
    for (const name of (await readdir(folder)).sort())
      articles.set(name, (await readFile(join(folder, name), 'utf8')).replace(/^ {2}(?:file|digest): .*\n/gm, ''));
    return articles;
  });
}

const several = fc.array(file, { minLength: 2, maxLength: 4 });
const inSomeOrder = several.chain((files) =>
  fc.tuple(
    fc.constant(files),
    fc.shuffledSubarray([...files.keys()], { minLength: files.length, maxLength: files.length }),
  ),
);

test('T3: to import a batch is to import its files one after the other, in any order', async () => {
  await fc.assert(
    fc.asyncProperty(inSomeOrder, async ([files, order]) => {
      const batch = await imported(files, [order]);
      expect(
        await imported(
          files,
          order.map((i) => [i]),
        ),
      ).toEqual(batch);
      expect(await imported(files, [order, order])).toEqual(batch);
      const ids = new Set(files.flatMap(({ articles }) => articles.map(({ id }) => id)));
      expect(batch.size).toBe(ids.size);
    }),
    { numRuns: 10 },
  );
});

test('T3: mounts of feeds that overlap give the same articles as their import', async () => {
  await fc.assert(
    fc.asyncProperty(several, async (files) => {
      const [mounted, ours] = await Promise.all([
        withFeeds(files, async (root, names) => {
          const content = join(root, 'content');
          await writeFile(join(content, 'feed.yaml'), `${settings}mounts: [${names.join(', ')}]\n`);
          return load(content, { now: 1_800_000_000 });
        }),
        withFeeds(files, async (root, names) => {
          const content = join(root, 'content');
          await importFiles(
            names.map((name) => join(root, name)),
            content,
            reader,
          );
          return load(content, { now: 1_800_000_000 });
        }),
      ]);
      expect(mounted.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const told = (articles: typeof mounted.articles) =>
        articles.map(({ id, slug, title, published, body }) => [id, slug, title, published, body.trim()]).sort();
      expect(told(mounted.articles)).toEqual(told(ours.articles));
    }),
    { numRuns: 10 },
  );
});
