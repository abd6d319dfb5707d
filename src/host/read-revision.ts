import { join } from 'node:path';
import { hexDigest } from '../content/digest.ts';
import { fileState, listFiles } from '../content/files.ts';
import { codeFolder, lockFiles } from './project.ts';

/** The folders whose code makes results that a store keeps. */
const folders = ['text', 'article', 'import', 'content', 'compile', 'edition'];

/**
 * Digest of the code that makes the stored results: the state of Dateline's files on this machine, its libraries, the
 * runtime and its time zones.
 */
export async function readRevision(): Promise<string> {
  const lists = await Promise.all(
    folders.map(async (name) => {
      const folder = join(codeFolder, name);
      return (await listFiles(folder)).map((name) => join(folder, name));
    }),
  );
  const files = [...lists.flat(), ...lockFiles];
  return hexDigest(
    JSON.stringify([process.version, process.versions['tz'], files.map((file) => [file, fileState(file)])]),
  );
}
