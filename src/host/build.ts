import { join } from 'node:path';
import type { Problem } from '../article/problem.ts';
import { compile, type EditionFiles } from '../compile/compile.ts';
import { overLarge, overLimits } from '../compile/limits.ts';
import type { Ledger } from '../content/ledger.ts';
import { load, type Loaded, type LoadOptions } from '../content/load.ts';
import { save, unsaved } from '../content/save.ts';
import { ContentError } from '../content/settings.ts';
import type { Follow } from '../content/stage.ts';
import { shown } from '../content/tree.ts';
import { formatMoment } from '../text/date.ts';
import { locked } from './lock.ts';
import { measureMedia } from './media.ts';
import { readRevision } from './revision.ts';
import { type OpenStore, openStore } from './store.ts';
import { assetsIn, removeAssets, weighAssets, writeEdition, writeMedia } from './write.ts';

export interface BuildOptions {
  /** The content folder. */
  readonly content: string;
  /** Where the edition is written. */
  readonly out: string;
  /** Seconds since the epoch. The ledger notes this moment for everything that it sees first. */
  readonly now: number;
  /** Fails if the build would change the content folder, as `npm ci` does. */
  readonly frozen?: boolean;
  /** Allows a whole mount, or more than a tenth of the articles, to be withdrawn. */
  readonly withdraw?: boolean;
  /** Builds for a preview. */
  readonly preview?: PreviewBuild;
  readonly follow?: Follow;
}

/** How a preview builds: it writes nothing into the content folder, and leaves out articles that are at fault. */
export interface PreviewBuild {
  /** What addresses begin with, in place of the publication's origin. */
  readonly origin: string;
  readonly drafts: boolean;
  /** The ledger after the last build of this preview: it writes none, but two of its editions must not differ in what it holds. */
  readonly ledger?: Ledger;
  /** Whether a part of the content is better than nothing: there is no edition yet. */
  readonly partial: boolean;
}

/** An edition in its folder. Lengths in bytes. */
export interface Built {
  readonly digest: string;
  readonly origin: string;
  readonly articles: number;
  readonly modules: { readonly 'index.bin': number; readonly 'newest.bin': number };
  readonly assets: { readonly files: number; readonly bytes: number };
}

export interface BuildResult {
  /** Absent if an error among the problems stopped the build: then nothing was written. */
  readonly edition?: Built;
  /** Whether the folder held this edition already. */
  readonly unchanged: boolean;
  readonly problems: readonly Problem[];
  /** Files of the content folder that were written, relative to the working folder. */
  readonly written: readonly string[];
  /** The content, if it could be read. */
  readonly loaded?: Loaded;
  /** Digest of the media beside the edition. */
  readonly media?: string;
  /** Assets of earlier editions, which a preview still serves: for `removeAssets`. Any other build removes them itself. */
  readonly leftOver: readonly string[];
}

/**
 * Compiles a content folder and writes the edition; notes in the content folder what was published. Builds that run at the same time
 * take turns. Faults of the content are returned, not thrown.
 */
