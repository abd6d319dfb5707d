import { expect, test } from 'vitest';
import { parseArticle } from '../../src/article/frontmatter.ts';
import { readMount } from '../../src/content/mounts/mounts.ts';
import { memoryStore } from '../../src/content/store.ts';
import { WorkerPool } from '../../src/content/worker-pool.ts';
import { costOf } from '../cost.ts';
import { contentFolder } from './folder.ts';

const reader = new URL('fixtures/mount-reader.ts', import.meta.url);
const limits = { seconds: 2, secondsPerMegabyte: 0, waiting: 100, megabytes: 128 };

const post = (day: string): string => `---\ntitle: A post\ndate: ${day}\n---\nThe ferry is back.\n`;
const names = ['first', 'second', 'third'];
const files = Object.fromEntries(names.map((name, i) => [`blog/${name}.md`, post(`2024-01-0${i + 1}`)]));

test.each([
  ['hangs', /it took more than 2 seconds of processor time/],
  ['throws', /a fault of the reader/],
])(
  'S5: a mounted post over which the reader %s is a problem of that file, and the others go on',
  async (name, said) => {
    const home = await contentFolder({ ...files, [`blog/${name}.md`]: post('2024-02-01') });
    const pool = new WorkerPool<never, unknown>(reader, 1, limits);
    const { articles, problems } = await readMount({ path: 'blog' }, home, memoryStore(), undefined, pool);
    await pool.close();
    expect(articles.map(({ file }) => file)).toEqual(names.map((each) => `blog/${each}.md`));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([
      expect.objectContaining({ file: `blog/${name}.md`, message: expect.stringMatching(said) }),
    ]);
  },
);

test('S5: two runaway posts in different batches are named, and no other post is lost', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [`blog/p${String(i).padStart(2, '0')}.md`, post('2024-01-02')]),
  );
  const home = await contentFolder({
    ...many,
    'blog/a-throws.md': post('2024-02-01'),
    'blog/z-throws.md': post('2024-02-01'),
  });
  const pool = new WorkerPool<never, unknown>(reader, 1, limits);
  const { articles, problems } = await readMount({ path: 'blog' }, home, memoryStore(), undefined, pool);
  await pool.close();
  expect(articles).toHaveLength(60);
  const faults = problems.filter(({ severity }) => severity === 'error').map(({ file }) => file);
  expect(faults).toEqual(['blog/a-throws.md', 'blog/z-throws.md']);
});

/** Front matter of many keys at different places. */
const manyKeys = (n: number): readonly string[] => {
  const keys = Array.from({ length: n }, (_, i) => `k${i}: v`);
  return [
    keys.join('\n'),
    `source:\n${keys.map((key) => `  ${key}`).join('\n')}`,
    `authors:\n  - {${keys.join(', ')}}`,
    `? {${keys.join(', ')}}\n: v`,
  ];
};

test('S5: front matter of own articles is read in linear time, however many keys it has', async () => {
  for (const [i] of manyKeys(1).entries()) {
    const read = (n: number) => () => parseArticle(`---\n${manyKeys(n)[i]}\n---\nText.\n`, 'a.md');
    read(2000)();
    const [once, eight] = [await costOf(read(4000)), await costOf(read(32_000))];
    expect(eight / once, `${i}`).toBeLessThan(30);
  }
});
