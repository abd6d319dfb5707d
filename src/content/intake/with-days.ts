import type { Candidate } from '../../article/candidate.ts';
import { type DatedText, proposeDays, type UndatedText } from './propose-days.ts';
import { type ExistingArticles, sourceKey } from './existing-articles.ts';

const textOf = ({ fields, body }: Candidate): UndatedText => ({
  title: fields.title?.value ?? '',
  text: body,
  ...(fields.language && { language: fields.language.value }),
});

/** The name of a text in a reason: its title. Readers see the reason, so it contains no path. */
const nameOf = (title: string): string => (title === '' ? 'another article' : `“${title}”`);

/** The articles whose sources state their days: candidates, and existing articles that no candidate replaces. */
function datedAmong(candidates: readonly Candidate[], existing: ExistingArticles): readonly DatedText[] {
  const dated: DatedText[] = [];
  const replaced = new Set<string>();
  for (const candidate of candidates) {
    const { file, entry, fields } = candidate;
    replaced.add(sourceKey(file, entry));
    const { published } = fields;
    const text = textOf(candidate);
    if (published && !published.inferred)
      dated.push({ ...text, day: published.value.slice(0, 10), name: nameOf(text.title) });
  }
  for (const { frontMatter, body } of existing.articles) {
    const { title = '', published, inferred, imported } = frontMatter ?? {};
    if (published === undefined || inferred?.published) continue;
    if (imported && replaced.has(sourceKey(imported.file, imported.entry))) continue;
    dated.push({ title, text: body, day: published.slice(0, 10), name: nameOf(title) });
  }
  return dated;
}

/**
 * The candidates in their order. Candidates without a day get the day of a dated text that they repeat or retell, if there is one, marked
 * as inferred with the reason.
 */
export function withDays(candidates: readonly Candidate[], existing: ExistingArticles): readonly Candidate[] {
  const undated = new Map(
    candidates
      .filter(({ fields }) => !fields.published)
      .map((candidate) => [candidate, textOf(candidate)] as const),
  );
  if (undated.size === 0) return candidates;
  const proposals = proposeDays([...undated.values()], datedAmong(candidates, existing));
  return candidates.map((candidate) => {
    const proposal = proposals.get(undated.get(candidate) as UndatedText);
    if (!proposal) return candidate;
    const { day, from, sure } = proposal;
    return {
      ...candidate,
      fields: { ...candidate.fields, published: { value: day, where: from, sure, inferred: true } },
    };
  });
}
