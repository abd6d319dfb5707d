import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Problem } from '../article/problem.ts';
import { mapParallel } from '../content/parallel.ts';
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
  /** From when on the same files make another edition; seconds since the epoch. */
  readonly until?: number;
  readonly problems: readonly Problem[];
}

const recordFile = 'edition.json';

const schema = v.object({
  inputs: v.string(),
  mounts: v.array(v.string()),
  edition: v.object({
    digest: v.string(),
    origin: v.string(),
    articles: v.number(),
    modules: v.object({ 'index.bin': v.number(), 'newest.bin': v.number() }),
    assets: v.object({ files: v.number(), bytes: v.number() }),
  }),
  until: v.exactOptional(v.number()),
  problems: v.array(
    v.looseObject({ rule: v.string(), severity: v.string(), file: v.string(), message: v.string() }),
  ),
});

export async function writeRecord(out: string, record: BuildRecord): Promise<void> {
  await writeWhole(join(out, recordFile), JSON.stringify(record));
}

/** To be called before anything of the edition is written: a build that is ended midway leaves neither the old one nor the new one. */
export async function dropRecord(out: string): Promise<void> {
  await rm(join(out, recordFile), { force: true });
}

/** The record of the edition in a folder, or undefined where there is none, or where the edition is not as it was left. */
export async function readRecord(out: string): Promise<BuildRecord | undefined> {
  const record = parseRecord(await readFile(join(out, recordFile), 'utf8').catch(ignoreMissing));
  if (!record) return undefined;
  const { modules, assets } = record.edition;
  for (const file of moduleFiles)
    if ((await stat(join(out, file)).catch(ignoreMissing))?.size !== modules[file]) return undefined;
  const { files, bytes } = await weighAssets(out);
  return files === assets.files && bytes === assets.bytes ? record : undefined;
}

/** A crash, a full disk or another version of Dateline may have left anything: then it is as if nothing were there. */
function parseRecord(text = ''): BuildRecord | undefined {
  try {
    return v.parse(schema, JSON.parse(text)) as BuildRecord;
  } catch {
    return undefined;
  }
}

/** How many assets an edition has, and their bytes. */
export async function weighAssets(out: string): Promise<Built['assets']> {
  const folder = join(out, 'assets');
  const sizes = await mapParallel(
    await listFiles(folder),
    64,
    async (name) => (await stat(join(folder, name)).catch(ignoreMissing))?.size ?? 0,
  );
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
