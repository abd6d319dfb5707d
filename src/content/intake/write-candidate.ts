import { type Candidate, frontMatterOf, type Found } from '../../article/candidate.ts';
import {
  evenLineEnds,
  type FrontMatter,
  parseArticle,
  writeArticle,
  type HeldField,
  reviewedFields,
} from '../../article/frontmatter.ts';
import type { Problem } from '../../article/problem.ts';
import { dropForbidden } from '../../text/escape.ts';
import { digest } from '../digest.ts';
import { shownPath } from '../files.ts';
import { writeAtomically } from '../write.ts';
import { type ExistingArticle, existingArticleOf } from './existing-articles.ts';
import {
  dayMissing,
  idShared,
  keptAsEdited,
  noArticle,
  otherVersion,
  titleMissing,
  unwritten,
  withdrawnBefore,
} from './problems.ts';
import type { Destination } from './destinations.ts';
import type { ImportedArticle } from './report.ts';
import type { Person } from '../../article/article.ts';
import { findDays } from '../../import/day/day.ts';

/** The report of an article, without the fields that depend on all other articles. */
export type WriteResult = Omit<ImportedArticle, 'retellings' | 'suggestions'>;

/** The line of the front matter with the digest; the digest does not cover this line. */
const digestLine = /^( {2}digest: ).*$/m;

const withoutDigest = (text: string): string => evenLineEnds(text).replace(digestLine, '$1none');

/** The text of an imported article with its digest, and without characters that make Git take a file for binary. */
function signedText(
  frontMatter: FrontMatter,
  body: string,
  from: { readonly file: string; readonly entry?: string },
): string {
  const text = evenLineEnds(
    writeArticle({ ...frontMatter, imported: { ...from, digest: 'none' } }, dropForbidden(body)),
  );
  return text.replace(digestLine, `$1${digest(text)}`);
}

/** Whether a text is exactly what import wrote, so that import may replace it. */
export function isUnedited(text: string, frontMatter: FrontMatter): boolean {
  return frontMatter.imported?.digest === digest(withoutDigest(text));
}

