import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { build, storeFile } from '../../src/host/build.ts';

const now = Date.UTC(2024, 5, 1) / 1000;

const words = ['harbour', 'ferry', 'wind', 'lamp', 'rope', 'gull', 'tide', 'quay'];
const texts = fc.array(fc.constantFrom(...words), { minLength: 5, maxLength: 60 }).map((all) => all.join(' '));

/** An editor writes or deletes a file, among the articles (`own`) or in a mount; then some results are lost. */
const step = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  own: fc.boolean(),
  day: fc.integer({ min: 1, max: 9 }),
  text: fc.option(texts, { nil: undefined, freq: 4 }),
  link: fc.boolean(),
  /** Which share of the stored results is lost, and by which seed. */
  lost: fc.constantFrom(0, 0.2, 0.7, 1),
  seed: fc.nat(1000),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function edit({ name, own, day, text, link }: Step, root: string): Promise<void> {
  const file = own ? join(root, 'content/articles', `${name}.md`) : join(root, 'posts', `${name}.md`);
  if (text === undefined) return rm(file, { force: true });
  const head = own
    ? `id: tag:example.org,2024:${name}\nslug: own-${name}\ntitle: Own ${name}\npublished: 2024-05-0${day}`
    : `title: Post ${name}\ndate: 2024-05-0${day}`;
  const body = link ? `${text}\n\nSee [the other](a.md).` : text;
  await writeFile(file, `---\n${head}\n---\n\n${body}\n`);
}

function lose({ lost, seed }: Step, out: string): void {
  const database = new DatabaseSync(storeFile(out));
  database.exec(`DELETE FROM results WHERE (rowid * 7919 + ${seed}) % 1000 < ${lost * 1000}`);
  database.close();
}

/** The files of an edition, as digests. */
async function filesIn(out: string): Promise<Record<string, string>> {
  const names = (await readdir(out, { recursive: true })).filter((name) => name.endsWith('.bin')).sort();
  const digests = names.map(async (name) => [
    name,
    createHash('sha256')
      .update(await readFile(join(out, name)))
      .digest('hex'),
  ]);
  return Object.fromEntries(await Promise.all(digests)) as Record<string, string>;
}

test('a build gives the same edition whatever the store holds', async () => {
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      const root = await mkdtemp(join(tmpdir(), 'dateline-store-'));
      try {
        const content = join(root, 'content');
        for (const folder of ['content/articles', 'posts']) await mkdir(join(root, folder), { recursive: true });
        await writeFile(
          join(content, 'feed.yaml'),
          'title: T\nurl: https://example.org\nmounts:\n  - path: posts\n    dialect: hugo\n    url: https://blog.example/\n',
        );
        const out = join(root, 'out');
        for (const [i, each] of steps.entries()) {
          await edit(each, root);
          const options = { content, now: now + 60 * i, withdraw: true };
          const { edition } = await build({ ...options, out });
          const fresh = await build({ ...options, out: join(root, `fresh-${i}`) });
          expect(edition).toEqual(fresh.edition);
          expect(await filesIn(out)).toEqual(await filesIn(join(root, `fresh-${i}`)));
          lose(each, out);
          if (each.lost < 1) kept++;
        }
      } finally {
        await rm(root, { recursive: true, force: true });
      }
    }),
    { numRuns: 10 },
  );
  expect(kept).toBeGreaterThan(0);
});
