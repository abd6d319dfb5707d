import { join, resolve } from 'node:path';
import type { Problem } from '../article/problem.ts';
import { compile, type Compiled } from '../compile/compile.ts';
import { overLarge, overLimits } from '../compile/limits.ts';
import { load, type Loaded, type LoadOptions } from '../content/load.ts';
import { Marks } from '../content/marks.ts';
import { save, unsaved } from '../content/save.ts';
import { ContentError, readSettings } from '../content/settings.ts';
import type { Follow } from '../content/stage.ts';
import { shown } from '../content/tree.ts';
import { formatMoment } from '../text/date.ts';
import { digestInputs, marksOf, mountPaths, readInputs } from './inputs.ts';
import { locked } from './lock.ts';
import { measureMedia } from './media.ts';
import { type Built, dropRecord, readRecord, weighAssets, writeRecord } from './record.ts';
import { recallCache, recallMemory, remember } from './remember.ts';
import { openShelf } from './shelf.ts';
import { store, sweep } from './store.ts';

export interface BuildOptions {
  /** The content folder. */
  readonly content: string;
  /** Where the edition is written. */
  readonly out: string;
  /** Seconds since the epoch: what the ledger notes for whatever it sees first. */
  readonly now: number;
  /** Fails where the build would change the content folder, as `npm ci` does. */
  readonly frozen?: boolean;
  /** Lets a whole mount, or more than a tenth of the articles, be withdrawn. */
  readonly withdraw?: boolean;
  readonly follow?: Follow;
}

export interface BuildResult {
  /** Absent where an error among the problems stopped the build: then nothing was written. */
  readonly edition?: Built;
  /** Whether there was nothing to do. */
  readonly fresh: boolean;
  readonly problems: readonly Problem[];
  /** Files of the content folder that were written, relative to the working folder. */
  readonly written: readonly string[];
}

/**
 * Compiles a content folder for its publication's origin and writes the edition; remembers in the content folder what was
 * published. Builds that run at once take turns. Faults of the content are returned, not thrown.
 */
export function build(options: BuildOptions): Promise<BuildResult> {
  return locked([options.content, options.out], async () => {
    const record = await readRecord(options.out);
    const marks = new Marks();
    if (
      record &&
      options.now < (record.until ?? Number.POSITIVE_INFINITY) &&
      record.inputs === digestInputs(await readInputs(options.content, options.out, record.mounts, marks))
    )
      return { edition: record.edition, fresh: true, problems: record.problems, written: [] };
    try {
      return await buildAnew(options, marks);
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      return { fresh: false, problems: error.problems, written: [] };
    }
  });
}

async function buildAnew(
  { content, out, now, frozen, withdraw, follow }: BuildOptions,
  marks: Marks,
): Promise<BuildResult> {
  const memory = await recallMemory(out, marks);
  const mounts = await mountPaths(content, (await readSettings(content, memory)).publication);
  const inputs = await readInputs(content, out, mounts, marks);
  const reading: LoadOptions = {
    now,
    withdraw: withdraw ?? false,
    memory,
    touched: new Set(),
    ...(follow && { follow }),
  };
  const loaded = await load(content, reading);
  // What expired since the ledger was written is nothing that somebody forgot to commit.
  const expected = frozen && loaded.expired ? await load(content, { ...reading, keepExpired: true }) : loaded;
  const changes = await unsaved(content, expected);
  const problems = [
    ...loaded.problems,
    ...(changes.length > 0 ? behindTime(content, loaded, now) : []),
    ...(frozen ? changes.map(unfrozen) : []),
  ];
  if (problems.some(({ severity }) => severity === 'error')) return { fresh: false, problems, written: [] };
  const origin = loaded.publication.url;
  const [cache, shelf] = await Promise.all([recallCache(out, marks), openShelf(out)]);
  const compiled = compile(loaded, { origin, cache, shelf, ...(follow && { follow }) });
  const media = await measureMedia(content);
  const exceeded = [
    ...compiled.problems,
    ...overLarge(media, shown(content)),
    ...overLimits(compiled, media, out),
  ];
  problems.push(...exceeded);
  if (exceeded.some(({ severity }) => severity === 'error')) return { fresh: false, problems, written: [] };
  await dropRecord(out);
  const written = frozen ? [] : await save(content, loaded);
  await sweep(out, await store(out, compiled, content));
  await remember(out, memory, cache);
  const edition = await describe(out, compiled, origin, loaded.articles.length);
  // What changed under our hands keeps its old mark, so that the next build sees to it.
  const ours = written.map((file) => resolve(file));
  marks.forget(ours);
  const known = new Map([...inputs, ...marksOf(ours, marks)]);
  const { until } = loaded;
  await writeRecord(out, {
    inputs: digestInputs(known),
    mounts,
    edition,
    ...(until !== undefined && { until }),
    problems,
  });
  return { edition, fresh: false, problems, written };
}

/** Seconds by which this machine's clock may be behind that of the one that built before. */
const skew = 86_400;

/** A clock that is wrong by more than that, now or at an earlier build, would date wrongly whatever changes from here on. */
function behindTime(content: string, { lastChanged }: Loaded, now: number): Problem[] {
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

function unfrozen(file: string): Problem {
  return {
    rule: 'frozen',
    severity: 'error',
    file,
    message: 'This build would change the file.',
    remedy: 'Run the build without --frozen and commit what it writes.',
  };
}

async function describe(out: string, compiled: Compiled, origin: string, articles: number): Promise<Built> {
  const { digest, index, newest } = compiled;
  return {
    digest,
    origin,
    articles,
    modules: { 'index.bin': index.length, 'newest.bin': newest.length },
    assets: await weighAssets(out),
  };
}