/** Front matter that the schema accepts; refused keys are removed and reported as problems. */
function validFrontMatter(
  frontMatter: FrontMatter,
  { body, file }: Candidate,
): { readonly frontMatter: FrontMatter; readonly problems: readonly Problem[] } {
  const { problems } = parseArticle(signedText(frontMatter, body, { file }), file);
  if (problems.length === 0) return { frontMatter, problems };
  const faulty = new Set(problems.map(({ key = '' }) => key.replace(/[.[][^]*$/, '')));
  return {
    frontMatter: Object.fromEntries(Object.entries(frontMatter).filter(([key]) => !faulty.has(key))),
    problems: problems.map(({ rule, message, remedy = '' }) => ({
      rule,
      severity: 'warning',
      file,
      message,
      remedy,
    })),
  };
}

/** The front matter, with the day that an earlier import inferred if this one cannot: other files may be missing. */
function withEarlierDay(earlier: FrontMatter | undefined, now: FrontMatter): FrontMatter {
  const basis = earlier?.inferred?.published;
  if (now.published !== undefined || !earlier?.published || !basis) return now;
  return { ...now, published: earlier.published, inferred: { ...now.inferred, published: basis } };
}

/** The day of an article, and whether it is inferred, for the report. */
function dayIn({ published, inferred }: FrontMatter): Pick<WriteResult, 'published'> {
  return published === undefined
    ? {}
    : { published: { value: published, inferred: inferred?.published !== undefined } };
}

/** Whether a candidate is an article: it has a title or a text. */
export function isArticle({ fields, body }: Candidate): boolean {
  return fields.title !== undefined || body.trim() !== '';
}

/** The report of a candidate that is no article. */
export function failedResult(candidate: Candidate): WriteResult {
  const { entry, fields, proposals, problems } = candidate;
  return {
    status: 'failed',
    ...(entry !== undefined && { entry }),
    fields,
    ...(proposals && { proposals }),
    problems: problems.length > 0 ? problems : [noArticle(candidate)],
  };
}

/**
 * Writes the article of a candidate, unless the file already has it or a better version, an editor changed it, or it
 * was withdrawn for good. With `hold`, an article that states no day is held for review. Calls `written` with the article that it wrote. An error while writing is a problem in the
 * report.
 */
export async function writeCandidate(
  candidate: Candidate,
  destination: Destination,
  hold: boolean,
  written: (article: ExistingArticle) => void,
): Promise<WriteResult> {
  const { existing, slug, id, path, final, outranked, shared } = destination;
  const { entry, fields, proposals } = candidate;
  const file = shownPath(path);
  const from = { file: candidate.file, ...(entry !== undefined && { entry }) };
  const remarks = candidate.problems.filter(({ rule }) => rule !== 'undated' && rule !== 'untitled');
  if (shared) remarks.push(idShared(candidate));
  const report = {
    ...(entry !== undefined && { entry }),
    ...(id !== undefined && { id }),
    slug,
    fields,
    ...(proposals && { proposals }),
  };
  if (final)
    return {
      ...report,
      status: 'withdrawn',
      problems: [...remarks, withdrawnBefore(candidate.file, id ?? slug)],
    };
  if (existing && outranked)
    return {
      ...report,
      file,
      ...dayIn(existing.frontMatter ?? {}),
      status: 'unchanged',
      problems: [...remarks, otherVersion(candidate.file, existing)],
    };
  const { id: _, ...stated } = frontMatterOf(candidate);
  const found: FrontMatter = { ...stated, slug, ...(id !== undefined && { id }) };
  const valid = validFrontMatter(withEarlierDay(existing?.frontMatter, found), candidate);
  const frontMatter = hold ? withQuestions(valid.frontMatter, candidate) : valid.frontMatter;
  const text = signedText(frontMatter, candidate.body, from);
  const edited = existing && !(existing.frontMatter && isUnedited(existing.text, existing.frontMatter));
  const inFile = (edited ? existing.frontMatter : frontMatter) ?? {};
  // Entries of feeds, such as short messages, often have no title; pages have one.
  if (inFile.title === undefined && entry === undefined) remarks.push(titleMissing(candidate.file, file));
  if (inFile.published === undefined) remarks.push(dayMissing(candidate.file, file, inFile.held !== undefined));
  const result = {
    ...report,
    file,
    ...dayIn(inFile),
    ...(inFile.held && { held: true as const }),
    problems: [...remarks, ...valid.problems],
  };
  if (existing?.text === text) return { ...result, status: 'unchanged' };
  if (edited) return { ...result, status: 'kept', problems: [...remarks, keptAsEdited(file)] };
  try {
    await writeAtomically(path, text);
    written(existingArticleOf(path, text));
    return { ...result, status: existing ? 'updated' : 'written' };
  } catch (error) {
    return { ...result, status: 'failed', problems: [...result.problems, unwritten(file, error)] };
  }
}

type Suggestion = NonNullable<HeldField['candidates']>[number];

/** Most days of a text that are suggested. */
const mostDays = 8;

/** Length of the quotation on each side of a day, in UTF-16 units. */
const around = 30;

/** A value as a person writes it: persons as names between commas. */
const inOneLine = (value: string | readonly Person[]): string =>
  typeof value === 'string' ? value : value.map(({ name }) => name).join(', ');

/** The days that a text names, each once, with the words around it. */
function daysIn(text: string, language: string | undefined): readonly Suggestion[] {
  const days = new Map<string, Suggestion>();
  for (const { day, index, length } of findDays(text, { open: true, ...(language !== undefined && { language }) })) {
    if (days.size === mostDays) break;
    const words = text.slice(Math.max(0, index - around), index + length + around).toWellFormed();
    const from = `in the text: “${dropForbidden(words).replace(/\s+/g, ' ').trim()}”`;
    if (!days.has(day)) days.set(day, { value: day, from });
  }
  return [...days.values()];
}

/**
 * The front matter of an article that states no day as a draft that is held: with questions for the day and for other
 * doubtful fields. Articles with a day and drafts of the source are returned as they are.
 */
function withQuestions(frontMatter: FrontMatter, candidate: Candidate): FrontMatter {
  if (frontMatter.published !== undefined || frontMatter.draft) return frontMatter;
  const { proposals = {}, body, entry } = candidate;
  const held = reviewedFields.flatMap((field): HeldField[] => {
    const proposal: Found<string | readonly Person[]> | undefined = proposals[field];
    const proposed = proposal ? [{ value: inOneLine(proposal.value), from: proposal.where }] : [];
    const days = field === 'published' ? daysIn(body, frontMatter.language) : [];
    const candidates = [...proposed, ...days.filter(({ value }) => value !== proposed[0]?.value)];
    const suggested = candidates.length > 0 ? { candidates } : {};
    if (field === 'published') return [{ field, reason: 'It states no day for certain.', ...suggested }];
    const untitled = field === 'title' && frontMatter.title === undefined && entry === undefined;
    if (untitled) return [{ field, reason: 'It has no title.' }];
    return proposal ? [{ field, reason: 'It is doubtful.', ...suggested }] : [];
  });
  return { ...frontMatter, draft: true, held };
}
