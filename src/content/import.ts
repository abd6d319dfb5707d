import { join } from 'node:path';
import type { Candidate } from '../article/candidate.ts';
import type { Problem } from '../article/problem.ts';
import type { Reading } from '../import/read.ts';
import type { Origin } from '../import/reader.ts';
import { withDays } from './import/days.ts';
import { readShelf } from './import/existing.ts';
import { namesakesOf } from './import/names.ts';
import { Placer } from './import/place.ts';
import { isArticle, nothing, put, type Put } from './import/put.ts';
import type { ImportedArticle, ImportedFile } from './import/report.ts';
import { retellingsOf } from './import/retellings.ts';
import { sourcesOf } from './import/sources.ts';
import { Tagger } from './import/tags.ts';
import { ReaderPool } from './pool.ts';
import { readSettings } from './settings.ts';
import { sweep } from './write.ts';

export interface ImportOptions {
  /** What the user says of all the files: kind, dialect, base address, language. */
  readonly origin?: Pick<Origin, 'kind' | 'dialect' | 'base' | 'language'>;
  /** Seconds since the epoch: a post that expired by then is imported as a draft. */
  readonly now?: number;
  /** Told after each file: how many of how many were read. */
  readonly progress?: (done: number, of: number) => void;
  /** Makes the one who reads so many files; workers, if nobody is named. */
  readonly hire?: (files: number) => FileReader;
}

/** Who reads source files. */
export interface FileReader {
  read(path: string, origin: Origin): Promise<Reading>;
  close(): Promise<void>;
}

/** Rules of files that are nothing to import: worth a word where they were named, and none where they only lie about. */
const foreign: ReadonlySet<string> = new Set(['unknown-kind', 'not-text', 'empty-file']);

function passedOver(problems: readonly Problem[], named: boolean): readonly Problem[] {
  return named
    ? problems
    : problems.map((problem) => (foreign.has(problem.rule) ? { ...problem, severity: 'note' } : problem));
}

function aged(candidate: Candidate, now: number | undefined): Candidate {
  const { expires } = candidate;
  return expires !== undefined && now !== undefined && expires <= now
    ? { ...candidate, draft: true }
    : candidate;
}

/**
 * Imports files and folders into `articles/` of the content folder. Reads several at a time; writes each article whole or
 * not at all as soon as it is read, those without a day at the end, when the days of all others are known. Run again it changes nothing; what an editor changed it leaves. One report for each source file, sorted;
 * a file that can't be read is a report with a problem and stops no other.
 */
export async function importFiles(
  paths: readonly string[],
  folder: string,
  options: ImportOptions = {},
): Promise<readonly ImportedFile[]> {
  const settings = await readSettings(folder);
  await sweep(join(folder, 'articles'));
  const shelf = await readShelf(folder);
  const placer = new Placer(shelf, settings.ledger, settings.publication, folder);
  const tagger = new Tagger(settings.tags);
  const { sources, problems: missing } = await sourcesOf(paths);
  const reader = options.hire?.(sources.length) ?? new ReaderPool(sources.length);
  const found: Candidate[][] = [];
  const readings: Reading[] = [];
  const done = new Map<Candidate, Put>();
  const write = async (candidate: Candidate, final: Candidate): Promise<void> => {
    done.set(candidate, await put(final, placer.place(final), (article) => shelf.add(article)));
  };
  try {
    const reads = sources.map(({ path, file, root }) =>
      reader.read(path, { ...options.origin, file, ...(root !== undefined && { root }) }),
    );
    for (const [i, read] of reads.entries()) {
      const reading = await read;
      const candidates = reading.candidates.map((candidate) => tagger.tag(aged(candidate, options.now)));
      for (const candidate of candidates)
        if (!isArticle(candidate)) done.set(candidate, nothing(candidate));
        else if (candidate.fields.published) await write(candidate, candidate);
      readings.push(reading);
      found.push(candidates);
      options.progress?.(i + 1, sources.length);
    }
  } finally {
    await reader.close();
  }
  const all = found.flat();
  const dated = withDays(all, shelf);
  const final = new Map(all.map((candidate, i) => [candidate, dated[i] as Candidate]));
  for (const [candidate, now] of final) if (!done.has(candidate)) await write(candidate, now);
  // Another version of an article is no retelling of it.
  const stands = (candidate: Candidate): boolean => {
    const imported = shelf.withId(done.get(candidate)?.id)?.frontMatter?.imported;
    return !imported || (imported.file === candidate.file && imported.entry === candidate.entry);
  };
  const retellings = retellingsOf(
    all.flatMap((candidate, i) => (isArticle(candidate) && stands(candidate) ? [dated[i] as Candidate] : [])),
    shelf,
  );
  const names = namesakesOf(all, shelf, settings);
  const report = (candidate: Candidate): ImportedArticle => ({
    ...(done.get(candidate) as Put),
    problems: [...(done.get(candidate) as Put).problems, ...(names.get(candidate) ?? [])],
    retellings: retellings.get(final.get(candidate) as Candidate) ?? [],
    suggestions: tagger.suggest(candidate),
  });
  return [
    ...missing.map((problem): ImportedFile => ({ source: problem.file, articles: [], problems: [problem] })),
    ...sources.map(({ file, root }, i): ImportedFile => {
      const { kind, problems } = readings[i] as Reading;
      return {
        source: file,
        ...(kind && { kind }),
        articles: (found[i] as Candidate[]).map(report),
        problems: passedOver(problems, root === undefined),
      };
    }),
  ];
}
