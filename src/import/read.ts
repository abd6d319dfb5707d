import type { Candidate } from '../article/candidate.ts';
import { type Problem, problemFromError } from '../article/problem.ts';
import { detect } from './detect.ts';
import { importKinds } from './kinds.ts';
import { type Origin, Refusal } from './reader.ts';

/** What reading one source file gave. */
export interface FileReading {
  /** Absent where the file is nothing that can be imported. */
  readonly kind?: string;
  readonly candidates: readonly Candidate[];
  /** Of the file as a whole; those of a candidate stand in it. */
  readonly problems: readonly Problem[];
}

/** Reads one source file, whatever it is. A file that can't be read is a problem, never an exception. */
export async function read(bytes: Uint8Array, origin: Origin): Promise<FileReading> {
  let kind = origin.kind;
  if (kind === undefined) {
    const detected = detect(bytes, origin.file, origin.path);
    if ('problem' in detected) return { candidates: [], problems: [detected.problem] };
    ({ kind } = detected);
  }
  try {
    const reader = await importKinds.find(({ name }) => name === kind)?.load();
    if (reader === undefined) throw new Error(`there is no kind “${kind}”`);
    return { kind, candidates: await reader(bytes, origin), problems: [] };
  } catch (error) {
    if (error instanceof Refusal) return { kind, candidates: [], problems: error.problems };
    const fault = problemFromError(error, origin.file);
    return { kind, candidates: [], problems: [{ ...fault, message: `Taken for ${kind}: ${fault.message}` }] };
  }
}
