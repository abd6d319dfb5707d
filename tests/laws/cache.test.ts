import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article } from '../../src/article/article.ts';
import { Cache } from '../../src/compile/cache.ts';
import { compile, type Compiled } from '../../src/compile/compile.ts';
import type { Shelf } from '../../src/compile/shelf.ts';
import { archiveOf, contentOf } from '../bench/synthetic.ts';
import { named } from '../publication.ts';

const origin = 'https://example.org';

/** Small enough that shards lie on both sides of it. */
const bundled = 400_000;

/** A shelf in memory. */
function shelfIn(laid: Map<string, Uint8Array<ArrayBuffer>>): Shelf {
  return {
    has: (digest, length) => laid.get(digest)?.length === length,
    get: (digest) => laid.get(digest),
    put: (digest, bytes) => laid.set(digest, new Uint8Array(bytes)),
  };
}

const nameOf = (digest: string): string => `shards/${digest}.bin`;

/** An edition's files by name, as digests. */
function filesOf(compiled: Compiled, laid: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  const shelved = [...laid].filter(([digest]) => compiled.shelved.has(nameOf(digest)));
  const files = [
    ['index.bin', compiled.index] as const,
    ['newest.bin', compiled.newest] as const,
    ...compiled.assets,
    ...shelved.map(([digest, bytes]) => [nameOf(digest), bytes] as const),
  ];
  return Object.fromEntries(
    files
      .map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

type Change = (articles: readonly Article[]) => readonly Article[];

const at = (n: number, articles: readonly Article[]): number => n % Math.max(1, articles.length);
const edit = (n: number, articles: readonly Article[], fields: (of: Article) => Partial<Article>) =>
  articles.map((article, i) => (i === at(n, articles) ? named({ ...article, ...fields(article) }) : article));

const pool = archiveOf(240);

const changes: fc.Arbitrary<Change> = fc.nat(1000).chain((n) =>
  fc.constantFrom<Change>(
    (articles) => edit(n, articles, ({ body }) => ({ body: `${body}\n\nWord${n} *more*.` })),
    (articles) => edit(n, articles, ({ title }) => ({ title: `${title}!` })),
    (articles) => edit(n, articles, () => ({ tags: [{ slug: `new-${n}`, label: `New ${n}` }] })),
    (articles) => edit(n, articles, () => ({ related: [pool[n % 40]?.id as string], retelling: true })),
    (articles) => edit(n, articles, ({ published }) => ({ published: published + 86_400 * n })),
    (articles) => articles.filter((_, i) => i !== at(n, articles)),
    (articles) => [
      ...articles,
      named({ ...(pool[200 + (n % 40)] as Article), id: `new-${n}`, slug: `new-${n}` }),
    ],
    (articles) => articles,
  ),
);

test('an edition compiled with a cache is the one compiled without, byte for byte', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(changes, fc.constantFrom('memory', 'disk', 'lost')), { minLength: 1, maxLength: 5 }),
      (steps) => {
        const laid = new Map<string, Uint8Array<ArrayBuffer>>();
        let cache = new Cache('');
        let articles: readonly Article[] = pool.slice(0, 200);
        compile(contentOf(articles), { origin, bundled, cache, shelf: shelfIn(laid) });
        for (const [change, fate] of steps) {
          articles = [...new Map(change(articles).map((article) => [article.id, article])).values()];
          if (fate === 'disk') cache = new Cache('', cache.bytes());
          if (fate === 'lost') laid.delete([...laid.keys()][0] as string);
          const fresh = compile(contentOf(articles), { origin, bundled });
          const cached = compile(contentOf(articles), { origin, bundled, cache, shelf: shelfIn(laid) });
          expect(filesOf(cached, laid)).toEqual(filesOf(fresh, new Map()));
        }
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);
