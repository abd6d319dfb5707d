import { parentPort } from 'node:worker_threads';
import { Cache } from '../../compile/cache.ts';
import { compile } from '../../compile/compile.ts';
import type { Ledger } from '../../content/ledger.ts';
import { load } from '../../content/load.ts';
import { Memory } from '../../content/memory.ts';
import { ContentError } from '../../content/settings.ts';
import { mountPaths } from '../inputs.ts';
import { openShelf } from '../shelf.ts';
import { storeEdition, storeMedia } from '../store.ts';
import { previewArticles } from './articles.ts';
import type { CompileOrder, CompileResult } from './compiler.ts';

/** Errors that concern one article: the preview leaves it out and shows the others. */
const bearable: ReadonlySet<string> = new Set(['undated', 'updated-ahead', 'unreadable', 'fault']);

/** When articles were first seen: a preview writes no ledger, but two of its editions must not differ in it. */
let seen: Ledger | undefined;
let shown = false;

/**
 * Bytes of shards that go into the bundle: as many as a small archive has. The other shards of a large archive are assets, so that a
 * change of one article writes one shard.
 */
const bundled = 1024 * 1024;

/** Results of earlier orders. A thread runs the code with which it began, so they need no revision. */
const cache = new Cache('');
const memory = new Memory('');

async function compileInto({ content, out, origin, drafts }: CompileOrder): Promise<CompileResult> {
  const now = Date.now() / 1000;
  const loaded = await load(content, { now, drafts, withdraw: true, memory, ...(seen && { ledger: seen }) });
  const mounts = await mountPaths(content, loaded.publication);
  const { problems } = loaded;
  const broken = problems.some(({ severity, rule }) => severity === 'error' && !bearable.has(rule));
  // Before there is any edition, a part of the content is better than nothing.
  if (broken && shown) return { problems, mounts };
  const compiled = compile(loaded, { origin, bundled, cache, shelf: await openShelf(out) });
  const media = await storeMedia(out, content);
  const leftOver = await storeEdition(out, compiled);
  seen = loaded.ledger;
  shown = true;
  return {
    problems: [...problems, ...compiled.problems],
    mounts,
    edition: {
      digest: `${compiled.digest}-${media}`,
      count: loaded.articles.length,
      leftOver,
      timezone: loaded.publication.timezone,
      articles: previewArticles(loaded, now),
    },
  };
}

parentPort?.on('message', async (order: CompileOrder) => {
  const answer = await compileInto(order).catch((error: unknown): CompileResult => {
    if (error instanceof ContentError) return { problems: error.problems, mounts: [] };
    throw error;
  });
  parentPort?.postMessage(answer);
});
