import type { Candidate } from '../../article/candidate.ts';
import { type Problem, problemOf } from '../../article/problem.ts';
import { namesakesOf } from '../articles/namesakes.ts';
import { assignValues, type NamedTerm, useKey, valueKinds } from '../articles/values.ts';
import type { ContentSettings } from '../publication/settings.ts';
import type { ExistingArticles } from './existing-articles.ts';

/** A name that an existing article or a candidate states. */
interface StatedName {
  readonly name: string;
  readonly url?: string;
  readonly candidate?: Candidate;
}

/** The problems with names of one kind: one for each pair with a name of a candidate, at the first that has it. */
function problemsWith(
  names: readonly StatedName[],
  terms: ReadonlyMap<string, NamedTerm>,
  kind: 'author' | 'source',
): readonly (readonly [Candidate, Problem])[] {
  const uses = names.map(({ candidate: _, ...name }) => ({ ...name, file: '' }));
  const { values } = assignValues(uses, terms, valueKinds('')[kind]);
  const owned = names.flatMap((stated) => {
    const value = values.get(useKey(stated));
    return value ? [{ slug: value.slug, label: value.label, owner: stated.candidate }] : [];
  });
  return [...namesakesOf<Candidate>(owned, terms, kind)].map(({ owner, key, message, remedy }) => [
    owner,
    problemOf('same-name', 'note', owner.file, message, remedy, key),
  ]);
}

/** Problems for authors and sources of candidates whose names probably mean an existing name, or one another. */
export function findNamesakeProblems(
  candidates: readonly Candidate[],
  existing: ExistingArticles,
  { authors, publication }: ContentSettings,
): ReadonlyMap<Candidate, readonly Problem[]> {
  const authorNames: readonly StatedName[] = [
    ...existing.articles.flatMap(({ frontMatter }) => frontMatter?.authors ?? []),
    ...candidates.flatMap((candidate) =>
      (candidate.fields.authors?.value ?? []).map((name) => ({ ...name, candidate })),
    ),
  ];
  const sourceNames: readonly StatedName[] = [
    ...existing.articles.flatMap(({ frontMatter }) => frontMatter?.source ?? []),
    ...candidates.flatMap((candidate) => {
      const source = candidate.fields.source?.value;
      return source ? [{ ...source, candidate }] : [];
    }),
  ];
  const found = [
    ...problemsWith(authorNames, authors, 'author'),
    ...problemsWith(sourceNames, publication.sources, 'source'),
  ];
  const byCandidate = Map.groupBy(found, ([candidate]) => candidate);
  return new Map([...byCandidate].map(([candidate, all]) => [candidate, all.map(([, problem]) => problem)]));
}
