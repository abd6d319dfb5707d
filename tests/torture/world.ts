import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Article } from '../../src/article/article.ts';
import { compile } from '../../src/compile/compile.ts';
import { serve, type ServedWorker } from '../../src/host/serve.ts';
import { writeEdition } from '../../src/host/write.ts';
import { articles, contentOf } from '../laws/publication.ts';
import { type Bytes, readEdition } from './app.ts';

/** What stands in every article whose time has not come: no answer may hold it. */
export const early = 'NOTYETWORD';

const century = Date.UTC(2100, 0, 1) / 1000;

/** Articles that a seed determines, and three of the next century. */
export function articlesOf(seed: number, count = 60): Article[] {
  const drawn = fc.sample(articles(count, count), { seed, numRuns: 1 })[0] as Article[];
  const first = drawn[0] as Article;
  const coming = [0, 1, 2].map((i): Article => {
    const published = century + i * 86_400;
    return {
      ...first,
      id: `tag:example.org,2100:${early}${i}`,
      slug: `${early.toLowerCase()}-${i}`,
      title: `${early} ${i}`,
      published,
      updated: published,
      added: published,
      changed: published,
      tags: [...first.tags, { slug: early.toLowerCase(), label: early }],
      body: `${early} in the text.`,
    };
  });
  return [...drawn, ...coming];
}

/** A Worker over such articles. */
export interface World {
  readonly articles: readonly Article[];
  readonly served: ServedWorker;
  readonly folder: string;
  readonly bytes: Bytes;
  /** Digests of the shards among its assets. */
  readonly shards: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts the Worker; `bundled` is the budget (bytes) of what lies in its bundle rather than among its assets. */
export async function startWorld({ bundled, seed = 1 }: { bundled?: number; seed?: number } = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-torture-'));
  const all = articlesOf(seed);
  const options = { origin: 'https://example.org', ...(bundled !== undefined && { bundled }) };
  await writeEdition(folder, await compile(contentOf(all), options));
  const names = await readdir(join(folder, 'assets', 'shards')).catch(() => []);
  const served = await serve(folder, { direct: true });
  return {
    articles: all,
    served,
    folder,
    bytes: await readEdition(folder),
    shards: names.map((name) => name.replace('.bin', '')),
    stop: async () => {
      await served.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