export function build(options: BuildOptions): Promise<BuildResult> {
  return locked([options.content, options.out], async () => {
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

/** Where the results of builds into a folder are stored. */
export function storeFile(out: string): string {
  return join(out, 'cache', 'store.sqlite');
}

/** The stages of a build, each called once with the results of the ones before it. */
async function runStages(store: OpenStore, options: BuildOptions): Promise<BuildResult> {
  const { content, out, now, frozen = false, withdraw = false, preview, follow } = options;
  const reading: LoadOptions = {
    now,
    withdraw: withdraw || preview !== undefined,
    store,
    ...(preview && { drafts: preview.drafts, ...(preview.ledger && { ledger: preview.ledger }) }),
    ...(follow && { follow }),
  };
  const loaded = await load(content, reading);
  const problems = [...loaded.problems, ...(preview ? [] : await ledgerProblems(loaded, reading, options))];
  const stops = preview?.partial ? () => false : preview ? isUnbearable : isError;
  if (problems.some(stops)) return stopped(problems, loaded);

  const origin = preview?.origin ?? loaded.publication.url;
  const compiled = compile(loaded, {
    origin,
    store,
    assets: assetsIn(out),
    ...(preview && { bundled: bundledInPreview }),
    ...(follow && { follow }),
  });
  const files = await measureMedia(content);
  problems.push(
    ...compiled.problems,
    ...overLarge(files, shown(content)),
    ...overLimits(compiled, files, out),
  );
  if (!preview && problems.some(isError)) return stopped(problems, loaded);

  const written = preview || frozen ? [] : await save(content, loaded);
  const media = await writeMedia(out, content);
  const { changed, leftOver } = await writeEdition(out, compiled);
  if (!preview) await removeAssets(out, leftOver);
  store.prune();
  return {
    edition: await describe(out, compiled, origin, loaded.articles.length),
    unchanged: !changed && written.length === 0,
    problems,
    written,
    loaded,
    media,
    leftOver: preview ? leftOver : [],
  };
}

const stopped = (problems: readonly Problem[], loaded?: Loaded): BuildResult => ({
  unchanged: false,
  problems,
  written: [],
  ...(loaded && { loaded }),
  leftOver: [],
});

/**
 * Bytes of shards that go into a preview's bundle: as many as a small archive has. The other shards of a large archive are assets, so
 * that a change of one article writes one shard.
 */
const bundledInPreview = 1024 * 1024;

/** Errors that concern one article: a preview leaves it out and shows the others. */
const bearable: ReadonlySet<string> = new Set(['undated', 'updated-ahead', 'unreadable', 'fault']);

const isUnbearable = (problem: Problem): boolean => isError(problem) && !bearable.has(problem.rule);

/** What keeps a build from writing the ledger. */
async function ledgerProblems(
  loaded: Loaded,
  reading: LoadOptions,
  { content, now, frozen }: BuildOptions,
): Promise<readonly Problem[]> {
  // An article that expired since the ledger was written is no change that somebody forgot to commit.
  const committed =
    frozen && loaded.expired ? await load(content, { ...reading, keepExpired: true }) : loaded;
  const changes = await unsaved(content, committed);
  return [
    ...(changes.length > 0 ? clockProblems(content, loaded, now) : []),
    ...(frozen ? changes.map((file) => frozenProblem(file, loaded.merged)) : []),
  ];
}

const isError = ({ severity }: Problem): boolean => severity === 'error';

/** Seconds by which this machine's clock may be behind the clock of the machine that built before. */
const skew = 86_400;

/** A clock that is wrong by more than that, now or at an earlier build, would date every later change wrongly. */
function clockProblems(content: string, { lastChanged }: Loaded, now: number): Problem[] {
  if (lastChanged <= now + skew) return [];
  return [
    {
      rule: 'clock',
      severity: 'error',
      file: join(content, 'ledger.jsonl'),
      message: `The ledger knows of a change at ${formatMoment(lastChanged)}, but this machine's clock says ${formatMoment(now)}.`,
      remedy:
        'Set the clock. If it is right, an earlier build had a wrong one: take the ledger back from before it, and build again.',
    },
  ];
}

function frozenProblem(file: string, merged: boolean): Problem {
  return {
    rule: 'frozen',
    severity: 'error',
    file,
    message: merged
      ? 'This build would change the file: branches were merged since the last build, and the changes of both get the moment of the next one.'
      : 'This build would change the file.',
    remedy: 'Run the build without --frozen and commit what it writes.',
  };
}

async function describe(
  out: string,
  compiled: EditionFiles,
  origin: string,
  articles: number,
): Promise<Built> {
  const { digest, index, newest } = compiled;
  return {
    digest,
    origin,
    articles,
    modules: { 'index.bin': index.length, 'newest.bin': newest.length },
    assets: await weighAssets(out),
  };
}
