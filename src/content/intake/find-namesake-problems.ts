import type { Candidate } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import { type CountedName, findNamesakes, describeNamesakes } from '../articles/namesakes.ts';
import type { ContentSettings } from '../publication/settings.ts';
import { assignValues, valueKinds, type NamedTerm, type NameUse, useKey } from '../articles/values.ts';
import type { ExistingArticles } from './existing-articles.ts';

type NameKind = 'author' | 'source';
type StatedName = Omit<NameUse, 'file'>;

/** The names of one kind in existing articles and in candidates. */
interface StatedNames {
  readonly kind: NameKind;
  readonly terms: ReadonlyMap<string, NamedTerm>;
  readonly existing: readonly StatedName[];
  readonly imported: readonly (readonly [Candidate, StatedName])[];
}

/**
 * The problems with names of one kind: one for each pair with a name of a candidate, at the first candidate with it.
 */
function* pairsOf({
  kind,
  terms,
  existing,
  imported,
}: StatedNames): Generator<readonly [Candidate, Problem]> {
  const uses = [...existing, ...imported.map(([, name]) => name)].map((name) => ({ ...name, file: '' }));
  const { values } = assignValues(uses, terms, valueKinds('')[kind]);
  const bearers = new Map<string, CountedName>();
  for (const use of uses) {
    const value = values.get(useKey(use));
    if (value === undefined) continue;
    const { slug, label } = value;
    bearers.set(slug, { slug, label, count: (bearers.get(slug)?.count ?? 0) + 1, known: terms.has(slug) });
  }
  const first = new Map<string, Candidate>();
  for (const [candidate, name] of imported) {
    const slug = values.get(useKey(name))?.slug;
    if (slug !== undefined && !first.has(slug)) first.set(slug, candidate);
  }
  for (const pair of findNamesakes([...bearers.values()], kind)) {
    const candidate = first.get(pair.alias.slug) ?? first.get(pair.keep.slug);
    if (candidate === undefined) continue;
    const key = kind === 'author' ? 'authors' : 'source';
    yield [
      candidate,
      { rule: 'same-name', severity: 'note', file: candidate.file, key, ...describeNamesakes(pair, kind) },
    ];
  }
}

/**
 * Problems for authors and sources of candidates whose names probably mean the same as an existing name, or as each
 * other.
 */
export function findNamesakeProblems(
  candidates: readonly Candidate[],
  existing: ExistingArticles,
  { authors, publication }: ContentSettings,
): ReadonlyMap<Candidate, readonly Problem[]> {
  const found = new Map<Candidate, Problem[]>();
  const kinds: readonly StatedNames[] = [
    {
      kind: 'author',
      terms: authors,
      existing: existing.articles.flatMap(({ frontMatter }) => frontMatter?.authors ?? []),
      imported: candidates.flatMap((candidate) =>
        (candidate.fields.authors?.value ?? []).map((name) => [candidate, name] as const),
      ),
    },
    {
      kind: 'source',
      terms: publication.sources,
      existing: existing.articles.flatMap(({ frontMatter }) => frontMatter?.source ?? []),
      imported: candidates.flatMap((candidate) =>
        candidate.fields.source ? [[candidate, candidate.fields.source.value] as const] : [],
      ),
    },
  ];
  for (const [candidate, problem] of kinds.flatMap((names) => [...pairsOf(names)]))
    found.set(candidate, [...(found.get(candidate) ?? []), problem]);
  return found;
}
