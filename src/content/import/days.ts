import type { Candidate } from '../../article/candidate.ts';
import { type Dated, proposeDays, type Undated } from '../propose.ts';
import { type Shelf, sourceKey } from './existing.ts';

const textOf = ({ fields, body }: Candidate): Undated => ({
  title: fields.title?.value ?? '',
  text: body,
  ...(fields.language && { language: fields.language.value }),
});

/** By what a reason calls a text. Readers see the reason, and no path is for them. */
const nameOf = (title: string): string => (title === '' ? 'another article' : `“${title}”`);

/** The articles whose sources state their days: candidates, and those of the archive that none of the candidates replaces. */
function datedAmong(candidates: readonly Candidate[], shelf: Shelf): readonly Dated[] {
  const dated: Dated[] = [];
  const replaced = new Set<string>();
  for (const candidate of candidates) {
    const { file, entry, fields } = candidate;
    replaced.add(sourceKey(file, entry));
    const { published } = fields;
    const text = textOf(candidate);
    if (published && !published.inferred)
      dated.push({ ...text, day: published.value.slice(0, 10), name: nameOf(text.title) });
  }
  for (const { frontMatter, body } of shelf.articles) {
    const { title = '', published, inferred, imported } = frontMatter ?? {};
    if (published === undefined || inferred?.published) continue;
    if (imported && replaced.has(sourceKey(imported.file, imported.entry))) continue;
    dated.push({ title, text: body, day: published.slice(0, 10), name: nameOf(title) });
  }
  return dated;
}

/**
 * The candidates, those without a day completed by the day of a dated text that they repeat or retell, marked as inferred
 * with the reason, where there is one.
 */
export function withDays(candidates: readonly Candidate[], shelf: Shelf): readonly Candidate[] {
  const undated = new Map(
    candidates
      .filter(({ fields }) => !fields.published)
      .map((candidate) => [candidate, textOf(candidate)] as const),
  );
  if (undated.size === 0) return candidates;
  const proposals = proposeDays([...undated.values()], datedAmong(candidates, shelf));
  return candidates.map((candidate) => {
    const proposal = proposals.get(undated.get(candidate) as Undated);
    if (!proposal) return candidate;
    const { day, from, sure } = proposal;
    return {
      ...candidate,
      fields: { ...candidate.fields, published: { value: day, where: from, sure, inferred: true } },
    };
  });
}
