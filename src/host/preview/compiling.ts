import { join, sep } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { Cache } from '../../compile/cache.ts';
import { compile } from '../../compile/compile.ts';
import type { Ledger } from '../../content/ledger.ts';
import { load } from '../../content/load.ts';
import { Memory } from '../../content/memory.ts';
import { ContentError } from '../../content/settings.ts';
import { mountPaths } from '../inputs.ts';
import { openShelf } from '../shelf.ts';
import { type Media, storeEdition, storeMedia } from '../store.ts';
import type { CompileOrder, CompileResult } from './compiler.ts';
import { manuscriptsOf } from './manuscripts.ts';

/** Faults that concern one article that is not ready yet: it is left out, and the others are shown. */
const bearable: ReadonlySet<string> = new Set(['undated', 'updated-ahead', 'unreadable', 'fault']);

/** What was first seen when: a preview writes no ledger, but two of its editions must not differ in it. */
let memory: Ledger | undefined;
let shown = false;
let media: Media | undefined;

/**
 * Bytes of shards that go into the bundle: as many as a small archive has. The others of a large one are assets, as its older ones are
 * wherever it is deployed, so that a change of one article costs the bytes of its shard and not those of all the newest.
 */
const bundled = 1024 * 1024;

/** A thread runs the code that it began with. */
const cache = new Cache('');
const reading = new Memory('');

async function compileInto({
  content,
  out,
  origin,
  drafts,
  hasty,
  touched,
}: CompileOrder): Promise<CompileResult> {
  const now = Date.now() / 1000;
  const loaded = await load(content, {
    now,
    drafts,
    withdraw: true,
    hasty,
    memory: reading,
    ...(memory && { ledger: memory }),
    ...(touched && { touched }),
  });
  const mounts = await mountPaths(content, loaded.publication);
  const { problems } = loaded;
  const broken = problems.some(({ severity, rule }) => severity === 'error' && !bearable.has(rule));
  // Without an edition to go on showing, what is whole of the content is better than nothing.
  if (broken && shown) return { problems, mounts };
  const compiled = compile(loaded, { origin, bundled, cache, shelf: await openShelf(out) });
  const mediaFolder = join(content, 'media') + sep;
  if (!media || !touched || [...touched].some((path) => path.startsWith(mediaFolder)))
    media = await storeMedia(out, content);
  const leftOver = await storeEdition(out, compiled, media.names);
  memory = loaded.ledger;
  shown = true;
  return {
    problems: [...problems, ...compiled.problems],
    mounts,
    edition: {
      digest: compiled.digest,
      articles: loaded.articles.length,
      leftOver,
      media,
      provisional: loaded.provisional,
      timezone: loaded.publication.timezone,
      manuscripts: manuscriptsOf(loaded, now),
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
