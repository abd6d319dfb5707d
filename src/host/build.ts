import { join } from 'node:path';
import { type Problem, problemOf } from '../article/problem.ts';
import { compile, type Compiled } from '../compile/compile.ts';
import { largeMediaProblems, limitProblems, smallMedia } from '../compile/limits.ts';
import type { Ledger } from '../content/ledger/ledger.ts';
import { load, type Loaded, type LoadOptions } from '../content/load.ts';
import { save, unsaved } from '../content/articles/save.ts';
import { MediaFolder } from '../content/articles/media.ts';
import { ContentError } from '../content/publication/settings.ts';
import type { ProgressListener } from '../content/store.ts';
import { shownPath } from '../content/files.ts';
import { formatMoment } from '../text/date.ts';
import { withLock } from './lock.ts';
import { readRevision, type OpenStore, openStore } from './store.ts';
import { readMediaBucket } from './worker-settings.ts';
import { assetsIn, removeOldAssets, writeEdition, writeMedia } from './write.ts';

export interface BuildOptions {
  /** The content folder. */
  readonly content: string;
  /** The folder for the edition. */
  readonly out: string;
  /** Seconds since the epoch. The ledger records it for everything that is new. */
  readonly now: number;
  /** Fails if the build would change the content folder, as `npm ci` does. */
  readonly frozen?: boolean;
  /** Allows a whole mount, or more than a tenth of the articles, to be withdrawn. */
  readonly withdraw?: boolean;
  /** Builds for a preview. */
  readonly preview?: PreviewBuild;
  readonly onProgress?: ProgressListener;
}

/** Options of a preview's build, which writes nothing into the content folder and leaves out articles with errors. */
interface PreviewBuild {
  /** The origin of all addresses, in place of the publication's own. */
  readonly origin: string;
  readonly drafts: boolean;
  /** The ledger after the last build of this preview, which does not write it to the content folder. */
  readonly ledger?: Ledger;
  /** Whether to build in spite of any errors, because there is no edition yet. */
  readonly partial: boolean;
}

/** An edition in its folder. Lengths in bytes. */
interface BuiltEdition {
  readonly digest: string;
  /** The publication's address in it, without a slash at the end. */
  readonly url: string;
  readonly articles: number;
  readonly modules: { readonly 'index.bin': number; readonly 'newest.bin': number };
  readonly assets: { readonly files: number; readonly bytes: number };
}

export interface BuildResult {
  /** Absent if an error stopped the build; then nothing was written. */
  readonly edition?: BuiltEdition;
  /** Whether the folder already had this edition. */
  readonly unchanged: boolean;
  readonly problems: readonly Problem[];
  /** Files of the content folder that were written, relative to the working folder. */
  readonly written: readonly string[];
  /** The content, if it could be read. */
  readonly loaded?: Loaded;
  /** Digest of the media beside the edition. */
  readonly media?: string;
  /** Keys of the files that belong into the R2 bucket, such as `media/a.mp4`. */
  readonly uploads?: readonly string[];
}

/**
 * Compiles a content folder and writes the edition, then the ledger and new ids in the content folder. Builds that run
 * at the same time take turns. Problems of the content are returned, not thrown. Throws for errors of the system, such
 * as a full disk, and `LockError`.
 */
export function build(options: BuildOptions): Promise<BuildResult> {
  return withLock([options.content, options.out], async () => {
    const store = openStore(storeFile(options.out), await readRevision());
    try {
      return await runStages(store, options);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      return stopped(error.problems);
    } finally {
      store.close();
    }
  });
}

/** The file in which the results of builds into a folder are stored. */
export function storeFile(out: string): string {
  return join(out, 'cache', 'store.sqlite');
}

