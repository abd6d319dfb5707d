import type { Candidate } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import type { Origin } from '../reader.ts';
import { instant } from '../../text/date.ts';

const place = ({ fields }: Candidate): string => fields.url?.value ?? fields.title?.value ?? '';
const changed = ({ fields }: Candidate): number => instant(fields.updated?.value ?? fields.published?.value ?? '');

/**
 * Entries of one id are versions of one article (RFC 4287 §4.1.1): the newest stays. Where they stand at different
 * places the id is not one, and only the first keeps it.
 */
function identified(candidates: readonly Candidate[], { file }: Origin): readonly Candidate[] {
  const first = new Map<string, number>();
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const { id } = candidate;
    const known = id === undefined ? undefined : first.get(id);
    if (id === undefined || known === undefined) {
      if (id !== undefined) first.set(id, kept.length);
      kept.push(candidate);
      continue;
    }
    const before = kept[known] as Candidate;
    if (place(before) === place(candidate)) {
      if (changed(candidate) > changed(before)) kept[known] = candidate;
      continue;
    }
    const { id: _, ...others } = candidate;
    const problem: Problem = {
      rule: 'shared-id',
      severity: 'warning',
      file,
      key: 'id',
      message: `Several entries have the id “${id}”; ${place(candidate)} is not the first.`,
      remedy: 'It gets an id of its own.',
    };
    kept.push({ ...others, entry: place(candidate), problems: [...candidate.problems, problem] });
  }
  return kept;
}

/** Entries that nothing tells apart are told apart by their order. */
function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  const used = new Map<string, number>();
  return candidates.map((candidate) => {
    const { entry = '' } = candidate;
    const count = (used.get(entry) ?? 0) + 1;
    used.set(entry, count);
    return entry !== '' && count === 1 ? candidate : { ...candidate, entry: `${entry}#${count}` };
  });
}

/** A file's candidates, each of which has an id and an entry of its own or none. */
export function tellApart(candidates: readonly Candidate[], origin: Origin): readonly Candidate[] {
  return distinct(identified(candidates, origin));
}
