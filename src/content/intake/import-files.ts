import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Candidate } from '../../article/candidate.ts';
import { type Problem, problemOf } from '../../article/problem.ts';
import type { FileReading } from '../../import/read.ts';
import { formatMoment } from '../../text/date.ts';
import type { Origin } from '../../import/reader.ts';
import { withDays } from './propose-days.ts';
import { readExistingArticles } from './existing-articles.ts';
import { findNamesakeProblems } from './find-namesake-problems.ts';
import { Destinations } from './destinations.ts';
import { isArticle, failedResult, writeCandidate, type WriteResult } from './write-candidate.ts';
import type { ImportedArticle, ImportedFile } from './report.ts';
import { findRetellings } from './find-retellings.ts';
import { findSourceFiles } from './find-source-files.ts';
import { Tagger } from './tagger.ts';
import { ReaderPool } from './reader-pool.ts';
import { readContentSettings } from '../publication/settings.ts';
import { removeTemporaryFiles, writeIfChanged } from '../write.ts';
import { shownPath } from '../files.ts';
import { unwritten } from './problems.ts';

export interface ImportOptions {
  /** Options of the user for all files. */
  readonly origin?: Pick<Origin, 'kind' | 'dialect' | 'base' | 'language'>;
  /** Seconds since the epoch; 0 if absent. A post that has expired by then is imported as a draft. */
  readonly now?: number;
  /** Whether an article without a day is written as a draft with questions for `review`; true if absent. */
  readonly hold?: boolean;
  /** Called after each file with the number of files that were read, and of all files. */
  readonly progress?: (done: number, of: number) => void;
  /** Creates the reader for a number of files; by default a `ReaderPool`. */
  readonly createReader?: (files: number) => Pick<ReaderPool, 'read' | 'close'>;
}

/** Rules about files that cannot be imported: notes if nobody named the file itself, but a folder with it. */
const foreignRules: ReadonlySet<string> = new Set(['unknown-kind', 'not-text', 'empty-file']);

function asNotes(problems: readonly Problem[], named: boolean): readonly Problem[] {
  return named
    ? problems
    : problems.map((problem) => (foreignRules.has(problem.rule) ? { ...problem, severity: 'note' } : problem));
}

/** A candidate without expiry, which articles do not have: a draft if it has expired, with a problem that tells it. */
function withoutExpiry(candidate: Candidate, now: number): Candidate {
  const { expires, file, problems } = candidate;
  if (expires === undefined) return candidate;
  const when = formatMoment(expires);
  const expired = expires <= now;
  const message = expired
    ? `It expired at ${when}, so it is imported as a draft.`
    : `It is to expire at ${when}, and an imported article does not expire.`;
  const remedy = expired
    ? 'Remove draft: from the article to publish it again.'
    : 'Withdraw the article then with dateline withdraw, or mount the blog instead of importing it.';
  const problem = problemOf('expiry', expired ? 'note' : 'warning', file, message, remedy);
  return { ...candidate, ...(expired && { draft: true }), problems: [...problems, problem] };
}

/**
 * Imports files and folders into `articles/` of the content folder. Reads several files at a time. Writes each article
 * atomically as soon as it is read, articles without a day at the end, when the days of all others are known.
 * Importing the same files again changes nothing; articles that an editor changed are kept. Returns a report for each
 * source file, sorted by file. A file that cannot be read has a problem in its report. Throws `ContentError` if the
 * content folder cannot be read.
 */
export async function importFiles(
  paths: readonly string[],
  folder: string,
  options: ImportOptions = {},
): Promise<readonly ImportedFile[]> {
  const settings = await readContentSettings(folder);
  await removeTemporaryFiles(join(folder, 'articles'));
  const existing = await readExistingArticles(folder);
  const destinations = new Destinations(existing, settings.ledger, settings.publication, folder);
  const tagger = new Tagger(settings.tags);
  const { sources, temporary, problems: missing } = await findSourceFiles(paths);
  const reader = options.createReader?.(sources.length) ?? new ReaderPool(sources.length);
  const found: Candidate[][] = [];
  const readings: FileReading[] = [];
  const done = new Map<Candidate, WriteResult>();
  const write = async (candidate: Candidate, final: Candidate): Promise<void> => {
    const destination = destinations.assign(final);
    const result = await writeCandidate(final, destination, options.hold ?? true, (article) => existing.add(article));
    done.set(candidate, result);
  };
  try {
    const reads = sources.map(({ path, file, root }) =>
      reader.read(path, { ...options.origin, file, ...(root !== undefined && { root }) }),
    );
    for (const [i, read] of reads.entries()) {
      const reading = await read;
      const saved: Candidate[] = [];
      for (const candidate of reading.candidates) saved.push(await saveMedia(candidate, folder));
      const candidates = saved.map((candidate) => tagger.tag(withoutExpiry(candidate, options.now ?? 0)));
      for (const candidate of candidates)
        if (!isArticle(candidate)) done.set(candidate, failedResult(candidate));
        else if (candidate.fields.published) await write(candidate, candidate);
      readings.push({ ...reading, candidates });
      found.push(candidates);
      options.progress?.(i + 1, sources.length);
    }
  } finally {
    await reader.close();
    for (const unpacked of temporary) await rm(unpacked, { recursive: true, force: true });
  }
  const all = found.flat();
  const dated = withDays(all, existing);
  const final = new Map(all.map((candidate, i) => [candidate, dated[i] as Candidate]));
  for (const [candidate, now] of final) if (!done.has(candidate)) await write(candidate, now);
  // A version of an article from another file is no retelling of it.
  const isOwnVersion = (candidate: Candidate): boolean => {
    const imported = existing.withId(done.get(candidate)?.id)?.frontMatter?.imported;
    return !imported || (imported.file === candidate.file && imported.entry === candidate.entry);
  };
  const retellings = findRetellings(
    all.flatMap((candidate, i) => (isArticle(candidate) && isOwnVersion(candidate) ? [dated[i] as Candidate] : [])),
    existing,
  );
  const names = findNamesakeProblems(all, existing, settings);
  const report = (candidate: Candidate): ImportedArticle => ({
    ...(done.get(candidate) as WriteResult),
    problems: [...(done.get(candidate) as WriteResult).problems, ...(names.get(candidate) ?? [])],
    retellings: retellings.get(final.get(candidate) as Candidate) ?? [],
    suggestions: tagger.suggest(candidate),
  });
  return [
    ...missing.map((problem): ImportedFile => ({ source: problem.file, articles: [], problems: [problem] })),
    ...sources.map(({ file, root }, i): ImportedFile => {
      const { kind, problems } = readings[i] as FileReading;
      return {
        source: file,
        ...(kind && { kind }),
        articles: (found[i] as Candidate[]).map(report),
        problems: asNotes(problems, root === undefined),
      };
    }),
  ];
}

/**
 * Writes the pictures and sounds of a candidate into `media/` of a content folder. Returns the candidate without their
 * bytes. A file that cannot be written is a problem of the candidate.
 */
async function saveMedia({ media = [], ...candidate }: Candidate, folder: string): Promise<Candidate> {
  const problems = [...candidate.problems];
  for (const { name, bytes } of media) {
    const path = join(folder, 'media', name);
    await writeIfChanged(path, bytes).catch((error: unknown) => problems.push(unwritten(shownPath(path), error)));
  }
  return { ...candidate, problems };
}
