import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Loaded, load } from '../../src/content/load.ts';
import { Memory } from '../../src/content/memory.ts';
import type { Bodies } from '../../src/content/texts.ts';

const now = Date.UTC(2024, 5, 1) / 1000;

const words = ['harbour', 'ferry', 'wind', 'lamp', 'rope', 'gull', 'tide', 'quay'];
const texts = fc
  .array(fc.constantFrom(...words), { minLength: 5, maxLength: 60 })
  .map((all) => all.join(' '));

/** A file is written, or gone; `own` lies among the articles, else in the mount. */
const step = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'd'),
  own: fc.boolean(),
  day: fc.integer({ min: 1, max: 9 }),
  text: fc.option(texts, { nil: undefined, freq: 4 }),
  link: fc.boolean(),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take({ name, own, day, text, link }: Step, root: string): Promise<void> {
  const file = own ? join(root, 'content/articles', `${name}.md`) : join(root, 'posts', `${name}.md`);
  if (text === undefined) return rm(file, { force: true });
  const head = own
    ? `title: Own ${name}\npublished: 2024-05-0${day}`
    : `title: Post ${name}\ndate: 2024-05-0${day}`;
  const body = link ? `${text}\n\nSee [the other](a.md).` : text;
  await writeFile(file, `---\n${head}\n---\n\n${body}\n`);
}

/** A place for bodies in memory. */
function hold(): Bodies {
  let all = Buffer.alloc(0);
  return {
    name: 'held',
    size: () => all.length,
    read: (start, length) => all.toString('utf8', start, start + length),
    add: (bytes) => {
      const start = all.length;
      all = Buffer.concat([all, bytes]);
      return start;
    },
  };
}

/** What was loaded, as data. */
const said = ({ articles, problems, ledger }: Loaded) => ({
  articles,
  problems,
  ledger: [...ledger.articles.values()],
});

test('content loaded with what an earlier reading left is the content loaded without', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const root = await mkdtemp(join(tmpdir(), 'dateline-memory-'));
      try {
        for (const folder of ['content/articles', 'posts'])
          await mkdir(join(root, folder), { recursive: true });
        await writeFile(
          join(root, 'content/feed.yaml'),
          'title: T\nurl: https://example.org\nmounts:\n  - path: posts\n    dialect: hugo\n    url: https://blog.example/\n',
        );
        const held = hold();
        let memory = new Memory('');
        for (const [i, each] of steps.entries()) {
          await take(each, root);
          if (i % 3 === 2) memory = new Memory('', { stored: memory.bytes(held), open: () => held });
          const options = { now, withdraw: true };
          const remembered = await load(join(root, 'content'), { ...options, memory });
          expect(said(remembered)).toEqual(said(await load(join(root, 'content'), options)));
        }
      } finally {
        await rm(root, { recursive: true, force: true });
      }
    }),
    { numRuns: 8 },
  );
}, 120_000);
