import { join } from 'node:path';
import { stateOf } from '../content/tree.ts';
import { hexDigest, listFiles } from './files.ts';
import { projectRoot } from './project.ts';

/** The folders of `src/` whose code makes results that a store keeps. */
const rooms = ['text', 'article', 'import', 'content', 'compile', 'edition'];

/**
 * Names the code that makes the stored results: Dateline's files as they lie on this machine, its libraries, the runtime and the time zones that
 * it knows.
 */
export async function readRevision(): Promise<string> {
  const lists = await Promise.all(
    rooms.map(async (room) => {
      const folder = join(projectRoot, 'src', room);
      return (await listFiles(folder)).map((name) => join(folder, name));
    }),
  );
  const files = [...lists.flat(), join(projectRoot, 'package-lock.json')];
  return hexDigest(
    'sha256',
    JSON.stringify([process.version, process.versions['tz'], files.map((file) => [file, stateOf(file)])]),
  );
}
