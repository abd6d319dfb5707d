import { join } from 'node:path';
import type { Problem } from '../article/problem.ts';
import { compile, type EditionFiles } from '../compile/compile.ts';
import { overLarge, overLimits } from '../compile/limits.ts';
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
import { removeAssets, weighAssets, writeEdition, writeMedia } from './write.ts';

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
  readonly follow?: Follow;
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
}

/**
 * Compiles a content folder for its publication's origin and writes the edition; notes in the content folder what was published.
 * Builds that run at the same time take turns. Faults of the content are returned, not thrown.
 */
export function build(options: BuildOptions): Promise<BuildResult> {
  return locked([options.content, options.out], async () => {
    const store = openStore(storeFile(options.out), await readRevision());
    try {
      return await buildWith(store, options);
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

const stopped = (problems: readonly Problem[]): BuildResult => ({ unchanged: false, problems, written: [] });

async function buildWith(
  store: OpenStore,
  { content, out, now, frozen = false, withdraw = false, follow }: BuildOptions,
): Promise<BuildResult> {
  const reading: LoadOptions = { now, withdraw, store, ...(follow && { follow }) };
  const loaded = await load(content, reading);
  // An article that expired since the ledger was written is no change that somebody forgot to commit.
  const committed =
    frozen && loaded.expired ? await load(content, { ...reading, keepExpired: true }) : loaded;
  const changes = await unsaved(content, committed);
  const problems = [
    ...loaded.problems,
    ...(changes.length > 0 ? clockProblems(content, loaded, now) : []),
    ...(frozen ? changes.map((file) => frozenProblem(file, loaded.merged)) : []),
  ];
  if (problems.some(isError)) return stopped(problems);
  const origin = loaded.publication.url;
  const compiled = compile(loaded, { origin, store, ...(follow && { follow }) });
  const media = await measureMedia(content);
  problems.push(
    ...compiled.problems,
    ...overLarge(media, shown(content)),
    ...overLimits(compiled, media, out),
  );
  if (problems.some(isError)) return stopped(problems);
  const written = frozen ? [] : await save(content, loaded);
  await writeMedia(out, content);
  const { changed, leftOver } = await writeEdition(out, compiled);
  await removeAssets(out, leftOver);
  store.prune();
  return {
    edition: await describe(out, compiled, origin, loaded.articles.length),
    unchanged: !changed && written.length === 0,
    problems,
    written,
  };
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
