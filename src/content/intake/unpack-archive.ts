import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Entry, getFileNameLowLevel, openPromise, validateFileName } from 'yauzl';

/**
 * The limits for an archive with all archives in it, against files that would fill disk or memory: files, bytes, bytes
 * of one file for each byte that it has in the archive (from `packed` bytes on; deflate reaches 1,032, text and JSON
 * hardly 50), and archives in archives.
 */
const defaultLimits = { files: 100_000, bytes: 8 * 2 ** 30, ratio: 200, packed: 50_000, depth: 2 };

const archive = /\.(?:zip|bar|bear2bk|textpack)$/i;

/** Whether a file is an archive by its name: ZIP, micro.blog's `.bar`, Bear's `.bear2bk`, `.textpack`. */
export function isArchive(path: string): boolean {
  return archive.test(path);
}

/** Whether an entry is unpacked: not links, folders and files that systems add. */
function isWanted(fileName: string, { externalFileAttributes }: Entry): boolean {
  const isLink = ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
  return !isLink && !fileName.endsWith('/') && !/(?:^|\/)(?:__MACOSX\/|\.[^/]*$)/.test(fileName);
}

/** A file whose name is no path in the archive, and the reason. */
interface RefusedName {
  readonly name: string;
  readonly reason: string;
}

interface UnpackedFiles {
  readonly files: readonly string[];
  readonly refused: readonly RefusedName[];
}

interface Counted {
  files: number;
  bytes: number;
}

/** Adds an entry to the sums. Throws an error if they exceed the limits, or if the entry cannot be unpacked. */
function count(fileName: string, entry: Entry, counted: Counted, limits: typeof defaultLimits): void {
  const { compressedSize, uncompressedSize } = entry;
  counted.files++;
  counted.bytes += uncompressedSize;
  if (counted.files > limits.files) throw new Error(`it holds more than ${limits.files} files`);
  if (counted.bytes > limits.bytes) throw new Error(`its files have more than ${limits.bytes} bytes`);
  if (compressedSize > limits.packed && uncompressedSize > limits.ratio * compressedSize)
    throw new Error(`“${fileName}” has more than ${limits.ratio} times the bytes that it has in the archive`);
  if (entry.isEncrypted()) throw new Error('it is encrypted');
}

async function unpackInto(
  path: string,
  folder: string,
  depth: number,
  counted: Counted,
  limits: typeof defaultLimits,
): Promise<UnpackedFiles> {
  const files: string[] = [];
  const refused: RefusedName[] = [];
  // With decoded names, yauzl would refuse the whole archive for one of them.
  const zip = await openPromise(path, { decodeStrings: false });
  try {
    // yauzl refuses files of another length than stated.
    for await (const entry of zip.eachEntry()) {
      const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
      const fileName = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
      if (!isWanted(fileName, entry)) continue;
      count(fileName, entry, counted, limits);
      // It names an absolute path, or one that leaves the folder.
      const reason = validateFileName(fileName);
      if (reason !== null) {
        refused.push({ name: fileName, reason });
        continue;
      }
      const target = join(folder, fileName);
      await mkdir(dirname(target), { recursive: true });
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
      if (!isArchive(fileName)) files.push(fileName);
      else if (depth < limits.depth) {
        const inner = fileName.replace(archive, '');
        const nested = await unpackInto(target, join(folder, inner), depth + 1, counted, limits);
        files.push(...nested.files.map((name) => `${inner}/${name}`));
        refused.push(...nested.refused.map(({ name, reason }) => ({ name: `${inner}/${name}`, reason })));
      }
    }
  } finally {
    zip.close();
  }
  return { files, refused };
}

/**
 * An unpacked archive: the temporary folder, which the caller of `unpackArchive` removes, the paths of the files in it,
 * and the files that were not unpacked.
 */
export interface UnpackedArchive extends UnpackedFiles {
  readonly folder: string;
}

/**
 * Unpacks an archive, with the archives in it, into a temporary folder. Throws an error if it is damaged, encrypted,
 * or larger than `limits`; the message completes “The archive cannot be read: …”. `created` is called with the folder before. `limits` is set in tests.
 */
export async function unpackArchive(
  path: string,
  created: (folder: string) => void,
  limits: typeof defaultLimits = defaultLimits,
): Promise<UnpackedArchive> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-import-'));
  created(folder);
  const { files, refused } = await unpackInto(path, folder, 0, { files: 0, bytes: 0 }, limits);
  return { folder, files: files.toSorted(), refused };
}
