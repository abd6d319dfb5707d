import type { FrontMatter } from '../../article/article.ts';
import { type Candidate, frontMatterOf } from '../../article/candidate.ts';
import { parseArticle } from '../../article/frontmatter.ts';
import type { Problem } from '../../article/problem.ts';
import { shown } from '../tree.ts';
import { writeWhole } from '../write.ts';
import { type Existing, existingOf } from './existing.ts';
import {
  dayMissing,
  idShared,
  keptAsEdited,
  noArticle,
  otherVersion,
  titleMissing,
  unwritten,
  withdrawnBefore,
} from './faults.ts';
import type { Place } from './place.ts';
import type { ImportedArticle } from './report.ts';
import { isUntouched, signed } from './signature.ts';

/** What became of an article, without what can be told only when all are known. */
export type Put = Omit<ImportedArticle, 'retellings' | 'suggestions'>;

/** Front matter that the schema takes: what it refuses is dropped, and told. */
function admissible(
  frontMatter: FrontMatter,
  { body, file }: Candidate,
): { readonly frontMatter: FrontMatter; readonly problems: readonly Problem[] } {
  const { problems } = parseArticle(signed(frontMatter, body, { file }), file);
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

/** What an earlier import inferred and this one can't any more, since what it leant on was not among these files. */
function remembered(earlier: FrontMatter | undefined, now: FrontMatter): FrontMatter {
  const basis = earlier?.inferred?.published;
  if (now.published !== undefined || !earlier?.published || !basis) return now;
  return { ...now, published: earlier.published, inferred: { ...now.inferred, published: basis } };
}

/** What an article's front matter says of its day in the end. */
function dayIn({ published, inferred }: FrontMatter): Pick<Put, 'published'> {
  return published === undefined
    ? {}
    : { published: { value: published, inferred: inferred?.published !== undefined } };
}

/** A candidate without title and text is no article. */
export function isArticle({ fields, body }: Candidate): boolean {
  return fields.title !== undefined || body.trim() !== '';
}

/** The report of a candidate that is no article. */
export function nothing(candidate: Candidate): Put {
  const { entry, fields, problems } = candidate;
  return {
    status: 'failed',
    ...(entry !== undefined && { entry }),
    fields,
    problems: problems.length > 0 ? problems : [noArticle(candidate)],
  };
}

/**
 * Writes the article of a candidate, unless it is there already, in as good a version from another file too, was changed by an editor,
 * or was withdrawn for good. `written` is told of the article as it stands then.
 */
export async function put(
  candidate: Candidate,
  place: Place,
  written: (article: Existing) => void,
): Promise<Put> {
  const { existing, slug, id, path, final, outranked, shared } = place;
  const { entry, fields } = candidate;
  const file = shown(path);
  const from = { file: candidate.file, ...(entry !== undefined && { entry }) };
  const told = candidate.problems.filter(({ rule }) => rule !== 'undated' && rule !== 'untitled');
  if (shared) told.push(idShared(candidate));
  const report = {
    ...(entry !== undefined && { entry }),
    ...(id !== undefined && { id }),
    slug,
    fields,
  };
  if (final)
    return {
      ...report,
      status: 'withdrawn',
      problems: [...told, withdrawnBefore(candidate.file, id ?? slug)],
    };
  if (existing && outranked)
    return {
      ...report,
      file,
      ...dayIn(existing.frontMatter ?? {}),
      status: 'unchanged',
      problems: [...told, otherVersion(candidate.file, existing)],
    };
  const { id: _, ...stated } = frontMatterOf(candidate);
  const found: FrontMatter = { ...stated, slug, ...(id !== undefined && { id }) };
  const { frontMatter, problems } = admissible(remembered(existing?.frontMatter, found), candidate);
  const text = signed(frontMatter, candidate.body, from);
  const edited = existing && !(existing.frontMatter && isUntouched(existing.text, existing.frontMatter));
  const stands = (edited ? existing.frontMatter : frontMatter) ?? {};
  // Entries of feeds, as short messages are, often have no title; pages have one.
  if (stands.title === undefined && entry === undefined) told.push(titleMissing(candidate.file, file));
  if (stands.published === undefined) told.push(dayMissing(candidate.file, file));
  const whole = { ...report, file, ...dayIn(stands), problems: [...told, ...problems] };
  if (existing?.text === text) return { ...whole, status: 'unchanged' };
  if (edited) return { ...whole, status: 'kept', problems: [...told, keptAsEdited(file)] };
  try {
    await writeWhole(path, text);
    written(existingOf(path, text));
    return { ...whole, status: existing ? 'updated' : 'written' };
  } catch (error) {
    return { ...whole, status: 'failed', problems: [...whole.problems, unwritten(file, error)] };
  }
}
