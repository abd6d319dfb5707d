import type { Candidate, Found } from '../../article/candidate.ts';
import { type FrontMatter, type HeldField, reviewedFields } from '../../article/frontmatter.ts';
import type { Person } from '../../article/article.ts';
import { findDays } from '../../import/day/day.ts';
import { dropForbidden } from '../../text/escape.ts';

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
export function withQuestions(frontMatter: FrontMatter, candidate: Candidate): FrontMatter {
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
