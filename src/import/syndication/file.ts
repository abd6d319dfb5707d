import type { Candidate } from '../../article/candidate.ts';
import type { Problem } from '../../article/problem.ts';
import type { Origin } from '../reader.ts';

/** That a document is not well-formed, where it is not. */
export function damage({ file }: Origin, unclosed: string | undefined): readonly Problem[] {
  if (unclosed === undefined) return [];
  return [
    {
      rule: 'not-well-formed',
      severity: 'warning',
      file,
      message: `The XML is not well-formed: an element “${unclosed}” does not end where it should.`,
      remedy: 'It was read as far as it can be understood; look at what came of it.',
    },
  ];
}

/** Problems of the file as a whole are told with its first candidate. */
export function withProblems(
  problems: readonly Problem[],
  candidates: readonly Candidate[],
): readonly Candidate[] {
  return candidates.map((candidate, index) =>
    index === 0 && problems.length > 0
      ? { ...candidate, problems: [...problems, ...candidate.problems] }
      : candidate,
  );
}