/** The stages of a build, each called once with the results of the ones before it. */
async function runStages(store: OpenStore, options: BuildOptions): Promise<BuildResult> {
  const { content, out, now, frozen = false, withdraw = false, preview, onProgress } = options;
  const media = new MediaFolder(content);
  const reading: LoadOptions = {
    media,
    now,
    withdraw: withdraw || preview !== undefined,
    frozen,
    store,
    ...(preview && { drafts: preview.drafts, ...(preview.ledger && { ledger: preview.ledger }) }),
    ...(onProgress && { onProgress }),
  };
  const loaded = await load(content, reading);
  const problems = [...loaded.problems, ...(preview ? [] : await ledgerProblems(loaded, reading, options))];
  const stops = preview?.partial ? () => false : preview ? stopsPreview : isError;
  if (problems.some(stops)) return stopped(problems, loaded);

  const compiled = compile(loaded, {
    store,
    assets: assetsIn(out),
    ...(preview && { origin: preview.origin, bundled: bundledInPreview, copied: false }),
    ...(onProgress && { onProgress }),
  });
  const files = await media.sizes();
  problems.push(
    ...compiled.problems,
    ...largeMediaProblems(files, shownPath(content), await readMediaBucket()),
    ...limitProblems(compiled, files, out),
  );
  if (!preview && problems.some(isError)) return stopped(problems, loaded);

  const written = preview || frozen ? [] : await save(content, loaded);
  const { digest: mediaDigest, large: uploads } = await writeMedia(out, media);
  const changed = await writeEdition(out, compiled);
  // The Worker of a preview may still answer from them.
  if (!preview) await removeOldAssets(out, compiled);
  store.prune();
  return {
    edition: describeEdition(compiled, smallMedia(files), loaded.articles.length),
    unchanged: !changed && written.length === 0,
    problems,
    written,
    loaded,
    media: mediaDigest,
    uploads,
  };
}

const stopped = (problems: readonly Problem[], loaded?: Loaded): BuildResult => ({
  unchanged: false,
  problems,
  written: [],
  ...(loaded && { loaded }),
});

/**
 * Bytes of shards in a preview's bundle: enough for a small archive. Other shards of a large archive are assets, so
 * that a change of one article writes one shard; without copies it writes no further ones.
 */
const bundledInPreview = 1024 * 1024;

/** Rules of errors about one article, which a preview leaves out. */
const articleRules: ReadonlySet<string> = new Set(['undated', 'updated-ahead', 'unreadable', 'fault']);

const stopsPreview = (problem: Problem): boolean => isError(problem) && !articleRules.has(problem.rule);

/** Problems that keep a build from writing the ledger. */
async function ledgerProblems(
  loaded: Loaded,
  reading: LoadOptions,
  { content, now, frozen }: BuildOptions,
): Promise<readonly Problem[]> {
  const clock = clockProblems(content, loaded, now);
  if (!frozen && clock.length === 0) return [];
  // An article that has expired since the last build is no change that somebody forgot to commit.
  const committed =
    frozen && loaded.lastExpiry !== undefined ? await load(content, { ...reading, keepExpired: true }) : loaded;
  const changes = await unsaved(content, committed);
  return [
    ...(changes.length > 0 ? clock : []),
    ...(frozen ? changes.map((file) => frozenProblem(file, loaded.merged)) : []),
  ];
}

const isError = ({ severity }: Problem): boolean => severity === 'error';

/** Seconds by which this machine's clock may be behind the clock of the machine that built before. */
const mostSkew = 86_400;

/** A problem if the clock differs by more than that from the last build's: later changes would get wrong moments. */
function clockProblems(content: string, { lastChanged }: Loaded, now: number): Problem[] {
  if (lastChanged <= now + mostSkew) return [];
  const [last, shown] = [formatMoment(lastChanged), formatMoment(now)];
  const message = `The ledger has a change at ${last}, but the clock of this machine shows ${shown}.`;
  const remedy =
    'Set the clock. If it is right, the clock was wrong at an earlier build: ' +
    'restore the ledger from before that build, and build again.';
  return [problemOf('clock', 'error', join(content, 'ledger.jsonl'), message, remedy)];
}

function frozenProblem(file: string, merged: boolean): Problem {
  const why = 'branches were merged since the last build, and the changes of both get the moment of the next one';
  const message = `This build would change the file${merged ? `: ${why}` : ''}.`;
  return problemOf('frozen', 'error', file, message, 'Run the build without --frozen and commit what it writes.');
}

/** An edition in figures; `media` has the bytes of the files in `media/`, which are assets too. */
function describeEdition(compiled: Compiled, media: ReadonlyMap<string, number>, articles: number): BuiltEdition {
  const { digest, url, index, newest, assets } = compiled;
  const sizes = [...[...assets.values()].map(({ length }) => length), ...media.values()];
  return {
    digest,
    url,
    articles,
    modules: { 'index.bin': index.length, 'newest.bin': newest.length },
    assets: { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) },
  };
}
