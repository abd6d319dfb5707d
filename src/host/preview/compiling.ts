import { parentPort } from 'node:worker_threads';
import type { Ledger } from '../../content/ledger/ledger.ts';
import { mountPaths } from '../../content/mounts/mount-paths.ts';
import { build } from '../build.ts';
import { previewArticles } from './state.ts';
import type { CompileOrder, CompileResult } from './compiler.ts';

/** The ledger after the last build. */
let ledger: Ledger | undefined;

async function compile({ content, out, origin, drafts, now }: CompileOrder): Promise<CompileResult> {
  const { edition, problems, loaded, media } = await build({
    content,
    out,
    now,
    preview: { origin, drafts, partial: ledger === undefined, ...(ledger && { ledger }) },
  });
  const mounts = loaded ? await mountPaths(content, loaded.publication) : [];
  if (!edition || !loaded) return { problems, mounts };
  ({ ledger } = loaded);
  return {
    problems,
    mounts,
    edition: {
      digest: `${edition.digest}-${media}`,
      url: edition.url,
      count: loaded.articles.length,
      timezone: loaded.publication.timezone,
      ...(loaded.nextExpiry !== undefined && { nextExpiry: loaded.nextExpiry }),
      articles: previewArticles(loaded, now),
    },
  };
}

parentPort?.on('message', async (order: CompileOrder) => parentPort?.postMessage(await compile(order)));
