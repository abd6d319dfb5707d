import { join } from 'node:path';
import type { Candidate } from '../../article/candidate.ts';
import { shownPath } from '../files.ts';
import { writeIfChanged } from '../write.ts';
import { unwritten } from './problems.ts';

/**
 * Writes the pictures and sounds of a candidate into `media/` of a content folder. Returns the candidate without their
 * bytes. A file that cannot be written is a problem of the candidate.
 */
export async function saveMedia({ media = [], ...candidate }: Candidate, folder: string): Promise<Candidate> {
  const problems = [...candidate.problems];
  for (const { name, bytes } of media) {
    const path = join(folder, 'media', name);
    await writeIfChanged(path, bytes).catch((error: unknown) => problems.push(unwritten(shownPath(path), error)));
  }
  return { ...candidate, problems };
}
