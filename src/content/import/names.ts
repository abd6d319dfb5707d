import type { Candidate } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import { type Bearer, namesakes, told } from '../namesakes.ts';
import type { Settings } from '../settings.ts';
import { assignValues, kindsOf, type Named, type Use, useKey } from '../values.ts';
import type { Shelf } from './existing.ts';

type Kind = 'author' | 'source';
type Name = Omit<Use, 'file'>;

/** Names of one kind, of the archive and of what comes in. */
interface Names {
  readonly kind: Kind;
  readonly terms: ReadonlyMap<string, Named>;
  readonly standing: readonly Name[];
  readonly coming: readonly (readonly [Candidate, Name])[];
}

/** What is told of the names of one kind: of pairs that what comes in has a part in, at the first that bears one of them. */
function* pairsOf({ kind, terms, standing, coming }: Names): Generator<readonly [Candidate, Problem]> {
  const uses = [...standing, ...coming.map(([, name]) => name)].map((name) => ({ ...name, file: '' }));
  const { values } = assignValues(uses, terms, kindsOf('')[kind]);
  const bearers = new Map<string, Bearer>();
  for (const use of uses) {
    const value = values.get(useKey(use));
    if (value === undefined) continue;
    const { slug, label } = value;
    bearers.set(slug, { slug, label, count: (bearers.get(slug)?.count ?? 0) + 1, known: terms.has(slug) });
  }
  const first = new Map<string, Candidate>();
  for (const [candidate, name] of coming) {
    const slug = values.get(useKey(name))?.slug;
    if (slug !== undefined && !first.has(slug)) first.set(slug, candidate);
  }
  for (const pair of namesakes([...bearers.values()], kind)) {
    const candidate = first.get(pair.alias.slug) ?? first.get(pair.keep.slug);
    if (candidate === undefined) continue;
    const key = kind === 'author' ? 'authors' : 'source';
    yield [
      candidate,
      { rule: 'same-name', severity: 'note', file: candidate.file, key, ...told(pair, kind) },
    ];
  }
}

/** Authors and sources of candidates whose names likely mean the same as one of the archive's, or one another's. */
export function namesakesOf(
  candidates: readonly Candidate[],
  shelf: Shelf,
  { authors, publication }: Settings,
): ReadonlyMap<Candidate, readonly Problem[]> {
  const found = new Map<Candidate, Problem[]>();
  const kinds: readonly Names[] = [
    {
      kind: 'author',
      terms: authors,
      standing: shelf.articles.flatMap(({ frontMatter }) => frontMatter?.authors ?? []),
      coming: candidates.flatMap((candidate) =>
        (candidate.fields.authors?.value ?? []).map((name) => [candidate, name] as const),
      ),
    },
    {
      kind: 'source',
      terms: publication.sources,
      standing: shelf.articles.flatMap(({ frontMatter }) => frontMatter?.source ?? []),
      coming: candidates.flatMap((candidate) =>
        candidate.fields.source ? [[candidate, candidate.fields.source.value] as const] : [],
      ),
    },
  ];
  for (const [candidate, problem] of kinds.flatMap((names) => [...pairsOf(names)]))
    found.set(candidate, [...(found.get(candidate) ?? []), problem]);
  return found;
}
