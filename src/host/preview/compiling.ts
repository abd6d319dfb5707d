import { parentPort } from 'node:worker_threads';
import { compile } from '../../compile/compile.ts';
import type { Ledger } from '../../content/ledger.ts';
import { load } from '../../content/load.ts';
import { ContentError } from '../../content/settings.ts';
import { mountPaths } from '../../content/sites.ts';
import { storeFile } from '../build.ts';
import { readRevision } from '../revision.ts';
import { type OpenStore, openStore } from '../store.ts';
import { writeEdition, writeMedia } from '../write.ts';
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

async function compileInto(
  { content, out, origin, drafts }: CompileOrder,
  store: OpenStore,
): Promise<CompileResult> {
  const now = Date.now() / 1000;
  const loaded = await load(content, { now, drafts, withdraw: true, store, ...(seen && { ledger: seen }) });
  const mounts = await mountPaths(content, loaded.publication);
  const { problems } = loaded;
  const broken = problems.some(({ severity, rule }) => severity === 'error' && !bearable.has(rule));
  // Before there is any edition, a part of the content is better than nothing.
  if (broken && shown) return { problems, mounts };
  const compiled = compile(loaded, { origin, bundled, store });
  const media = await writeMedia(out, content);
  const { leftOver } = await writeEdition(out, compiled);
  store.prune();
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
  const store = openStore(storeFile(order.out), await readRevision());
  try {
    parentPort?.postMessage(await compileInto(order, store));
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    parentPort?.postMessage({ problems: error.problems, mounts: [] } satisfies CompileResult);
  } finally {
    store.close();
  }
});
