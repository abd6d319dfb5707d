import type { FrontMatter } from '../article/article.ts';
import { type Candidate, frontMatterOf } from '../article/candidate.ts';
import { parseArticle } from '../article/frontmatter.ts';
import type { Problem } from '../article/problem.ts';
import type { Origin } from '../import/reader.ts';
import type { Reading } from '../import/read.ts';
import { withDays } from './import/days.ts';
import { readShelf } from './import/existing.ts';
import { dayMissing, titleMissing } from './import/missing.ts';
import { type Place, Placer } from './import/place.ts';
import type { ImportedArticle, ImportedFile } from './import/report.ts';
import { retellingsOf } from './import/retellings.ts';
import { isUntouched, signed } from './import/signature.ts';
import { sourcesOf } from './import/sources.ts';
import { ReaderPool } from './pool.ts';
import { readSettings } from './settings.ts';
import { Tagger } from './import/tags.ts';
import { withTitle } from './title.ts';
import { shown } from './tree.ts';
import { writeWhole } from './write.ts';

export interface ImportOptions {
  /** What the user says of all the files: kind, dialect, base address, language. */
  readonly origin?: Pick<Origin, 'kind' | 'dialect' | 'base' | 'language'>;
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

const problemOf = (
  file: string,
  rule: string,
  severity: Problem['severity'],
  message: string,
  remedy: string,
): Problem => ({ rule, severity, file, message, remedy });

/** Front matter that the schema takes: what it refuses is dropped, and told. */
function admissible(
  frontMatter: FrontMatter,
  body: string,
  source: Candidate,
): { readonly frontMatter: FrontMatter; readonly problems: readonly Problem[] } {
  const { problems } = parseArticle(signed(frontMatter, body, { file: source.file }), source.file);
  if (problems.length === 0) return { frontMatter, problems };
  const faulty = new Set(problems.map(({ key = '' }) => key.replace(/[.[].*$/, '')));
  const kept = Object.entries(frontMatter).filter(([key]) => !faulty.has(key));
  return {
    frontMatter: Object.fromEntries(kept),
    problems: problems.map(({ rule, file, message, remedy = '' }) =>
      problemOf(file, rule, 'warning', message, remedy),
    ),
  };
}

/** What an earlier import inferred and this one can't any more, since what it leant on was not among these files. */
function remembered(earlier: FrontMatter | undefined, now: FrontMatter): FrontMatter {
  const basis = earlier?.inferred?.published;
  if (now.published !== undefined || !earlier?.published || !basis) return now;
  return { ...now, published: earlier.published, inferred: { ...now.inferred, published: basis } };
}

/** What the report adds when all articles are known. */
type Put = Omit<ImportedArticle, 'retellings' | 'suggestions'>;

async function put(candidate: Candidate, place: Place): Promise<Put> {
  const { existing, slug, id, path, final } = place;
  const file = shown(path);
  const report = {
    ...(candidate.entry !== undefined && { entry: candidate.entry }),
    ...(id !== undefined && { id }),
    slug,
    file,
    fields: candidate.fields,
  };
  if (final) {
    const problem = problemOf(
      candidate.file,
      'withdrawn',
      'note',
      `Its article was withdrawn for good: ${id}.`,
      'It stays out. To have it back, take "final" and "withdrawn" out of its line in ledger.jsonl.',
    );
    return { ...report, status: 'withdrawn', problems: [...candidate.problems, problem] };
  }
  const found: FrontMatter = { ...frontMatterOf(candidate), slug, ...(id !== undefined && { id }) };
  const { frontMatter, problems } = admissible(
    remembered(existing?.frontMatter, found),
    candidate.body,
    candidate,
  );
  const from = {
    file: candidate.file,
    ...(candidate.entry !== undefined && { entry: candidate.entry }),
  };
  const text = signed(frontMatter, candidate.body, from);
  const edited = existing && !(existing.frontMatter && isUntouched(existing.text, existing.frontMatter));
  const { published, title } = (edited ? existing.frontMatter : frontMatter) ?? {};
  const told = [
    ...candidate.problems.filter(({ rule }) => rule !== 'undated' && rule !== 'untitled'),
    ...problems,
    ...(title === undefined ? [titleMissing(candidate.file, file)] : []),
    ...(published === undefined ? [dayMissing(candidate.file, file)] : []),
  ];
  if (existing?.text === text) return { ...report, status: 'unchanged', problems: told };
  if (edited) {
    const problem = problemOf(
      file,
      'kept',
      'note',
      'It was changed since it was imported, and stays as it is.',
      'To have it imported anew, delete the file first.',
    );
    return { ...report, status: 'kept', problems: [...told, problem] };
  }
  try {
    await writeWhole(path, text);
    return { ...report, status: existing ? 'updated' : 'written', problems: told };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const problem = problemOf(
      file,
      'unwritten',
      'error',
      `It can't be written: ${reason}.`,
      'See to the disk.',
    );
    return { ...report, status: 'failed', problems: [...told, problem] };
  }
}

/** Rules of files that are nothing to import: worth a word where they were named, and none where they only lie about. */
const foreign: ReadonlySet<string> = new Set(['unknown-kind', 'not-text', 'empty-file']);

function passedOver(problems: readonly Problem[], named: boolean): readonly Problem[] {
  return named
    ? problems
    : problems.map((problem) => (foreign.has(problem.rule) ? { ...problem, severity: 'note' } : problem));
}

/** A candidate without title and text is no article. */
function isArticle({ fields, body }: Candidate): boolean {
  return fields.title !== undefined || body.trim() !== '';
}

const nothing = (candidate: Candidate): Put => ({
  status: 'failed',
  ...(candidate.entry !== undefined && { entry: candidate.entry }),
  fields: candidate.fields,
  problems:
    candidate.problems.length > 0
      ? candidate.problems
      : [
          problemOf(
            candidate.file,
            'no-article',
            'error',
            'No article was found in it.',
            'Look at the file: is it what was meant?',
          ),
        ],
});

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
  const shelf = await readShelf(folder);
  const placer = new Placer(shelf, settings.ledger, settings.publication, folder);
  const tagger = new Tagger(settings.tags);
  const { sources, problems: missing } = await sourcesOf(paths);
  const reader = options.hire?.(sources.length) ?? new ReaderPool(sources.length);
  const found: Candidate[][] = [];
  const readings: Reading[] = [];
  const done = new Map<Candidate, Put>();
  try {
    const reads = sources.map(({ path, file, root }) =>
      reader.read(path, { ...options.origin, file, ...(root !== undefined && { root }) }),
    );
    for (const [i, read] of reads.entries()) {
      const reading = await read;
      const candidates = reading.candidates.map((candidate) => tagger.tag(withTitle(candidate)));
      for (const candidate of candidates)
        if (!isArticle(candidate)) done.set(candidate, nothing(candidate));
        else if (candidate.fields.published)
          done.set(candidate, await put(candidate, placer.place(candidate)));
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
  for (const [candidate, now] of final)
    if (!done.has(candidate)) done.set(candidate, await put(now, placer.place(now)));
  const retellings = retellingsOf(dated.filter(isArticle), shelf);
  const report = (candidate: Candidate): ImportedArticle => ({
    ...(done.get(candidate) as Put),
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
