import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../article/problem.ts';
import { moduleFiles } from './bundle.ts';
import { ignoreMissing, listFiles, writeWhole } from './files.ts';

/** An edition as a build left it. Lengths in bytes. */
export interface Built {
  readonly digest: string;
  readonly origin: string;
  readonly articles: number;
  readonly modules: { readonly 'index.bin': number; readonly 'newest.bin': number };
  readonly assets: { readonly files: number; readonly bytes: number };
}

/** What a build leaves beside its edition, so that the next one knows whether it has anything to do. */
export interface BuildRecord {
  /** Digest of what the edition was made of. */
  readonly inputs: string;
  readonly mounts: readonly string[];
  readonly edition: Built;
  readonly problems: readonly Problem[];
}

const recordFile = 'edition.json';

export async function writeRecord(out: string, record: BuildRecord): Promise<void> {
  await writeWhole(join(out, recordFile), JSON.stringify(record));
}

/** The record of the edition in a folder, or undefined where there is none, or where the edition is not as it was left. */
export async function readRecord(out: string): Promise<BuildRecord | undefined> {
  const text = await readFile(join(out, recordFile), 'utf8').catch(ignoreMissing);
  if (text === undefined) return undefined;
  const record = JSON.parse(text) as BuildRecord;
  const { modules, assets } = record.edition;
  for (const file of moduleFiles)
    if ((await stat(join(out, file)).catch(ignoreMissing))?.size !== modules[file]) return undefined;
  return (await listFiles(join(out, 'assets'))).length === assets.files ? record : undefined;
}
